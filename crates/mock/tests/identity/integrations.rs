//! Settings > Integrations: the switch, the link, what closing them does.

use serde_json::{Value, json};
use spanning_api::time::DAY;

use crate::browser::*;

fn link(maya: &mut Browser) {
    let attempt = maya.start();
    maya.prove(&attempt, MAYA, GRACE);
    assert_eq!(maya.confirm(&attempt, "k1_brightwater").status, 200);
}

/// Somebody of a portal, launched into the demo tenant.
fn launched(backend: &Shared, email: &str) -> Browser {
    let mut portal = Browser::signed_in(backend, email);
    let ticket = portal.call("POST", "/launch-tickets", json!({ "tenantId": TENANT }));
    let (_, secret) = ticket.body["url"].as_str().unwrap().split_once('#').unwrap();
    let mut tab = Browser::new(backend);
    let answer = tab.call("POST", "/launch-tickets/redemption", json!({ "ticket": secret, "tenantId": TENANT }));
    assert_eq!(answer.status, 200, "{:?}", answer.body);
    tab
}

fn unlink(browser: &mut Browser) -> Answer {
    let etag = browser.integrations().header("etag").to_owned();
    let path = format!("/tenants/{TENANT}/integrations/kaseyaone/unlink");
    browser.api("POST", &path, json!({ "overrideLastWayIn": false }), &[("if-match", &etag)])
}

#[test]
fn the_page_shows_everything_and_who_may_not_look_is_told() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let page = maya.integrations();
    assert_eq!(page.status, 200);
    assert!(page.header("etag").starts_with('"'));
    assert_eq!(page.body["itComplete"]["enabled"], true);
    assert_eq!(page.body["itComplete"]["waysIn"].as_array().unwrap().len(), 3);
    assert_eq!(page.body["presence"].as_array().unwrap().len(), 4);
    assert_eq!(page.body["globalAdministrators"].as_array().unwrap().len(), 2);
    assert_eq!(page.body["role"], "global_administrator");
    assert_eq!(Browser::signed_in(&backend, TOM).integrations().body["role"], "spanning_admin");
    let refused = Browser::signed_in(&backend, ELENA).integrations();
    assert_eq!((refused.status, refused.code()), (403, "role_missing"));
    assert!(refused.body["roleHolders"].to_string().contains("Tom Okafor"));
}

#[test]
fn f9_a_change_needs_the_version_that_it_is_based_on() {
    let backend = backend();
    let (mut maya, mut tom) = (Browser::signed_in(&backend, MAYA), Browser::signed_in(&backend, TOM));
    let path = format!("/tenants/{TENANT}/integrations/it-complete");
    let off = json!({ "enabled": false });
    assert_eq!(maya.call("PUT", &path, off.clone()).status, 428);
    let etag = maya.integrations().header("etag").to_owned();
    assert_eq!(tom.switch(false, false).status, 200);
    let late = maya.api("PUT", &path, off.clone(), &[("if-match", &etag)]);
    assert_eq!((late.status, late.code()), (412, "changed"));
    assert_eq!(late.body["current"]["itComplete"]["changedBy"]["name"], "Tom Okafor");
    // Asking for what stands already changes nothing.
    let now = maya.integrations().header("etag").to_owned();
    let same = maya.api("PUT", &path, off, &[("if-match", &now)]);
    assert_eq!((same.status, same.header("etag")), (200, now.as_str()));
    assert_eq!(maya.count("it_complete_disabled"), 1);
}

