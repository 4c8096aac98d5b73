//! The chain as it should go.

use serde_json::json;

use crate::browser::*;

#[test]
fn l1_the_whole_chain_through_all_sites() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    assert_eq!(attempt["step"], "started");

    let url = maya.leave(&attempt, "microsoft", false);
    assert!(url.starts_with("http://login-microsoft.localhost:8080/organizations/oauth2/v2.0/authorize?"));
    assert_eq!(param(&url, "code_challenge_method").unwrap(), "S256");
    assert_eq!(param(&url, "redirect_uri").unwrap(), "http://console.localhost:8080/link/microsoft/callback");

    let page = maya.visit(&url);
    assert!(page.html.contains("Simulation.") && page.html.contains("Do not type a real password"));
    let page = maya.submit(&page, &[("account", MAYA)]);
    let page = maya.submit(&page, &[("do", "sign-in"), ("password", "simulation")]);
    assert!(page.html.contains("wants to:") && page.html.contains("Aldergrove Dental Group"));
    let page = maya.submit(&page, &[("do", "accept")]);
    assert!(page.url.starts_with("http://console.localhost:8080/link/microsoft/callback?code="));
    assert_eq!(param(&page.url, "state"), param(&url, "state"));

    let answer = maya.answer("microsoft", &page.url);
    assert_eq!(answer.body["attempt"]["step"], "microsoft_done");
    assert_eq!(answer.body["attempt"]["microsoft"]["account"], MAYA);
    assert_eq!(answer.body["attempt"]["microsoft"]["tenantName"], "Aldergrove Dental Group");

    let url = maya.leave(&attempt, "kaseyaone", false);
    let page = maya.kaseyaone(&url, GRACE);
    assert_eq!(param(&page.url, "iss").unwrap(), "http://kaseyaone.localhost:8080");
    let answer = maya.answer("kaseyaone", &page.url);
    assert_eq!(answer.body["attempt"]["step"], "to_confirm");
    assert_eq!(answer.body["attempt"]["kaseyaOne"]["company"]["name"], "Brightwater Managed IT");
    assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "not_linked", "nothing before the confirmation");

    let answer = maya.confirm(&attempt, "k1_brightwater");
    assert_eq!((answer.status, &answer.body["step"]), (200, &json!("linked")));
    let page = maya.integrations().body;
    assert_eq!(page["kaseyaOne"]["state"], "linked");
    assert_eq!(page["kaseyaOne"]["company"]["name"], "Brightwater Managed IT");
    assert_eq!(page["kaseyaOne"]["linkedBy"]["email"], MAYA);
    assert_eq!(page["kaseyaOne"]["master"], GRACE);
    assert!(page["activeAttempt"].is_null());
    assert!(page["itComplete"]["waysIn"].as_array().unwrap().iter().all(|way| way["open"] == true));

    let trail = maya.trail();
    let actions: Vec<_> = trail.iter().take(4).map(|entry| entry["action"].as_str().unwrap()).collect();
    let expected = ["kaseyaone_linked", "link_kaseyaone_verified", "link_microsoft_verified", "link_started"];
    assert_eq!(actions, expected);
    for entry in trail.iter().take(4) {
        assert_eq!(entry["correlationId"], attempt["correlationId"]);
    }
    assert_eq!(fact(&trail[0], "microsoft_account"), Some(MAYA));
    assert_eq!(fact(&trail[0], "kaseyaone_account"), Some(GRACE));
}

#[test]
fn l38_a_second_hop_is_silent_but_still_waits_for_the_confirmation() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    maya.prove(&attempt, MAYA, GRACE);
    let path = format!("/link-attempts/{}", attempt["id"].as_str().unwrap());
    assert_eq!(maya.call("DELETE", &path, json!(null)).body["step"], "cancelled");

    let attempt = maya.start();
    let url = maya.leave(&attempt, "microsoft", false);
    let page = maya.visit(&url);
    assert!(page.url.contains("/link/microsoft/callback?code="), "silent: signed in and consented");
    maya.answer("microsoft", &page.url);
    let url = maya.leave(&attempt, "kaseyaone", false);
    let page = maya.visit(&url);
    assert!(page.url.contains("/link/kaseyaone/callback?code="), "silent");
    assert_eq!(maya.answer("kaseyaone", &page.url).body["attempt"]["step"], "to_confirm");
    assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "not_linked");

    // Another account instead: the login asks again, Microsoft's step stays.
    let url = maya.leave(&attempt, "kaseyaone", true);
    let page = maya.visit(&url);
    assert!(page.html.contains("name=\"username\""));
    let path = format!("/link-attempts/{}", attempt["id"].as_str().unwrap());
    let stands = maya.get(&path).body;
    assert!(stands["kaseyaOne"].is_null() && stands["microsoft"].is_object(), "the first company is not kept");
    let page = maya.kaseyaone(&url, "oscar.lindgren@harborline.example");
    let answer = maya.answer("kaseyaone", &page.url);
    assert_eq!(answer.body["attempt"]["kaseyaOne"]["company"]["id"], "k1_harborline");
    let wrong = maya.confirm(&attempt, "k1_brightwater");
    assert_eq!((wrong.status, wrong.code()), (422, "invalid_fields"), "what was shown must be what was proven");
    assert_eq!(maya.confirm(&attempt, "k1_harborline").status, 200);
}

#[test]
fn l5_choosing_another_account_shows_the_picker_even_with_a_session() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    let url = maya.leave(&attempt, "microsoft", false);
    let page = maya.microsoft(&url, TOM);
    let answer = maya.answer("microsoft", &page.url);
    assert_eq!(answer.body["attempt"]["trouble"]["reason"], "not_global_administrator");
    let url = maya.leave(&attempt, "microsoft", true);
    assert_eq!(param(&url, "prompt").unwrap(), "select_account");
    let page = maya.microsoft(&url, MAYA);
    assert_eq!(maya.answer("microsoft", &page.url).body["attempt"]["step"], "microsoft_done");
}

#[test]
fn l28_a_retried_confirmation_makes_one_link_and_one_entry() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    maya.prove(&attempt, MAYA, GRACE);
    let path = format!("/link-attempts/{}/confirmation", attempt["id"].as_str().unwrap());
    let body = json!({ "company": "k1_brightwater" });
    let first = maya.api("POST", &path, body.clone(), &[("idempotency-key", "once")]);
    let again = maya.api("POST", &path, body.clone(), &[("idempotency-key", "once")]);
    assert_eq!(first.body, again.body);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(maya.call("POST", &path, body).body["step"], "linked", "even with another key");
    assert_eq!(maya.count("kaseyaone_linked"), 1);
}
