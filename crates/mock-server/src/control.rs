//! The control door for tests and demos, on every site: only for programs on this machine that send
//! a header no web page can send across sites.

use spanning_mock::control::{self, DOOR, HEADER};
use spanning_mock::{Request, Response};

use crate::backend::Backend;
use crate::reports::Reports;

/// Answers a request below `/__mock/`; `None` for all others.
pub fn answer(request: &Request, backend: &Backend, reports: &Reports) -> Option<Response> {
    let name = request.path.strip_prefix(DOOR)?;
    let local = matches!(request.ip.as_str(), "127.0.0.1" | "::1");
    if !local || request.header(HEADER) != Some("1") {
        return Some(Response::text(404, "There is no such page."));
    }
    match (request.method.as_str(), name) {
        ("GET", "csp-reports") => Some(Response::json(200, &reports.latest())),
        _ => control::answer(request, backend),
    }
}
