//! Parameters: what stands in the query, the path and the headers.

use serde_json::{Value, json};

use crate::endpoint::{Access, CLIENT_HEADER, IDEMPOTENCY_KEY, Method, Op, SESSION_HEADER};
use crate::page::{DEFAULT_LIMIT, MAX_LIMIT};
use crate::session::SessionSlot;

/// What JSON and JavaScript hold exactly.
const LARGEST: u64 = (1 << 53) - 1;

/// All parameters of an endpoint.
pub(super) fn of(op: Op, query: &[(&str, &str)]) -> Vec<Value> {
    let mut all: Vec<Value> = query.iter().map(|(name, doc)| in_query(name, doc)).collect();
    if op.template().contains("{}") {
        all.push(json!({
            "name": "id", "in": "path", "required": true, "schema": { "type": "string", "minLength": 1 },
            "description": "Identifies what is meant; opaque."
        }));
    }
    all.extend(headers(op));
    all
}

fn in_query(name: &str, doc: &str) -> Value {
    let schema = match name {
        "offset" => json!({ "type": "integer", "minimum": 0, "maximum": LARGEST, "default": 0 }),
        "limit" => json!({ "type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT }),
        "from" | "before" => json!({ "type": "integer", "format": "int64" }),
        "muted" | "dismissed" => json!({ "type": "boolean", "default": false }),
        "itComplete" => json!({ "type": "string", "enum": ["on", "off"] }),
        _ => json!({ "type": "string" }),
    };
    json!({ "name": name, "in": "query", "description": doc, "schema": schema })
}

fn headers(op: Op) -> Vec<Value> {
    let header = |name: &str, required: bool, schema: Value, doc: &str| json!({ "name": name, "in": "header", "required": required, "schema": schema, "description": doc });
    let text = || json!({ "type": "string", "minLength": 1 });
    let mut all = Vec::new();
    if op.is_mutation() {
        let doc = "Names this mutation: a repeat with the same key has no second effect.";
        all.push(header(IDEMPOTENCY_KEY, true, json!({ "type": "string", "minLength": 1, "maxLength": 200 }), doc));
    }
    if op.needs_if_match() {
        all.push(header("if-match", true, text(), "The ETag that the change is based on."));
    }
    if op.method() != Method::Get {
        let doc = "Any text. Required with a cookie: only the console's own pages can send it.";
        all.push(header(CLIENT_HEADER, false, text(), doc));
    }
    if op.access() != Access::Public {
        let slots: Vec<_> = SessionSlot::KNOWN.iter().map(SessionSlot::as_str).collect();
        let doc = "Which of the browser's sessions is meant; without it, the one that fits.";
        all.push(header(SESSION_HEADER, false, json!({ "type": "string", "enum": slots }), doc));
    }
    all
}
