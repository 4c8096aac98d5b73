//! Signing in with Microsoft and with KaseyaOne.

use serde_json::{Value, json};
use spanning_api::time::MINUTE;

use crate::browser::*;

const KASEYAONE: &str = "kaseyaone";

/// A world whose only linked tenant is the demo tenant.
fn linked() -> (Shared, Browser) {
    let backend = backend_of(1);
    let mut maya = Browser::signed_in(&backend, MAYA);
    maya.link_up();
    (backend, maya)
}

#[test]
fn microsoft_signs_in_whom_the_tenant_knows() {
    let backend = backend();
    for (account, role) in [(MAYA, "global_administrator"), (TOM, "spanning_admin")] {
        let mut browser = Browser::new(&backend);
        let answer = browser.sign_in_with("microsoft", account);
        let session = &answer.body["session"];
        assert_eq!((&session["identity"], &session["scope"]["role"]), (&json!("microsoft"), &json!(role)));
        assert_eq!(answer.body["returnTo"], "/activity");
        assert_eq!(browser.get("/session").body["person"]["email"], account);
        let entry = &browser.trail()[0];
        assert_eq!((&entry["action"], &entry["source"]), (&json!("signed_in"), &json!("microsoft")));
    }
    let cases = [
        ("sana.iqbal@fernhill.example", 401, "sign_in_refused"),
        ("maya.l@personal.example", 401, "sign_in_refused"),
        ("jonas.albrecht@aldergrovedental.example", 403, "account_unknown"),
        ("alex.renner@brightwater.example", 403, "account_unknown"),
    ];
    for (account, status, code) in cases {
        let mut browser = Browser::new(&backend);
        let answer = browser.sign_in_with("microsoft", account);
        assert_eq!((answer.status, answer.code()), (status, code), "{account}");
        assert_eq!(browser.get("/session").code(), "not_signed_in");
    }
    let blocked = Browser::new(&backend).sign_in_with("microsoft", "victor.hale@aldergrovedental.example");
    let told = (&blocked.body["reason"], &blocked.body["providerCode"]);
    assert_eq!(told, (&json!("microsoft_blocked"), &json!("AADSTS53003")));
}

#[test]
fn a_microsoft_sign_in_proves_a_local_administrator() {
    let backend = backend();
    let mut priya = Browser::new(&backend);
    priya.sign_in_with("microsoft", PRIYA);
    let impact = priya.get(&format!("/tenants/{TENANT}/integrations/it-complete/impact")).body;
    let local = impact["localAdministrators"].as_array().unwrap();
    let own = local.iter().find(|admin| admin["person"]["email"] == PRIYA).unwrap();
    assert_eq!(own["lastSignIn"], EPOCH);
}

#[test]
fn s6_not_linked_s5_no_group_and_in_where_it_is() {
    let (backend, mut maya) = linked();
    let no = Browser::new(&backend).sign_in_with(KASEYAONE, "oscar.lindgren@harborline.example");
    assert_eq!((no.status, no.code()), (409, "kaseyaone_not_linked"));
    assert!(no.body["detail"].as_str().unwrap().contains("Harborline Technologies"));
    for account in ["wes.tran@brightwater.example", "ines.moreau@brightwater.example"] {
        let no = Browser::new(&backend).sign_in_with(KASEYAONE, account);
        assert_eq!((no.status, no.code()), (403, "kaseyaone_no_access"), "{account}");
        assert!(no.body["roleHolders"].to_string().contains("Grace Whitfield"));
    }
    for (account, role) in [(GRACE, "spanning_admin"), ("hannah.kowalski@brightwater.example", "user")] {
        let mut browser = Browser::new(&backend);
        let session = browser.sign_in_with(KASEYAONE, account).body["session"].clone();
        assert_eq!((&session["identity"], &session["scope"]["role"]), (&json!("kaseyaone"), &json!(role)));
        assert_eq!(session["scope"]["tenant"]["id"], TENANT);
    }
    let entry = maya.trail().into_iter().find(|entry| entry["source"] == "kaseyaone").unwrap();
    assert_eq!(entry["actorEmail"], "hannah.kowalski@brightwater.example");
    let ways = maya.integrations().body["itComplete"]["waysIn"].clone();
    let unified = ways.as_array().unwrap().iter().find(|way| way["way"] == "unified_login").unwrap().clone();
    assert_eq!(unified["lastUsed"], EPOCH);
    let mut grace = Browser::signed_in(&backend, GRACE);
    assert!(grace.trail().iter().any(|e| fact(e, "reason") == Some("kaseyaone_no_access")));
}

