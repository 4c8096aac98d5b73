//! Messages between host and console: one shape, strictly read. Pure. They travel as JSON text, so that
//! size and shape are known before anything of them is used.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Longest message, as JSON.
pub const MOST_BYTES: usize = 16 * 1024;
const PROTOCOL: &str = "sbk-embed";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Envelope {
    p: String,
    v: u32,
    #[serde(rename = "type")]
    kind: String,
    nonce: String,
    #[serde(default)]
    body: Value,
}

/// What a host says.
#[derive(Clone, Debug, PartialEq)]
pub enum FromHost {
    /// It accepts the console.
    Welcome,
    /// A bearer for the session.
    Token {
        /// The bearer.
        token: String,
        /// When it stops working, in milliseconds since 1970, where the host says so.
        expires_at: Option<i64>,
    },
    /// Light or dark.
    Theme(String),
    /// Language and time zone.
    Locale {
        /// A language tag.
        tag: String,
        /// A time zone name.
        time_zone: String,
    },
    /// Another page: a route below the portal's part, not yet looked at.
    Navigate(String),
    /// The permissions that the frame has, separated by spaces.
    Sandbox(String),
    /// Whether anybody can see the frame.
    Visible(bool),
    /// The focus comes in, at the start or at the end.
    Focus {
        /// At the end: somebody went backwards.
        at_end: bool,
    },
    /// The part of a tall frame that can be seen, in CSS pixels of the frame.
    Viewport {
        /// Where it begins.
        top: u32,
        /// How high it is.
        height: u32,
    },
}

/// Pixels above which a frame is no frame.
const MOST_PIXELS: u64 = 100_000;

/// Reads a message; `None` for anything that is not exactly one.
pub fn read(json: &str, nonce: &str) -> Option<FromHost> {
    if json.len() > MOST_BYTES {
        return None;
    }
    let envelope: Envelope = serde_json::from_str(json).ok()?;
    if envelope.p != PROTOCOL || envelope.v != VERSION || envelope.nonce != nonce || nonce.is_empty() {
        return None;
    }
    let text = |name: &str| envelope.body.get(name)?.as_str().map(str::to_owned);
    match envelope.kind.as_str() {
        "welcome" => Some(FromHost::Welcome),
        "token" => {
            let token = text("token").filter(|token| !token.is_empty())?;
            Some(FromHost::Token { token, expires_at: envelope.body.get("expiresAt").and_then(Value::as_i64) })
        }
        "theme" => text("scheme").filter(|scheme| matches!(scheme.as_str(), "light" | "dark")).map(FromHost::Theme),
        "locale" => Some(FromHost::Locale { tag: text("tag")?, time_zone: text("timeZone").unwrap_or_default() }),
        "navigate" => text("route").filter(|route| route.len() <= 4096).map(FromHost::Navigate),
        "sandbox" => text("allowed").filter(|list| list.len() <= 4096).map(FromHost::Sandbox),
        "visibility" => envelope.body.get("visible")?.as_bool().map(FromHost::Visible),
        "focus" => match text("edge")?.as_str() {
            edge @ ("start" | "end") => Some(FromHost::Focus { at_end: edge == "end" }),
            _ => None,
        },
        "viewport" => {
            let pixels = |name: &str| {
                let number = envelope.body.get(name)?.as_u64().filter(|number| *number <= MOST_PIXELS)?;
                u32::try_from(number).ok()
            };
            Some(FromHost::Viewport { top: pixels("top")?, height: pixels("height")? })
        }
        _ => None,
    }
}

