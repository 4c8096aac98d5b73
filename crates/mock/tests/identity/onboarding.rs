//! Adding tenants: from the form to the first sync, through Microsoft's consent.

use serde_json::{Value, json};
use spanning_api::time::{DAY, MINUTE, SECOND};
use spanning_mock::{World, handle};

use crate::browser::*;

pub(crate) const DANIEL: &str = "daniel.osei@brightwater.example";
const INGRID: &str = "ingrid.solberg@larkfieldlaw.example";
const OWEN: &str = "owen.pell@larkfieldlaw.example";
const MARTA: &str = "marta.oyelaran@stillwaterclinic.example";
pub(crate) const LARKFIELD: &str = "larkfieldlaw.example";

pub(crate) fn wanted(mode: &str, domain: &str) -> Value {
    json!({
        "mode": mode, "domain": domain, "region": "eu", "subscription": "spanning", "overageAcknowledged": true
    })
}

/// The id and the secret of an answer with an address.
fn address(answer: &Answer) -> (String, String) {
    assert_eq!(answer.status, 200, "{:?}", answer.body);
    let url = answer.body["url"].as_str().unwrap();
    let (path, secret) = url.split_once('#').unwrap();
    let id = path.strip_prefix("http://console.localhost:8080/onboard/").unwrap();
    assert_eq!(answer.body["onboarding"]["id"], id);
    (id.to_owned(), secret.to_owned())
}

fn open(browser: &mut Browser, (id, secret): &(String, String)) -> Answer {
    browser.call("POST", "/onboarding-invites/redemption", json!({ "id": id, "secret": secret }))
}

fn leave(browser: &mut Browser, id: &str) -> Answer {
    browser.call("POST", &format!("/onboarding-invites/{id}/departure"), json!({}))
}

/// Signs in at Microsoft and presses a button of the consent; gives the console's address that follows.
fn at_microsoft(browser: &mut Browser, url: &str, email: &str, button: &str) -> String {
    let page = browser.visit(url);
    let page = browser.submit(&page, &[("account", email)]);
    let page = browser.submit(&page, &[("do", "sign-in"), ("password", "simulation")]);
    assert!(page.html.contains("Read and restore mail"), "{}", page.html);
    browser.submit(&page, &[("do", button)]).url
}

fn answer(browser: &mut Browser, url: &str) -> Answer {
    let query = url.split_once('?').map(|(_, query)| query).unwrap();
    browser.call("POST", "/onboarding-callbacks", json!({ "provider": "microsoft", "query": query }))
}

fn consent(browser: &mut Browser, id: &str, email: &str, button: &str) -> Answer {
    let departure = leave(browser, id);
    let url = departure.body["url"].as_str().unwrap().to_owned();
    let back = at_microsoft(browser, &url, email, button);
    assert!(back.starts_with("http://console.localhost:8080/onboard/microsoft/callback?"), "{back}");
    answer(browser, &back)
}

fn state(browser: &mut Browser, id: &str) -> Value {
    browser.get(&format!("/onboardings/{id}")).body
}

fn row(browser: &mut Browser, domain: &str) -> Value {
    browser.get(&format!("/tenants?q={domain}")).body["items"][0].clone()
}

