//! One-time addresses: a window of its own for a frame, another browser for another person.

use serde_json::{Value, json};
use spanning_api::time::MINUTE;
use spanning_mock::mint::Mint;
use spanning_mock::world::people::person;
use spanning_mock::world::sign_in::mint_portal_bearer;

use crate::browser::*;

const OSCAR: &str = "oscar.lindgren@harborline.example";

fn confirm_with(browser: &mut Browser, attempt: &Value, code: Value) -> Answer {
    let path = format!("/link-attempts/{}/confirmation", attempt["id"].as_str().unwrap());
    browser.call("POST", &path, json!({ "company": "k1_brightwater", "matchCode": code }))
}

fn look(browser: &mut Browser, attempt: &Value) -> Answer {
    browser.get(&format!("/link-attempts/{}", attempt["id"].as_str().unwrap()))
}

#[test]
fn l36_two_people_two_browsers_one_confirmation() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    let path = format!("/link-attempts/{}/ticket", attempt["id"].as_str().unwrap());
    let early = maya.call("POST", &path, json!({ "kind": "hand_off" }));
    assert_eq!(early.code(), "link_step_order", "only after the Microsoft step");
    maya.prove_microsoft(&attempt);
    let (secret, code) = maya.ticket(&attempt, "hand_off");
    assert_eq!(code.len(), 4);

    let mut grace = Browser::new(&backend);
    let seen = grace.join(&attempt, &secret);
    assert_eq!(seen.status, 200, "{:?}", seen.body);
    let cookie = seen.header("set-cookie");
    assert!(cookie.starts_with("__Host-link=") && cookie.contains("SameSite=Strict"), "{cookie}");
    assert_eq!(seen.body["initiator"]["email"], MAYA);
    assert_eq!(seen.body["tenant"]["name"], "Aldergrove Dental Group");
    assert_eq!((&seen.body["helper"]["matchCode"], &seen.body["viewer"]), (&json!(code), &json!("helper")));
    assert!(look(&mut maya, &attempt).body["helper"]["openedAt"].is_i64());

    assert_eq!(grace.prove_kaseyaone(&attempt, GRACE).body["attempt"]["step"], "to_confirm");
    assert_eq!(grace.confirm(&attempt, "k1_brightwater").code(), "not_signed_in", "never the helper");
    for wrong in [Value::Null, json!("AAAA"), json!("")] {
        let answer = confirm_with(&mut maya, &attempt, wrong);
        assert_eq!((answer.status, answer.code()), (409, "link_match_code"));
    }
    assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "not_linked");
    let done = confirm_with(&mut maya, &attempt, json!(code.to_lowercase()));
    assert_eq!(done.body["step"], "linked", "{:?}", done.body);
    assert_eq!(look(&mut grace, &attempt).body["step"], "linked", "and the helper sees how it ended");

    let trail = maya.trail();
    let actions: Vec<_> = trail.iter().take(6).map(|entry| entry["action"].as_str().unwrap()).collect();
    let expected = [
        "kaseyaone_linked",
        "link_kaseyaone_verified",
        "link_joined",
        "link_handed_off",
        "link_microsoft_verified",
        "link_started",
    ];
    assert_eq!(actions, expected);
    assert!(trail.iter().take(6).all(|entry| entry["correlationId"] == attempt["correlationId"]));
    assert_eq!((&trail[1]["actorEmail"], &trail[1]["source"]), (&json!(GRACE), &json!("kaseyaone")));
    assert_eq!(fact(&trail[1], "initiator"), Some(MAYA));
}

