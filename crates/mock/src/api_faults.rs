//! Faults of the way between app and API, for demonstrations and tests. They are not part of the world: a journal
//! knows nothing of them.

use serde::{Deserialize, Serialize};
use spanning_api::endpoint::Op;
use spanning_api::id::CorrelationId;
use spanning_api::problem::{Code, Problem};

use crate::api::problem;
use crate::http::{Request, Response};

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ApiFaultKind {
    /// The answer takes longer.
    Latency {
        /// By so much.
        milliseconds: u32,
    },
    /// The request is refused before anything is done.
    Status {
        /// With this HTTP status, 400 to 599.
        status: u16,
        /// And this `Retry-After`, in seconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<u32>,
    },
    /// It is done, and the connection breaks in the middle of the answer.
    CutBody,
    /// It is done, and the answer never arrives.
    Lost,
    /// A page of something in between, in the place of the answer.
    Html,
    /// JSON of another shape.
    WrongJson,
    /// Nothing at all, with status 200.
    Empty,
}

/// A fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiFault {
    /// The operation, as the contract names it, such as `ListTenants`; every one without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// What.
    #[serde(flatten)]
    pub kind: ApiFaultKind,
    /// For how many requests; until it is taken away without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
}

/// Longest added latency, in milliseconds.
pub const LONGEST: u32 = 60_000;

impl ApiFault {
    /// What is wrong with it, if anything.
    ///
    /// # Errors
    /// In words, for whoever sent it.
    pub fn check(&self) -> Result<(), String> {
        if let Some(name) = &self.operation
            && !Op::ALL.iter().any(|op| op.name() == name)
        {
            return Err(format!("there is no operation \"{name}\""));
        }
        match self.kind {
            ApiFaultKind::Latency { milliseconds } if milliseconds > LONGEST => {
                Err(format!("a latency has at most {LONGEST} milliseconds"))
            }
            ApiFaultKind::Status { status, .. } if !(400..600).contains(&status) => {
                Err("a status is from 400 to 599".to_owned())
            }
            _ if self.times == Some(0) => Err("a fault happens at least once".to_owned()),
            _ => Ok(()),
        }
    }
}

/// How an answer leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// As it should.
    #[default]
    Whole,
    /// Its second half does not arrive.
    Cut,
    /// Nothing arrives.
    Lost,
}

/// The faults that are due for one request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// How long to wait before anything is done, in milliseconds.
    pub latency: u32,
    kind: Option<ApiFaultKind>,
}

impl Due {
    /// The answer, or what takes its place, and how it leaves.
    pub fn answer(&self, answer: impl FnOnce() -> Response) -> (Response, Delivery) {
        let page = |kind: &str, body: &str| {
            let mut response = Response::status(200).with("content-type", kind).with("cache-control", "no-store");
            response.body = body.as_bytes().to_vec();
            response
        };
        match &self.kind {
            None | Some(ApiFaultKind::Latency { .. }) => (answer(), Delivery::Whole),
            Some(ApiFaultKind::Status { status, retry_after }) => (refusal(*status, *retry_after), Delivery::Whole),
            Some(ApiFaultKind::CutBody) => (answer(), Delivery::Cut),
            Some(ApiFaultKind::Lost) => (answer(), Delivery::Lost),
            Some(ApiFaultKind::Html) => {
                answer();
                (page("text/html; charset=utf-8", "<!doctype html><title>Proxy</title><h1>Proxy</h1>"), Delivery::Whole)
            }
            Some(ApiFaultKind::WrongJson) => {
                answer();
                (page("application/json", "{\"surprise\":[1,null,{\"deep\":true}]}"), Delivery::Whole)
            }
            Some(ApiFaultKind::Empty) => {
                answer();
                (page("application/json", ""), Delivery::Whole)
            }
        }
    }
}

/// The plan, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiFaults(Vec<ApiFault>);

impl ApiFaults {
    /// Replaces the plan.
    pub fn set(&mut self, faults: Vec<ApiFault>) {
        self.0 = faults;
    }

