//! Signing in and out.

use serde_json::{Value, json};
use spanning_api::portal::PortalKind;
use spanning_api::time::{HOUR, MINUTE};
use spanning_mock::mint::Mint;
use spanning_mock::world::people::person;
use spanning_mock::world::sign_in::mint_portal_bearer;

use crate::browser::*;

#[test]
fn every_simulated_account_signs_in_where_it_says() {
    let backend = backend();
    let options = Browser::new(&backend).get("/session/options").body;
    assert_eq!(options["hosts"].as_array().unwrap().len(), 4);
    assert_eq!(options["hosts"][0]["origins"][0], "http://vsa10.localhost:8080");
    assert_eq!(options["simulation"]["password"], "simulation");
    let accounts = options["simulation"]["accounts"].as_array().unwrap().clone();
    assert_eq!(accounts.len(), 11);
    for account in accounts {
        let mut browser = Browser::signed_in(&backend, account["person"]["email"].as_str().unwrap());
        let session = browser.get("/session").body;
        assert_eq!((&session["person"], &session["identity"]), (&account["person"], &account["identity"]));
        let kind = if account["identity"] == "spanning" { "tenant" } else { "partner" };
        assert_eq!(session["scope"]["kind"], kind);
        assert_eq!(session["expiresAt"].as_i64().unwrap(), EPOCH + 8 * HOUR);
    }
}

#[test]
fn the_cookie_is_bound_and_rotated() {
    let backend = backend();
    let mut maya = Browser::new(&backend);
    let answer = maya.sign_in("  Maya.Lindqvist@AldergroveDental.example ", "simulation");
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-session=") && cookie.ends_with("; Path=/; HttpOnly; Secure; SameSite=Strict"));
    let first = maya.cookies.clone();
    maya.sign_in(MAYA, "simulation");
    assert_ne!(maya.cookies, first);
    let mut old = Browser::new(&backend);
    old.cookies = first;
    assert_eq!(old.get("/session").code(), "not_signed_in", "the earlier session ended");
    let fingerprints = format!("{:?}", backend.borrow().world.audit_entries());
    assert!(!fingerprints.contains(maya.cookies.values().next().unwrap()));
}

#[test]
fn a_refusal_tells_nothing_and_five_lock_the_address() {
    let backend = backend();
    let mut browser = Browser::new(&backend);
    for email in [MAYA, "nobody@nowhere.example"] {
        let texts: Vec<_> = (0..5).map(|_| browser.sign_in(email, "wrong").body["detail"].clone()).collect();
        assert!(texts.iter().all(|text| text == "E-mail address or password is wrong."));
        let locked = browser.sign_in(email, "simulation");
        assert_eq!((locked.status, locked.code(), locked.header("retry-after")), (429, "sign_in_locked", "300"));
    }
    assert_eq!(browser.sign_in(PRIYA, "simulation").status, 200, "others are not locked");
    assert!(browser.count("sign_in_failed") >= 5);
    wait(&backend, 5 * MINUTE);
    assert_eq!(browser.sign_in(MAYA, "simulation").status, 200);
}

#[test]
fn eight_hours_whatever_happens() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    for _ in 0..7 {
        wait(&backend, HOUR);
        assert_eq!(maya.get("/session").status, 200);
    }
    wait(&backend, HOUR);
    assert_eq!(maya.get("/session").code(), "not_signed_in");
}

#[test]
fn f21_signing_out_ends_it_everywhere() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let mut tab = Browser::new(&backend);
    tab.cookies = maya.cookies.clone();
    let answer = maya.call("DELETE", "/session", Value::Null);
    assert_eq!(answer.status, 204);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert!(maya.cookies.is_empty());
    assert_eq!(tab.get("/session").code(), "not_signed_in");
}

#[test]
fn a_frames_bearer_token_is_no_cookie_and_wins_over_one() {
    let backend = backend();
    let (token, expires_at) = {
        let mut b = backend.borrow_mut();
        let grace = person("Grace Whitfield", GRACE);
        let now = b.now;
        let mut mint = Mint::new([9; 32]);
        assert!(mint_portal_bearer(&mut b.world, &PortalKind::Vsa9, &grace, now, &mut mint).is_none());
        mint_portal_bearer(&mut b.world, &PortalKind::Uniview2, &grace, now, &mut mint).unwrap()
    };
    assert_eq!(expires_at.0, EPOCH + 5 * MINUTE);
    let bearer = format!("Bearer {token}");
    let mut frame = Browser::signed_in(&backend, MAYA);
    let session = frame.api("GET", "/session", Value::Null, &[("authorization", &bearer)]).body;
    assert_eq!((&session["identity"], &session["scope"]["role"]), (&json!("uniview2"), &json!("superuser")));
    // No cookie is involved, so no proof of the page is asked for.
    let ticket = json!({ "tenantId": TENANT });
    let headers = [("authorization", bearer.as_str()), ("x-spanning-client", ""), ("origin", "null")];
    assert_eq!(frame.api("POST", "/launch-tickets", ticket, &headers).status, 200);
    let mut thief = Browser::new(&backend);
    thief.cookies.insert(("console", "__Host-session".to_owned()), token.clone());
    assert_eq!(thief.get("/session").code(), "not_signed_in");
    wait(&backend, 5 * MINUTE);
    let late = frame.api("GET", "/session", Value::Null, &[("authorization", &bearer)]);
    assert_eq!(late.code(), "not_signed_in", "and the cookie does not step in");
}

#[test]
fn administrators_of_generated_tenants_sign_in_too() {
    let backend = backend();
    let admin = {
        let b = backend.borrow();
        let tenant = b.world.tenant_refs().nth(1).unwrap();
        b.world.tenant_staff(&tenant)[0].person.email.clone()
    };
    let mut browser = Browser::signed_in(&backend, &admin);
    assert_eq!(browser.get("/session").body["scope"]["role"], "global_administrator");
}