#[test]
fn l33_switching_off_ends_everything_that_came_in_that_way() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    link(&mut maya);
    let mut grace = launched(&backend, GRACE);
    let mut peter = launched(&backend, "peter.novak@brightwater.example");
    let impact = maya.get(&format!("/tenants/{TENANT}/integrations/it-complete/impact")).body;
    assert_eq!(impact["closes"], json!(["uniview_sso", "vsa_sso", "unified_login"]));
    assert_eq!((&impact["sessions"], &impact["provenLocalAdministrator"]), (&json!(2), &json!(true)));
    assert!(impact["people"].as_array().unwrap().len() >= 6);
    assert_eq!(impact["people"][0]["lastSignIn"], EPOCH);

    assert_eq!(maya.switch(false, false).status, 200);
    let page = maya.integrations().body;
    assert_eq!(page["kaseyaOne"]["state"], "suspended");
    assert!(page["itComplete"]["waysIn"].as_array().unwrap().iter().all(|way| way["open"] == false));
    for browser in [&mut grace, &mut peter] {
        let answer = browser.get("/session");
        assert_eq!((answer.status, answer.code()), (401, "way_in_closed"));
    }
    let trail = maya.trail();
    assert_eq!(trail[0]["action"], "it_complete_disabled");
    assert_eq!(fact(&trail[0], "sessions_ended"), Some("2"));
    // On again: new sign-ins work, the ended sessions stay ended.
    assert_eq!(maya.switch(true, false).status, 200);
    assert_eq!(grace.get("/session").code(), "way_in_closed");
    assert_eq!(launched(&backend, GRACE).get("/session").status, 200);
}

#[test]
fn l32_unlinking_leaves_single_sign_on_alone() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    assert_eq!(unlink(&mut maya).code(), "not_linked");
    link(&mut maya);
    let mut grace = launched(&backend, GRACE);
    let impact = maya.get(&format!("/tenants/{TENANT}/integrations/kaseyaone/impact")).body;
    assert_eq!((&impact["closes"], &impact["sessions"]), (&json!(["unified_login"]), &json!(0)));
    let mut tom = Browser::signed_in(&backend, TOM);
    assert_eq!(unlink(&mut tom).code(), "role_missing");
    assert_eq!(unlink(&mut maya).body["kaseyaOne"]["state"], "not_linked");
    assert_eq!(grace.get("/session").status, 200);
    assert_eq!(maya.count("kaseyaone_unlinked"), 1);
}

#[test]
fn the_last_way_in_is_not_closed_by_accident() {
    let backend = backend();
    // Nobody has used the tenant's own credentials for more than 90 days.
    wait(&backend, 200 * DAY);
    let mut grace = launched(&backend, GRACE);
    assert_eq!(grace.get("/session").body["scope"]["role"], "spanning_admin");
    let impact = grace.get(&format!("/tenants/{TENANT}/integrations/it-complete/impact")).body;
    assert_eq!(impact["provenLocalAdministrator"], false);
    let refused = grace.switch(false, false);
    assert_eq!((refused.status, refused.code()), (409, "last_way_in"));
    assert_eq!(grace.switch(false, true).status, 200);
    assert_eq!(grace.get("/session").code(), "way_in_closed", "she closed her own way");
    let mut maya = Browser::signed_in(&backend, MAYA);
    let trail = maya.trail();
    let entry = trail.iter().find(|entry| entry["action"] == "it_complete_disabled").unwrap();
    assert_eq!((&entry["source"], fact(entry, "override")), (&json!("uniview2"), Some("last way in")));
}

#[test]
fn generated_tenants_have_every_state() {
    let backend = backend();
    let b = backend.borrow();
    let states: Vec<Value> = b
        .world
        .tenant_refs()
        .map(|tenant| serde_json::to_value(b.world.integrations_of(&tenant.id).standing.link).unwrap()["state"].clone())
        .collect();
    for state in ["not_linked", "linked", "suspended"] {
        assert!(states.iter().any(|s| s == state), "{state}");
    }
    for tenant in b.world.tenant_refs() {
        let record = b.world.integrations_of(&tenant.id);
        assert_eq!(b.world.it_complete_on(&tenant.id), record.standing.it_complete);
        let linked = serde_json::to_value(&record.standing.link).unwrap()["state"] == "linked";
        assert_eq!(b.world.linked_company(&tenant.id).is_some(), linked);
    }
}