#[test]
fn a_link_that_rests_or_is_gone_lets_nobody_in() {
    let (backend, mut maya) = linked();
    maya.switch(false, false);
    let no = Browser::new(&backend).sign_in_with(KASEYAONE, GRACE);
    assert_eq!((no.status, no.code()), (409, "link_suspended"));
    maya.switch(true, false);
    assert_eq!(Browser::new(&backend).sign_in_with(KASEYAONE, GRACE).code(), "link_suspended", "L34");
    maya.unlink();
    assert_eq!(Browser::new(&backend).sign_in_with(KASEYAONE, GRACE).code(), "kaseyaone_not_linked");
}

#[test]
fn l35_the_session_ends_with_the_link_and_says_who_did_it() {
    let (backend, mut maya) = linked();
    let mut grace = Browser::new(&backend);
    grace.sign_in_with(KASEYAONE, GRACE);
    assert_eq!(grace.get("/activity").status, 200);
    assert_eq!(maya.unlink().status, 200);
    let out = grace.get("/activity");
    assert_eq!((out.status, out.code()), (401, "way_in_closed"));
    let ended = &out.body["ended"];
    assert_eq!((&ended["way"], &ended["action"]), (&json!("unified_login"), &json!("kaseyaone_unlinked")));
    assert_eq!((&ended["by"]["name"], &ended["at"]), (&json!("Maya Lindqvist"), &json!(EPOCH)));
    assert!(out.body["detail"].as_str().unwrap().starts_with("Maya Lindqvist unlinked KaseyaOne"));
    assert_eq!(grace.call("DELETE", "/session", Value::Null).status, 204, "leaving is always possible");
    assert_eq!(grace.get("/activity").code(), "not_signed_in");
}

#[test]
fn several_linked_tenants_let_one_choose() {
    let backend = backend();
    let mut grace = Browser::new(&backend);
    assert_eq!(grace.get("/session/choices").code(), "sign_in_state_invalid");
    let answer = grace.sign_in_with(KASEYAONE, GRACE);
    let count = answer.body["choices"].as_u64().unwrap();
    assert!(count > 1 && answer.body["session"].is_null(), "{:?}", answer.body);
    assert_eq!(grace.get("/session").code(), "not_signed_in", "nobody is in yet");
    let page = grace.get("/session/choices?limit=2").body;
    assert_eq!((&page["total"], page["items"].as_array().unwrap().len()), (&json!(count), 2));
    let tenant = page["items"][1].clone();
    let domain = tenant["domain"].as_str().unwrap();
    assert_eq!(grace.get(&format!("/session/choices?q={domain}")).body["items"][0], tenant);
    let no = grace.call("POST", "/session/choice", json!({ "tenantId": TENANT }));
    assert_eq!(no.code(), "not_found", "not a linked one");
    let mut thief = Browser::new(&backend);
    assert_eq!(
        thief.call("POST", "/session/choice", json!({ "tenantId": tenant["id"] })).code(),
        "sign_in_state_invalid"
    );
    let answer = grace.call("POST", "/session/choice", json!({ "tenantId": tenant["id"] }));
    assert_eq!(answer.body["session"]["scope"]["tenant"], tenant);
    assert_eq!(answer.body["returnTo"], "/activity");
    assert_eq!(grace.get("/session").body["identity"], KASEYAONE);
    assert_eq!(grace.get("/session/choices").code(), "sign_in_state_invalid", "chosen once");
}

