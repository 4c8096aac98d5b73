//! HTTP in and out: finds the site by host name and answers.

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request as HttpRequest, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response as HttpResponse;
use spanning_api::Timestamp;
use spanning_api::endpoint::{OPENAPI, ROOT};
use spanning_mock::{Request, Response, Site, Sites};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

use crate::backend::Backend;
use crate::control;
use crate::dist::{Dist, Wish, text};
use crate::headers::{CSP_REPORTS, script_hashes, security};

/// Bodies above this are cut off here; the API's own limit, with its own error, is lower.
const MOST_BYTES: usize = 256 * 1024;

/// What every request needs.
pub struct App {
    backend: Mutex<Backend>,
    dist: Dist,
    sites: Sites,
}

impl App {
    /// Over a back end and the folder of the built app.
    pub fn new(backend: Backend, dist: Dist, sites: Sites) -> Self {
        Self { backend: Mutex::new(backend), dist, sites }
    }

    fn answer(&self, request: Request, known_host: bool) -> Response {
        if request.path == "/healthz" {
            return text(200, "ok");
        }
        if !known_host {
            return text(404, &self.directory());
        }
        let backend = || self.backend.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(response) = control::answer(&request, &backend) {
            return response;
        }
        if request.site != Site::Console {
            return backend().answer(request);
        }
        let path = request.path.clone();
        let page = self.dist.page().unwrap_or_default();
        let mut response = self.console(request, || backend());
        for (name, value) in security(&path, &self.sites, &script_hashes(&page)) {
            response.set(name, &value);
        }
        // The console takes the server's time from here; it is the world's, not this machine's.
        if let Some(date) = http_date(backend().state().1) {
            response.set("date", &date);
        }
        response
    }

    fn console<'a>(&self, request: Request, backend: impl Fn() -> std::sync::MutexGuard<'a, Backend>) -> Response {
        match (request.method.as_str(), request.path.as_str()) {
            ("GET" | "HEAD", OPENAPI) => Response::json(200, &spanning_api::openapi::document()),
            (_, path) if path.starts_with(ROOT) => backend().answer(request),
            ("POST", CSP_REPORTS) => {
                let report: String = String::from_utf8_lossy(&request.body).chars().take(2_000).collect();
                eprintln!("content security policy: {}", report.replace(char::is_control, " "));
                Response::status(204)
            }
            ("GET" | "HEAD", path) => self.dist.answer(&Wish {
                path,
                encodings: request.header("accept-encoding").unwrap_or_default(),
                known: request.header("if-none-match").unwrap_or_default(),
            }),
            _ => text(405, "Only GET here.").with("allow", "GET, HEAD"),
        }
    }

    /// The addresses of all sites, for somebody at the wrong one.
    pub fn directory(&self) -> String {
        let lines: Vec<_> = Site::ALL.iter().map(|site| format!("  {}", self.sites.origin(*site))).collect();
        format!("There is no site of that name here. These are:\n{}", lines.join("\n"))
    }
}

/// A time as HTTP writes it (RFC 9110, 5.6.7).
fn http_date(time: Timestamp) -> Option<String> {
    let time = OffsetDateTime::from_unix_timestamp(time.0.div_euclid(1_000)).ok()?;
    Some(time.format(&Rfc2822).ok()?.replace("+0000", "GMT"))
}

/// Answers one HTTP request.
pub async fn serve(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<std::net::SocketAddr>,
    request: HttpRequest,
) -> HttpResponse {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MOST_BYTES).await else {
        return into_http(text(413, "The body is too large."), false);
    };
    let headers: Vec<(String, String)> = parts
        .headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect();
    let host = headers.iter().find(|(name, _)| name == "host").map_or("", |(_, value)| value.as_str());
    let site = Site::of_host(host);
    let request = Request {
        site: site.unwrap_or(Site::Console),
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers,
        body: body.to_vec(),
        ip: peer.ip().to_string(),
    };
    let head = request.method == "HEAD";
    // The world and its journal block; other connections go on meanwhile.
    let response = tokio::task::spawn_blocking(move || app.answer(request, site.is_some())).await;
    into_http(response.unwrap_or_else(|_| text(500, "The mock server failed on this request.")), head)
}

fn into_http(response: Response, head: bool) -> HttpResponse {
    let mut http = HttpResponse::new(if head { Body::empty() } else { Body::from(response.body) });
    *http.status_mut() = response.status.try_into().unwrap_or_default();
    for (name, value) in response.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            http.headers_mut().append(name, value);
        }
    }
    http
}