#[test]
fn l36_the_helpers_cookie_can_do_nothing_else() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    maya.prove_microsoft(&attempt);
    let (secret, _) = maya.ticket(&attempt, "hand_off");
    let mut helper = Browser::new(&backend);
    helper.join(&attempt, &secret);
    let microsoft = helper.leaving(&attempt, "microsoft", false);
    assert_eq!((microsoft.status, microsoft.code()), (403, "out_of_scope"), "KaseyaOne only");
    let id = attempt["id"].as_str().unwrap();
    for (method, path, body) in [
        ("GET", "/session".to_owned(), Value::Null),
        ("GET", "/activity".to_owned(), Value::Null),
        ("GET", "/tenants".to_owned(), Value::Null),
        ("GET", format!("/tenants/{TENANT}/integrations"), Value::Null),
        ("POST", "/link-attempts".to_owned(), json!({ "returnTo": "integrations" })),
        ("POST", format!("/link-attempts/{id}/ticket"), json!({ "kind": "hand_off" })),
        ("POST", format!("/link-attempts/{id}/confirmation"), json!({ "company": "k1_brightwater" })),
        ("DELETE", format!("/link-attempts/{id}"), Value::Null),
    ] {
        for headers in [&[][..], &[("x-spanning-session", "link")][..]] {
            let answer = helper.api(method, &path, body.clone(), headers);
            assert_eq!((answer.status, answer.code()), (401, "not_signed_in"), "{method} {path}");
        }
    }
    // Nor anything with another attempt.
    let mut priya = Browser::signed_in(&backend, PRIYA);
    let other = priya.start();
    assert_eq!(look(&mut helper, &other).code(), "not_found");
    assert_eq!(helper.leaving(&other, "kaseyaone", false).code(), "not_found");
}

#[test]
fn l36_the_address_works_once_and_not_for_long() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    maya.prove_microsoft(&attempt);
    let (first, first_code) = maya.ticket(&attempt, "hand_off");
    let mut helper = Browser::new(&backend);
    assert_eq!(helper.join(&attempt, &first).status, 200);
    assert_eq!(Browser::new(&backend).join(&attempt, &first).code(), "ticket_invalid", "once");
    // A new one ends the old one's browser, whatever it is in the middle of.
    let departed = helper.leave(&attempt, "kaseyaone", false);
    let (second, second_code) = maya.ticket(&attempt, "hand_off");
    assert_ne!(first_code, second_code);
    let page = helper.kaseyaone(&departed, GRACE);
    assert_eq!(helper.answer("kaseyaone", &page.url).code(), "not_signed_in");
    assert_eq!(look(&mut helper, &attempt).code(), "not_signed_in");
    let mut other = attempt.clone();
    other["id"] = json!("la_other");
    assert_eq!(Browser::new(&backend).join(&other, &second).code(), "ticket_invalid", "of another attempt");
    assert_eq!(Browser::new(&backend).join(&attempt, &second).code(), "ticket_invalid", "and burnt by that");
    let (third, _) = maya.ticket(&attempt, "hand_off");
    wait(&backend, 10 * MINUTE);
    assert_eq!(Browser::new(&backend).join(&attempt, &third).code(), "ticket_invalid", "too late");
    assert_eq!(Browser::new(&backend).join(&attempt, "nonsense").code(), "ticket_invalid");
    let trail = maya.trail();
    let reasons: Vec<_> =
        trail.iter().filter(|e| e["action"] == "link_suspicious").filter_map(|e| fact(e, "reason")).collect();
    assert_eq!(reasons, ["address_expired", "address_used", "address_another_attempt", "address_used"]);
    assert_eq!(maya.count("link_expired"), 1);
}

#[test]
fn l36_the_other_person_has_ten_minutes_from_the_address_on() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    maya.prove_microsoft(&attempt);
    wait(&backend, 9 * MINUTE);
    let (_, _) = maya.ticket(&attempt, "hand_off");
    let expires = look(&mut maya, &attempt).body["expiresAt"].as_i64().unwrap();
    assert_eq!(expires, EPOCH + 19 * MINUTE);
    wait(&backend, 5 * MINUTE);
    let (_, _) = maya.ticket(&attempt, "hand_off");
    assert_eq!(look(&mut maya, &attempt).body["expiresAt"], expires, "once");
}

