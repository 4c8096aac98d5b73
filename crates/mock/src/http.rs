//! Requests and responses as plain values.

use serde::Serialize;
use spanning_api::problem::{MEDIA_TYPE, Problem};

use crate::sites::Site;

/// A request as it reached one of the sites.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Request {
    /// The site that it was sent to.
    pub site: Site,
    /// `GET`, `POST`, …
    pub method: String,
    /// The path, percent-encoded as it came.
    pub path: String,
    /// The query without `?`.
    pub query: String,
    /// Header names in lower case with their values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Where it came from.
    pub ip: String,
}

impl Request {
    /// A header's value; the first where there are several.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .filter(|(n, _)| n == "cookie")
            .flat_map(|(_, value)| value.split(';'))
            .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
    }

    /// The fields of a query or of an urlencoded form, decoded, in order.
    pub fn fields(text: &[u8]) -> Vec<(String, String)> {
        form_urlencoded::parse(text).map(|(n, v)| (n.into_owned(), v.into_owned())).collect()
    }
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Headers; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Response {
    /// An answer without a body.
    pub fn status(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// A JSON answer. API answers are never stored by caches.
    pub fn json(status: u16, value: &impl Serialize) -> Self {
        let body = serde_json::to_vec(value).unwrap_or_default();
        Self::status(status).with("content-type", "application/json").with("cache-control", "no-store").with_body(body)
    }

    /// A problem, with `Retry-After` where it has one.
    pub fn problem(problem: &Problem) -> Self {
        let mut response = Self::json(problem.status, problem);
        response.set("content-type", MEDIA_TYPE);
        match problem.retry_after {
            Some(seconds) => response.with("retry-after", &seconds.to_string()),
            None => response,
        }
    }

    /// A plain answer in words.
    pub fn text(status: u16, words: &str) -> Self {
        Self::status(status)
            .with("content-type", "text/plain; charset=utf-8")
            .with("cache-control", "no-store")
            .with_body(format!("{words}\n").into_bytes())
    }

    /// A page.
    pub fn html(status: u16, body: String) -> Self {
        Self::status(status)
            .with("content-type", "text/html; charset=utf-8")
            .with("cache-control", "no-store")
            .with_body(body.into_bytes())
    }

    /// Sends the browser elsewhere, as GET.
    pub fn see_other(url: &str) -> Self {
        Self::status(303).with("location", url).with("cache-control", "no-store")
    }

    /// Adds a header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Replaces a header.
    pub fn set(&mut self, name: &str, value: &str) {
        self.headers.retain(|(n, _)| n != name);
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    fn with_body(mut self, body: Vec<u8>) -> Self {
        self.body = body;
        self
    }
}
