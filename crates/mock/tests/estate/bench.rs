//! A world with people who are signed in to it.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use spanning_api::Timestamp;
use spanning_api::endpoint::{CLIENT_HEADER, IDEMPOTENCY_KEY, Op};
use spanning_api::page::Page;
use spanning_api::problem::{Code, Problem};
use spanning_api::tenant::Tenant;
use spanning_api::time::SECOND;
use spanning_mock::{Input, Request, Response, Settings, Site, Sites, World, handle};

/// 2026-03-10T09:00:00Z.
pub const EPOCH: Timestamp = Timestamp(1_773_133_200_000);

pub const SUPERUSER: &str = "grace.whitfield@brightwater.example";
pub const ADMIN: &str = "daniel.osei@brightwater.example";
pub const MANAGE: &str = "hannah.kowalski@brightwater.example";
pub const MONITOR: &str = "liam.fraser@brightwater.example";
pub const VSA10: &str = "noor.haddad@brightwater.example";
pub const VSA9: &str = "peter.novak@brightwater.example";
pub const UNIVIEW1: &str = "ruth.calloway@brightwater.example";
pub const TENANT_ADMIN: &str = "maya.lindqvist@aldergrovedental.example";
pub const TENANT_USER: &str = "elena.duarte@aldergrovedental.example";

pub const DEMO: &str = "tn_aldergrove";

pub struct Bench {
    pub world: World,
    pub now: Timestamp,
    pub cookie: String,
    requests: u64,
    changes: u64,
    keyed: Option<String>,
}

pub fn settings(scenario: &str, tenants: u32) -> Settings {
    Settings { seed: 7, tenants, scenario: scenario.into(), epoch: EPOCH, sites: Sites { port: 8080 }, kaseyaone: None }
}

impl Bench {
    /// The default world with somebody signed in.
    pub fn new(email: &str) -> Self {
        Self::with(settings("default", 250), email)
    }

    pub fn with(settings: Settings, email: &str) -> Self {
        let world = World::new(settings).unwrap();
        let mut bench = Self { world, now: EPOCH, cookie: String::new(), requests: 0, changes: 0, keyed: None };
        bench.sign_in(email);
        bench
    }

    pub fn sign_in(&mut self, email: &str) {
        self.cookie.clear();
        let body = json!({ "email": email, "password": spanning_mock::world::people::PASSWORD });
        let response = self.send(Op::SignIn, &[], "", Some(body), &[]);
        assert_eq!(response.status, 200, "{}", String::from_utf8_lossy(&response.body));
        let cookie = response.header("set-cookie").unwrap();
        self.cookie = cookie.split(';').next().unwrap().to_owned();
    }

    pub fn wait(&mut self, milliseconds: i64) {
        self.now = self.now.plus(milliseconds);
    }

    pub fn send(
        &mut self,
        op: Op,
        ids: &[&str],
        query: &str,
        body: Option<Value>,
        headers: &[(&str, &str)],
    ) -> Response {
        self.requests += 1;
        let mut all = vec![(CLIENT_HEADER.to_owned(), "test".to_owned())];
        if op.is_mutation() {
            self.changes += 1;
            all.push((
                IDEMPOTENCY_KEY.to_owned(),
                self.keyed.clone().unwrap_or_else(|| format!("key-{}", self.changes)),
            ));
        }
        if !self.cookie.is_empty() {
            all.push(("cookie".to_owned(), self.cookie.clone()));
        }
        all.extend(headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        let body = body.map(|body| serde_json::to_vec(&body).unwrap()).unwrap_or_default();
        if !body.is_empty() {
            all.push(("content-type".to_owned(), "application/json".to_owned()));
        }
        let request = Request {
            site: Site::Console,
            method: op.method().as_str().to_owned(),
            path: op.path(ids),
            query: query.to_owned(),
            headers: all,
            body,
            ip: "203.0.113.7".to_owned(),
        };
        let mut entropy = [7; 32];
        entropy[..8].copy_from_slice(&self.requests.to_be_bytes());
        handle(&mut self.world, &request, &Input { now: self.now, entropy, verified: None }).response
    }

    /// A change under a key of one's own.
    pub fn send_with_key(&mut self, op: Op, body: Value, key: &str) -> Response {
        let changes = self.keyed.replace(key.to_owned());
        let response = self.send(op, &[], "", Some(body), &[]);
        self.keyed = changes;
        response
    }

    pub fn get<T: DeserializeOwned>(&mut self, op: Op, ids: &[&str], query: &str) -> T {
        let response = self.send(op, ids, query, None, &[]);
        assert_eq!(response.status, 200, "{}", String::from_utf8_lossy(&response.body));
        serde_json::from_slice(&response.body).unwrap()
    }

    pub fn change<T: DeserializeOwned>(&mut self, op: Op, ids: &[&str], body: Value) -> T {
        let response = self.send(op, ids, "", Some(body).filter(|body| !body.is_null()), &[("if-match", "*")]);
        assert_eq!(response.status, 200, "{}", String::from_utf8_lossy(&response.body));
        serde_json::from_slice(&response.body).unwrap()
    }

    /// The problem that a request leads to.
    pub fn refused(&mut self, op: Op, ids: &[&str], query: &str, body: Value) -> Problem {
        let response = self.send(op, ids, query, Some(body).filter(|body| !body.is_null()), &[("if-match", "*")]);
        assert!(response.status >= 400, "{op:?} was answered with {}", response.status);
        serde_json::from_slice(&response.body).unwrap()
    }

    pub fn code(&mut self, op: Op, ids: &[&str], body: Value) -> Code {
        self.refused(op, ids, "", body).code
    }

    /// Every tenant for a query, window by window.
    pub fn tenants(&mut self, query: &str) -> Vec<Tenant> {
        let mut all: Vec<Tenant> = Vec::new();
        loop {
            let query = format!("{query}&limit=90&offset={}", all.len());
            let page: Page<Tenant> = self.get(Op::ListTenants, &[], query.trim_start_matches('&'));
            let total = page.total as usize;
            all.extend(page.items);
            if all.len() >= total {
                assert_eq!(all.len(), total);
                return all;
            }
        }
    }

    /// The first tenant for a query.
    pub fn first(&mut self, query: &str) -> Tenant {
        self.tenants(query).into_iter().next().expect("a tenant for this query")
    }

    /// Waits until a sync that was asked for is done.
    pub fn wait_for_sync(&mut self) {
        self.wait(60 * SECOND);
    }
}
