//! A small browser: cookies per site, forms, redirects, and the console's calls.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Value, json};
use spanning_api::Timestamp;
use spanning_mock::{Input, Request, Response, Settings, Site, Sites, World, handle};

pub const MAYA: &str = "maya.lindqvist@aldergrovedental.example";
pub const PRIYA: &str = "priya.raman@aldergrovedental.example";
pub const TOM: &str = "tom.okafor@aldergrovedental.example";
pub const ELENA: &str = "elena.duarte@aldergrovedental.example";
pub const GRACE: &str = "grace.whitfield@brightwater.example";
pub const TENANT: &str = "tn_aldergrove";
pub const EPOCH: i64 = 1_790_000_000_000;

pub fn settings() -> Settings {
    Settings {
        seed: 7,
        tenants: 30,
        scenario: String::new(),
        epoch: Timestamp(EPOCH),
        sites: Sites { port: 8080 },
        kaseyaone: None,
    }
}

/// A world with its clock and its journal.
pub struct Backend {
    pub world: World,
    pub now: Timestamp,
    pub journal: Vec<(Request, Input)>,
    counter: u64,
}

pub type Shared = Rc<RefCell<Backend>>;

pub fn backend() -> Shared {
    backend_of(settings().tenants)
}

/// A world with so many tenants; the first is the demo tenant.
pub fn backend_of(tenants: u32) -> Shared {
    let world = World::new(Settings { tenants, ..settings() }).unwrap();
    Rc::new(RefCell::new(Backend { world, now: Timestamp(EPOCH), journal: Vec::new(), counter: 0 }))
}

impl Backend {
    pub fn send(&mut self, request: Request) -> Response {
        self.counter += 1;
        let mut entropy = [0; 32];
        entropy[..8].copy_from_slice(&self.counter.to_be_bytes());
        let input = Input { now: self.now, entropy, verified: None };
        let outcome = handle(&mut self.world, &request, &input);
        if outcome.changed {
            self.journal.push((request, input));
        }
        outcome.response
    }
}

pub fn wait(backend: &Shared, milliseconds: i64) {
    let mut backend = backend.borrow_mut();
    backend.now = backend.now.plus(milliseconds);
}

/// An answer of the API.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
    pub response: Response,
}

impl Answer {
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> &str {
        self.response.header(name).unwrap_or_default()
    }
}

/// A page that a browser shows, or the console's address that it was sent to.
#[derive(Debug)]
pub struct Page {
    pub url: String,
    pub status: u16,
    pub html: String,
    pub response: Response,
}

pub struct Browser {
    pub backend: Shared,
    pub cookies: BTreeMap<(&'static str, String), String>,
    pub key: u64,
}

impl Browser {
    pub fn new(backend: &Shared) -> Self {
        Self { backend: backend.clone(), cookies: BTreeMap::new(), key: 0 }
    }

    pub fn signed_in(backend: &Shared, email: &str) -> Self {
        let mut browser = Self::new(backend);
        let answer = browser.sign_in(email, "simulation");
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        browser
    }

    pub fn sign_in(&mut self, email: &str, password: &str) -> Answer {
        self.call("POST", "/session", json!({ "email": email, "password": password }))
    }

    pub fn get(&mut self, path: &str) -> Answer {
        self.api("GET", path, Value::Null, &[])
    }

    /// A call with a fresh idempotency key.
    pub fn call(&mut self, method: &str, path: &str, body: Value) -> Answer {
        self.api(method, path, body, &[])
    }

    /// A call of the console, as its pages send it; `extra` headers win.
    pub fn api(&mut self, method: &str, path: &str, body: Value, extra: &[(&str, &str)]) -> Answer {
        self.key += 1;
        let mut headers = vec![("x-spanning-client".to_owned(), "console".to_owned())];
        if method != "GET" {
            headers.push(("idempotency-key".to_owned(), format!("{:p}-{}", self, self.key)));
            headers.push(("origin".to_owned(), "http://console.localhost:8080".to_owned()));
            headers.push(("sec-fetch-site".to_owned(), "same-origin".to_owned()));
        }
        let body = if body.is_null() { Vec::new() } else { serde_json::to_vec(&body).unwrap() };
        if !body.is_empty() {
            headers.push(("content-type".to_owned(), "application/json".to_owned()));
        }
        for (name, value) in extra {
            headers.retain(|(known, _)| known != name);
            if !value.is_empty() {
                headers.push(((*name).to_owned(), (*value).to_owned()));
            }
        }
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let response = self.raw(Site::Console, method, &format!("/api/v1{path}"), query, headers, body);
        let body = serde_json::from_slice(&response.body).unwrap_or(Value::Null);
        Answer { status: response.status, body, response }
    }

