//! A link that rests: resumed by the KaseyaOne leg alone.

use serde_json::json;

use crate::browser::*;

fn resting(maya: &mut Browser) {
    maya.link_up();
    maya.switch(false, false);
    maya.switch(true, false);
    assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "suspended");
}

#[test]
fn l34_a_master_login_is_enough_to_resume() {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    resting(&mut maya);
    let attempt = maya.start();
    assert_eq!((&attempt["resumes"], &attempt["step"]), (&json!(true), &json!("microsoft_done")));
    assert!(attempt["microsoft"].is_null());
    assert_eq!(maya.confirm(&attempt, "k1_brightwater").code(), "link_step_order", "not without the Master");
    let no = maya.prove_kaseyaone(&attempt, "daniel.osei@brightwater.example");
    assert_eq!(no.body["attempt"]["trouble"]["reason"], "not_master");
    let other = maya.prove_kaseyaone(&attempt, "oscar.lindgren@harborline.example");
    assert_eq!(other.body["attempt"]["trouble"]["reason"], "linked_elsewhere");
    maya.prove_kaseyaone(&attempt, GRACE);
    assert_eq!(maya.confirm(&attempt, "k1_brightwater").body["step"], "linked");
    assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "linked");
    let trail = maya.trail();
    assert_eq!(trail[0]["action"], "kaseyaone_resumed");
    assert_eq!(fact(&trail[0], "link_before"), Some("suspended, Brightwater Managed IT"));
    assert_eq!(fact(&trail[0], "link_after"), Some("linked to Brightwater Managed IT"));
}

#[test]
fn l34_unlinked_meanwhile_there_is_nothing_to_resume() {
    let backend = backend();
    let (mut maya, mut priya) = (Browser::signed_in(&backend, MAYA), Browser::signed_in(&backend, PRIYA));
    resting(&mut maya);
    let attempt = maya.start();
    maya.prove_kaseyaone(&attempt, GRACE);
    assert_eq!(priya.unlink().status, 200);
    let answer = maya.confirm(&attempt, "k1_brightwater");
    assert_eq!(answer.code(), "link_ended");
    let shown = maya.get(&format!("/link-attempts/{}", attempt["id"].as_str().unwrap())).body;
    assert_eq!((&shown["step"], &shown["trouble"]["reason"]), (&json!("cancelled"), &json!("unlinked")));
    assert_eq!(maya.integrations().body["kaseyaOne"]["state"], "not_linked");
    let again = maya.start();
    assert_eq!((&again["resumes"], &again["step"]), (&json!(false), &json!("started")), "the whole chain now");
}
