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

#[test]
fn every_column_has_a_filter() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    maya.switch(false, false);
    let all = maya.trail();
    let same = |found: &serde_json::Value, wanted: Vec<&serde_json::Value>| {
        assert!(!wanted.is_empty(), "{found}");
        let ids = |list: Vec<&serde_json::Value>| list.iter().map(|e| e["id"].clone()).collect::<Vec<_>>();
        assert_eq!(ids(found["items"].as_array().unwrap().iter().collect()), ids(wanted));
    };
    let found = maya.get("/activity?limit=200&actor=OKAFOR").body;
    same(&found, all.iter().filter(|e| e["actor"] == "Tom Okafor").collect());
    let found = maya.get("/activity?limit=200&actor=%40brightwater").body;
    same(&found, all.iter().filter(|e| e["actorEmail"].to_string().contains("@brightwater")).collect());
    let found = maya.get("/activity?limit=200&object=it+complete").body;
    same(&found, all.iter().filter(|e| e["object"] == "Login with IT Complete").collect());
    let found = maya.get("/activity?limit=200&ip=198.51.100.").body;
    same(&found, all.iter().filter(|e| e["ipAddress"].as_str().unwrap().starts_with("198.51.100.")).collect());
    let id = all[3]["correlationId"].as_str().unwrap();
    same(
        &maya.get(&format!("/activity?correlation={id}")).body,
        all.iter().filter(|e| e["correlationId"] == id).collect(),
    );
}

#[test]
fn windows_of_one_list_fit_together_whatever_comes_in_between() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let first = maya.get("/activity?limit=5").body;
    let as_of = first["asOf"].as_str().unwrap().to_owned();
    let whole = maya.trail();
    for _ in 0..3 {
        Browser::signed_in(&backend, TOM);
    }
    let second = maya.get(&format!("/activity?limit=5&offset=5&asOf={as_of}")).body;
    assert_eq!((&second["total"], &second["asOf"]), (&first["total"], &first["asOf"]));
    assert_eq!(second["items"][0]["id"], whole[5]["id"]);
    assert_eq!(maya.get("/activity?limit=5").body["total"].as_u64().unwrap(), first["total"].as_u64().unwrap() + 3);
    for bad in ["x", "1", "9999999.1", "1.99999999999999", "-1.5", "1.x"] {
        let answer = maya.get(&format!("/activity?asOf={bad}"));
        assert_eq!((answer.status, answer.code()), (400, "invalid_query"), "{bad}");
    }
}

#[test]
fn f26_a_file_with_filter_time_and_count_and_no_formula() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let mut evil = Browser::signed_in(&backend, MAYA);
    evil.sign_in(TOM, "wrong");
    let export = maya.get("/activity/export?result=failure&limit=1").body;
    let listed = maya.get("/activity?result=failure&limit=200").body;
    assert_eq!(export["rows"], listed["total"], "all that match, not a window of them");
    let csv = export["csv"].as_str().unwrap();
    let lines: Vec<_> = csv.strip_prefix('\u{feff}').unwrap().split("\r\n").collect();
    assert_eq!(lines[0], "Spanning Backup activity,Aldergrove Dental Group");
    assert_eq!((lines[1], lines[3]), ("Filter,result=failure", &*format!("Rows,{}", export["rows"])));
    assert_eq!(lines[2], "Exported (UTC),2026-09-21T14:13:20Z");
    assert_eq!(lines.len() as u64, 5 + 1 + 1 + export["rows"].as_u64().unwrap() + 1);
    assert_eq!(export["fileName"], "activity-aldergrovedental.example-2026-09-21.csv");
    // Who sees only their own exports only their own.
    let mut elena = Browser::signed_in(&backend, ELENA);
    let own = elena.get("/activity/export").body;
    let rows = own["csv"].as_str().unwrap().lines().skip(7).map(str::to_owned).collect::<Vec<_>>();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.contains(ELENA)));
}

#[test]
fn changes_tell_before_and_after() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    maya.link_up();
    maya.switch(false, false);
    let entry = &maya.trail()[0];
    assert_eq!((fact(entry, "it_complete_before"), fact(entry, "it_complete_after")), (Some("on"), Some("off")));
    assert_eq!(fact(entry, "link_before"), Some("linked to Brightwater Managed IT"));
    assert_eq!(fact(entry, "link_after"), Some("suspended, Brightwater Managed IT"));
    maya.switch(true, false);
    let entry = &maya.trail()[0];
    assert_eq!((fact(entry, "it_complete_before"), fact(entry, "link_before")), (Some("off"), None));
}