#[test]
fn an_invited_administrator_consents_and_the_tenant_fills_in() {
    let backend = backend();
    let mut daniel = Browser::signed_in(&backend, DANIEL);
    let made = daniel.call("POST", "/onboardings", wanted("invite", " HTTPS-free.LarkfieldLaw.EXAMPLE. "));
    assert_eq!(made.code(), "directory_unknown", "a subdomain is no tenant's");
    assert!(made.body["detail"].as_str().unwrap().contains("Did you mean larkfieldlaw.example?"));
    let made = daniel.call("POST", "/onboardings", wanted("invite", "  LarkfieldLaw.EXAMPLE. "));
    let at = address(&made);
    assert_eq!(made.body["onboarding"]["state"], "invited");
    assert_eq!(made.body["onboarding"]["domain"], LARKFIELD);
    assert_eq!(made.body["onboarding"]["expiresAt"], EPOCH + 7 * DAY);
    assert!(!backend.borrow().world.fingerprint().contains(&at.1));

    let mut customer = Browser::new(&backend);
    let seen = open(&mut customer, &at);
    assert_eq!((&seen.body["partner"], &seen.body["region"]), (&json!("Brightwater Managed IT"), &json!("eu")));
    assert_eq!(seen.body["askedBy"]["email"], DANIEL);
    assert_eq!(state(&mut daniel, &at.0)["state"], "consent_pending");
    let url = leave(&mut customer, &at.0).body["url"].as_str().unwrap().to_owned();
    assert!(url.starts_with("http://login-microsoft.localhost:8080/larkfieldlaw.example/oauth2/v2.0/authorize?"));
    assert_eq!(param(&url, "code_challenge_method").unwrap(), "S256");
    let back = at_microsoft(&mut customer, &url, INGRID, "accept");
    let done = answer(&mut customer, &back);
    assert_eq!((&done.body["invite"]["state"], &done.body["replayed"]), (&json!("syncing"), &json!(false)));
    assert_eq!(answer(&mut customer, &back).body["replayed"], true, "nothing is exchanged twice");

    let now = state(&mut daniel, &at.0);
    assert_eq!((&now["state"], &now["name"]), (&json!("syncing"), &json!("Larkfield Law")));
    let syncing = row(&mut daniel, LARKFIELD);
    assert_eq!(syncing["id"], now["tenantId"]);
    assert!(syncing["syncedAt"].is_null() && syncing["numberOfUsers"] == 0, "{syncing:?}");
    assert_eq!((&syncing["loginWithItComplete"], &syncing["kaseyaOneLinked"]), (&json!(false), &json!(false)));
    let minutes = (now["readyAt"].as_i64().unwrap() - EPOCH) / MINUTE;
    assert!((2..=5).contains(&minutes), "{minutes}");
    wait(&backend, 6 * MINUTE);
    assert_eq!(state(&mut daniel, &at.0)["state"], "ready");
    let full = row(&mut daniel, LARKFIELD);
    assert!(full["syncedAt"].is_i64() && full["numberOfUsers"].as_u64().unwrap() > 0, "{full:?}");
    assert_eq!(full["lastBackup"]["status"], "neverRun");
    wait(&backend, 2 * DAY);
    daniel.sign_in(DANIEL, "simulation");
    assert_ne!(row(&mut daniel, LARKFIELD)["lastBackup"]["status"], "neverRun", "and is backed up");
    assert!(daniel.get("/onboardings").body["items"].as_array().unwrap().is_empty(), "out of the list after a day");

    let correlation = made.body["onboarding"]["correlationId"].as_str().unwrap().to_owned();
    let trail = daniel.get(&format!("/activity?correlation={correlation}")).body["items"].clone();
    let told: Vec<_> = trail.as_array().unwrap().iter().map(|e| (e["action"].clone(), e["source"].clone())).collect();
    let expected = [
        ("tenant_ready", "system"),
        ("tenant_added", "microsoft"),
        ("invite_opened", "system"),
        ("tenant_invited", "uniview2"),
    ];
    assert_eq!(told, expected.map(|(action, source)| (json!(action), json!(source))));
    assert_eq!(trail[1]["actorEmail"], INGRID);
}

#[test]
fn one_click_sent_twice_has_one_effect() {
    let backend = backend();
    let mut daniel = Browser::signed_in(&backend, DANIEL);
    let key = [("idempotency-key", "one")];
    let first = daniel.api("POST", "/onboardings", wanted("invite", LARKFIELD), &key);
    let again = daniel.api("POST", "/onboardings", wanted("invite", LARKFIELD), &key);
    assert_eq!(first.body, again.body);
    assert_eq!(daniel.get("/onboardings").body["items"].as_array().unwrap().len(), 1);
    let (id, _) = address(&first);
    let renew = format!("/onboardings/{id}/address");
    let one = daniel.api("POST", &renew, json!({ "mode": "invite" }), &[("idempotency-key", "two")]);
    let two = daniel.api("POST", &renew, json!({ "mode": "invite" }), &[("idempotency-key", "two")]);
    assert_eq!(one.body, two.body);
    assert_ne!(one.body["url"], first.body["url"]);
}

#[test]
fn an_address_is_revoked_renewed_and_gets_old() {
    let backend = backend();
    let mut daniel = Browser::signed_in(&backend, DANIEL);
    let first = address(&daniel.call("POST", "/onboardings", wanted("invite", LARKFIELD)));
    let mut customer = Browser::new(&backend);
    open(&mut customer, &first);
    let path = format!("/onboardings/{}", first.0);
    assert_eq!(daniel.call("DELETE", &path, Value::Null).code(), "onboarding_state", "revoke it first");
    let revoke = format!("{path}/revocation");
    assert_eq!(daniel.call("POST", &revoke, Value::Null).body["state"], "revoked");
    assert_eq!(daniel.call("POST", &revoke, Value::Null).body["state"], "revoked", "once more changes nothing");
    assert_eq!(open(&mut Browser::new(&backend), &first).code(), "invite_revoked");
    assert_eq!(leave(&mut customer, &first.0).code(), "invite_revoked");
    assert_eq!(customer.get(&format!("/onboarding-invites/{}", first.0)).body["state"], "revoked");

    let second = address(&daniel.call("POST", &format!("{path}/address"), json!({ "mode": "invite" })));
    assert_eq!(open(&mut Browser::new(&backend), &first).code(), "invite_invalid", "the old secret died");
    assert_eq!(leave(&mut customer, &first.0).code(), "invite_invalid", "and whoever came by it is out");
    assert_eq!(open(&mut Browser::new(&backend), &second).status, 200);
    wait(&backend, 7 * DAY - 1);
    assert_eq!(open(&mut Browser::new(&backend), &second).status, 200);
    wait(&backend, 1);
    assert_eq!(open(&mut Browser::new(&backend), &second).code(), "invite_expired");
    let mut daniel = Browser::signed_in(&backend, DANIEL);
    assert_eq!(state(&mut daniel, &first.0)["state"], "expired");
    assert_eq!(daniel.call("DELETE", &path, Value::Null).status, 204);
    assert_eq!(daniel.get(&path).code(), "not_found");

    let own = daniel.call("POST", "/onboardings", wanted("own", LARKFIELD));
    assert_eq!(own.body["onboarding"]["state"], "consent_pending");
    let own = address(&own);
    wait(&backend, 15 * MINUTE);
    assert_eq!(open(&mut Browser::new(&backend), &own).code(), "invite_expired", "a window is for now");
    let trail = daniel.get("/activity?action=invite_expired").body;
    assert_eq!(trail["total"], 2);
}