#[test]
fn l37_a_stranger_with_the_address_gains_nothing() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    maya.prove_microsoft(&attempt);
    let (secret, _) = maya.ticket(&attempt, "hand_off");
    let mut stranger = Browser::new(&backend);
    stranger.join(&attempt, &secret);
    // No Master: refused. A Master of another company: it waits for the initiator, who sees which.
    let answer = stranger.prove_kaseyaone(&attempt, "daniel.osei@brightwater.example");
    assert_eq!(answer.body["attempt"]["trouble"]["reason"], "not_master");
    assert_eq!(stranger.prove_kaseyaone(&attempt, OSCAR).body["attempt"]["step"], "to_confirm");
    assert_eq!(look(&mut maya, &attempt).body["kaseyaOne"]["company"]["name"], "Harborline Technologies");
    assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "not_linked");
    // The initiator does it herself instead: then there is nobody to compare with.
    assert_eq!(maya.prove_kaseyaone(&attempt, GRACE).body["attempt"]["step"], "to_confirm");
    assert_eq!(maya.confirm(&attempt, "k1_brightwater").body["step"], "linked");
}

#[test]
fn l37_the_answer_of_a_helper_is_the_helpers() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    maya.prove_microsoft(&attempt);
    let (secret, _) = maya.ticket(&attempt, "hand_off");
    let mut helper = Browser::new(&backend);
    helper.join(&attempt, &secret);
    let url = helper.leave(&attempt, "kaseyaone", false);
    let page = helper.kaseyaone(&url, GRACE);
    assert_eq!(maya.answer("kaseyaone", &page.url).code(), "link_state_invalid");
    assert_eq!(helper.answer("kaseyaone", &page.url).body["attempt"]["step"], "to_confirm");
    assert_eq!(helper.answer("kaseyaone", &page.url).body["replayed"], true);
}

/// A portal's page with its frame: every call carries the bearer token that the host handed over.
struct Framed {
    browser: Browser,
    bearer: String,
}

impl Framed {
    fn of(backend: &Shared, portal: &str, email: &str) -> Self {
        let mut b = backend.borrow_mut();
        let now = b.now;
        let kind = spanning_api::portal::PortalKind::from_wire(portal);
        let mut mint = Mint::new([email.as_bytes()[0]; 32]);
        let minted = mint_portal_bearer(&mut b.world, &kind, &person("x", email), now, &mut mint);
        drop(b);
        Self { browser: Browser::new(backend), bearer: format!("Bearer {}", minted.unwrap().0) }
    }

    fn call(&mut self, method: &str, path: &str, body: Value) -> Answer {
        self.browser.api(method, path, body, &[("authorization", &self.bearer)])
    }
}

