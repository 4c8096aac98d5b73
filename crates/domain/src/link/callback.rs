//! Reading a provider's answer, strictly. What cannot be read in exactly one way is refused: a lenient
//! parser on one side and another on the other side is how forged answers get through.

use std::collections::BTreeMap;

/// Longest query that is read at all.
pub const LONGEST_QUERY: usize = 8 * 1024;
/// Longest single value.
pub const LONGEST_VALUE: usize = 4 * 1024;

/// A provider's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What ties it to a leg.
    pub state: String,
    /// The issuer, if the answer names one (RFC 9207).
    pub iss: Option<String>,
    /// What came.
    pub result: Result<String, ProviderError>,
}

/// A provider's error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderError {
    /// The OAuth error code; the only part that decides anything.
    pub error: String,
    /// The provider's own number, for support (`AADSTS65004`); letters and digits only.
    pub number: Option<String>,
}

/// Why an answer cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The whole or a value is too long.
    TooLong,
    /// Percent-encoding that is no UTF-8 or no encoding at all.
    BadEncoding,
    /// A parameter stands twice.
    Duplicate,
    /// Both `code` and `error`.
    Both,
    /// Neither `code` nor `error`.
    Neither,
    /// `state` is missing or empty.
    NoState,
}

impl Unreadable {
    /// A stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::TooLong => "too_long",
            Self::BadEncoding => "bad_encoding",
            Self::Duplicate => "duplicate_parameter",
            Self::Both => "code_and_error",
            Self::Neither => "neither_code_nor_error",
            Self::NoState => "no_state",
        }
    }
}

/// Reads a raw query string without `?`.
///
/// # Errors
/// Why it cannot be read; never with a piece of it.
pub fn read(query: &str) -> Result<Answer, Unreadable> {
    if query.len() > LONGEST_QUERY {
        return Err(Unreadable::TooLong);
    }
    let mut params = BTreeMap::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decode(name)?, decode(value)?);
        if value.len() > LONGEST_VALUE {
            return Err(Unreadable::TooLong);
        }
        if params.insert(name, value).is_some() {
            return Err(Unreadable::Duplicate);
        }
    }
    let mut take = |name: &str| params.remove(name).filter(|value| !value.is_empty());
    let state = take("state").ok_or(Unreadable::NoState)?;
    let iss = take("iss");
    let result = match (take("code"), take("error")) {
        (Some(_), Some(_)) => return Err(Unreadable::Both),
        (None, None) => return Err(Unreadable::Neither),
        (Some(code), None) => Ok(code),
        (None, Some(error)) => {
            let number = take("error_description").as_deref().and_then(number);
            Err(ProviderError { error, number })
        }
    };
    Ok(Answer { state, iss, result })
}

/// The number at the beginning of an Entra error description. A hint for support, not to act upon.
fn number(description: &str) -> Option<String> {
    let digits: String = description.strip_prefix("AADSTS")?.chars().take_while(char::is_ascii_digit).collect();
    (4..=8).contains(&digits.len()).then(|| format!("AADSTS{digits}"))
}

fn decode(text: &str) -> Result<String, Unreadable> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || rest.next().and_then(|b| char::from(*b).to_digit(16));
                let (Some(high), Some(low)) = (digit(), digit()) else {
                    return Err(Unreadable::BadEncoding);
                };
                u8::try_from(high * 16 + low).map_err(|_| Unreadable::BadEncoding)?
            }
            other => *other,
        });
    }
    String::from_utf8(out).map_err(|_| Unreadable::BadEncoding)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_a_code_and_an_error() {
        let answer = read("code=a%2Fb+c&state=s&session_state=x&iss=http%3A%2F%2Fk").unwrap();
        assert_eq!((answer.state.as_str(), answer.iss.as_deref()), ("s", Some("http://k")));
        assert_eq!(answer.result, Ok("a/b c".to_owned()));
        let answer = read(
            "error=access_denied&error_description=AADSTS65004%3A+declined.%0D%0ATrace&state=s&admin_consent=True",
        );
        let expected = ProviderError { error: "access_denied".into(), number: Some("AADSTS65004".into()) };
        assert_eq!(answer.unwrap().result, Err(expected));
    }

    #[test]
    fn l17_what_can_be_read_in_two_ways_is_refused() {
        let cases = [
            ("code=a&error=b&state=s", Unreadable::Both),
            ("state=s", Unreadable::Neither),
            ("code=&state=s", Unreadable::Neither),
            ("code=a&state=s&state=s", Unreadable::Duplicate),
            ("code=a&code=a&state=s", Unreadable::Duplicate),
            ("c%6fde=a&code=a&state=s", Unreadable::Duplicate),
            ("code=%ff&state=s", Unreadable::BadEncoding),
            ("code=%c3%28&state=s", Unreadable::BadEncoding),
            ("code=%2&state=s", Unreadable::BadEncoding),
            ("code=%zz&state=s", Unreadable::BadEncoding),
            ("code=%+1&state=s", Unreadable::BadEncoding),
            ("code=a", Unreadable::NoState),
            ("code=a&state=", Unreadable::NoState),
            ("", Unreadable::NoState),
        ];
        for (query, why) in cases {
            assert_eq!(read(query), Err(why), "{query}");
        }
        assert_eq!(read(&format!("state=s&code={}", "x".repeat(64 * 1024))), Err(Unreadable::TooLong));
        assert_eq!(read(&format!("state=s&code={}", "x".repeat(LONGEST_VALUE + 1))), Err(Unreadable::TooLong));
    }

    #[test]
    fn l17_a_number_is_taken_only_where_it_stands_and_only_digits() {
        for text in ["<script>AADSTS65004", "AADSTS<b>", "AADSTS1", "AADSTS123456789", "65004", ""] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(number("AADSTS53003: x"), Some("AADSTS53003".to_owned()));
    }

    proptest! {
        #[test]
        fn never_panics_and_never_reads_both(query in ".{0,300}") {
            if let Ok(answer) = read(&query) {
                prop_assert!(!answer.state.is_empty());
            }
        }
    }
}