#[test]
fn only_a_global_administrator_of_that_directory_may_consent() {
    let backend = backend();
    let mut daniel = Browser::signed_in(&backend, DANIEL);
    let at = address(&daniel.call("POST", "/onboardings", wanted("invite", LARKFIELD)));
    for (email, button, reason) in [
        (INGRID, "cancel", "consent_declined"),
        (OWEN, "accept", "not_global_administrator"),
        (MAYA, "accept", "wrong_directory"),
        ("maya.l@personal.example", "accept", "personal_account"),
    ] {
        let mut customer = Browser::new(&backend);
        open(&mut customer, &at);
        let seen = consent(&mut customer, &at.0, email, button);
        assert_eq!(seen.body["invite"]["trouble"]["reason"], reason, "{email}");
        let now = state(&mut daniel, &at.0);
        assert_eq!((&now["state"], &now["trouble"]["reason"]), (&json!("failed"), &json!(reason)));
        assert!(now["tenantId"].is_null(), "nothing is half-added");
        assert!(row(&mut daniel, LARKFIELD).is_null());
    }
    // The address still works.
    let mut customer = Browser::new(&backend);
    open(&mut customer, &at);
    assert_eq!(consent(&mut customer, &at.0, INGRID, "accept").body["invite"]["state"], "syncing");
    assert_eq!(open(&mut Browser::new(&backend), &at).code(), "invite_used");
    let renew = format!("/onboardings/{}/address", at.0);
    assert_eq!(daniel.call("POST", &renew, json!({ "mode": "own" })).code(), "onboarding_state");
    let twice = daniel.call("POST", "/onboardings", wanted("own", LARKFIELD));
    assert_eq!(twice.code(), "tenant_already_added");
}

#[test]
fn an_answer_belongs_to_the_browser_that_set_out() {
    let backend = backend();
    let mut daniel = Browser::signed_in(&backend, DANIEL);
    let at = address(&daniel.call("POST", "/onboardings", wanted("invite", LARKFIELD)));
    let (mut customer, mut thief) = (Browser::new(&backend), Browser::new(&backend));
    open(&mut customer, &at);
    let url = leave(&mut customer, &at.0).body["url"].as_str().unwrap().to_owned();
    let back = at_microsoft(&mut customer, &url, INGRID, "accept");
    assert_eq!(answer(&mut thief, &back).code(), "link_state_invalid");
    open(&mut thief, &at);
    assert_eq!(answer(&mut thief, &back).code(), "link_state_invalid", "nor with a cookie of its own");
    assert_eq!(answer(&mut customer, &with(&back, "state", Some("x"))).code(), "link_state_invalid");
    assert_eq!(answer(&mut customer, &with(&back, "error", Some("x"))).code(), "link_callback_malformed");
    let linking = customer.call(
        "POST",
        "/session/callback",
        json!({ "provider": "microsoft", "query": back.split_once('?').unwrap().1 }),
    );
    assert_ne!(linking.status, 200, "a consent is no sign-in");
    assert_eq!(answer(&mut customer, &back).body["invite"]["state"], "syncing");
}

