//! Sessions: what they say of themselves, their cookies, their end.

use spanning_api::endpoint::{Op, SESSION_HEADER};
use spanning_api::problem::Code;

use super::caller::{Caller, Credential};
use super::client::Answer;
use super::report::{Found, SESSIONS, TIMES};
use super::{Suite, expect, headers};

/// What a session's time may be away from the header `Date`, which has whole seconds.
const SLACK: i64 = 5_000;

pub(super) fn check(suite: &mut Suite<'_>) {
    for (kind, who) in [("partner", suite.portal.clone()), ("tenant", suite.tenant.clone())] {
        let Some(who) = who else { continue };
        let found = suite.own(&who, kind);
        suite.point("GetSession", &format!("tells a {kind}'s session"), SESSIONS, found);
        let found = suite.clock(&who);
        suite.point("GetSession", &format!("tells the server's time in a {kind}'s session"), TIMES, found);
        let found = suite.current(&who);
        suite.point("ListSessions", &format!("marks the present one in a {kind}'s session"), SESSIONS, found);
        if let Some(answer) = &who.admitted {
            suite.point("SignIn", &format!("sets a {kind}'s cookie that stays with it"), SESSIONS, cookie(answer));
        }
    }
    if let (Some(portal), Some(tenant)) = (suite.portal.clone(), suite.tenant.clone()) {
        let found = suite.side_by_side(&portal, &tenant);
        suite.point("GetSession", "two sessions of one browser are told apart", SESSIONS, found);
    }
}

/// Every cookie of a sign-in is out of reach for scripts, other sites and other hosts.
fn cookie(answer: &Answer) -> Found {
    for cookie in answer.all("set-cookie") {
        let (name, _) = cookie.split_once('=').unwrap_or((cookie, ""));
        let has = |attribute: &str| cookie.split(';').skip(1).any(|part| part.trim().eq_ignore_ascii_case(attribute));
        let strict = has("SameSite=Strict") || has("SameSite=Lax");
        let bound = name.starts_with("__Host-") && has("HttpOnly") && has("Secure") && has("Path=/");
        let wide = cookie.to_ascii_lowercase().contains("domain=");
        expect::holds(strict && bound && !wide, || {
            let attributes = cookie.split_once(';').map_or("none", |(_, rest)| rest);
            format!("expected __Host-, Path=/, HttpOnly, Secure, SameSite and no Domain; {name} has{attributes}")
        })?;
    }
    Ok(())
}

impl Suite<'_> {
    fn own(&self, who: &Caller, kind: &str) -> Found {
        let session = self.read(who, &Op::GetSession.path(&[]))?;
        expect::same(
            "scope.kind",
            &kind.to_owned(),
            &session["scope"]["kind"].as_str().unwrap_or_default().to_owned(),
        )?;
        let later = session["expiresAt"].as_i64() > session["serverTime"].as_i64();
        expect::holds(later, || "expected expiresAt after serverTime".to_owned())
    }

    fn clock(&self, who: &Caller) -> Found {
        let answer = self.get(who, &Op::GetSession.path(&[]))?;
        let told = expect::ok(&answer)?["serverTime"].as_i64().unwrap_or_default();
        let date = answer.header("date").and_then(headers::date).map_or(0, |date| date.unix_timestamp() * 1_000);
        expect::holds((told - date).abs() <= SLACK, || format!("serverTime is {told} and Date says {date}"))
    }

    fn current(&self, who: &Caller) -> Found {
        let sessions = self.read(who, &Op::ListSessions.path(&[]))?;
        let current = expect::items(&sessions).iter().filter(|session| session["current"] == true).count();
        expect::same("the number of present sessions", &1, &current)
    }

    /// As a browser sends it that has both cookies.
    fn side_by_side(&self, portal: &Caller, tenant: &Caller) -> Found {
        let (Some(one), Some(other)) = (portal.cookie(), tenant.cookie()) else { return Ok(()) };
        let both = format!("{one}; {other}");
        for (slot, kind) in [("portal", "partner"), ("tenant", "tenant")] {
            let ask = super::Ask::new("GET", Op::GetSession.path(&[])).with("cookie", both.as_str());
            let session = expect::ok(&self.client.send(&ask.with(SESSION_HEADER, slot))?)?;
            expect::same(
                &format!("the session that {slot} means"),
                &serde_json::json!(kind),
                &session["scope"]["kind"],
            )?;
        }
        Ok(())
    }
}

/// A session that was signed out of is over, and no other is.
pub(super) fn sign_out(suite: &mut Suite<'_>, account: &Credential, password: &str) {
    let found = suite.leave(account, password);
    suite.point("SignOut", "ends this session and no other", SESSIONS, found);
}

impl Suite<'_> {
    fn leave(&self, account: &Credential, password: &str) -> Found {
        let (first, second) =
            (Caller::new(&self.client, account, password)?, Caller::new(&self.client, account, password)?);
        let session = Op::GetSession.path(&[]);
        let out = self.client.send(&second.ask("DELETE", Op::SignOut.path(&[])))?;
        expect::status(&out, 204)?;
        let cleared = out.all("set-cookie").any(|cookie| cookie.contains("Max-Age=0") || cookie.contains("Expires="));
        expect::holds(cleared, || "expected the cookie to be removed".to_owned())?;
        expect::problem(&self.get(&second, &session)?, 401, &Code::NotSignedIn)?;
        expect::status(&self.get(&first, &session)?, 200)?;
        expect::status(&self.client.send(&first.ask("DELETE", Op::SignOut.path(&[])))?, 204)
    }
}
