//! Whatever is asked, in whatever shape: the back end answers and is never at fault itself, a refusal is a
//! well-formed problem, and what was refused changed nothing but the audit trail.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use spanning_api::endpoint::{BASE, Op};
use spanning_api::problem::{Code, MEDIA_TYPE, Problem};
use spanning_mock::{Response, Site};

use crate::browser::*;

/// Who asks: one for each kind of session.
const PEOPLE: [&str; 4] = [GRACE, MAYA, ELENA, "liam.fraser@brightwater.example"];
/// Parameters that some endpoint knows, and one that none does.
const PARAMS: [&str; 17] = [
    "q",
    "status",
    "subscription",
    "region",
    "attention",
    "organization",
    "itComplete",
    "filter",
    "sort",
    "offset",
    "limit",
    "severity",
    "kind",
    "from",
    "before",
    "asOf",
    "nonsense",
];

/// A request to an endpoint, in the shape of the contract but for what was done to it.
#[derive(Clone, Debug)]
struct Call {
    op: Op,
    who: Option<usize>,
    id: Id,
    query: Vec<(&'static str, String)>,
    /// Members of the documented example that are replaced or taken out.
    body: Vec<(Index, Option<Value>)>,
    /// Headers that win over those of the console.
    headers: Vec<(&'static str, String)>,
    /// With the version that the change is based on.
    fresh: bool,
}

#[derive(Clone, Debug)]
enum Id {
    /// One that the back end has named.
    Known(Index),
    Any(String),
}

#[derive(Clone, Debug)]
enum Sent {
    Call(Call),
    Anything { site: Site, method: String, path: String, query: String, headers: Vec<(String, String)>, body: Vec<u8> },
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        prop_oneof![any::<i64>(), Just(0), Just(-1), Just(1 << 31), Just(1 << 53)].prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop_oneof![
            "\\PC{0,20}",
            Just("x".repeat(5_000)),
            select(vec!["sync", "microsoft", "invite", "eu", "query"]).prop_map(str::to_owned)
        ]
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            proptest::collection::vec(("[a-zA-Z]{1,8}", inner), 0..3)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn call() -> impl Strategy<Value = Sent> {
    let id = prop_oneof![4 => any::<Index>().prop_map(Id::Known), 1 => "\\PC{0,12}".prop_map(Id::Any)];
    let words = prop_oneof!["\\PC{0,12}", "[0-9]{1,20}", "-?[a-z]{1,8}", Just("seats < 50 and".to_owned())];
    let query = proptest::collection::vec((select(PARAMS.to_vec()), words), 0..3);
    let body = proptest::collection::vec((any::<Index>(), proptest::option::weighted(0.8, value())), 0..3);
    let header = (
        select(vec![
            "x-spanning-client",
            "origin",
            "content-type",
            "idempotency-key",
            "if-match",
            "cookie",
            "x-spanning-session",
            "authorization",
            "sec-fetch-site",
            "if-none-match",
        ]),
        prop_oneof![Just(String::new()), "[ -~]{0,30}", Just("k".repeat(201)), Just("Bearer x".to_owned())],
    );
    let headers = prop_oneof![4 => Just(Vec::new()), 1 => proptest::collection::vec(header, 1..3)];
    (
        select(Op::ALL.to_vec()),
        proptest::option::weighted(0.95, 0..PEOPLE.len()),
        id,
        query,
        body,
        headers,
        any::<bool>(),
    )
        .prop_map(|(op, who, id, query, body, headers, fresh)| {
            // A read has parameters, a change seldom has.
            let query = if op.is_mutation() { Vec::new() } else { query };
            Sent::Call(Call { op, who, id, query, body, headers, fresh })
        })
}

fn anything() -> impl Strategy<Value = Sent> {
    let path =
        prop_oneof!["/\\PC{0,40}", "/api/v1/\\PC{0,40}", "/api/v1/[a-z-]{1,12}/[%a-z0-9.]{0,12}", Just(String::new())];
    let headers = proptest::collection::vec(("[a-z-]{1,14}", "\\PC{0,30}"), 0..4);
    let body = proptest::collection::vec(any::<u8>(), 0..80);
    (select(Site::ALL.to_vec()), "GET|POST|HEAD|PUT|\\PC{0,6}", path, "\\PC{0,60}", headers, body).prop_map(
        |(site, method, path, query, headers, body)| Sent::Anything { site, method, path, query, headers, body },
    )
}

/// The documented example of an endpoint's body.
fn example(op: Op) -> Value {
    let document: Value = serde_json::from_str(spanning_api::openapi::PUBLISHED).unwrap();
    let path = op.template().replace("{}", "{id}");
    let operation = &document["paths"][&path][op.method().as_str().to_lowercase()];
    operation["requestBody"]["content"]["application/json"]["example"].clone()
}

struct Play {
    people: Vec<Browser>,
    nobody: Browser,
    observer: Browser,
    ids: Vec<String>,
}

impl Play {
    fn new(backend: &Shared) -> Self {
        let people = PEOPLE.iter().map(|email| Browser::signed_in(backend, email)).collect();
        let mut play = Self {
            people,
            nobody: Browser::new(backend),
            observer: Browser::signed_in(backend, "daniel.osei@brightwater.example"),
            ids: vec![TENANT.to_owned()],
        };
        for path in ["/tenants", "/alerts", "/organizations", "/migrations"] {
            let known = play.observer.get(path).body;
            play.learn(&known);
        }
        play
    }

    /// Remembers a few identifiers that an answer names.
    fn learn(&mut self, answer: &Value) {
        let items = answer["items"].as_array().into_iter().flatten().take(3).chain([answer]);
        let found = items.filter_map(|item| item["id"].as_str().map(str::to_owned)).collect::<Vec<_>>();
        self.ids.extend(found);
    }

    fn send(&mut self, sent: &Sent) -> Response {
        let call = match sent {
            Sent::Call(call) => call,
            Sent::Anything { site, method, path, query, headers, body } => {
                return self.people[0].raw(*site, method, path, query, headers.clone(), body.clone());
            }
        };
        let id = match &call.id {
            Id::Known(index) => index.get(&self.ids).clone(),
            Id::Any(text) => text.clone(),
        };
        let path = call.op.path(&[&id]);
        let path = path.strip_prefix(BASE).unwrap();
        let mut body = example(call.op);
        if let Value::Object(members) = &mut body {
            for (index, new) in &call.body {
                let Some(name) = (!members.is_empty())
                    .then(|| index.index(members.len()))
                    .and_then(|at| members.keys().nth(at).cloned())
                else {
                    continue;
                };
                match new {
                    Some(new) => members.insert(name, new.clone()),
                    None => members.remove(&name),
                };
            }
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        call.query.iter().for_each(|(name, value)| {
            query.append_pair(name, value);
        });
        let asker = call.who.map_or(&mut self.nobody, |who| &mut self.people[who]);
        let mut headers: Vec<(&str, &str)> = Vec::new();
        let resource = if path.contains("/integrations/") { "integrations" } else { "licences" };
        let etag = (call.fresh && call.op.needs_if_match())
            .then(|| asker.get(&format!("/tenants/{id}/{resource}")).header("etag").to_owned());
        headers.extend(etag.as_deref().map(|etag| ("if-match", etag)));
        headers.extend(call.headers.iter().map(|(name, value)| (*name, value.as_str())));
        let answer = asker.api(call.op.method().as_str(), &format!("{path}?{}", query.finish()), body, &headers);
        self.learn(&answer.body);
        answer.response
    }

    /// All that people see, but for the audit trail and who is signed in.
    fn seen(&mut self) -> Vec<(u16, Value)> {
        if self.observer.get("/session").status == 401 {
            assert_eq!(self.observer.sign_in("daniel.osei@brightwater.example", "simulation").status, 200);
        }
        // Whoever was signed out by what was asked is there again for the next question.
        for (browser, email) in self.people.iter_mut().zip(PEOPLE) {
            if browser.get("/session").status == 401 {
                browser.sign_in(email, "simulation");
            }
        }
        let listed = [
            "/tenants?limit=200",
            "/organizations?limit=200",
            "/alerts?limit=200&muted=on",
            "/onboardings",
            "/migrations",
            "/views",
            "/tenants/summary",
            "/tenants/tn_aldergrove/licences",
        ];
        let mut seen: Vec<_> = listed.iter().map(|path| self.observer.get(path)).collect();
        seen.push(self.people[0].get("/views"));
        seen.push(self.people[1].get("/tenants/tn_aldergrove/integrations"));
        seen.into_iter().map(|answer| (answer.status, without_correlation(answer.body))).collect()
    }
}

fn without_correlation(mut body: Value) -> Value {
    if let Some(members) = body.as_object_mut() {
        members.remove("correlationId");
    }
    body
}

/// A refusal says what happened, under its name.
fn well_formed(response: &Response) -> Result<(), TestCaseError> {
    prop_assert_eq!(response.header("content-type"), Some(MEDIA_TYPE));
    let problem: Problem = serde_json::from_slice(&response.body).unwrap();
    prop_assert_eq!(problem.status, response.status);
    prop_assert!(Code::KNOWN.contains(&problem.code) && problem.code != Code::Internal, "{}", problem.code);
    prop_assert!(!problem.title.is_empty());
    prop_assert_eq!(Some(problem.correlation_id.as_str()), response.header("x-correlation-id"));
    let named = matches!(problem.code, Code::InvalidFields | Code::InvalidQuery | Code::InvalidFilter);
    prop_assert!(!named || !problem.fields.is_empty(), "{} names no field", problem.code);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_request_is_answered_and_a_refused_one_changes_nothing(
        requests in proptest::collection::vec(prop_oneof![5 => call(), 1 => anything()], 1..16),
    ) {
        let backend = backend_of(12);
        let mut play = Play::new(&backend);
        for sent in &requests {
            let seen = play.seen();
            let (state, journal) = (backend.borrow().world.fingerprint(), backend.borrow().journal.len());
            let response = play.send(sent);
            prop_assert!((200..500).contains(&response.status), "{}", response.status);
            if backend.borrow().journal.len() == journal {
                prop_assert_eq!(backend.borrow().world.fingerprint(), state, "changed, and not in the journal");
            }
            let of_api = match sent {
                Sent::Call(_) => true,
                Sent::Anything { site, path, .. } => *site == Site::Console && path.starts_with(BASE),
            };
            if response.status >= 400 && of_api {
                well_formed(&response)?;
            }
            if response.status >= 400 {
                prop_assert_eq!(play.seen(), seen, "refused, and yet something is different");
            }
        }
    }
}

#[test]
fn the_requests_do_reach_every_endpoint() {
    let mut taken = 0;
    for op in Op::ALL {
        let mut play = Play::new(&backend_of(12));
        let plain = |who| {
            let (query, body, headers) = (Vec::new(), Vec::new(), Vec::new());
            Sent::Call(Call {
                op: *op,
                who: Some(who),
                id: Id::Any(TENANT.to_owned()),
                query,
                body,
                headers,
                fresh: true,
            })
        };
        let best = (0..2).map(|who| play.send(&plain(who)).status).min().unwrap();
        taken += usize::from(best < 300);
        assert_ne!(best, 415, "{op:?} needs a body that the document does not show");
    }
    assert!(taken > Op::ALL.len() / 2, "{taken} of {} are taken", Op::ALL.len());
    assert_eq!(example(Op::CreateOrganization), json!({ "name": "Aldergrove" }));
}
