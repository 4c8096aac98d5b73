//! State = seed + journal.

use serde_json::json;
use spanning_api::time::MINUTE;
use spanning_mock::{World, handle};

use crate::browser::*;

#[test]
fn replaying_the_journal_restores_the_world() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    maya.sign_in(MAYA, "wrong");
    let attempt = maya.start();
    maya.answer("microsoft", "?code=x&state=forged");
    maya.prove(&attempt, MAYA, "ines.moreau@brightwater.example");
    let url = maya.leave(&attempt, "kaseyaone", true);
    let page = maya.kaseyaone(&url, GRACE);
    maya.answer("kaseyaone", &page.url);
    wait(&backend, MINUTE);
    maya.confirm(&attempt, "k1_brightwater");
    let mut grace = Browser::signed_in(&backend, GRACE);
    let ticket = grace.call("POST", "/launch-tickets", json!({ "tenantId": TENANT }));
    let (_, secret) = ticket.body["url"].as_str().unwrap().split_once('#').unwrap();
    let mut tab = Browser::new(&backend);
    tab.call("POST", "/launch-tickets/redemption", json!({ "ticket": secret, "tenantId": TENANT }));
    maya.switch(false, false);
    maya.trail();
    grace.trail();

    let live = backend.borrow();
    assert!(live.journal.len() > 20, "{}", live.journal.len());
    let mut replayed = World::new(settings()).unwrap();
    for (request, input) in &live.journal {
        assert!(handle(&mut replayed, request, input).changed, "{} {}", request.method, request.path);
    }
    assert_eq!(replayed.fingerprint(), live.world.fingerprint());
}

#[test]
fn the_same_seed_makes_the_same_world() {
    let (one, two) = (World::new(settings()).unwrap(), World::new(settings()).unwrap());
    assert_eq!(one.fingerprint(), two.fingerprint());
    let other = World::new(spanning_mock::Settings { seed: 8, ..settings() }).unwrap();
    assert_ne!(one.fingerprint(), other.fingerprint());
}
