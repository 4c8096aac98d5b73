//! Which statuses an endpoint answers with besides success, and who may ask.

use serde_json::{Map, Value, json};

use crate::endpoint::{Access, Method, Op};

/// Endpoints that read and answer with an ETag.
const TAGGED: [Op; 4] = [Op::GetIntegrations, Op::GetLicences, Op::GetSync, Op::GetAlertSummary];

/// Whether the answer has an ETag.
pub(super) fn has_etag(op: Op) -> bool {
    op.needs_if_match() || TAGGED.contains(&op)
}

/// Every answer that is not a success.
pub(super) fn refusals(op: Op, query: bool, body: bool) -> Map<String, Value> {
    let guarded = op.access() != Access::Public;
    let changes = op.method() != Method::Get;
    let id = op.template().contains("{}");
    let rules: [(bool, &[u16]); 9] = [
        (guarded, &[401, 403, 410]),
        (query, &[400]),
        (id, &[404, 410]),
        (changes, &[403]),
        (body, &[400, 413, 415, 422]),
        (op.is_mutation(), &[400, 404, 409, 422, 429]),
        (op.needs_if_match(), &[412, 428]),
        // What is public is guarded by something else: a password, a ticket, a trip to a provider.
        (!guarded && changes, &[400, 401, 404, 409, 410, 422, 429]),
        (!guarded && !changes && (id || query), &[400, 401, 403, 404, 410]),
    ];
    let statuses = rules.iter().filter(|(holds, _)| *holds).flat_map(|(_, statuses)| *statuses);
    let mut all: Map<String, Value> = statuses.map(|status| (status.to_string(), problem())).collect();
    all.insert("5XX".to_owned(), problem());
    if TAGGED.contains(&op) {
        all.insert("304".to_owned(), json!({ "description": "The same as what `If-None-Match` names." }));
    }
    all
}

fn problem() -> Value {
    json!({ "$ref": "#/components/responses/Problem" })
}

/// The ways to prove who asks; any one of them does.
pub(super) fn security(op: Op) -> Value {
    let ways: &[&str] = match op.access() {
        Access::Public => &[],
        Access::Session => &["tenantCookie", "portalCookie", "bearer"],
        Access::Tenant => &["tenantCookie", "bearer"],
        Access::Partner => &["portalCookie", "bearer"],
        Access::Attempt => &["tenantCookie", "portalCookie", "bearer", "linkCookie"],
    };
    ways.iter().map(|way| json!({ (*way): [] })).collect()
}

/// The schemes that [`security`] names.
pub(super) fn schemes() -> Value {
    let cookie =
        |name: &str, what: &str| json!({ "type": "apiKey", "in": "cookie", "name": name, "description": what });
    json!({
        "tenantCookie": cookie("__Host-session", "The session for one tenant."),
        "portalCookie": cookie("__Host-portal-session", "The session for a partner's portal."),
        "linkCookie": cookie("__Host-link", "A helper's, good for one link attempt."),
        "bearer": {
            "type": "http", "scheme": "bearer",
            "description": "The session of a console in a portal's frame, where cookies may not be sent."
        }
    })
}
