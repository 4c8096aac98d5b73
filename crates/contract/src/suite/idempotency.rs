//! One key, one effect, one answer.

use serde_json::json;
use spanning_api::endpoint::{IDEMPOTENCY_KEY, Op};
use spanning_api::problem::Code;

use super::caller::Caller;
use super::client::{Answer, Ask};
use super::report::{Found, IDEMPOTENCY};
use super::{Suite, expect};

pub(super) fn check(suite: &mut Suite<'_>) {
    let Some(who) = suite.portal.clone() else {
        suite.open("CreateView", "one key has one effect", IDEMPOTENCY, "no portal's session");
        return;
    };
    let long = "k".repeat(201);
    for (what, key) in [("without a key", None), ("with an empty key", Some("")), ("with a key of 201", Some(&*long))] {
        let ask = who.ask("POST", Op::CreateView.path(&[])).json(&json!({}));
        let ask = key.into_iter().fold(ask, |ask, key| ask.with(IDEMPOTENCY_KEY, key));
        let found = suite.refused(ask, 400, &Code::IdempotencyKeyMissing);
        suite.point("CreateView", &format!("a change {what} is refused"), IDEMPOTENCY, found);
    }
    let what = "a repeat has no second effect and the same answer";
    if !suite.mutations {
        suite.open("CreateView", what, IDEMPOTENCY, "it changes something; see --mutations");
        return;
    }
    let found = suite.once(&who);
    suite.point("CreateView", what, IDEMPOTENCY, found);
}

impl Suite<'_> {
    fn view(&self, who: &Caller, key: &str, name: &str) -> Result<Answer, String> {
        let body = json!({ "name": name, "query": "status=failed", "isDefault": false });
        let ask: Ask = who.ask("POST", Op::CreateView.path(&[])).with(IDEMPOTENCY_KEY, key).json(&body);
        self.client.send(&ask)
    }

    /// Makes a view twice, and removes it.
    fn once(&self, who: &Caller) -> Found {
        // A key is remembered for a day: each run needs its own.
        let run = self.client.send(&Ask::new("GET", Op::GetSignInOptions.path(&[])))?;
        let run = run.header("x-correlation-id").unwrap_or_default().to_owned();
        let (key, name) = (format!("contract-{run}"), format!("Contract {run}"));
        let first = self.view(who, &key, &name)?;
        self.fits(Op::CreateView, &first)?;
        let again = self.view(who, &key, &name)?;
        let made = first.json();
        let id = expect::items(&made).iter().find(|view| view["name"] == name.as_str()).map(|view| view["id"].clone());
        let Some(id) = id else { return Err("the view that was made is not in the answer".to_owned()) };
        let told = expect::same("the repeat's answer", &made, &again.json());
        let replayed = expect::header(&again, "idempotency-replayed", |value| value == "true", "true");
        let other = self.view(who, &key, &format!("{name} other"))?;
        let reused = expect::problem(&other, 422, &Code::IdempotencyKeyReused);
        let target = Op::DeleteView.path(&[id.as_str().unwrap_or_default()]);
        let removed = self.client.send(&who.ask("DELETE", target).with(IDEMPOTENCY_KEY, format!("{key}-removed")))?;
        told.and(replayed).and(reused).and(expect::status(&removed, 200))
    }
}
