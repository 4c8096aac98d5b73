//! Answers that are not what they should be: `state`, issuer, replay, syntax.

use serde_json::json;
use spanning_api::time::{HOUR, MINUTE};

use crate::browser::*;

/// An attempt with Microsoft's answer in hand, not brought home yet.
fn at_microsoft(maya: &mut Browser) -> (serde_json::Value, String) {
    let attempt = maya.start();
    let url = maya.leave(&attempt, "microsoft", false);
    let page = maya.microsoft(&url, MAYA);
    (attempt, page.url)
}

#[test]
fn l13_a_state_that_is_missing_altered_or_foreign() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let (_, url) = at_microsoft(&mut maya);
    let state = param(&url, "state").unwrap();
    let altered = format!("{}x", &state[..state.len() - 1]);
    for bad in [with(&url, "state", None), with(&url, "state", Some(&altered)), with(&url, "state", Some("<b>"))] {
        let answer = maya.answer("microsoft", &bad);
        assert_eq!((answer.status, answer.code()), (400, "link_state_invalid"));
        assert!(!answer.body.to_string().contains(&altered) && !answer.body.to_string().contains("<b>"));
    }
    // Another session of the same person, while the first goes on.
    let mut elsewhere = Browser::signed_in(&backend, MAYA);
    let answer = elsewhere.answer("microsoft", &url);
    assert_eq!(answer.code(), "link_state_invalid");
    // Another person, of the same tenant and of another side.
    let mut priya = Browser::signed_in(&backend, PRIYA);
    assert_eq!(priya.answer("microsoft", &url).code(), "link_state_invalid");
    let mut grace = Browser::signed_in(&backend, GRACE);
    assert_eq!(grace.answer("microsoft", &url).code(), "link_state_invalid");

    let trail = maya.trail();
    let suspicious: Vec<_> = trail.iter().filter(|entry| entry["action"] == "link_suspicious").collect();
    assert_eq!(suspicious.len(), 6);
    assert_eq!(fact(suspicious[0], "reason"), Some("attempt_of_another_person"));
    assert_eq!(fact(suspicious[2], "reason"), Some("state_of_another_session"));
    // The right one still works: nothing was used up by the others.
    assert_eq!(maya.answer("microsoft", &url).body["attempt"]["step"], "microsoft_done");
}

#[test]
fn l14_a_replayed_answer_shows_the_outcome_and_exchanges_nothing() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let (attempt, url) = at_microsoft(&mut maya);
    let first = maya.answer("microsoft", &url);
    assert_eq!(first.body["replayed"], false);
    let again = maya.answer("microsoft", &url);
    assert_eq!((again.status, &again.body["replayed"]), (200, &json!(true)));
    assert_eq!(again.body["attempt"], first.body["attempt"]);
    assert_eq!(maya.count("link_microsoft_verified"), 1);
    assert_eq!(maya.count("link_suspicious"), 0);
    // Much later, when everything is done, the copied address still only shows the outcome.
    let k1 = maya.leave(&attempt, "kaseyaone", false);
    let page = maya.kaseyaone(&k1, GRACE);
    maya.answer("kaseyaone", &page.url);
    maya.confirm(&attempt, "k1_brightwater");
    wait(&backend, HOUR);
    let again = maya.answer("microsoft", &url);
    assert_eq!((&again.body["attempt"]["step"], &again.body["replayed"]), (&json!("linked"), &json!(true)));
}

#[test]
fn l15_l16_the_wrong_issuer_and_the_wrong_callback() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let (attempt, url) = at_microsoft(&mut maya);
    assert_eq!(maya.answer("kaseyaone", &url).code(), "link_issuer_mismatch");
    let foreign = with(&url, "iss", Some("http://kaseyaone.localhost:8080"));
    assert_eq!(maya.answer("microsoft", &foreign).code(), "link_issuer_mismatch");
    let own = with(&url, "iss", Some("http://login-microsoft.localhost:8080/abc/v2.0"));
    assert_eq!(maya.answer("microsoft", &own).body["attempt"]["step"], "microsoft_done");

    let k1 = maya.leave(&attempt, "kaseyaone", false);
    let url = maya.kaseyaone(&k1, GRACE).url;
    for bad in [
        with(&url, "iss", None),
        with(&url, "iss", Some("http://kaseyaone.localhost:8080/")),
        with(&url, "iss", Some("http://login-microsoft.localhost:8080/abc/v2.0")),
    ] {
        assert_eq!(maya.answer("kaseyaone", &bad).code(), "link_issuer_mismatch");
    }
    assert_eq!(maya.answer("microsoft", &url).code(), "link_issuer_mismatch");
    assert_eq!(maya.answer("microsoft", &with(&url, "iss", None)).code(), "link_issuer_mismatch");
    assert_eq!(maya.answer("kaseyaone", &url).body["attempt"]["step"], "to_confirm");
}

