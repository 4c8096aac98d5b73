//! A situation as text that fits into a link: JSON, compressed (RFC 1951), in the letters of addresses (RFC 4648, 5).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{Deserialize, Serialize};

use crate::control::Situation;

/// Longest text that is given out: mail programs and chats cut longer addresses.
pub const LONGEST: usize = 60_000;
/// A text may unpack to so much; more is somebody's trick.
const MOST: usize = 16 << 20;
/// How hard to look for repetitions: the most.
const LEVEL: u8 = 10;

/// A situation, and what is to be seen of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parcel {
    /// What the back end is like.
    pub situation: Situation,
    /// Who is signed in, by e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The page of the console, path and query.
    pub address: String,
    /// Hours that the reader's clock is wrong by.
    #[serde(default)]
    pub skew: i64,
}

/// Why a situation is no link, or a link no situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpackable {
    /// Too much has happened.
    TooLong,
    /// It was cut off or changed on its way, or another version wrote it.
    Unreadable,
}

impl Parcel {
    /// As text.
    ///
    /// # Errors
    /// When it is longer than [`LONGEST`].
    pub fn pack(&self) -> Result<String, Unpackable> {
        let json = serde_json::to_vec(self).map_err(|_| Unpackable::Unreadable)?;
        let text = URL_SAFE_NO_PAD.encode(compress_to_vec(&json, LEVEL));
        if text.len() > LONGEST { Err(Unpackable::TooLong) } else { Ok(text) }
    }

    /// From text.
    ///
    /// # Errors
    /// When it is none that this version wrote.
    pub fn unpack(text: &str) -> Result<Self, Unpackable> {
        let packed = URL_SAFE_NO_PAD.decode(text.trim()).map_err(|_| Unpackable::Unreadable)?;
        let json = decompress_to_vec_with_limit(&packed, MOST).map_err(|_| Unpackable::Unreadable)?;
        serde_json::from_slice(&json).map_err(|_| Unpackable::Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use spanning_api::Timestamp;

    use super::*;
    use crate::replay::Entry;

    fn parcel(entries: usize) -> Parcel {
        let entry = |number| Entry::Advance { milliseconds: number as i64, at: Timestamp(number as i64 * 7_919) };
        Parcel {
            situation: Situation {
                scenario: "linked".to_owned(),
                tenants: 250,
                seed: 7,
                epoch: Timestamp(1),
                entries: (0..entries).map(entry).collect(),
                now: Timestamp(2),
                faults: Vec::new(),
            },
            person: Some("maya.lindqvist@aldergrovedental.example".to_owned()),
            address: "/settings/integrations?x=ü".to_owned(),
            skew: -24,
        }
    }

    #[test]
    fn a_parcel_comes_out_as_it_went_in() {
        for entries in [0, 1, 200] {
            let text = parcel(entries).pack().unwrap();
            assert!(text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)), "{text}");
            assert_eq!(Parcel::unpack(&text), Ok(parcel(entries)));
        }
    }

    #[test]
    fn what_is_too_long_is_said_to_be() {
        assert_eq!(parcel(100_000).pack(), Err(Unpackable::TooLong));
    }

    proptest! {
        #[test]
        fn nothing_that_somebody_sends_fails_otherwise(text in "[ -~]{0,200}", cut in 0_usize..400) {
            let _ = Parcel::unpack(&text);
            let whole = parcel(3).pack().unwrap();
            let part = &whole[..cut.min(whole.len() - 1)];
            prop_assert_eq!(Parcel::unpack(part), Err(Unpackable::Unreadable));
        }
    }
}
