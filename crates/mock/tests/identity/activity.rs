//! The audit trail: who sees what, filters, windows.

use spanning_api::time::DAY;

use crate::browser::*;

#[test]
fn there_is_a_believable_past_in_order() {
    let backend = backend();
    for email in [MAYA, GRACE] {
        let mut browser = Browser::signed_in(&backend, email);
        let current = browser.get("/activity?limit=200").body;
        let past = browser.get("/activity?tab=past&limit=200").body;
        assert!(current["total"].as_u64().unwrap() > 10 && past["total"].as_u64().unwrap() > 10);
        let times = |page: &serde_json::Value| -> Vec<i64> {
            page["items"].as_array().unwrap().iter().map(|entry| entry["time"].as_i64().unwrap()).collect()
        };
        let (current, past) = (times(&current), times(&past));
        assert!(current.is_sorted_by(|a, b| a >= b) && past.is_sorted_by(|a, b| a >= b));
        assert!(current.iter().all(|time| EPOCH - time <= 30 * DAY) && past.iter().all(|time| EPOCH - time > 30 * DAY));
    }
}

#[test]
fn everybody_sees_their_own_side_and_ordinary_users_only_themselves() {
    let backend = backend();
    let mut elena = Browser::signed_in(&backend, ELENA);
    let own = elena.trail();
    assert!(!own.is_empty() && own.iter().all(|entry| entry["actorEmail"] == ELENA));
    let mut liam = Browser::signed_in(&backend, "liam.fraser@brightwater.example");
    assert!(liam.trail().iter().all(|entry| entry["actorEmail"] == "liam.fraser@brightwater.example"));
    let mut maya = Browser::signed_in(&backend, MAYA);
    let all = maya.trail();
    assert!(all.iter().any(|entry| entry["actorEmail"] == ELENA));
    let mut grace = Browser::signed_in(&backend, GRACE);
    assert!(grace.trail().iter().all(|entry| entry["source"] != "spanning"));
    // One entry by its id: the same rule.
    let id = all.iter().find(|entry| entry["actorEmail"] == MAYA).unwrap()["id"].as_str().unwrap().to_owned();
    assert_eq!(maya.get(&format!("/activity/{id}")).body["id"], id.as_str());
    assert_eq!(elena.get(&format!("/activity/{id}")).status, 404);
    assert_eq!(grace.get(&format!("/activity/{id}")).status, 404);
}

#[test]
fn filters_search_and_windows() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let all = maya.trail();
    let page = maya.get("/activity?action=signed_in,signed_out&result=success&limit=3&offset=1").body;
    let wanted: Vec<_> = all.iter().filter(|e| e["action"] == "signed_in" || e["action"] == "signed_out").collect();
    assert_eq!(page["total"], wanted.len());
    assert_eq!(page["items"][0]["id"], wanted[1]["id"]);
    assert_eq!(page["items"].as_array().unwrap().len(), 3);
    let sources = maya.get("/activity?source=uniview2,vsa9&limit=200").body;
    assert!(sources["items"].as_array().unwrap().iter().all(|e| e["source"] == "uniview2" || e["source"] == "vsa9"));
    for (q, field) in [("tom OKAFOR", "actor"), ("203.0.113", "ipAddress"), ("aldergrove", "object")] {
        let found = maya.get(&format!("/activity?limit=200&q={}", q.replace(' ', "+"))).body;
        assert!(found["total"].as_u64().unwrap() > 0, "{q}");
        let word = q.split(' ').next_back().unwrap().to_lowercase();
        let fits = |e: &serde_json::Value| e.to_string().to_lowercase().contains(&word);
        assert!(found["items"].as_array().unwrap().iter().all(fits), "{field}");
    }
    let id = all[0]["correlationId"].as_str().unwrap();
    assert!(maya.get(&format!("/activity?q={id}")).body["total"].as_u64().unwrap() >= 1);
    let (from, before) = (EPOCH - 10 * DAY, EPOCH - 5 * DAY);
    let range = maya.get(&format!("/activity?from={from}&before={before}&limit=200")).body;
    assert!(range["items"].as_array().unwrap().iter().all(|e| (from..before).contains(&e["time"].as_i64().unwrap())));
    assert_eq!(maya.get("/activity?offset=100000").body["items"].as_array().unwrap().len(), 0);
}
