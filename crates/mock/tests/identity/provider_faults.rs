//! Faults that the control door plans for the providers.

use serde_json::json;
use spanning_mock::world::faults::PlannedFault;

use crate::browser::*;

fn plan(backend: &Shared, fault: serde_json::Value) {
    let fault: PlannedFault = serde_json::from_value(fault).unwrap();
    backend.borrow_mut().world.plan_fault(fault);
}

#[test]
fn l4_l7_every_error_of_microsoft_by_plan_with_trace_and_correlation() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let cases = [
        ("access_denied", 65004, "microsoft_declined"),
        ("unauthorized_client", 700016, "microsoft_blocked"),
        ("access_denied", 53003, "microsoft_blocked"),
        ("access_denied", 50105, "microsoft_blocked"),
        ("access_denied", 50020, "wrong_tenant"),
        ("consent_required", 90094, "consent_needs_administrator"),
        ("server_error", 90033, "microsoft_unavailable"),
    ];
    for (error, number, reason) in cases {
        plan(
            &backend,
            json!({ "site": "microsoft", "kind": "error", "error": error, "number": number, "text": "<b>" }),
        );
        let attempt = maya.start();
        let url = maya.leave(&attempt, "microsoft", false);
        let page = maya.visit(&url);
        let text = param(&page.url, "error_description").unwrap();
        assert!(text.contains("\r\nTrace ID: ") && text.contains("\r\nCorrelation ID: "), "{text}");
        let trouble = maya.answer("microsoft", &page.url).body["attempt"]["trouble"].clone();
        assert_eq!((&trouble["reason"], &trouble["providerCode"]), (&json!(reason), &json!(format!("AADSTS{number}"))));
        assert!(!trouble.to_string().contains("<b>"));
    }
    assert_eq!(maya.count("link_refused"), cases.len());
}

#[test]
fn l8_unavailable_for_a_while() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    plan(&backend, json!({ "site": "microsoft", "kind": "unavailable", "times": 2 }));
    let attempt = maya.start();
    for _ in 0..2 {
        let url = maya.leave(&attempt, "microsoft", false);
        assert_eq!(maya.visit(&url).status, 503);
    }
    maya.prove_microsoft(&attempt);
    plan(&backend, json!({ "site": "kaseya_one", "kind": "error", "error": "server_error" }));
    let url = maya.leave(&attempt, "kaseyaone", false);
    let page = maya.visit(&url);
    let trouble = maya.answer("kaseyaone", &page.url).body["attempt"]["trouble"].clone();
    assert_eq!(trouble["reason"], "kaseyaone_unavailable");
    maya.prove_kaseyaone(&attempt, GRACE);
    assert_eq!(maya.confirm(&attempt, "k1_brightwater").status, 200);
}

#[test]
fn the_new_people_of_the_picker() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    for (account, reason) in [
        ("lena.fischer@aldergrovedental.example", "consent_needs_administrator"),
        ("paul.merz@visitor.example", "wrong_tenant"),
    ] {
        let attempt = maya.start();
        let url = maya.leave(&attempt, "microsoft", true);
        let page = maya.microsoft(&url, account);
        let trouble = maya.answer("microsoft", &page.url).body["attempt"]["trouble"].clone();
        assert_eq!(trouble["reason"], reason, "{account}");
    }
}
