//! Too many requests: the answer says when to come again.

use serde_json::json;
use spanning_api::endpoint::{IDEMPOTENCY_KEY, Op};
use spanning_api::problem::Code;

use super::caller::Caller;
use super::client::{Answer, Ask};
use super::report::{Found, LIMITS, SESSIONS};
use super::{Suite, expect, sessions};

/// Failed sign-ins that lock an address, at most.
const FAILURES: usize = 20;

pub(super) fn check(suite: &mut Suite<'_>) {
    let rules = [
        ("SyncTenant", "a second sync says when it can be asked for again"),
        ("SignIn", "failed sign-ins lock an address for a while"),
    ];
    if !suite.mutations {
        for (operation, what) in rules {
            suite.open(operation, what, LIMITS, "it changes something; see --mutations");
        }
        suite.open("SignOut", "ends this session and no other", SESSIONS, "it changes something; see --mutations");
        return;
    }
    if let Some(who) = suite.portal.clone() {
        let found = suite.sync_twice(&who);
        suite.point(rules[0].0, rules[0].1, LIMITS, found);
    }
    let found = suite.lock();
    suite.point(rules[1].0, rules[1].1, LIMITS, found);
    if let Some((account, password)) = suite.account.clone() {
        sessions::sign_out(suite, &account, &password);
    }
}

/// The same time in header and body.
fn retry_after(answer: &Answer) -> Found {
    let seconds = |value: &str| value.parse::<u32>().is_ok_and(|seconds| seconds > 0);
    expect::header(answer, "retry-after", seconds, "whole seconds")?;
    let header = answer.header("retry-after").and_then(|value| value.parse::<u64>().ok());
    expect::same("retryAfter", &header, &answer.json()["retryAfter"].as_u64())
}

impl Suite<'_> {
    fn sync_twice(&self, who: &Caller) -> Found {
        let (_, path) = self.place(Op::GetTenant)?;
        let id = path.rsplit('/').next().unwrap_or_default().to_owned();
        let sync = |number: u32| {
            let key = format!("contract-sync-{number}");
            self.client.send(&who.ask("POST", Op::SyncTenant.path(&[&id])).with(IDEMPOTENCY_KEY, key))
        };
        let first = sync(1)?;
        if first.json()["code"] == Code::RoleMissing.as_str() || first.json()["code"] == Code::PortalLacks.as_str() {
            return Ok(());
        }
        let second = sync(2)?;
        expect::problem(&second, 429, &Code::SyncThrottled)?;
        retry_after(&second)
    }

    /// An address that is nobody's is locked like any other, so that no one learns which exist.
    fn lock(&self) -> Found {
        let body = json!({ "email": "nobody@contract.invalid", "password": "wrong" });
        for _ in 0..FAILURES {
            let answer = self.client.send(&Ask::new("POST", Op::SignIn.path(&[])).by_console().json(&body))?;
            if answer.status == 429 {
                expect::problem(&answer, 429, &Code::SignInLocked)?;
                return retry_after(&answer);
            }
            expect::problem(&answer, 401, &Code::SignInFailed)?;
        }
        Err(format!("{FAILURES} failed sign-ins in a row lock nothing"))
    }
}
