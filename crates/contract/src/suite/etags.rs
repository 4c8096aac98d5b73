//! ETags: what is known is not sent again, and nothing is changed that was not seen.

use serde_json::{Value, json};
use spanning_api::endpoint::{IDEMPOTENCY_KEY, Op};
use spanning_api::problem::Code;

use super::caller::Caller;
use super::report::{Found, VERSIONS};
use super::{Suite, expect};
use crate::schema;

pub(super) fn check(suite: &mut Suite<'_>) {
    for op in [Op::GetIntegrations, Op::GetLicences, Op::GetSync, Op::GetAlertSummary] {
        let what = "has an ETag, and is not sent again to who knows it";
        match suite.place(op) {
            Ok((Some(who), path)) => {
                let lacks = suite.get(&who, &path).is_ok_and(|a| a.json()["code"] == Code::PortalLacks.as_str());
                if lacks {
                    suite.open(op.name(), what, VERSIONS, "this portal cannot do it");
                    continue;
                }
                let found = suite.known(&who, &path);
                suite.point(op.name(), what, VERSIONS, found);
            }
            Ok((None, _)) => {}
            Err(why) => suite.open(op.name(), what, VERSIONS, &why),
        }
    }
    for (what, if_match, status, code) in [
        ("a change without If-Match is refused", None, 428, Code::IfMatchMissing),
        ("a change that is based on another version is refused", Some("\"no-such-version\""), 412, Code::Changed),
    ] {
        match suite.place(Op::GetIntegrations) {
            Ok((Some(who), path)) => {
                let found = suite.change(&who, &path, if_match, status, &code);
                match found {
                    Err(why) if why.ends_with(Code::RoleMissing.as_str()) => {
                        suite.open("SetItComplete", what, VERSIONS, "the session lacks the role");
                    }
                    found => suite.point("SetItComplete", what, VERSIONS, found),
                }
            }
            Ok((None, _)) => {}
            Err(why) => suite.open("SetItComplete", what, VERSIONS, &why),
        }
    }
}

impl Suite<'_> {
    fn known(&self, who: &Caller, path: &str) -> Found {
        let first = self.get(who, path)?;
        expect::ok(&first)?;
        expect::header(&first, "etag", |tag| tag.starts_with('"') && tag.ends_with('"'), "in quotes, and strong")?;
        let etag = first.header("etag").unwrap_or_default();
        let again = self.client.send(&who.ask("GET", path).with("if-none-match", etag))?;
        expect::status(&again, 304)?;
        expect::holds(again.body.is_empty(), || "the 304 has a body".to_owned())?;
        let other = self.client.send(&who.ask("GET", path).with("if-none-match", "\"no-such-version\""))?;
        expect::status(&other, 200)
    }

    /// Sets the switch to what it is, so that nothing happens even where this is let through.
    fn change(&self, who: &Caller, page: &str, if_match: Option<&str>, status: u16, code: &Code) -> Found {
        let now = self.read(who, page)?;
        let id = now["tenant"]["id"].as_str().unwrap_or_default();
        let body = json!({ "enabled": now["itComplete"]["enabled"], "overrideLastWayIn": false });
        let key = format!("contract-{status}");
        let ask = who.ask("PUT", Op::SetItComplete.path(&[id])).with(IDEMPOTENCY_KEY, key).json(&body);
        let ask = if_match.into_iter().fold(ask, |ask, tag| ask.with("if-match", tag));
        let answer = self.client.send(&ask)?;
        expect::problem(&answer, status, code)?;
        if *code != Code::Changed {
            return Ok(());
        }
        let current = answer.json()["current"].clone();
        let schema = self.answer_schema(Op::GetIntegrations).unwrap_or(Value::Bool(true));
        let faults = schema::faults(&self.document, &schema, &current);
        expect::holds(faults.is_empty(), || format!("expected current to be what stands now: {}", faults.join("; ")))
    }
}
