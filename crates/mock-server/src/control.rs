//! The control door for tests and demos, on every site: only for programs on this machine that send
//! a header no web page can send across sites.

use serde::Deserialize;
use serde_json::json;
use spanning_mock::world::faults::PlannedFault;
use spanning_mock::{Request, Response, Site};

use crate::backend::Backend;
use crate::dist::text;
use crate::reports::Reports;

/// Moving the clock forward.
#[derive(Deserialize)]
struct Advance {
    #[serde(rename = "advanceSeconds")]
    seconds: i64,
}

const FAULT_FORM: &str = "Send {\"site\": \"microsoft\" or \"kaseya_one\", \"kind\": \"unavailable\", or \"error\" with \
                          \"error\", \"number\" and \"text\", \"times\": n}.";

/// Answers a request below `/__mock/`; `None` for all others.
pub fn answer(request: &Request, backend: &Backend, reports: &Reports) -> Option<Response> {
    let path = request.path.strip_prefix("/__mock/")?;
    let local = matches!(request.ip.as_str(), "127.0.0.1" | "::1");
    if !local || request.header("x-mock-control") != Some("1") {
        return Some(text(404, "There is no such page."));
    }
    Some(match (request.method.as_str(), path) {
        ("GET", "state") => Response::json(200, &backend.state()),
        ("GET", "fingerprint") => Response::json(200, &json!({ "fingerprint": backend.fingerprint() })),
        ("GET", "csp-reports") => Response::json(200, &reports.latest()),
        ("POST", "clock") => match serde_json::from_slice::<Advance>(&request.body) {
            Ok(advance) if (0..=366 * 86_400).contains(&advance.seconds) => {
                match backend.advance(advance.seconds * 1_000) {
                    Ok(now) => Response::json(200, &json!({ "now": now })),
                    Err(error) => text(503, &format!("{error:#}")),
                }
            }
            _ => text(400, "Send {\"advanceSeconds\": n} with n from 0 to a year."),
        },
        ("POST", "faults") => match serde_json::from_slice::<PlannedFault>(&request.body) {
            Ok(fault) if matches!(fault.site, Site::Microsoft | Site::KaseyaOne) => match backend.plan_fault(fault) {
                Ok(()) => Response::status(204),
                Err(error) => text(503, &format!("{error:#}")),
            },
            _ => text(400, FAULT_FORM),
        },
        _ => text(404, "There is no such control."),
    })
}
