//! When a chain may run at all, and what ends it.

use serde_json::json;
use spanning_api::time::MINUTE;

use crate::browser::*;

fn start(browser: &mut Browser) -> Answer {
    browser.call("POST", "/link-attempts", json!({ "returnTo": "integrations" }))
}

#[test]
fn l2_not_while_login_with_it_complete_is_off() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    assert_eq!(maya.switch(false, false).status, 200);
    let answer = start(&mut maya);
    assert_eq!((answer.status, answer.code()), (409, "it_complete_off"));
    let entry = &maya.trail()[0];
    assert_eq!((&entry["action"], fact(entry, "reason")), (&json!("link_refused"), Some("it_complete_off")));
    assert_eq!(entry["correlationId"], answer.body["correlationId"]);
}

#[test]
fn l3_only_a_global_administrator_and_others_are_told_who_is_one() {
    let backend = backend();
    let mut tom = Browser::signed_in(&backend, TOM);
    let answer = start(&mut tom);
    assert_eq!((answer.status, answer.code()), (403, "role_missing"));
    assert_eq!(answer.body["requiredRole"], "Global Administrator");
    let holders = answer.body["roleHolders"].to_string();
    assert!(holders.contains("Maya Lindqvist <") && holders.contains("Priya Raman <") && !holders.contains("Tom"));
    let mut grace = Browser::signed_in(&backend, GRACE);
    assert_eq!(start(&mut grace).code(), "out_of_scope");
}

#[test]
fn l10_two_chains_to_the_same_company_make_one_link() {
    let backend = backend();
    let (mut maya, mut priya) = (Browser::signed_in(&backend, MAYA), Browser::signed_in(&backend, PRIYA));
    let (first, second) = (maya.start(), priya.start());
    maya.prove(&first, MAYA, GRACE);
    priya.prove(&second, PRIYA, GRACE);
    assert_eq!(maya.confirm(&first, "k1_brightwater").body["step"], "linked");
    let answer = priya.confirm(&second, "k1_brightwater");
    assert_eq!((answer.status, &answer.body["step"]), (200, &json!("linked")));
    let page = maya.integrations().body;
    assert_eq!(page["kaseyaOne"]["linkedBy"]["email"], MAYA, "no second entry");
    assert_eq!((maya.count("kaseyaone_linked"), maya.count("link_already_there")), (1, 1));
}

#[test]
fn l11_linked_already_is_refused_before_any_redirect() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    maya.prove(&attempt, MAYA, GRACE);
    maya.confirm(&attempt, "k1_brightwater");
    let answer = start(&mut maya);
    assert_eq!((answer.status, answer.code()), (409, "linked_elsewhere"));
    assert!(answer.body["detail"].as_str().unwrap().contains("Brightwater Managed IT"));
}

#[test]
fn l21_a_double_click_and_a_second_tab_join_one_attempt() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let body = json!({ "returnTo": "integrations" });
    let first = maya.api("POST", "/link-attempts", body.clone(), &[("idempotency-key", "a")]);
    let retried = maya.api("POST", "/link-attempts", body.clone(), &[("idempotency-key", "a")]);
    let second_tab = maya.api("POST", "/link-attempts", body, &[("idempotency-key", "b")]);
    assert_eq!(first.body["id"], retried.body["id"]);
    assert_eq!(first.body["id"], second_tab.body["id"]);
    assert_eq!(maya.count("link_started"), 1);
    // Both tabs may be at Microsoft; the first answer counts, the other shows where it stands.
    let (one, two) = (maya.leave(&first.body, "microsoft", false), maya.leave(&first.body, "microsoft", false));
    let (one, two) = (maya.microsoft(&one, MAYA).url, maya.microsoft(&two, MAYA).url);
    assert_eq!(maya.answer("microsoft", &two).body["attempt"]["step"], "microsoft_done");
    assert_eq!(maya.answer("microsoft", &one).body["attempt"]["step"], "microsoft_done");
    assert_eq!(maya.count("link_microsoft_verified"), 1);
}

#[test]
fn l22_the_first_to_complete_wins_and_the_other_is_told_who() {
    let backend = backend();
    let (mut maya, mut priya) = (Browser::signed_in(&backend, MAYA), Browser::signed_in(&backend, PRIYA));
    let (first, second) = (maya.start(), priya.start());
    assert_ne!(first["id"], second["id"]);
    priya.prove(&second, PRIYA, "oscar.lindgren@harborline.example");
    maya.prove(&first, MAYA, GRACE);
    assert_eq!(maya.confirm(&first, "k1_brightwater").body["step"], "linked");
    let path = format!("/link-attempts/{}", second["id"].as_str().unwrap());
    let told = priya.get(&path).body;
    assert_eq!((&told["step"], &told["trouble"]["reason"]), (&json!("superseded"), &json!("replaced")));
    assert_eq!(told["trouble"]["account"], "Maya Lindqvist");
    assert_eq!(told["trouble"]["actual"], "Brightwater Managed IT");
    assert_eq!(priya.confirm(&second, "k1_harborline").code(), "link_ended");
    assert_eq!(priya.integrations().body["kaseyaOne"]["company"]["id"], "k1_brightwater");
}

