//! One HTTP exchange.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use spanning_api::endpoint::CLIENT_HEADER;
use ureq::config::Config;
use ureq::http::{Request, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

/// No answer of the contract takes longer.
const DEADLINE: Duration = Duration::from_secs(30);
/// No answer of the contract is larger.
const LARGEST: u64 = 32 * 1024 * 1024;

/// A question.
#[derive(Clone, Debug)]
pub struct Ask {
    method: &'static str,
    target: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

impl Ask {
    /// With a method, for a path with its query.
    pub fn new(method: &'static str, target: impl Into<String>) -> Self {
        Self { method, target: target.into(), headers: Vec::new(), body: None }
    }

    /// Adds a header.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// As the console's own pages ask.
    #[must_use]
    pub fn by_console(self) -> Self {
        self.with(CLIENT_HEADER, "contract")
    }

    /// With a JSON body.
    #[must_use]
    pub fn json(self, body: &Value) -> Self {
        self.with("content-type", "application/json").raw(body.to_string().into_bytes())
    }

    /// With a body as it is.
    #[must_use]
    pub fn raw(mut self, body: Vec<u8>) -> Self {
        self.body = Some(body);
        self
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The values of a header that can be there several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body, read as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
}

/// Asks one back end.
pub struct Client {
    agent: ureq::Agent,
    /// Its origin, as browsers write it.
    pub origin: String,
}

impl Client {
    /// For the back end of an address such as `https://console.example.com`.
    ///
    /// # Errors
    /// When that is no such address.
    pub fn new(base: &str) -> Result<Self> {
        let uri: Uri = base.parse().with_context(|| format!("{base} is no address"))?;
        let (scheme, host) = (uri.scheme_str().unwrap_or_default(), uri.authority().map(ToString::to_string));
        let origin = format!("{scheme}://{}", host.unwrap_or_default());
        let plain = matches!(scheme, "http" | "https") && matches!(uri.path(), "" | "/") && uri.query().is_none();
        ensure!(plain, "{base} is not an address such as https://console.example.com, without a path");
        let mut config =
            ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).timeout_global(Some(DEADLINE));
        if is_local(&uri) {
            config = config.proxy(None);
        }
        let agent = ureq::Agent::with_parts(config.build(), DefaultConnector::default(), Names::default());
        Ok(Self { agent, origin })
    }

    /// Asks.
    ///
    /// # Errors
    /// In words, when there is no answer at all.
    pub fn send(&self, ask: &Ask) -> Result<Answer, String> {
        let mut request = Request::builder().method(ask.method).uri(format!("{}{}", self.origin, ask.target));
        for (name, value) in &ask.headers {
            request = request.header(name, value);
        }
        let failed = |error: &dyn std::fmt::Display| format!("{} {} has no answer: {error}", ask.method, ask.target);
        // An empty body with its length: no server has to understand chunks for nothing.
        let empty = (!matches!(ask.method, "GET" | "DELETE")).then(Vec::new);
        let answered = match ask.body.as_ref().or(empty.as_ref()) {
            Some(body) => request.body(body.clone()).map(|request| self.agent.run(request)),
            None => request.body(()).map(|request| self.agent.run(request)),
        };
        let response = answered.map_err(|error| failed(&error))?.map_err(|error| failed(&error))?;
        let (parts, mut body) = response.into_parts();
        let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = parts.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
        let body = body.with_config().limit(LARGEST).read_to_vec().map_err(|error| failed(&error))?;
        Ok(Answer { status: parts.status.as_u16(), headers, body })
    }
}

fn is_local(uri: &Uri) -> bool {
    uri.host().is_some_and(|host| host == "localhost" || host.ends_with(".localhost"))
}

/// Finds `*.localhost` on this machine, as browsers do (RFC 6761) and many systems do not.
#[derive(Debug, Default)]
struct Names(DefaultResolver);

impl Resolver for Names {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        if !is_local(uri) {
            return self.0.resolve(uri, config, timeout);
        }
        let port = uri.port_u16().unwrap_or(if uri.scheme_str() == Some("https") { 443 } else { 80 });
        let mut found = self.empty();
        found.push(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_an_origin_and_nothing_more() {
        for good in ["https://console.example.com", "http://console.localhost:8080/"] {
            assert_eq!(Client::new(good).unwrap().origin, good.trim_end_matches('/'));
        }
        for bad in ["console.example.com", "ftp://console.example.com", "https://console.example.com/x", ""] {
            assert!(Client::new(bad).is_err(), "{bad}");
        }
    }
}
