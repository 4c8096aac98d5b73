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
}

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
    use serde_json::json;

    use super::*;

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
