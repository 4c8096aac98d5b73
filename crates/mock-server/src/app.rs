//! HTTP in and out: finds the site by host name and answers.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request as HttpRequest, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response as HttpResponse;
use spanning_api::Timestamp;
use spanning_api::endpoint::{OPENAPI, ROOT};
use spanning_mock::api_faults::Delivery;
use spanning_mock::{Request, Response, Site, Sites};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

use crate::backend::Backend;
use crate::compress::compress;
use crate::connection::{Half, Peer, SILENCE};
use crate::control;
use crate::dist::{Dist, Wish};
use crate::headers::{CSP_REPORTS, security};
use crate::reports::Reports;

/// Bodies above this are cut off here; the API's own limit, with its own error, is lower.
const MOST_BYTES: usize = 256 * 1024;

/// What every request needs.
pub struct App {
    backend: Backend,
    dist: Dist,
    sites: Sites,
    reports: Reports,
}

impl App {
    /// Over a back end and the folder of the built app.
    pub fn new(backend: Backend, dist: Dist, sites: Sites) -> Self {
        Self { backend, dist, sites, reports: Reports::default() }
    }

    fn answer(&self, request: Request, known_host: bool) -> Response {
        if request.path == "/healthz" {
            return Response::text(200, "ok");
        }
        if !known_host {
            return Response::text(404, &self.directory());
        }
        if let Some(response) = control::answer(&request, &self.backend, &self.reports) {
            return response;
        }
        match request.site {
            Site::Console => self.console(request),
            _ => self.backend.answer(request),
        }
    }

    fn console(&self, request: Request) -> Response {
        match (request.method.as_str(), request.path.as_str()) {
            ("GET", OPENAPI) => published(),
            (_, path) if path.starts_with(ROOT) => {
                let accepted = request.header("accept-encoding").unwrap_or_default().to_owned();
                compress(&accepted, self.backend.answer(request))
            }
            ("POST", CSP_REPORTS) => {
                self.reports.add(&request.body);
                Response::status(204)
            }
            ("GET", path) => self.dist.answer(&Wish {
                path,
                encodings: request.header("accept-encoding").unwrap_or_default(),
                known: request.header("if-none-match").unwrap_or_default(),
            }),
            _ => Response::text(405, "Only GET here.").with("allow", "GET, HEAD"),
        }
    }

    /// Adds what every answer of the console has, errors included.
    fn guarded(&self, path: &str, mut response: Response) -> Response {
        for (name, value) in security(path, &self.sites, &self.dist.script_hashes()) {
            response.set(name, &value);
        }
        // The console takes the server's time from here; it is the world's, not this machine's.
        if let Some(date) = http_date(self.backend.now()) {
            response.set("date", &date);
        }
        response
    }

    /// The addresses of all sites, for somebody at the wrong one.
    pub fn directory(&self) -> String {
        let lines: Vec<_> = Site::ALL.iter().map(|site| format!("  {}", self.sites.origin(*site))).collect();
        format!("There is no site of that name here. These are:\n{}", lines.join("\n"))
    }
}

/// The document with its examples, which the back end itself does not carry.
fn published() -> Response {
    let body = spanning_api::openapi::PUBLISHED.as_bytes().to_vec();
    Response { body, ..Response::status(200) }
        .with("content-type", "application/json")
        .with("cache-control", "no-store")
}

/// A time as HTTP writes it (RFC 9110, 5.6.7).
fn http_date(time: Timestamp) -> Option<String> {
    let time = OffsetDateTime::from_unix_timestamp(time.0.div_euclid(1_000)).ok()?;
    Some(time.format(&Rfc2822).ok()?.replace("+0000", "GMT"))
}

/// Answers one HTTP request.
pub async fn serve(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    request: HttpRequest,
) -> HttpResponse {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, MOST_BYTES).await;
    let headers: Vec<(String, String)> = parts
        .headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect();
    let host = headers.iter().find(|(name, _)| name == "host").map_or("", |(_, value)| value.as_str());
    let site = Site::of_host(host);
    let head = parts.method == "HEAD";
    let path = parts.uri.path().to_owned();
    let request = body.map(|body| Request {
        site: site.unwrap_or(Site::Console),
        // A HEAD is a GET whose body stays here.
        method: if head { "GET".to_owned() } else { parts.method.as_str().to_owned() },
        path: path.clone(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers,
        body: body.to_vec(),
        ip: peer.0.ip().to_string(),
    });
    let console = site == Some(Site::Console);
    let due = request.as_ref().ok().filter(|_| console).map(|request| app.backend.due(request)).unwrap_or_default();
    tokio::time::sleep(Duration::from_millis(due.latency.into())).await;
    // The world and its journal block; other connections go on meanwhile.
    let work = tokio::task::spawn_blocking(move || {
        let large = |_| Response::text(413, "The body is too large.");
        let (response, delivery) =
            due.answer(|| request.map_or_else(large, |request| app.answer(request, site.is_some())));
        (if console { app.guarded(&path, response) } else { response }, delivery)
    });
    let failed = |_| (Response::text(500, "The mock server failed on this request."), Delivery::Whole);
    let (response, delivery) = work.await.unwrap_or_else(failed);
    into_http(response, delivery, head)
}

fn into_http(response: Response, delivery: Delivery, head: bool) -> HttpResponse {
    let length = response.body.len();
    let body = match delivery {
        _ if head => Body::empty(),
        Delivery::Cut => Body::new(Half::of(response.body)),
        _ => Body::from(response.body),
    };
    let mut http = HttpResponse::new(body);
    let status = if delivery == Delivery::Lost { SILENCE } else { response.status };
    *http.status_mut() = status.try_into().unwrap_or_default();
    for (name, value) in response.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            http.headers_mut().append(name, value);
        }
    }
    if head {
        http.headers_mut().insert("content-length", length.into());
    }
    http
}
