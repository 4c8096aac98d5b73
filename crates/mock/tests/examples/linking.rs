//! The linking chain with a helper, and the sign-in with KaseyaOne.

use serde_json::json;
use spanning_api::endpoint::Op;

use crate::browser::*;
use crate::recorder::{Recorder, secret, text};

pub fn record(to: &mut Recorder) {
    let backend = backend();
    let mut maya = Browser::signed_in(&backend, MAYA);
    let attempt = to.ask(&mut maya, Op::StartLinkAttempt, "", "", json!({ "returnTo": "integrations" }));
    let id = text(&attempt, "/id");
    let leave = json!({ "provider": "microsoft", "chooseAccount": false });
    let departure = to.ask(&mut maya, Op::LeaveForProvider, &id, "", leave);
    let page = maya.microsoft(&text(&departure, "/url"), MAYA);
    let (_, query) = page.url.split_once('?').unwrap();
    to.ask(&mut maya, Op::AnswerLinkCallback, "", "", json!({ "provider": "microsoft", "query": query }));

    let ticket = to.ask(&mut maya, Op::CreateLinkTicket, &id, "", json!({ "kind": "hand_off" }));
    let mut grace = Browser::new(&backend);
    let body = json!({ "ticket": secret(&ticket), "attemptId": id });
    let joined = to.ask(&mut grace, Op::RedeemLinkTicket, "", "", body);
    grace.prove_kaseyaone(&joined.body, GRACE);
    let proven = to.get(&mut maya, Op::GetLinkAttempt, &id, "");
    let confirm = json!({ "company": "k1_brightwater", "matchCode": text(&proven, "/helper/matchCode") });
    to.ask(&mut maya, Op::ConfirmLinkAttempt, &id, "", confirm);

    let linked = to.get(&mut maya, Op::GetIntegrations, TENANT, "");
    to.get(&mut maya, Op::GetUnlinkImpact, TENANT, "");
    let etag = linked.header("etag").to_owned();
    let body = json!({ "overrideLastWayIn": false });
    to.ask_with(&mut maya, Op::UnlinkKaseyaOne, TENANT, "", body, &[("if-match", &etag)]);
    let attempt = text(&maya.call("POST", "/link-attempts", json!({ "returnTo": "integrations" })), "/id");
    to.ask(&mut maya, Op::CancelLinkAttempt, &attempt, "", json!(null));
}

pub fn record_sign_in(to: &mut Recorder) {
    let backend = backend();
    let mut grace = Browser::new(&backend);
    let body = json!({ "provider": "kaseyaone", "chooseAccount": true, "returnTo": "/activity" });
    let departure = to.ask(&mut grace, Op::StartSignIn, "", "", body);
    let page = grace.kaseyaone(&text(&departure, "/url"), GRACE);
    let (_, query) = page.url.split_once('?').unwrap();
    to.ask(&mut grace, Op::AnswerSignIn, "", "", json!({ "provider": "kaseyaone", "query": query }));
    let choices = to.get(&mut grace, Op::ListSignInTenants, "", "limit=2");
    let chosen = json!({ "tenantId": text(&choices, "/items/0/id") });
    to.ask(&mut grace, Op::ChooseSignInTenant, "", "", chosen);
}