#[test]
fn l23_switched_off_while_an_attempt_runs() {
    let backend = backend();
    let (mut maya, mut tom) = (Browser::signed_in(&backend, MAYA), Browser::signed_in(&backend, TOM));
    let attempt = maya.start();
    let url = maya.leave(&attempt, "microsoft", false);
    let url = maya.microsoft(&url, MAYA).url;
    assert_eq!(tom.switch(false, false).status, 200);
    assert_eq!(tom.switch(true, false).status, 200);
    let answer = maya.answer("microsoft", &url);
    assert_eq!(answer.body["attempt"]["step"], "cancelled", "off and on again does not revive it");
    assert_eq!(answer.body["attempt"]["trouble"]["reason"], "it_complete_off");
    assert_eq!(maya.leaving(&attempt, "microsoft", false).code(), "link_ended");
    let trail = maya.trail();
    let entry = trail.iter().find(|entry| entry["action"] == "link_cancelled").unwrap();
    assert_eq!(entry["correlationId"], attempt["correlationId"]);
    assert_eq!(entry["actor"], "Tom Okafor");
}

#[test]
fn l24_resume_and_cancel_at_each_step() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    let path = format!("/link-attempts/{}", attempt["id"].as_str().unwrap());
    maya.leave(&attempt, "microsoft", false);
    assert_eq!(maya.get(&path).body["step"], "at_microsoft");
    // Back, then continue: a new trip, the old one's answer is not needed.
    let url = maya.leave(&attempt, "microsoft", false);
    let page = maya.microsoft(&url, MAYA);
    maya.answer("microsoft", &page.url);
    assert_eq!(maya.leaving(&attempt, "kaseyaone", false).status, 200);
    assert_eq!(maya.confirm(&attempt, "k1_brightwater").code(), "link_step_order");
    let cancelled = maya.call("DELETE", &path, json!(null));
    assert_eq!(cancelled.body["trouble"]["reason"], "cancelled_by_owner");
    assert_eq!(maya.call("DELETE", &path, json!(null)).status, 200, "twice does no harm");
    assert_eq!(maya.count("link_cancelled"), 1);
    assert!(maya.integrations().body["activeAttempt"].is_null());
}

#[test]
fn the_order_is_fixed() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    let early = maya.leaving(&attempt, "kaseyaone", false);
    assert_eq!((early.status, early.code()), (409, "link_step_order"));
    assert_eq!(maya.leaving(&attempt, "google", false).code(), "invalid_fields");
}

#[test]
fn l31_only_known_places_to_return_to() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    for bad in ["//evil", "https:evil", "\\\\evil", "javascript:alert(1)", ""] {
        let answer = maya.call("POST", "/link-attempts", json!({ "returnTo": bad }));
        assert_eq!((answer.status, answer.code()), (422, "invalid_fields"), "{bad}");
    }
}

#[test]
fn l34_a_resting_link_is_resumed_only_by_a_master_of_its_company() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    maya.prove(&attempt, MAYA, GRACE);
    maya.confirm(&attempt, "k1_brightwater");
    maya.switch(false, false);
    assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "suspended");
    maya.switch(true, false);
    let page = maya.integrations().body;
    assert_eq!(page["kaseyaOne"]["state"], "suspended", "not silently restored");
    let open = |way: &str| {
        page["itComplete"]["waysIn"].as_array().unwrap().iter().any(|w| w["way"] == way && w["open"] == true)
    };
    assert!(open("uniview_sso") && open("vsa_sso") && !open("unified_login"));

    wait(&backend, MINUTE);
    let attempt = maya.start();
    let url = maya.leave(&attempt, "microsoft", false);
    let page = maya.microsoft(&url, MAYA);
    maya.answer("microsoft", &page.url);
    let url = maya.leave(&attempt, "kaseyaone", true);
    let page = maya.kaseyaone(&url, "oscar.lindgren@harborline.example");
    let answer = maya.answer("kaseyaone", &page.url);
    assert_eq!(answer.body["attempt"]["trouble"]["reason"], "linked_elsewhere");
    assert_eq!(answer.body["attempt"]["step"], "microsoft_done");
    let url = maya.leave(&attempt, "kaseyaone", true);
    let page = maya.kaseyaone(&url, GRACE);
    maya.answer("kaseyaone", &page.url);
    assert_eq!(maya.confirm(&attempt, "k1_brightwater").body["step"], "linked");
    assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "linked");
    assert_eq!(maya.count("kaseyaone_resumed"), 1);
}
