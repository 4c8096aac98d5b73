//! Adding tenants: who may, with what, and which domains.

use serde_json::json;

use crate::browser::*;
use crate::onboarding::{DANIEL, LARKFIELD, wanted};

#[test]
fn who_may_add_and_with_what() {
    let backend = backend();
    for (email, code) in [
        ("hannah.kowalski@brightwater.example", "role_missing"),
        ("liam.fraser@brightwater.example", "role_missing"),
        (MAYA, "out_of_scope"),
    ] {
        let mut browser = Browser::signed_in(&backend, email);
        assert_eq!(browser.call("POST", "/onboardings", wanted("own", LARKFIELD)).code(), code, "{email}");
    }
    let nobody = Browser::new(&backend).call("POST", "/onboardings", wanted("own", LARKFIELD));
    assert_eq!(nobody.code(), "not_signed_in");
    let mut daniel = Browser::signed_in(&backend, DANIEL);
    let bad = json!({ "mode": "magic", "domain": "https://x.example/", "region": "moon", "subscription": "expired" });
    let answer = daniel.call("POST", "/onboardings", bad);
    let fields: Vec<_> = answer.body["fields"].as_array().unwrap().iter().map(|f| f["field"].clone()).collect();
    assert_eq!((answer.status, answer.code()), (422, "domain_invalid"));
    assert_eq!(fields, ["domain", "mode", "region", "subscription"]);
    let mut unagreed = wanted("own", LARKFIELD);
    unagreed["overageAcknowledged"] = json!(false);
    let answer = daniel.call("POST", "/onboardings", unagreed.clone());
    assert_eq!((answer.code(), &answer.body["fields"][0]["field"]), ("invalid_fields", &json!("overageAcknowledged")));
    unagreed["subscription"] = json!("trial");
    assert_eq!(daniel.call("POST", "/onboardings", unagreed).status, 200, "a trial bills nothing");
    // An Admin maps into the groups that they look after, a Superuser into all.
    let mut grace = Browser::signed_in(&backend, GRACE);
    let all = grace.get("/organizations?limit=200").body["items"].as_array().unwrap().clone();
    let of = |group: &str| all.iter().find(|o| o["group"] == group).map(|o| o["id"].clone()).unwrap();
    let mut into = wanted("invite", "tarnvalleyvets.example");
    into["organizationId"] = of("Public and nonprofit");
    assert_eq!(daniel.call("POST", "/onboardings", into.clone()).body["fields"][0]["field"], "organizationId");
    assert_eq!(grace.call("POST", "/onboardings", into).status, 200);
    let mut into = wanted("invite", "orchardstreetschool.example");
    into["organizationId"] = of("Healthcare");
    assert_eq!(daniel.call("POST", "/onboardings", into).body["onboarding"]["organizationId"], of("Healthcare"));
    // The old portals have no organizations.
    let mut peter = Browser::signed_in(&backend, "peter.novak@brightwater.example");
    let mut into = wanted("invite", "orchardstreetschool.example");
    into["organizationId"] = of("Healthcare");
    assert_eq!(peter.call("POST", "/onboardings", into).body["fields"][0]["field"], "organizationId");
}

#[test]
fn f15_each_domain_is_normalised_or_refused_with_its_reason() {
    let backend = backend();
    let mut daniel = Browser::signed_in(&backend, DANIEL);
    for (domain, code, told) in [
        ("", "domain_invalid", "Enter"),
        ("https://larkfieldlaw.example/sign-in", "domain_invalid", "Did you mean larkfieldlaw.example?"),
        ("ingrid@larkfieldlaw.example", "domain_invalid", "Did you mean larkfieldlaw.example?"),
        ("larkfieldlaw.example:443", "domain_invalid", "Did you mean larkfieldlaw.example?"),
        ("xn--a.example", "domain_invalid", "letters"),
        ("aldergrovedental.example", "tenant_already_added", "Aldergrove Dental Group"),
        ("ALDERGROVEDENTAL.onmicrosoft.com.", "tenant_already_added", "Aldergrove Dental Group"),
        ("quaysidehotels.example", "tenant_of_another_partner", "Another service provider"),
        ("nobody-knows.example", "directory_unknown", "Check the spelling"),
        ("www.larkfieldlaw.example", "directory_unknown", "Did you mean larkfieldlaw.example?"),
    ] {
        let answer = daniel.call("POST", "/onboardings", wanted("own", domain));
        assert_eq!(answer.code(), code, "{domain}: {:?}", answer.body);
        let field = &answer.body["fields"][0];
        assert_eq!(field["field"], "domain");
        assert!(field["message"].as_str().unwrap().contains(told), "{domain}: {field:?}");
        assert!(!answer.body.to_string().contains("Quayside"), "no names of others");
    }
    let here = daniel.call("POST", "/onboardings", wanted("own", "aldergrovedental.example"));
    assert_eq!(here.body["current"]["id"], TENANT);
    for (domain, normal) in [
        ("Bücherstube-Kranich.EXAMPLE", "xn--bcherstube-kranich-m6b.example"),
        ("larkfieldlaw.onmicrosoft.com", "larkfieldlaw.onmicrosoft.com"),
    ] {
        let answer = daniel.call("POST", "/onboardings", wanted("invite", domain));
        assert_eq!(answer.body["onboarding"]["domain"], normal, "{:?}", answer.body);
    }
    let twice = daniel.call("POST", "/onboardings", wanted("own", LARKFIELD));
    assert_eq!(twice.code(), "onboarding_exists", "the same directory by its other domain");
    assert_eq!(twice.body["current"]["state"], "invited");
}
