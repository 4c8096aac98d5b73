//! The OpenAPI 3.1 document, generated from the endpoint table and the types' JSON Schemas
//! (OpenAPI 3.1 uses JSON Schema 2020-12 as it is).

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::endpoint::{Access, BASE, Call, IDEMPOTENCY_KEY, visit};
use crate::problem::{MEDIA_TYPE, Problem};
use crate::query::Query;

/// Sees each endpoint type once.
pub(crate) trait Visit {
    /// Called with each endpoint.
    fn visit<C: Call>(&mut self)
    where
        C::Body: JsonSchema,
        C::Answer: JsonSchema;
}

struct Builder {
    schemas: SchemaGenerator,
    paths: Map<String, Value>,
}

/// The document.
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|s| {
        s.definitions_path = "/components/schemas".into();
        s.meta_schema = None;
    });
    let mut builder = Builder { schemas: SchemaGenerator::new(settings), paths: Map::new() };
    let problem = builder.schemas.subschema_for::<Problem>();
    visit(&mut builder);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Spanning Console API",
            "version": "1.0.0",
            "description": "The contract between Spanning Console and its back end. Times are milliseconds since 1970-01-01 UTC. Errors are RFC 9457 problems with stable codes.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" }
        },
        "servers": [{ "url": BASE }],
        "security": [{ "cookie": [] }, { "bearer": [] }],
        "paths": builder.paths,
        "components": {
            "schemas": builder.schemas.take_definitions(true),
            "responses": { "Problem": {
                "description": "What went wrong, as an RFC 9457 problem.",
                "content": { MEDIA_TYPE: { "schema": problem } }
            } },
            "securitySchemes": {
                "cookie": { "type": "apiKey", "in": "cookie", "name": "__Host-session" },
                "bearer": { "type": "http", "scheme": "bearer" }
            }
        }
    })
}

impl Visit for Builder {
    fn visit<C: Call>(&mut self)
    where
        C::Body: JsonSchema,
        C::Answer: JsonSchema,
    {
        let op = C::OP;
        let mut parameters: Vec<Value> = C::Query::PARAMS
            .iter()
            .map(|(name, doc)| json!({ "name": name, "in": "query", "description": doc, "schema": { "type": "string" } }))
            .collect();
        if op.template().contains("{}") {
            parameters.push(json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }));
        }
        if op.is_mutation() {
            parameters.push(json!({
                "name": IDEMPOTENCY_KEY, "in": "header", "required": true, "schema": { "type": "string" },
                "description": "Names this mutation: a repeat with the same key has no second effect."
            }));
        }
        if op.needs_if_match() {
            parameters.push(json!({
                "name": "if-match", "in": "header", "required": true, "schema": { "type": "string" },
                "description": "The ETag that the change is based on."
            }));
        }
        let mut operation = json!({
            "operationId": op.name(),
            "summary": op.summary(),
            "parameters": parameters,
            "responses": { "default": { "$ref": "#/components/responses/Problem" } }
        });
        let answer = std::any::type_name::<C::Answer>();
        operation["responses"][if answer == "()" { "204" } else { "200" }] = if answer == "()" {
            json!({ "description": "Done." })
        } else {
            let schema = self.schemas.subschema_for::<C::Answer>();
            json!({ "description": "Done.", "content": { "application/json": { "schema": schema } } })
        };
        if std::any::type_name::<C::Body>() != "()" {
            let schema = self.schemas.subschema_for::<C::Body>();
            operation["requestBody"] =
                json!({ "required": true, "content": { "application/json": { "schema": schema } } });
        }
        if op.access() == Access::Public {
            operation["security"] = json!([]);
        }
        let path = op.template().replace("{}", "{id}");
        let item = self.paths.entry(path).or_insert_with(|| json!({}));
        item[op.method().as_str().to_lowercase()] = operation;
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_reference_in_the_document_resolves() {
        let document = super::document();
        let mut stack = vec![&document];
        let mut seen = 0;
        while let Some(value) = stack.pop() {
            if let Some(target) = value.get("$ref").and_then(|r| r.as_str()) {
                seen += 1;
                assert!(document.pointer(target.trim_start_matches('#')).is_some(), "{target}");
            }
            match value {
                serde_json::Value::Object(map) => stack.extend(map.values()),
                serde_json::Value::Array(list) => stack.extend(list),
                _ => {}
            }
        }
        assert!(seen > 50);
    }
}
