//! Headers that every answer of the API has.

use spanning_api::endpoint::{BASE, Op};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

use super::client::{Answer, Ask};
use super::report::{Found, HEADERS, PROBLEMS, TIMES};
use super::{Suite, expect};

type Rule = fn(&Answer) -> Found;

pub(super) fn check(suite: &mut Suite<'_>) {
    let public = suite.client.send(&Ask::new("GET", Op::GetSignInOptions.path(&[])));
    let problem = suite.client.send(&Ask::new("GET", format!("{BASE}/no-such-thing")));
    let own = suite.portal.as_ref().or(suite.tenant.as_ref()).map(|who| suite.get(who, &Op::GetSession.path(&[])));
    let rules: [(&str, Rule); 4] = [
        ("is not stored by caches", |answer| {
            expect::header(answer, "cache-control", |value| value.contains("no-store"), "no-store")
        }),
        ("is not guessed at by browsers", |answer| {
            expect::header(answer, "x-content-type-options", |value| value == "nosniff", "nosniff")
        }),
        ("names itself for support", |answer| {
            expect::header(answer, "x-correlation-id", |value| !value.is_empty(), "a correlation id")
        }),
        ("has the server's time", |answer| {
            expect::header(answer, "date", is_date, "a time such as Sun, 06 Nov 1994 08:49:37 GMT")
        }),
    ];
    for (name, answer) in
        [("GetSignInOptions", Some(public)), ("a problem", Some(problem.clone())), ("GetSession", own)]
    {
        let Some(answer) = answer else { continue };
        for (what, rule) in rules {
            let found = answer.clone().and_then(|answer| rule(&answer));
            suite.point(name, what, if what.contains("time") { TIMES } else { HEADERS }, found);
        }
    }
    let found = problem.and_then(|problem| {
        let body = problem.json()["correlationId"].as_str().unwrap_or_default().to_owned();
        expect::same("correlationId", &problem.header("x-correlation-id").unwrap_or_default().to_owned(), &body)
    });
    suite.point("a problem", "has the same correlation id in header and body", PROBLEMS, found);
    let found = suite.sharing();
    suite.point("GetSignInOptions", "is not shared with other sites", HEADERS, found);
}

/// A time as HTTP writes it (RFC 9110, 5.6.7).
pub(super) fn date(text: &str) -> Option<OffsetDateTime> {
    text.strip_suffix("GMT").and_then(|start| OffsetDateTime::parse(&format!("{start}+0000"), &Rfc2822).ok())
}

fn is_date(text: &str) -> bool {
    date(text).is_some()
}

impl Suite<'_> {
    fn sharing(&self) -> Found {
        let ask = Ask::new("GET", Op::GetSignInOptions.path(&[])).with("origin", "https://stranger.example");
        match self.client.send(&ask)?.header("access-control-allow-origin") {
            None => Ok(()),
            Some(origin) => Err(format!("expected no access-control-allow-origin, it is {origin}")),
        }
    }
}
