//! Requests of the app that are answered inside of the page.

use spanning_mock::api_faults::Delivery;
use spanning_mock::control::{self, DOOR};
use spanning_mock::{Request, Response, Site};
use web_sys::Headers;

use super::door::Door;
use super::stage::{Stage, with_stage};
use crate::platform::address;
use crate::platform::http::{Abort, HttpFailure, HttpRequest, HttpResponse};
use crate::platform::timer;

/// Where everybody comes from: an address of the documentation ranges (RFC 5737).
pub(super) const ADDRESS: &str = "203.0.113.10";

/// Answers a request of the console.
///
/// # Errors
/// As a network would: faults that were planned, a deadline, nobody who waits any more.
pub async fn exchange(request: HttpRequest<'_>) -> Result<HttpResponse, HttpFailure> {
    let aborted = || [request.abort, request.stop].into_iter().flatten().any(Abort::is_aborted);
    let asked = read(&request);
    if asked.path.starts_with(DOOR) {
        return control::answer(&asked, &Door).ok_or(HttpFailure::Network).and_then(|response| written(&response));
    }
    let due = with_stage(|stage| stage.due(&asked)).ok_or(HttpFailure::Network)?;
    if due.latency > 0 {
        let late = u64::from(due.latency) > request.deadline;
        wait(u64::from(due.latency).min(request.deadline), aborted).await;
        if late {
            return Err(HttpFailure::Timeout);
        }
    }
    if aborted() {
        return Err(HttpFailure::Aborted);
    }
    let answer = || with_stage(|stage| stage.answer(asked)).unwrap_or_else(|| Response::status(503));
    match due.answer(answer) {
        (response, Delivery::Whole) => written(&response),
        _ => Err(HttpFailure::Network),
    }
}

/// Waits, in steps, so that what is given up ends soon.
async fn wait(mut milliseconds: u64, aborted: impl Fn() -> bool) {
    const STEP: u64 = 100;
    while milliseconds > 0 && !aborted() {
        let step = milliseconds.min(STEP);
        timer::sleep(step as i32).await;
        milliseconds -= step;
    }
}

fn read(request: &HttpRequest<'_>) -> Request {
    let (path, query) = request.url.split_once('?').unwrap_or((request.url, ""));
    Request {
        site: Site::Console,
        method: request.method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: request.headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        body: request.body.unwrap_or_default().as_bytes().to_vec(),
        ip: ADDRESS.to_owned(),
    }
}

fn written(response: &Response) -> Result<HttpResponse, HttpFailure> {
    let headers = Headers::new().map_err(|_| HttpFailure::Network)?;
    for (name, value) in response.headers.iter().filter(|(name, _)| name != "set-cookie") {
        let _ = headers.append(name, value);
    }
    if let Some(now) = with_stage(|stage| stage.now()) {
        let date = js_sys::Date::new(&(now.0 as f64).into());
        let _ = headers.set("date", &String::from(date.to_utc_string()));
    }
    Ok(HttpResponse::new(response.status, outward(&String::from_utf8_lossy(&response.body)), headers))
}

/// Addresses of the simulated sites, as they are reached here.
pub(super) fn outward(text: &str) -> String {
    let page = address::origin();
    Site::ALL.iter().fold(text.to_owned(), |text, site| {
        let mark = if *site == Site::Console { String::new() } else { format!("@{}", site.label()) };
        text.replace(&Stage::origin(*site), &format!("{page}{mark}"))
    })
}
