//! What the providers say no to.

use serde_json::Value;

use crate::browser::*;

/// Lets a Microsoft account come in; gives the attempt as it stands afterwards.
fn come_in(maya: &mut Browser, account: &str) -> Value {
    let attempt = maya.start();
    let url = maya.leave(&attempt, "microsoft", true);
    let page = maya.microsoft(&url, account);
    let answer = maya.answer("microsoft", &page.url);
    assert_eq!(answer.status, 200, "{:?}", answer.body);
    answer.body["attempt"].clone()
}

fn nothing_linked(maya: &mut Browser) {
    assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "not_linked");
}

#[test]
fn l4_declined_consent_and_cancelled_sign_in() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    let url = maya.leave(&attempt, "microsoft", false);
    let page = maya.visit(&url);
    let page = maya.submit(&page, &[("account", MAYA)]);
    let page = maya.submit(&page, &[("do", "sign-in"), ("password", "simulation")]);
    let page = maya.submit(&page, &[("do", "cancel")]);
    let description = param(&page.url, "error_description").unwrap();
    assert!(description.starts_with("AADSTS65004: ") && description.contains("\r\nCorrelation ID: "), "{description}");
    let answer = maya.answer("microsoft", &page.url);
    let trouble = &answer.body["attempt"]["trouble"];
    assert_eq!((&trouble["reason"], &trouble["providerCode"]), (&"microsoft_declined".into(), &"AADSTS65004".into()));
    assert_eq!(answer.body["attempt"]["step"], "started", "may be tried again");

    let url = maya.leave(&attempt, "microsoft", true);
    let page = maya.visit(&url);
    let page = maya.submit(&page, &[("account", ""), ("do", "cancel")]);
    assert_eq!(param(&page.url, "error_subcode").unwrap(), "cancel");
    let answer = maya.answer("microsoft", &page.url);
    assert_eq!(answer.body["attempt"]["trouble"]["reason"], "microsoft_declined");
    assert_eq!(maya.count("link_refused"), 2);
    nothing_linked(&mut maya);
}

#[test]
fn l5_each_way_of_not_being_an_administrator_is_its_own() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let cases = [
        (TOM, "not_global_administrator", "Exchange Administrator"),
        ("jonas.albrecht@aldergrovedental.example", "role_not_activated", "no administrator role"),
        ("keiko.tanaka@aldergrovedental.example", "role_unknown", "no administrator role"),
        ("alex.renner@brightwater.example", "not_global_administrator", "Guest"),
    ];
    for (account, reason, actual) in cases {
        let attempt = come_in(&mut maya, account);
        let trouble = &attempt["trouble"];
        assert_eq!((&trouble["reason"], &trouble["account"]), (&reason.into(), &account.into()));
        assert_eq!((&trouble["expected"], &trouble["actual"]), (&"Global Administrator".into(), &actual.into()));
        assert_eq!(attempt["step"], "started");
    }
    nothing_linked(&mut maya);
}

#[test]
fn l6_an_administrator_of_another_tenant_and_a_personal_account() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let other = backend.borrow().world.microsoft_accounts()[4].clone();
    let attempt = come_in(&mut maya, &other.email);
    let trouble = &attempt["trouble"];
    assert_eq!(trouble["reason"], "wrong_tenant");
    assert_eq!(trouble["expected"], "Aldergrove Dental Group");
    assert_eq!(trouble["actual"], other.directory_name.as_str());
    let attempt = come_in(&mut maya, "maya.l@personal.example");
    assert_eq!(attempt["trouble"]["reason"], "personal_account");
    nothing_linked(&mut maya);
}

#[test]
fn l7_l8_blocked_and_unreachable() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let cases = [
        ("victor.hale@aldergrovedental.example", "microsoft_blocked", "AADSTS53003"),
        ("nadia.petrova@aldergrovedental.example", "microsoft_blocked", "AADSTS50105"),
        ("sana.iqbal@fernhill.example", "microsoft_blocked", "AADSTS700016"),
        ("rosa.mendes@aldergrovedental.example", "microsoft_unavailable", "AADSTS90033"),
    ];
    for (account, reason, number) in cases {
        let attempt = come_in(&mut maya, account);
        let trouble = &attempt["trouble"];
        assert_eq!((&trouble["reason"], &trouble["providerCode"]), (&reason.into(), &number.into()));
        assert_eq!(attempt["step"], "started", "the attempt still stands");
    }
    // A locked account stays at Microsoft: nothing comes back, and the person may choose another.
    let attempt = maya.start();
    let url = maya.leave(&attempt, "microsoft", true);
    let page = maya.microsoft(&url, "ben.carver@aldergrovedental.example");
    assert!(page.status == 400 && page.html.contains("AADSTS50053"));
    let path = format!("/link-attempts/{}", attempt["id"].as_str().unwrap());
    assert_eq!(maya.get(&path).body["step"], "at_microsoft");
    let page = maya.submit(&page, &[("do", "other")]);
    assert!(page.html.contains("Pick an account"));
}

#[test]
fn l9_not_a_master_then_another_user_without_repeating_microsoft() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    for (user, role) in [("ines.moreau@brightwater.example", "Billing"), ("daniel.osei@brightwater.example", "User")] {
        let answer = if role == "Billing" {
            maya.prove(&attempt, MAYA, user)
        } else {
            let url = maya.leave(&attempt, "kaseyaone", true);
            let page = maya.kaseyaone(&url, user);
            maya.answer("kaseyaone", &page.url)
        };
        let stands = &answer.body["attempt"];
        assert_eq!(stands["trouble"]["reason"], "not_master");
        assert_eq!(stands["trouble"]["actual"], role);
        assert_eq!(stands["trouble"]["account"], format!("{user} · Brightwater Managed IT"));
        assert_eq!(stands["step"], "microsoft_done");
    }
    let url = maya.leave(&attempt, "kaseyaone", true);
    let page = maya.kaseyaone(&url, GRACE);
    assert_eq!(maya.answer("kaseyaone", &page.url).body["attempt"]["step"], "to_confirm");
    assert_eq!(maya.count("link_microsoft_verified"), 1);
}

#[test]
fn l12_cancelled_at_kaseyaone_keeps_microsofts_step() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = maya.start();
    let url = maya.leave(&attempt, "microsoft", false);
    let page = maya.microsoft(&url, MAYA);
    maya.answer("microsoft", &page.url);
    let url = maya.leave(&attempt, "kaseyaone", false);
    let page = maya.visit(&url);
    let page = maya.submit(&page, &[("username", ""), ("company", ""), ("do", "cancel")]);
    assert_eq!(param(&page.url, "error").unwrap(), "access_denied");
    let answer = maya.answer("kaseyaone", &page.url);
    assert_eq!(answer.body["attempt"]["step"], "microsoft_done");
    assert_eq!(answer.body["attempt"]["trouble"]["reason"], "kaseyaone_declined");
    assert_eq!(answer.body["attempt"]["microsoft"]["account"], MAYA);

    let url = maya.leave(&attempt, "kaseyaone", true);
    let page = maya.kaseyaone(&url, "carl.benton@brightwater.example");
    let answer = maya.answer("kaseyaone", &page.url);
    assert_eq!(answer.body["attempt"]["trouble"]["reason"], "kaseyaone_unavailable");
    nothing_linked(&mut maya);
}