#[test]
fn the_same_user_name_in_two_companies_is_two_people() {
    let (backend, _) = linked();
    let mut robin = Browser::new(&backend);
    let body = robin.sign_in_with(KASEYAONE, "robin.sato@contractor.example").body;
    assert_eq!(body["session"]["scope"]["role"], "user");
    let other = Browser::new(&backend).sign_in_with(KASEYAONE, "robin.sato@contractor.example k1_harborline");
    assert_eq!(other.code(), "kaseyaone_not_linked");
}

#[test]
fn an_answer_belongs_to_the_browser_that_set_out_and_is_good_once() {
    let backend = backend();
    let mut maya = Browser::new(&backend);
    let body = json!({ "provider": "microsoft", "chooseAccount": false });
    let url = maya.call("POST", "/session/departure", body.clone()).body["url"].as_str().unwrap().to_owned();
    assert_eq!(param(&url, "redirect_uri").unwrap(), "http://console.localhost:8080/login/microsoft/callback");
    let page = maya.microsoft(&url, MAYA);
    let mut victim = Browser::new(&backend);
    assert_eq!(victim.bring("microsoft", &page.url).code(), "sign_in_state_invalid", "login CSRF");
    assert_eq!(victim.call("POST", "/session/departure", body).status, 200);
    assert_eq!(victim.bring("microsoft", &page.url).code(), "sign_in_state_invalid", "with a cookie of its own too");
    assert_eq!(maya.bring(KASEYAONE, &page.url).code(), "link_issuer_mismatch", "mix-up");
    assert_eq!(maya.bring("microsoft", &with(&page.url, "state", None)).code(), "sign_in_state_invalid");
    let both = format!("{}&error=x", page.url);
    assert_eq!(maya.bring("microsoft", &both).code(), "link_callback_malformed");
    assert_eq!(maya.bring("microsoft", &page.url).body["session"]["person"]["email"], MAYA);
    let entries = maya.count("signed_in");
    assert_eq!(maya.bring("microsoft", &page.url).body["session"]["person"]["email"], MAYA, "reload");
    assert_eq!(maya.count("signed_in"), entries);
    // A linking answer is no sign-in and the other way round: redirect addresses differ.
    let attempt = maya.start();
    let link = maya.leave(&attempt, "microsoft", false);
    let page = maya.microsoft(&link, MAYA);
    assert_eq!(maya.bring("microsoft", &page.url).code(), "sign_in_state_invalid");
    assert_eq!(maya.answer("microsoft", &page.url).body["attempt"]["step"], "microsoft_done");
}

#[test]
fn a_sign_in_takes_ten_minutes_at_most() {
    let backend = backend();
    let mut maya = Browser::new(&backend);
    let body = json!({ "provider": "microsoft", "chooseAccount": false });
    let url = maya.call("POST", "/session/departure", body).body["url"].as_str().unwrap().to_owned();
    let page = maya.microsoft(&url, MAYA);
    wait(&backend, 10 * MINUTE);
    assert_eq!(maya.bring("microsoft", &page.url).code(), "sign_in_state_invalid");
}

#[test]
fn l31_only_pages_of_the_console_to_return_to() {
    let backend = backend();
    let mut nobody = Browser::new(&backend);
    for bad in ["//evil", "https:evil", "\\\\evil", "/\\evil", "javascript:alert(1)", "", "/login", "/a/../b"] {
        let body = json!({ "provider": "microsoft", "returnTo": bad });
        let answer = nobody.call("POST", "/session/departure", body);
        assert_eq!((answer.status, answer.code()), (422, "invalid_fields"), "{bad}");
    }
    let answer = nobody.call("POST", "/session/departure", json!({ "provider": "google" }));
    assert_eq!(answer.code(), "invalid_fields");
}