/// Writes a message.
pub fn write(kind: &str, nonce: &str, body: Value) -> String {
    let envelope =
        Envelope { p: PROTOCOL.to_owned(), v: VERSION, kind: kind.to_owned(), nonce: nonce.to_owned(), body };
    serde_json::to_string(&envelope).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// Messages that nearly are one: every part right, or nearly.
    fn nearly() -> impl Strategy<Value = String> {
        let value = prop_oneof![
            Just(json!(null)),
            any::<i64>().prop_map(|number| json!(number)),
            any::<f64>().prop_map(|number| json!(number)),
            any::<bool>().prop_map(|on| json!(on)),
            "\\PC{0,20}".prop_map(|text| json!(text)),
            proptest::sample::select(vec!["light", "start", "end", "x/y?z"]).prop_map(|text| json!(text)),
        ];
        let names =
            ["token", "expiresAt", "scheme", "tag", "timeZone", "route", "allowed", "visible", "edge", "top", "height"];
        let body = proptest::collection::vec((proptest::sample::select(names.to_vec()), value.clone()), 0..4);
        let kinds =
            ["welcome", "token", "theme", "locale", "navigate", "sandbox", "visibility", "focus", "viewport", "eval"];
        let kind = prop_oneof![9 => proptest::sample::select(kinds.to_vec()).prop_map(|kind| json!(kind)), 1 => value];
        (kind, body, prop_oneof![9 => Just(json!(1)), 1 => any::<i64>().prop_map(|number| json!(number))]).prop_map(
            |(kind, body, version)| {
                let body: serde_json::Map<String, Value> =
                    body.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
                json!({ "p": PROTOCOL, "v": version, "type": kind, "nonce": "n", "body": body }).to_string()
            },
        )
    }

    proptest! {
        #[test]
        fn any_text_is_a_message_or_is_dropped(text in prop_oneof!["(?s).{0,200}", nearly()], cut in any::<proptest::sample::Index>()) {
            prop_assert_eq!(read(&text, "other"), None, "it is for this nonce only");
            prop_assert_eq!(read(&text, ""), None);
            match read(&text, "n") {
                None => {}
                Some(FromHost::Token { token, .. }) => prop_assert!(!token.is_empty()),
                Some(FromHost::Theme(scheme)) => prop_assert!(scheme == "light" || scheme == "dark"),
                Some(FromHost::Navigate(text) | FromHost::Sandbox(text)) => prop_assert!(text.len() <= 4096),
                Some(FromHost::Viewport { top, height }) => prop_assert!(top.max(height) <= 100_000),
                Some(FromHost::Welcome | FromHost::Locale { .. } | FromHost::Visible(_) | FromHost::Focus { .. }) => {}
            }
            // A cut message is none.
            let at = (0..text.len()).filter(|at| text.is_char_boundary(*at)).collect::<Vec<_>>();
            if let Some(at) = (!at.is_empty()).then(|| cut.get(&at)) {
                prop_assert_eq!(read(text.get(..*at).unwrap_or_default(), "n"), None);
            }
        }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(read(&write("welcome", "n", json!({})), "n"), Some(FromHost::Welcome));
        let token = |expires_at| Some(FromHost::Token { token: "t".into(), expires_at });
        assert_eq!(read(&write("token", "n", json!({ "token": "t", "expiresAt": 5 })), "n"), token(Some(5)));
        assert_eq!(read(&write("token", "n", json!({ "token": "t", "expiresAt": "x" })), "n"), token(None));
        let locale = json!({ "tag": "de", "timeZone": "Europe/Berlin", "more": 1 });
        let read_locale = FromHost::Locale { tag: "de".into(), time_zone: "Europe/Berlin".into() };
        assert_eq!(read(&write("locale", "n", locale), "n"), Some(read_locale));
    }

    #[test]
    fn wishes_of_the_host_are_read() {
        for (kind, body, wish) in [
            ("navigate", json!({ "route": "a/b?c=d" }), FromHost::Navigate("a/b?c=d".into())),
            ("visibility", json!({ "visible": false }), FromHost::Visible(false)),
            ("focus", json!({ "edge": "end" }), FromHost::Focus { at_end: true }),
            ("viewport", json!({ "top": 5, "height": 900 }), FromHost::Viewport { top: 5, height: 900 }),
        ] {
            assert_eq!(read(&write(kind, "n", body), "n"), Some(wish));
        }
        for (kind, body) in [
            ("navigate", json!({ "route": "x".repeat(5_000) })),
            ("navigate", json!({ "route": 5 })),
            ("visibility", json!({ "visible": "yes" })),
            ("focus", json!({ "edge": "middle" })),
            ("viewport", json!({ "top": -1, "height": 900 })),
            ("viewport", json!({ "top": 0, "height": 1e9 })),
        ] {
            assert_eq!(read(&write(kind, "n", body.clone()), "n"), None, "{kind} {body}");
        }
    }

    #[test]
    fn anything_else_is_dropped() {
        let good = write("welcome", "n", json!({}));
        for bad in [
            String::new(),
            "null".into(),
            "[]".into(),
            good.replace("sbk-embed", "other"),
            good.replace("\"v\":1", "\"v\":2"),
            good.replace("welcome", "eval"),
            write("token", "n", json!({ "token": "" })),
            write("token", "n", json!({ "token": 5 })),
            write("theme", "n", json!({ "scheme": "javascript:" })),
            write("theme", "n", json!({ "scheme": "x".repeat(MOST_BYTES) })),
        ] {
            assert_eq!(read(&bad, "n"), None, "{bad}");
        }
        assert_eq!(read(&good, "other"), None);
        assert_eq!(read(&write("welcome", "", json!({})), ""), None);
    }
}