#[test]
fn l25_l27_from_a_frame_in_a_window_of_its_own() {
    for (portal, email) in [
        ("vsa10", "noor.haddad@brightwater.example"),
        ("uniview2", GRACE),
        ("vsa9", "peter.novak@brightwater.example"),
        ("uniview1", "ruth.calloway@brightwater.example"),
    ] {
        let backend = backend();
        let mut frame = Framed::of(&backend, portal, email);
        let start = json!({ "returnTo": "integrations", "tenantId": TENANT });
        let attempt = frame.call("POST", "/link-attempts", start.clone());
        assert_eq!(attempt.status, 200, "{portal}: {:?}", attempt.body);
        let attempt = attempt.body;
        assert_eq!(frame.call("POST", "/link-attempts", start).body["id"], attempt["id"], "joined");
        let id = attempt["id"].as_str().unwrap();
        let path = format!("/link-attempts/{id}");
        let ticket = frame.call("POST", &format!("{path}/ticket"), json!({ "kind": "window" })).body;
        assert_eq!(ticket["attempt"]["helper"]["expiresAt"], EPOCH + MINUTE);
        let (_, secret) = ticket["url"].as_str().unwrap().split_once('#').unwrap();
        let code = ticket["attempt"]["helper"]["matchCode"].clone();

        let mut window = Browser::new(&backend);
        assert_eq!(window.join(&attempt, secret).body["initiator"]["email"], email);
        window.prove_microsoft(&attempt);
        assert_eq!(frame.call("GET", &path, Value::Null).body["step"], "microsoft_done", "the frame asks the server");
        assert_eq!(window.prove_kaseyaone(&attempt, GRACE).body["attempt"]["step"], "to_confirm");
        let body = json!({ "company": "k1_brightwater" });
        let confirmation = format!("{path}/confirmation");
        assert_eq!(frame.call("POST", &confirmation, body).code(), "link_match_code");
        let body = json!({ "company": "k1_brightwater", "matchCode": code });
        assert_eq!(frame.call("POST", &confirmation, body).body["step"], "linked");

        let mut maya = Browser::signed_in(&backend, MAYA);
        assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "linked");
        let trail = maya.trail();
        let linked = trail.iter().find(|entry| entry["action"] == "kaseyaone_linked").unwrap();
        assert_eq!((&linked["actorEmail"], &linked["source"]), (&json!(email), &json!(portal)));
        assert_eq!(fact(linked, "microsoft_account"), Some(MAYA));
        let seen = frame.call(
            "GET",
            &format!("/activity?correlation={}", linked["correlationId"].as_str().unwrap()),
            Value::Null,
        );
        assert_eq!(seen.body["total"], 6, "the portal sees the whole chain");
    }
}

#[test]
fn l25_the_proof_is_the_tenants_global_administrator_and_the_start_the_portals_administrator() {
    let backend = backend();
    let mut hannah = Framed::of(&backend, "uniview2", "hannah.kowalski@brightwater.example");
    let start = json!({ "returnTo": "integrations", "tenantId": TENANT });
    let answer = hannah.call("POST", "/link-attempts", start.clone());
    assert_eq!((answer.code(), &answer.body["requiredRole"]), ("role_missing", &json!("Admin")));
    assert!(answer.body["roleHolders"].to_string().contains("Daniel Osei"));
    let mut frame = Framed::of(&backend, "uniview2", GRACE);
    let without = frame.call("POST", "/link-attempts", json!({ "returnTo": "integrations" }));
    assert_eq!(without.code(), "out_of_scope");
    let attempt = frame.call("POST", "/link-attempts", start).body;
    let path = format!("/link-attempts/{}/ticket", attempt["id"].as_str().unwrap());
    let ticket = frame.call("POST", &path, json!({ "kind": "window" })).body;
    let (_, secret) = ticket["url"].as_str().unwrap().split_once('#').unwrap();
    let mut window = Browser::new(&backend);
    window.join(&attempt, secret);
    assert_eq!(window.leaving(&attempt, "kaseyaone", false).code(), "link_step_order");
    let url = window.leave(&attempt, "microsoft", false);
    let page = window.microsoft(&url, TOM);
    let answer = window.answer("microsoft", &page.url);
    assert_eq!(answer.body["attempt"]["trouble"]["reason"], "not_global_administrator");
    // Neither the tenant's administrators nor another portal's may touch it.
    let mut maya = Browser::signed_in(&backend, MAYA);
    assert_eq!(look(&mut maya, &attempt).code(), "out_of_scope");
    let mut noor = Framed::of(&backend, "vsa10", "noor.haddad@brightwater.example");
    let path = format!("/link-attempts/{}", attempt["id"].as_str().unwrap());
    assert_eq!(noor.call("GET", &path, Value::Null).code(), "not_found");
    // Too late for the window: a minute only.
    let ticket = frame.call("POST", &format!("{path}/ticket"), json!({ "kind": "window" })).body;
    let (_, secret) = ticket["url"].as_str().unwrap().split_once('#').unwrap();
    wait(&backend, MINUTE);
    assert_eq!(Browser::new(&backend).join(&attempt, secret).code(), "ticket_invalid");
}