#[test]
fn consent_that_is_withdrawn_takes_the_tenant_out_again() {
    let backend = backend();
    let mut daniel = Browser::signed_in(&backend, DANIEL);
    let at = address(&daniel.call("POST", "/onboardings", wanted("own", "stillwaterclinic.example")));
    let mut window = Browser::new(&backend);
    open(&mut window, &at);
    consent(&mut window, &at.0, MARTA, "accept");
    assert!(row(&mut daniel, "stillwaterclinic.example").is_object());
    wait(&backend, 6 * MINUTE);
    let now = state(&mut daniel, &at.0);
    assert_eq!((&now["state"], &now["trouble"]["reason"]), (&json!("failed"), &json!("consent_withdrawn")));
    assert!(row(&mut daniel, "stillwaterclinic.example").is_null());
    let again = address(&daniel.call("POST", &format!("/onboardings/{}/address", at.0), json!({ "mode": "own" })));
    let mut window = Browser::new(&backend);
    open(&mut window, &again);
    consent(&mut window, &again.0, MARTA, "accept");
    wait(&backend, 6 * MINUTE);
    assert_eq!(state(&mut daniel, &at.0)["state"], "ready");
    assert!(row(&mut daniel, "stillwaterclinic.example")["numberOfUsers"].as_u64().unwrap() > 0);
}

#[test]
fn each_portal_adds_to_its_own_list() {
    for (email, other) in [
        ("noor.haddad@brightwater.example", GRACE),
        (GRACE, "noor.haddad@brightwater.example"),
        ("peter.novak@brightwater.example", "ruth.calloway@brightwater.example"),
    ] {
        let backend = backend();
        let mut here = Browser::signed_in(&backend, email);
        let mut there = Browser::signed_in(&backend, other);
        let at = address(&here.call("POST", "/onboardings", wanted("own", LARKFIELD)));
        let mut window = Browser::new(&backend);
        open(&mut window, &at);
        consent(&mut window, &at.0, INGRID, "accept");
        assert!(row(&mut here, LARKFIELD).is_object(), "{email}");
        let shared = email != "peter.novak@brightwater.example";
        assert_eq!(row(&mut there, LARKFIELD).is_object(), shared, "VSA 10 shows what UniView 2.0 has");
        assert_eq!(there.get(&format!("/onboardings/{}", at.0)).status == 200, shared);
    }
}

#[test]
fn what_another_portal_has_is_listed_here_too_and_what_was_removed_comes_back() {
    let backend = backend();
    let mut grace = Browser::signed_in(&backend, GRACE);
    let tenant = grace.get("/tenants?limit=5").body["items"][3].clone();
    let (id, domain) = (tenant["id"].as_str().unwrap().to_owned(), tenant["domain"].as_str().unwrap().to_owned());
    assert_eq!(grace.call("DELETE", &format!("/tenants/{id}"), Value::Null).status, 204);
    let at = address(&grace.call("POST", "/onboardings", wanted("own", &domain)));
    let admin = {
        let world = &backend.borrow().world;
        let reference = spanning_api::session::TenantRef {
            id: spanning_api::id::TenantId(id.clone()),
            name: String::new(),
            domain: domain.clone(),
            directory_id: spanning_api::id::DirectoryId::from(""),
        };
        world.tenant_staff(&reference)[0].person.email.clone()
    };
    let mut window = Browser::new(&backend);
    open(&mut window, &at);
    assert_eq!(consent(&mut window, &at.0, &admin, "accept").body["invite"]["state"], "syncing");
    let again = row(&mut grace, &domain);
    assert!(again["id"].is_string() && again["id"] != json!(id), "a tenant of its own, not the old one");
}

#[test]
fn replaying_the_journal_restores_every_addition() {
    let backend = backend();
    let mut daniel = Browser::signed_in(&backend, DANIEL);
    let at = address(&daniel.call("POST", "/onboardings", wanted("invite", LARKFIELD)));
    let mut customer = Browser::new(&backend);
    open(&mut customer, &at);
    consent(&mut customer, &at.0, OWEN, "accept");
    consent_again(&mut customer, &at.0);
    let other = address(&daniel.call("POST", "/onboardings", wanted("own", "tarnvalleyvets.example")));
    daniel.call("POST", &format!("/onboardings/{}/revocation", other.0), Value::Null);
    wait(&backend, 5 * MINUTE + SECOND);
    state(&mut daniel, &at.0);
    let live = backend.borrow();
    let mut replayed = World::new(settings()).unwrap();
    for (request, input) in &live.journal {
        assert!(handle(&mut replayed, request, input).changed, "{} {}", request.method, request.path);
    }
    assert_eq!(replayed.fingerprint(), live.world.fingerprint());
}

/// Owen is signed in at Microsoft; Ingrid takes his place.
fn consent_again(browser: &mut Browser, id: &str) {
    let url = leave(browser, id).body["url"].as_str().unwrap().to_owned();
    let page = browser.visit(&url);
    let page = browser.submit(&page, &[("do", "other")]);
    let page = browser.submit(&page, &[("account", INGRID)]);
    let page = browser.submit(&page, &[("do", "sign-in"), ("password", "simulation")]);
    let back = browser.submit(&page, &[("do", "accept")]).url;
    assert_eq!(answer(browser, &back).body["invite"]["state"], "syncing");
}