#[test]
fn l17_what_cannot_be_read_in_one_way() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let (_, url) = at_microsoft(&mut maya);
    let (_, query) = url.split_once('?').unwrap();
    let long = "x".repeat(64 * 1024);
    for bad in [
        format!("{query}&error=access_denied"),
        format!("{query}&code=second"),
        format!("{query}&state=second"),
        format!("state={}", param(&url, "state").unwrap()),
        format!("{query}&x=%ff"),
        format!("{query}&x={long}"),
        format!("{query}&{long}=x"),
    ] {
        let answer = maya.answer("microsoft", &format!("?{bad}"));
        assert_eq!((answer.status, answer.code()), (400, "link_callback_malformed"));
    }
    let script = "error=access_denied&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    let answer = maya.answer("microsoft", &format!("?{script}&state={}", param(&url, "state").unwrap()));
    assert_eq!(answer.body["attempt"]["trouble"]["reason"], "microsoft_declined");
    assert!(!answer.body.to_string().contains("script"));
    assert_eq!(answer.body["attempt"]["trouble"]["providerCode"], "access_denied");
}

#[test]
fn l18_expired_at_each_step() {
    let steps = ["started", "at_microsoft", "microsoft_done", "at_kaseyaone", "to_confirm"];
    for last in steps {
        let backend = backend();
        let mut maya = Browser::signed_in(&backend, MAYA);
        let attempt = maya.start();
        let mut pending = None;
        for step in steps
            .iter()
            .skip(1)
            .take_while(|step| steps.iter().position(|s| s == *step) <= steps.iter().position(|s| *s == last))
        {
            match *step {
                "at_microsoft" => {
                    let url = maya.leave(&attempt, "microsoft", false);
                    pending = Some(("microsoft", maya.microsoft(&url, MAYA).url));
                }
                "at_kaseyaone" => {
                    let url = maya.leave(&attempt, "kaseyaone", false);
                    pending = Some(("kaseyaone", maya.kaseyaone(&url, GRACE).url));
                }
                _ => {
                    let (provider, url) = pending.take().unwrap();
                    assert_eq!(maya.answer(provider, &url).body["attempt"]["step"], *step);
                }
            }
        }
        wait(&backend, 10 * MINUTE);
        let path = format!("/link-attempts/{}", attempt["id"].as_str().unwrap());
        let shown = maya.get(&path).body;
        assert_eq!(
            (&shown["step"], &shown["trouble"]["reason"]),
            (&json!("expired"), &json!("took_too_long")),
            "{last}"
        );
        if let Some((provider, url)) = pending {
            let answer = maya.answer(provider, &url);
            assert_eq!((&answer.body["attempt"]["step"], answer.status), (&json!("expired"), 200));
        }
        let late = maya.leaving(&attempt, "microsoft", false);
        assert_eq!((late.status, late.code()), (410, "link_expired"));
        assert_eq!(maya.confirm(&attempt, "k1_brightwater").code(), "link_expired");
        assert_eq!(maya.count("link_expired"), 1);
        assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "not_linked");
        assert_ne!(maya.start()["id"], attempt["id"], "started again in one click");
    }
}

#[test]
fn l18_an_expired_attempt_that_nobody_came_back_to_is_in_the_trail_too() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let first = maya.start();
    wait(&backend, 10 * MINUTE);
    assert_ne!(maya.start()["id"], first["id"]);
    let trail = maya.trail();
    let entry = trail.iter().find(|entry| entry["action"] == "link_expired").unwrap();
    assert_eq!(entry["correlationId"], first["correlationId"]);
}

#[test]
fn l19_the_session_ended_meanwhile_and_the_same_person_goes_on() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    wait(&backend, 8 * HOUR - MINUTE);
    let (attempt, url) = at_microsoft(&mut maya);
    wait(&backend, 2 * MINUTE);
    assert_eq!(maya.answer("microsoft", &url).code(), "not_signed_in");
    assert_eq!(maya.sign_in(MAYA, "simulation").status, 200);
    assert_eq!(maya.integrations().body["activeAttempt"], attempt["id"]);
    assert_eq!(maya.answer("microsoft", &url).body["attempt"]["step"], "microsoft_done");
}

#[test]
fn l20_signed_in_as_somebody_else_meanwhile() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let (attempt, url) = at_microsoft(&mut maya);
    assert_eq!(maya.sign_in(PRIYA, "simulation").status, 200);
    assert_eq!(maya.answer("microsoft", &url).code(), "link_state_invalid");
    let path = format!("/link-attempts/{}", attempt["id"].as_str().unwrap());
    assert_eq!(maya.get(&path).code(), "out_of_scope");
    assert_eq!(maya.leaving(&attempt, "microsoft", false).code(), "out_of_scope");
    assert_eq!(maya.call("DELETE", &path, json!(null)).code(), "out_of_scope");
    assert_eq!(maya.count("link_suspicious"), 3);
}
