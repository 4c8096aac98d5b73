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

    fn encoded(pairs: &[(&str, &str)]) -> String {
        let mut out = String::new();
        for (name, value) in pairs {
            let value: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
            out.push_str(&format!("{name}={value}&"));
        }
        out
    }

    const NAMES: [&str; 7] = ["code", "state", "iss", "error", "error_description", "c%6fde", "session_state"];

    /// Queries that nearly are answers.
    fn nearly() -> impl Strategy<Value = String> {
        let value = prop_oneof!["[a-z0-9]{0,6}", "(%[0-9a-f]{0,2}|[a-z+=]){0,8}", "\\PC{0,6}"];
        let pair =
            (proptest::sample::select(NAMES.to_vec()), value).prop_map(|(name, value)| format!("{name}={value}"));
        proptest::collection::vec(pair, 0..6).prop_map(|pairs| pairs.join("&"))
    }

    proptest! {
        #[test]
        fn any_text_is_an_answer_or_is_refused(query in prop_oneof!["(?s).{0,300}", nearly()]) {
            let Ok(answer) = read(&query) else { return Ok(()) };
            prop_assert!(!answer.state.is_empty() && answer.iss.as_deref() != Some(""));
            match answer.result {
                Ok(code) => prop_assert!(!code.is_empty()),
                Err(refused) => prop_assert!(!refused.error.is_empty()),
            }
            // What is sent twice is read in two ways by two readers.
            let (state, more) = (encoded(&[("state", "s")]), query.trim_end_matches('&'));
            prop_assert_eq!(read(&format!("{more}&{state}")), Err(Unreadable::Duplicate));
        }

        #[test]
        fn what_a_provider_writes_is_read_as_it_was(code in "(?s).{1,40}", state in "(?s).{1,40}", iss in "\\PC{1,40}") {
            let mut pairs = [("code", code.as_str()), ("state", state.as_str()), ("iss", iss.as_str())];
            let answer = Answer { state: state.clone(), iss: Some(iss.clone()), result: Ok(code.clone()) };
            prop_assert_eq!(read(&encoded(&pairs)), Ok(answer));
            pairs[2].0 = "error";
            prop_assert_eq!(read(&encoded(&pairs)), Err(Unreadable::Both));
            prop_assert_eq!(read(&encoded(&pairs[..1])), Err(Unreadable::NoState));
            prop_assert_eq!(read(&encoded(&pairs[1..2])), Err(Unreadable::Neither));
        }

        #[test]
        fn what_is_cut_off_is_never_another_answer(code in "[a-z]{1,20}", state in "[a-z]{1,20}", cut in 0_usize..100) {
            // `state` stands last, as with Microsoft: a cut answer has another state or none.
            let whole = encoded(&[("code", &code), ("state", &state)]);
            let whole = whole.trim_end_matches('&');
            let cut = whole.get(..cut % whole.len()).unwrap_or_default();
            prop_assert_ne!(read(cut).map(|answer| answer.state), Ok(state));
        }
    }
}
