//! Ways to be wrong, and what the suite says of each.

use serde_json::{Value, json};
use spanning_mock::{Request, Response};

use crate::server::{After, Before};

/// One way.
pub struct Case {
    pub name: &'static str,
    pub before: Before,
    pub after: After,
    /// What must be said.
    pub expected: &'static [&'static str],
    /// How many points may fail.
    pub most: usize,
}

const RIGHT: Before = |_| None;
const UNCHANGED: After = |_, _| {};

fn edit(response: &mut Response, change: impl FnOnce(&mut Value)) {
    let mut body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
    change(&mut body);
    response.body = serde_json::to_vec(&body).unwrap();
}

fn is(request: &Request, method: &str, end: &str) -> bool {
    request.method == method && request.path.ends_with(end)
}

fn drop_header(request: &mut Request, name: &str) {
    request.headers.retain(|(known, _)| known != name);
}

fn without(query: &str, name: &str) -> String {
    let kept: Vec<_> = query.split('&').filter(|pair| !pair.starts_with(&format!("{name}="))).collect();
    kept.join("&")
}

pub const CASES: &[Case] = &[
    Case {
        name: "errors are pages of the web server",
        before: RIGHT,
        after: |_, response| {
            if response.status == 404 {
                *response = Response::html(404, "<h1>Not found</h1>".to_owned());
            }
        },
        expected: &[
            "FAIL  any path: an unknown path is a problem",
            "expected 404 not_found, came 404 with \"<h1>Not found</h1>\"",
            "docs/backend.md, \"Problems\"",
        ],
        most: 15,
    },
    Case {
        name: "a code of its own",
        before: RIGHT,
        after: |_, response| {
            if response.status == 401 {
                edit(response, |body| body["code"] = json!("unauthorized"));
            }
        },
        expected: &[
            "FAIL  GetSession: nobody gets in without a session",
            "expected 401 not_signed_in, came 401 unauthorized",
        ],
        most: 80,
    },
    Case {
        name: "no defence against other sites",
        before: |request| {
            drop_header(request, "origin");
            drop_header(request, "sec-fetch-site");
            request.headers.push(("x-spanning-client".to_owned(), "always".to_owned()));
            None
        },
        after: UNCHANGED,
        expected: &[
            "FAIL  CreateView: a request without the console's own header is refused",
            "FAIL  CreateView: a request from another origin is refused",
            "docs/backend.md, \"Requests from other sites\"",
        ],
        most: 4,
    },
    Case {
        name: "keys are not looked at",
        before: |request| {
            drop_header(request, "idempotency-key");
            let fresh = format!("{:p}-{}", request, request.headers.len());
            request.headers.push(("idempotency-key".to_owned(), fresh + &request.path.len().to_string()));
            None
        },
        after: |_, response| response.headers.retain(|(name, _)| name != "idempotency-replayed"),
        expected: &["FAIL  CreateView: a change without a key is refused", "docs/backend.md, \"Idempotency\""],
        most: 6,
    },
    Case {
        name: "If-Match is not looked at",
        before: |request| {
            if is(request, "PUT", "/it-complete") {
                drop_header(request, "if-match");
                request.headers.push(("if-match".to_owned(), "*".to_owned()));
            }
            None
        },
        after: UNCHANGED,
        expected: &[
            "FAIL  SetItComplete: a change without If-Match is refused",
            "expected 428 if_match_missing, came 200",
            "FAIL  SetItComplete: a change that is based on another version is refused",
        ],
        most: 2,
    },
    Case {
        name: "weak or no ETags",
        before: RIGHT,
        after: |_, response| response.headers.retain(|(name, _)| name != "etag"),
        expected: &[
            "FAIL  GetIntegrations: has an ETag",
            "expected the header etag to be in quotes, and strong, it is missing",
        ],
        most: 4,
    },
    Case {
        name: "the limit is not looked at",
        before: |request| {
            request.query = without(&request.query, "limit");
            None
        },
        after: UNCHANGED,
        expected: &["FAIL  ListTenants: keeps to the window", "FAIL  ListTenants: refuses limit=201", "came 200"],
        most: 40,
    },
    Case {
        name: "the total is that of the window",
        before: RIGHT,
        after: |request, response| {
            if is(request, "GET", "/tenants") && response.status == 200 {
                edit(response, |body| body["total"] = json!(body["items"].as_array().unwrap().len()));
            }
        },
        expected: &[
            "FAIL  ListTenants: keeps to the window",
            "FAIL  GetTenantFacets: status, subscription and region add up",
        ],
        most: 9,
    },
    Case {
        name: "a filter is not looked at",
        before: |request| {
            request.query = without(&request.query, "status");
            None
        },
        after: UNCHANGED,
        expected: &[
            "FAIL  GetTenantFacets: a count is what its filter lists",
            "FAIL  ListTenants: refuses what a filter does not know",
        ],
        most: 5,
    },
    Case {
        name: "an order is not looked at",
        before: |request| {
            if !request.query.contains("no-such-value") {
                request.query = without(&request.query, "sort");
            }
            None
        },
        after: UNCHANGED,
        expected: &["FAIL  ListTenants: is ordered by numbers", "FAIL  ListTenants: what is not known comes last"],
        most: 2,
    },
    Case {
        name: "a member is missing, and one has another type",
        before: RIGHT,
        after: |request, response| {
            if is(request, "GET", "/sync") && response.status == 200 {
                edit(response, |body| {
                    body.as_object_mut().unwrap().remove("nextSyncAt");
                    body["syncedAt"] = json!("2026-03-10T09:00:00Z");
                });
            }
        },
        expected: &[
            "FAIL  GetSync: answers as the document says",
            "/nextSyncAt: is missing",
            "/syncedAt: should be integer",
        ],
        most: 1,
    },
    Case {
        name: "headers are missing",
        before: RIGHT,
        after: |_, response| {
            response
                .headers
                .retain(|(name, _)| !matches!(name.as_str(), "cache-control" | "x-content-type-options" | "date"));
        },
        expected: &[
            "FAIL  GetSession: is not stored by caches",
            "FAIL  a problem: is not guessed at by browsers",
            "FAIL  GetSignInOptions: has the server's time",
            "docs/backend.md, \"Times and sync ages\"",
        ],
        most: 11,
    },
    Case {
        name: "open to every site",
        before: RIGHT,
        after: |_, response| response.set("access-control-allow-origin", "*"),
        expected: &["FAIL  GetSignInOptions: is not shared with other sites"],
        most: 1,
    },
    Case {
        name: "cookies that scripts can read",
        before: RIGHT,
        after: |_, response| {
            for (name, value) in &mut response.headers {
                if name == "set-cookie" {
                    *value = value.replace("; HttpOnly", "");
                }
            }
        },
        expected: &[
            "FAIL  SignIn: sets a tenant's cookie that stays with it",
            "docs/backend.md, \"Sessions and cookies\"",
        ],
        most: 2,
    },
    Case {
        name: "pages that anybody may frame",
        before: RIGHT,
        after: |_, response| response.headers.retain(|(name, _)| name != "content-security-policy"),
        expected: &[
            "FAIL  the page /: cannot be framed by anybody",
            "FAIL  the pages /embed/vsa9/: can be framed by that portal alone",
        ],
        most: 6,
    },
    Case {
        name: "a limit without a time",
        before: RIGHT,
        after: |_, response| response.headers.retain(|(name, _)| name != "retry-after"),
        expected: &[
            "FAIL  SyncTenant: a second sync says when",
            "FAIL  SignIn: failed sign-ins lock",
            "docs/backend.md, \"Rate limits\"",
        ],
        most: 2,
    },
    Case {
        name: "a tenant's session sees the portal's list",
        before: |request| {
            let tenant = request.header("cookie").is_some_and(|cookie| cookie.starts_with("__Host-session"));
            let list = is(request, "GET", "/tenants") && tenant;
            list.then(|| Response::json(200, &json!({ "items": [], "total": 0, "offset": 0 })))
        },
        after: UNCHANGED,
        expected: &["FAIL  ListTenants: a tenant's session is refused", "docs/backend.md, \"Scopes and roles\""],
        most: 1,
    },
];