    /// What is planned.
    pub fn list(&self) -> &[ApiFault] {
        &self.0
    }

    /// What is due for a request: every latency, and the first of the others.
    pub fn due(&mut self, request: &Request) -> Due {
        let mut due = Due::default();
        if self.0.is_empty() {
            return due;
        }
        let Ok((op, _)) = Op::route(&request.method, &request.path) else { return due };
        for fault in &mut self.0 {
            if fault.operation.as_deref().is_some_and(|name| name != op.name()) || fault.times == Some(0) {
                continue;
            }
            match fault.kind {
                ApiFaultKind::Latency { milliseconds } => due.latency += milliseconds.min(LONGEST),
                _ if due.kind.is_none() => due.kind = Some(fault.kind.clone()),
                _ => continue,
            }
            fault.times = fault.times.map(|times| times - 1);
        }
        self.0.retain(|fault| fault.times != Some(0));
        due
    }
}

/// A refusal as the back end itself writes it.
fn refusal(status: u16, retry_after: Option<u32>) -> Response {
    let code = match status {
        401 => Code::NotSignedIn,
        403 => Code::RoleMissing,
        404 => Code::NotFound,
        410 => Code::Gone,
        412 => Code::Changed,
        422 => Code::InvalidFields,
        429 => Code::TooManyRequests,
        500 => Code::Internal,
        501.. => Code::Unavailable,
        _ => Code::InvalidBody,
    };
    let named = problem(code, "A fault that was planned for a demonstration.", &CorrelationId("c_planned".to_owned()));
    Response::problem(&Problem { status, retry_after, ..named })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Site;

    fn request(op: Op) -> Request {
        Request {
            site: Site::Console,
            method: "GET".into(),
            path: op.path(&[]),
            query: String::new(),
            headers: Vec::new(),
            body: Vec::new(),
            ip: String::new(),
        }
    }

    fn fault(text: &str) -> ApiFault {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_fault_meets_its_operation_and_ends_when_it_has_happened() {
        let mut faults = ApiFaults::default();
        faults.set(vec![
            fault(r#"{"kind":"latency","milliseconds":400}"#),
            fault(r#"{"operation":"ListTenants","kind":"status","status":503,"retry_after":7,"times":1}"#),
        ]);
        let other = faults.due(&request(Op::GetSession));
        assert_eq!((other.latency, other.answer(|| Response::status(200)).0.status), (400, 200));
        let mut asked = false;
        let due = faults.due(&request(Op::ListTenants));
        let (response, delivery) = due.answer(|| {
            asked = true;
            Response::status(200)
        });
        assert_eq!((response.status, response.header("retry-after"), delivery), (503, Some("7"), Delivery::Whole));
        assert!(!asked, "a refused request does nothing");
        assert_eq!(faults.list().len(), 1);
        assert_eq!(faults.due(&request(Op::ListTenants)).answer(|| Response::status(204)).0.status, 204);
    }

    #[test]
    fn what_is_lost_was_done() {
        let mut faults = ApiFaults::default();
        for kind in ["lost", "cut_body", "html", "empty", "wrong_json"] {
            faults.set(vec![fault(&format!("{{\"kind\":\"{kind}\"}}"))]);
            let mut asked = false;
            faults.due(&request(Op::GetSession)).answer(|| {
                asked = true;
                Response::status(200)
            });
            assert!(asked, "{kind}");
        }
    }

    #[test]
    fn a_fault_that_cannot_be_is_refused() {
        for bad in [
            r#"{"operation":"Nothing","kind":"lost"}"#,
            r#"{"kind":"latency","milliseconds":60001}"#,
            r#"{"kind":"status","status":200}"#,
            r#"{"kind":"lost","times":0}"#,
        ] {
            assert!(fault(bad).check().is_err(), "{bad}");
        }
        assert_eq!(fault(r#"{"operation":"ListTenants","kind":"lost","times":2}"#).check(), Ok(()));
    }
}
