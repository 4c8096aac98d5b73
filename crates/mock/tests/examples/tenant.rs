//! A tenant's session: signing in, Settings > Integrations, the audit trail.

use serde_json::json;
use spanning_api::endpoint::Op;

use crate::browser::*;
use crate::recorder::{Recorder, text};

pub fn record(to: &mut Recorder) {
    let backend = backend();
    let mut maya = Browser::new(&backend);
    to.get(&mut maya, Op::GetSignInOptions, "", "");
    to.ask(&mut maya, Op::SignIn, "", "", json!({ "email": MAYA, "password": "simulation" }));
    to.get(&mut maya, Op::GetSession, "", "");
    to.get(&mut maya, Op::ListSessions, "", "");
    to.get(&mut maya, Op::CheckPresence, TENANT, "");
    to.get(&mut maya, Op::GetItCompleteImpact, TENANT, "");

    let etag = maya.integrations().header("etag").to_owned();
    let off = json!({ "enabled": false, "overrideLastWayIn": false });
    to.ask_with(&mut maya, Op::SetItComplete, TENANT, "", off, &[("if-match", &etag)]);
    let page = to.get(&mut maya, Op::ListActivity, "", "limit=2");
    let entry = text(&page, "/items/0/id");
    to.get(&mut maya, Op::GetActivity, &entry, "");
    to.get(&mut maya, Op::ExportActivity, "", "action=it_complete_disabled");
    to.ask(&mut maya, Op::SignOut, "", "", json!(null));
}