    pub fn raw(
        &mut self,
        site: Site,
        method: &str,
        path: &str,
        query: &str,
        mut headers: Vec<(String, String)>,
        body: Vec<u8>,
    ) -> Response {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .filter(|((s, _), _)| *s == site.label())
            .map(|((_, n), v)| format!("{n}={v}"))
            .collect();
        if !cookies.is_empty() {
            headers.push(("cookie".to_owned(), cookies.join("; ")));
        }
        let request = Request {
            site,
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers,
            body,
            ip: "203.0.113.5".to_owned(),
        };
        let response = self.backend.borrow_mut().send(request);
        for (_, cookie) in response.headers.iter().filter(|(name, _)| name == "set-cookie") {
            assert!(
                cookie.contains("; HttpOnly") && cookie.contains("; Secure") && cookie.contains("; Path=/"),
                "{cookie}"
            );
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            assert!(name.starts_with("__Host-"));
            match value {
                "" => self.cookies.remove(&(site.label(), name.to_owned())),
                value => self.cookies.insert((site.label(), name.to_owned()), value.to_owned()),
            };
        }
        response
    }

    /// Goes to an address and follows redirects, until a page or the console is reached.
    pub fn visit(&mut self, url: &str) -> Page {
        self.load("GET", url, Vec::new())
    }

    fn load(&mut self, method: &str, url: &str, body: Vec<u8>) -> Page {
        let (mut method, mut url, mut body) = (method, url.to_owned(), body);
        for _ in 0..10 {
            let (site, path, query) = split(&url);
            if site == Site::Console {
                return Page { url, status: 200, html: String::new(), response: Response::status(200) };
            }
            let mut headers = Vec::new();
            if method == "POST" {
                headers.push(("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned()));
                headers.push(("sec-fetch-site".to_owned(), "same-origin".to_owned()));
                headers.push(("origin".to_owned(), "null".to_owned()));
            }
            let response = self.raw(site, method, &path, &query, headers, std::mem::take(&mut body));
            let Some(location) = response.header("location") else {
                let html = String::from_utf8(response.body.clone()).unwrap();
                return Page { url, status: response.status, html, response };
            };
            assert_eq!(response.status, 303);
            url = if location.starts_with('/') { format!("{}{location}", origin(&url)) } else { location.to_owned() };
            method = "GET";
        }
        panic!("too many redirects");
    }

    /// Sends the form of a page that has all these fields, with the token that the form carries.
    pub fn submit(&mut self, page: &Page, fields: &[(&str, &str)]) -> Page {
        let form = page
            .html
            .split("<form ")
            .skip(1)
            .find(|form| fields.iter().all(|(name, _)| form.contains(&format!("name=\"{name}\""))))
            .unwrap_or_else(|| panic!("no form with {fields:?} in {}", page.html));
        let action = attribute(form, "action");
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", attribute(form.split("name=\"csrf\"").nth(1).unwrap(), "value"));
        for (name, value) in fields {
            body.append_pair(name, value);
        }
        let url = format!("{}{action}", origin(&page.url));
        self.load("POST", &url, body.finish().into_bytes())
    }
}

pub fn fact<'a>(entry: &'a Value, key: &str) -> Option<&'a str> {
    entry["facts"].as_array()?.iter().find(|fact| fact["key"] == key)?["value"].as_str()
}

pub fn value_of(page: &Page, name: &str) -> String {
    attribute(page.html.split(&format!("name=\"{name}\"")).nth(1).unwrap(), "value").to_owned()
}

/// A parameter of an address, decoded.
pub fn param(url: &str, name: &str) -> Option<String> {
    let (_, query) = url.split_once('?')?;
    form_urlencoded::parse(query.as_bytes()).find(|(n, _)| n == name).map(|(_, value)| value.into_owned())
}

/// An address with a parameter set to something else, or without it.
pub fn with(url: &str, name: &str, value: Option<&str>) -> String {
    let (path, query) = url.split_once('?').unwrap();
    let mut out = form_urlencoded::Serializer::new(String::new());
    for (n, v) in form_urlencoded::parse(query.as_bytes()) {
        if n != name {
            out.append_pair(&n, &v);
        }
    }
    if let Some(value) = value {
        out.append_pair(name, value);
    }
    format!("{path}?{}", out.finish())
}

fn attribute<'a>(html: &'a str, name: &str) -> &'a str {
    html.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap()
}

fn origin(url: &str) -> &str {
    let rest = url.strip_prefix("http://").unwrap();
    let host = rest.split('/').next().unwrap();
    &url[..7 + host.len()]
}

fn split(url: &str) -> (Site, String, String) {
    let host = origin(url).strip_prefix("http://").unwrap();
    let rest = &url[origin(url).len()..];
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    (Site::of_host(host).unwrap(), path.to_owned(), query.to_owned())
}
