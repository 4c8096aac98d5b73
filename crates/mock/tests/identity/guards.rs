//! What stands before every endpoint.

use serde_json::{Value, json};
use spanning_api::time::DAY;
use spanning_mock::Site;

use crate::browser::*;

const START: &str = "/link-attempts";

fn body() -> Value {
    json!({ "returnTo": "integrations" })
}

#[test]
fn every_answer_has_a_correlation_id_and_is_not_stored() {
    let backend = backend();
    let mut nobody = Browser::new(&backend);
    for (method, path) in [("GET", "/session"), ("GET", "/nothing"), ("GET", "/session/options"), ("PUT", "/session")] {
        let answer = nobody.api(method, path, Value::Null, &[]);
        assert!(answer.header("x-correlation-id").starts_with("c_"), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store");
        if answer.status >= 400 {
            assert_eq!(answer.header("content-type"), "application/problem+json");
            assert_eq!(answer.body["correlationId"], answer.header("x-correlation-id"));
            assert_eq!(answer.body["status"], answer.status);
        }
    }
}

#[test]
fn unknown_paths_and_methods() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    assert_eq!(maya.get("/nothing").status, 404);
    let answer = maya.api("TRACE", "/session", Value::Null, &[]);
    assert_eq!(
        (answer.status, answer.code(), answer.header("allow")),
        (405, "method_not_allowed", "GET, POST, DELETE")
    );
    let response = maya.raw(Site::Console, "GET", "/api/openapi.json", "", Vec::new(), Vec::new());
    assert_eq!(response.status, 200);
}

#[test]
fn what_changes_something_comes_from_the_consoles_own_pages() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    for bad in [
        ("x-spanning-client", ""),
        ("origin", "http://evil.localhost:8080"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let answer = maya.api("POST", START, body(), &[bad]);
        assert_eq!((answer.status, answer.code()), (403, "cross_site"), "{bad:?}");
        // Not even a sign-in: nobody shall be signed in as somebody else from outside.
        let login = json!({ "email": MAYA, "password": "simulation" });
        assert_eq!(maya.api("POST", "/session", login, &[bad]).code(), "cross_site");
    }
    assert_eq!(maya.count("link_started"), 0);
    assert_eq!(maya.api("POST", START, body(), &[("origin", ""), ("sec-fetch-site", "none")]).status, 200);
}

#[test]
fn bodies_are_json_of_the_right_size_and_shape() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let form = maya.api("POST", START, body(), &[("content-type", "text/plain")]);
    assert_eq!((form.status, form.code()), (415, "not_json"));
    let charset = [("content-type", "Application/JSON; charset=utf-8")];
    assert_eq!(maya.api("POST", START, body(), &charset).status, 200);
    let large = json!({ "returnTo": "x".repeat(64 * 1024) });
    let answer = maya.call("POST", START, large);
    assert_eq!((answer.status, answer.code()), (413, "body_too_large"));
    for bad in [json!({}), json!({ "returnTo": 7 }), json!([]), json!("x")] {
        assert_eq!(maya.call("POST", START, bad).code(), "invalid_body");
    }
    assert_eq!(maya.call("POST", START, Value::Null).code(), "invalid_body", "empty");
    assert_eq!(maya.get("/activity?nonsense=1").code(), "invalid_query");
    let answer = maya.get("/activity?limit=201&action=unknown");
    assert_eq!(answer.body["fields"].as_array().unwrap().len(), 2);
}

#[test]
fn l28_f12_the_same_key_has_one_effect() {
    let backend = backend();
    let (mut maya, mut priya) = (Browser::signed_in(&backend, MAYA), Browser::signed_in(&backend, PRIYA));
    let missing = maya.api("POST", START, body(), &[("idempotency-key", "")]);
    assert_eq!((missing.status, missing.code()), (400, "idempotency_key_missing"));
    let first = maya.api("POST", START, body(), &[("idempotency-key", "k")]);
    let again = maya.api("POST", START, body(), &[("idempotency-key", "k")]);
    assert_eq!((first.header("idempotency-replayed"), again.header("idempotency-replayed")), ("", "true"));
    assert_eq!(first.body, again.body);
    let path = format!("/link-attempts/{}", first.body["id"].as_str().unwrap());
    let other = maya.api("DELETE", &path, Value::Null, &[("idempotency-key", "k")]);
    assert_eq!((other.status, other.code()), (422, "idempotency_key_reused"));
    // Keys belong to a session: another's is another's.
    let hers = priya.api("POST", START, body(), &[("idempotency-key", "k")]);
    assert_eq!((hers.status, hers.header("idempotency-replayed")), (200, ""));
    // A refusal that changed nothing is not kept: the same key may succeed later.
    let out = json!({ "returnTo": "elsewhere" });
    assert_eq!(maya.api("POST", START, out, &[("idempotency-key", "m")]).status, 422);
    assert_eq!(maya.api("POST", START, body(), &[("idempotency-key", "m")]).status, 200);
}

#[test]
fn a_key_is_kept_for_a_day() {
    let backend = backend();
    let mut grace = Browser::signed_in(&backend, GRACE);
    let ticket = json!({ "tenantId": TENANT });
    let first = grace.api("POST", "/launch-tickets", ticket.clone(), &[("idempotency-key", "k")]);
    assert_eq!(first.status, 200, "{:?}", first.body);
    let again = grace.api("POST", "/launch-tickets", ticket.clone(), &[("idempotency-key", "k")]);
    assert_eq!(again.body["url"], first.body["url"]);
    wait(&backend, DAY);
    grace.sign_in(GRACE, "simulation");
    let later = grace.api("POST", "/launch-tickets", ticket, &[("idempotency-key", "k")]);
    assert_ne!(later.body["url"], first.body["url"]);
}

#[test]
fn reads_leave_the_world_alone() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let before = backend.borrow().journal.len();
    let base = format!("/tenants/{TENANT}");
    for path in [
        "/session",
        "/session/options",
        "/activity",
        "/portals",
        &base,
        &format!("{base}/integrations"),
        &format!("{base}/integrations/it-complete/impact"),
        &format!("{base}/integrations/kaseyaone/impact"),
        &format!("{base}/licences"),
        "/activity/act_000001",
        "/link-attempts/la_nothing",
        "/tenants",
        "/nothing",
    ] {
        maya.get(path);
    }
    assert_eq!(backend.borrow().journal.len(), before);
}

#[test]
fn scopes_are_kept_apart() {
    let backend = backend();
    let (mut maya, mut grace) = (Browser::signed_in(&backend, MAYA), Browser::signed_in(&backend, GRACE));
    let other = backend.borrow().world.tenant_refs().nth(1).unwrap().id;
    for path in [
        "/tenants",
        "/organizations",
        "/alerts",
        &format!("/tenants/{other}"),
        &format!("/tenants/{other}/integrations"),
    ] {
        assert_eq!(maya.get(path).code(), "out_of_scope", "{path}");
    }
    let answer = grace.get(&format!("/tenants/{TENANT}/integrations"));
    assert_eq!((answer.status, answer.code()), (403, "out_of_scope"), "a portal looks in only by launching");
    assert_eq!(Browser::new(&backend).get("/activity").code(), "not_signed_in");
}

#[test]
fn too_many_changes_within_a_minute() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let mut last = 0;
    for _ in 0..601 {
        last = maya.call("POST", START, body()).status;
    }
    assert_eq!(last, 429);
    let answer = maya.call("POST", START, body());
    assert_eq!((answer.code(), answer.header("retry-after")), ("too_many_requests", "60"));
    wait(&backend, 60_000);
    assert_eq!(maya.call("POST", START, body()).status, 200);
}
