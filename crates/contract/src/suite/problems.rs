//! The one error shape, for everything that can be asked wrongly by anybody.

use spanning_api::endpoint::{Access, BASE, Op};
use spanning_api::problem::Code;

use super::client::Ask;
use super::report::{Found, PROBLEMS};
use super::{Suite, expect};

/// Bodies above this are refused.
const LARGEST: usize = 64 * 1024;

pub(super) fn check(suite: &mut Suite<'_>) {
    let unknown = suite.refused(Ask::new("GET", format!("{BASE}/no-such-thing")), 404, &Code::NotFound);
    suite.point("any path", "an unknown path is a problem", PROBLEMS, unknown);
    let found = method(suite);
    suite.point("GetSession", "another method is refused, with Allow", PROBLEMS, found);
    bodies(suite);
    for op in Op::ALL.iter().filter(|op| op.access() != Access::Public) {
        let ids = vec!["none"; op.template().matches("{}").count()];
        let ask = Ask::new(op.method().as_str(), op.path(&ids)).by_console();
        let ask = if op.is_mutation() { ask.with("idempotency-key", "contract-nobody") } else { ask };
        let found = suite.refused(ask, 401, &Code::NotSignedIn);
        suite.point(op.name(), "nobody gets in without a session", PROBLEMS, found);
    }
}

fn method(suite: &Suite<'_>) -> Found {
    let answer = suite.client.send(&Ask::new("PUT", Op::GetSession.path(&[])).by_console())?;
    expect::problem(&answer, 405, &Code::MethodNotAllowed)?;
    let all = |allow: &str| ["GET", "POST", "DELETE"].iter().all(|method| allow.contains(method));
    expect::header(&answer, "allow", all, "GET, POST, DELETE")
}

/// Signing in takes a body from anybody.
fn bodies(suite: &mut Suite<'_>) {
    let post = || Ask::new("POST", Op::SignIn.path(&[])).by_console();
    let json = |text: &str| post().with("content-type", "application/json").raw(text.as_bytes().to_vec());
    let large = format!("{{\"email\":\"{}\"}}", "a".repeat(LARGEST));
    let cases = [
        ("a body that is no JSON", json("{"), 400, Code::InvalidBody),
        ("a body of another shape", json("{\"email\":1}"), 400, Code::InvalidBody),
        ("a body that is missing", post(), 400, Code::InvalidBody),
        ("a body of another type", post().with("content-type", "text/plain").raw(b"{}".to_vec()), 415, Code::NotJson),
        ("a body above 64 KB", json(&large), 413, Code::BodyTooLarge),
    ];
    for (what, ask, status, code) in cases {
        let found = suite.refused(ask, status, &code);
        suite.point("SignIn", &format!("{what} is refused"), PROBLEMS, found);
    }
}

impl Suite<'_> {
    /// Asks for something that is refused.
    pub(super) fn refused(&self, ask: Ask, status: u16, code: &Code) -> Found {
        expect::problem(&self.client.send(&ask)?, status, code)
    }
}
