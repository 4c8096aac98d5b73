//! The OpenAPI 3.1 document, generated from the endpoint table and the types' JSON Schemas
//! (OpenAPI 3.1 uses JSON Schema 2020-12 as it is).

mod answers;
mod groups;
mod parameters;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::endpoint::{BASE, Call, visit};
use crate::problem::{MEDIA_TYPE, Problem};
use crate::query::Query;

/// The version of the contract. What each changed: docs/contract-changes.md.
pub const VERSION: &str = "1.0.0";

/// The document as it is published, with examples. `cargo xtask contract --bless` writes it, a test
/// holds that it is up to date.
pub const PUBLISHED: &str = include_str!("../../openapi.json");

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

/// The document, as the code has it: without examples.
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
            "version": VERSION,
            "description": "The contract between Spanning Console and its back end. Times are milliseconds since 1970-01-01 UTC. Errors are RFC 9457 problems with stable codes. The rules around it: docs/backend.md.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" }
        },
        "servers": [{ "url": BASE }],
        "tags": groups::tags(),
        "paths": builder.paths,
        "components": {
            "schemas": builder.schemas.take_definitions(true),
            "responses": { "Problem": {
                "description": "What went wrong, as an RFC 9457 problem.",
                "content": { MEDIA_TYPE: { "schema": problem } }
            } },
            "headers": { "ETag": {
                "description": "Names this version; what `If-Match` and `If-None-Match` take.",
                "schema": { "type": "string" }
            } },
            "securitySchemes": answers::schemes()
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
        let body = std::any::type_name::<C::Body>() != "()";
        let mut responses = answers::refusals(op, !C::Query::PARAMS.is_empty(), body);
        let mut done = json!({ "description": "Done." });
        if answers::has_etag(op) {
            done["headers"] = json!({ "etag": { "$ref": "#/components/headers/ETag" } });
        }
        if std::any::type_name::<C::Answer>() == "()" {
            responses.insert("204".to_owned(), done);
        } else {
            done["content"] = self.content::<C::Answer>();
            responses.insert("200".to_owned(), done);
        }
        let mut operation = json!({
            "operationId": op.name(),
            "summary": op.summary(),
            "tags": [groups::of(op.template())],
            "parameters": parameters::of(op, C::Query::PARAMS),
            "responses": responses,
            "security": answers::security(op)
        });
        if body {
            operation["requestBody"] = json!({ "required": true, "content": self.content::<C::Body>() });
        }
        let path = op.template().replace("{}", "{id}");
        let item = self.paths.entry(path).or_insert_with(|| json!({}));
        item[op.method().as_str().to_lowercase()] = operation;
    }
}

impl Builder {
    fn content<T: JsonSchema>(&mut self) -> Value {
        json!({ "application/json": { "schema": self.schemas.subschema_for::<T>() } })
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
