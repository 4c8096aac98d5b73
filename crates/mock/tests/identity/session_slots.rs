//! A tenant's and a portal's session side by side; one's own sessions.

use serde_json::{Value, json};

use crate::browser::*;

/// A browser with Grace's portal session, and her session in the demo tenant by the connect icon.
fn connected(backend: &Shared) -> Browser {
    let mut grace = Browser::signed_in(backend, GRACE);
    let ticket = grace.call("POST", "/launch-tickets", json!({ "tenantId": TENANT }));
    let (_, secret) = ticket.body["url"].as_str().unwrap().split_once('#').unwrap();
    let body = json!({ "ticket": secret, "tenantId": TENANT });
    assert_eq!(grace.call("POST", "/launch-tickets/redemption", body).status, 200);
    grace
}

fn kind(browser: &mut Browser, slot: &str) -> String {
    let answer = browser.api("GET", "/session", Value::Null, &[("x-spanning-session", slot)]);
    answer.body["scope"]["kind"].as_str().unwrap_or(answer.code()).to_owned()
}

#[test]
fn connecting_to_a_tenant_leaves_the_portal_signed_in() {
    let backend = backend();
    let mut grace = connected(&backend);
    assert_eq!(grace.cookies.len(), 2);
    assert_eq!((kind(&mut grace, "tenant"), kind(&mut grace, "portal")), ("tenant".into(), "partner".into()));
    // Without a word the session that fits is taken.
    assert_eq!(grace.get("/tenants").status, 200);
    assert_eq!(grace.integrations().status, 200);
    assert_eq!(kind(&mut grace, ""), "tenant");
    assert_eq!(kind(&mut grace, "nonsense"), "tenant");
    // One is signed out, the other goes on.
    let out = grace.api("DELETE", "/session", Value::Null, &[("x-spanning-session", "tenant")]);
    assert!(out.status == 204 && out.header("set-cookie").starts_with("__Host-session=;"));
    assert_eq!((kind(&mut grace, "tenant"), kind(&mut grace, "portal")), ("not_signed_in".into(), "partner".into()));
    assert_eq!(kind(&mut grace, ""), "partner");
}

#[test]
fn a_slot_never_falls_back_to_the_other() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    assert_eq!(kind(&mut maya, "portal"), "not_signed_in");
    assert_eq!(kind(&mut maya, "link"), "not_signed_in");
    // Cookies are not interchangeable, but a session's scope is its own whatever the cookie's name.
    let mut grace = Browser::signed_in(&backend, GRACE);
    assert_eq!(kind(&mut grace, "tenant"), "not_signed_in");
}

#[test]
fn the_tenants_session_ends_with_its_way_in_and_the_portals_goes_on() {
    let backend = backend();
    let mut grace = connected(&backend);
    Browser::signed_in(&backend, MAYA).switch(false, false);
    let out = grace.api("GET", "/session", Value::Null, &[("x-spanning-session", "tenant")]);
    assert_eq!(out.code(), "way_in_closed");
    assert_eq!(
        (&out.body["ended"]["action"], &out.body["ended"]["way"]),
        (&json!("it_complete_disabled"), &json!("uniview_sso"))
    );
    assert!(out.body["detail"].as_str().unwrap().contains("Maya Lindqvist switched Login with IT Complete off"));
    assert_eq!(kind(&mut grace, "portal"), "partner");
    assert_eq!(grace.get("/tenants").status, 200);
}

#[test]
fn own_sessions_and_signing_out_everywhere() {
    let backend = backend();
    let mut grace = connected(&backend);
    let mut elsewhere = Browser::signed_in(&backend, GRACE);
    let list = grace.get("/sessions").body["items"].as_array().unwrap().clone();
    assert_eq!(list.len(), 3);
    assert_eq!(list.iter().filter(|session| session["current"] == true).count(), 1);
    assert!(list.iter().all(|session| session["ipAddress"] == "203.0.113.5"));
    let mut maya = Browser::signed_in(&backend, MAYA);
    let out = grace.call("DELETE", "/sessions", Value::Null);
    assert_eq!(out.status, 204);
    assert!(grace.cookies.is_empty());
    assert_eq!(elsewhere.get("/session").code(), "not_signed_in");
    assert_eq!(maya.get("/session").status, 200, "only one's own");
    let entry = maya.trail().into_iter().find(|entry| entry["action"] == "signed_out_everywhere").unwrap();
    assert_eq!(fact(&entry, "sessions_ended"), Some("3"));
}
