//! Adding a tenant by an invite.

use serde_json::json;
use spanning_api::endpoint::Op;

use crate::browser::*;
use crate::recorder::{Recorder, secret, text};

const DANIEL: &str = "daniel.osei@brightwater.example";
const INGRID: &str = "ingrid.solberg@larkfieldlaw.example";

pub fn record(to: &mut Recorder) {
    let backend = backend();
    let mut daniel = Browser::signed_in(&backend, DANIEL);
    let wanted = json!({
        "mode": "invite", "domain": "larkfieldlaw.example", "region": "eu", "subscription": "spanning",
        "overageAcknowledged": true
    });
    let made = to.ask(&mut daniel, Op::CreateOnboarding, "", "", wanted);
    let id = text(&made, "/onboarding/id");
    let again = to.ask(&mut daniel, Op::CreateOnboardingAddress, &id, "", json!({ "mode": "invite" }));

    let mut ingrid = Browser::new(&backend);
    to.ask(&mut ingrid, Op::RedeemInvite, "", "", json!({ "id": id, "secret": secret(&again) }));
    to.get(&mut ingrid, Op::GetInvite, &id, "");
    let departure = to.ask(&mut ingrid, Op::LeaveForConsent, &id, "", json!({ "chooseAccount": false }));
    let page = ingrid.microsoft(&text(&departure, "/url"), INGRID);
    let (_, query) = page.url.split_once('?').unwrap();
    to.ask(&mut ingrid, Op::AnswerConsent, "", "", json!({ "provider": "microsoft", "query": query }));
    to.get(&mut daniel, Op::GetOnboarding, &id, "");
    to.get(&mut daniel, Op::ListOnboardings, "", "");

    let wanted = json!({
        "mode": "invite", "domain": "stillwaterclinic.example", "region": "us", "subscription": "spanning",
        "overageAcknowledged": true
    });
    let other = text(&daniel.call("POST", "/onboardings", wanted), "/onboarding/id");
    to.ask(&mut daniel, Op::RevokeOnboarding, &other, "", json!(null));
    to.ask(&mut daniel, Op::DismissOnboarding, &other, "", json!(null));
}
