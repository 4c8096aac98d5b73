//! The connect icon.

use serde_json::json;
use spanning_api::time::MINUTE;

use crate::browser::*;

fn ticket(browser: &mut Browser, tenant: &str) -> Answer {
    browser.call("POST", "/launch-tickets", json!({ "tenantId": tenant }))
}

fn secret(answer: &Answer) -> String {
    answer.body["url"].as_str().unwrap().split_once('#').unwrap().1.to_owned()
}

fn redeem(browser: &mut Browser, secret: &str, tenant: &str) -> Answer {
    browser.call("POST", "/launch-tickets/redemption", json!({ "ticket": secret, "tenantId": tenant }))
}

#[test]
fn s1_from_each_portal_under_its_identity() {
    let cases = [
        (GRACE, "uniview2", "spanning_admin"),
        ("daniel.osei@brightwater.example", "uniview2", "spanning_admin"),
        ("hannah.kowalski@brightwater.example", "uniview2", "user"),
        ("noor.haddad@brightwater.example", "vsa10", "spanning_admin"),
        ("peter.novak@brightwater.example", "vsa9", "spanning_admin"),
        ("ruth.calloway@brightwater.example", "uniview1", "spanning_admin"),
    ];
    for (email, identity, role) in cases {
        let backend = backend();
        let mut portal = Browser::signed_in(&backend, email);
        let answer = ticket(&mut portal, TENANT);
        assert_eq!(answer.status, 200, "{email}: {:?}", answer.body);
        let url = answer.body["url"].as_str().unwrap();
        assert!(url.starts_with(&format!("http://console.localhost:8080/launch/{TENANT}#")));
        let mut tab = Browser::new(&backend);
        let session = redeem(&mut tab, &secret(&answer), TENANT).body;
        assert_eq!((&session["identity"], &session["scope"]["role"]), (&json!(identity), &json!(role)));
        let mut maya = Browser::signed_in(&backend, MAYA);
        let trail = maya.trail();
        let entry = trail.iter().find(|entry| entry["action"] == "connected").unwrap();
        assert_eq!((&entry["source"], &entry["actorEmail"]), (&json!(identity), &json!(email)));
    }
    let backend = backend();
    let mut liam = Browser::signed_in(&backend, "liam.fraser@brightwater.example");
    let answer = ticket(&mut liam, TENANT);
    assert_eq!((answer.code(), &answer.body["requiredRole"]), ("role_missing", &json!("Manage")));
}

#[test]
fn s2_once_within_a_minute_for_one_tenant() {
    let backend = backend();
    let mut grace = Browser::signed_in(&backend, GRACE);
    let mut tab = Browser::new(&backend);
    let other = backend.borrow().world.tenant_refs().nth(1).unwrap().id.0;

    let first = secret(&ticket(&mut grace, TENANT));
    assert_eq!(redeem(&mut tab, &first, TENANT).status, 200);
    assert_eq!(redeem(&mut tab, &first, TENANT).code(), "ticket_invalid", "twice");
    let second = secret(&ticket(&mut grace, TENANT));
    assert_eq!(redeem(&mut tab, &second, &other).code(), "ticket_invalid", "another tenant");
    assert_eq!(redeem(&mut tab, &second, TENANT).code(), "ticket_invalid", "and it is burnt by that");
    let third = secret(&ticket(&mut grace, TENANT));
    assert_eq!(redeem(&mut tab, &format!("{third}x"), TENANT).code(), "ticket_invalid", "altered");
    wait(&backend, MINUTE);
    assert_eq!(redeem(&mut tab, &third, TENANT).code(), "ticket_invalid", "too late");
    let failures = grace.trail().into_iter().filter(|e| e["action"] == "connected" && e["result"] == "failure");
    let reasons: Vec<_> = failures.filter_map(|entry| fact(&entry, "reason").map(str::to_owned)).collect();
    assert_eq!(reasons, ["expired", "used", "another_tenant", "used"]);
}

#[test]
fn s3_s4_refused_while_off_and_for_tenants_that_the_portal_does_not_list() {
    let backend = backend();
    let mut grace = Browser::signed_in(&backend, GRACE);
    let held = secret(&ticket(&mut grace, TENANT));
    Browser::signed_in(&backend, MAYA).switch(false, false);
    let answer = ticket(&mut grace, TENANT);
    assert_eq!((answer.status, answer.code()), (409, "it_complete_off"));
    assert_eq!(redeem(&mut Browser::new(&backend), &held, TENANT).code(), "it_complete_off");
    assert_eq!(ticket(&mut grace, "tn_nothing").code(), "not_found");
    let hidden = {
        let b = backend.borrow();
        let portal = spanning_api::portal::PortalKind::Vsa9;
        b.world.tenant_refs().find(|t| b.world.presence(&t.id, b.now).iter().any(|p| p.portal == portal && !p.present))
    };
    let mut peter = Browser::signed_in(&backend, "peter.novak@brightwater.example");
    assert_eq!(ticket(&mut peter, hidden.unwrap().id.as_str()).code(), "out_of_scope");
}
