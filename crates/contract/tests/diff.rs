//! Which changes of a contract break a client, case by case.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use spanning_contract::document::diff::changes;

fn document() -> Value {
    json!({
        "paths": {
            "/things": {
                "get": {
                    "operationId": "ListThings", "security": [],
                    "parameters": [
                        { "name": "limit", "in": "query", "schema": { "type": "integer", "minimum": 1, "maximum": 200 } },
                        { "name": "q", "in": "query", "schema": { "type": "string" } }
                    ],
                    "responses": {
                        "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Things" } } } },
                        "404": { "content": { "application/problem+json": { "schema": { "type": "object" } } } }
                    }
                },
                "post": {
                    "operationId": "MakeThing", "security": [{ "cookie": [] }, { "bearer": [] }],
                    "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NewThing" } } } },
                    "responses": { "200": { "headers": { "etag": {} }, "content": { "application/json": {
                        "schema": { "$ref": "#/components/schemas/Thing" }
                    } } } }
                }
            }
        },
        "components": { "schemas": {
            "Things": { "type": "object", "required": ["items"], "properties": {
                "items": { "type": "array", "items": { "$ref": "#/components/schemas/Thing" } }
            } },
            "Thing": { "type": "object", "required": ["id", "size"], "properties": {
                "id": { "type": "string" },
                "size": { "type": "integer", "format": "uint32", "minimum": 0 },
                "colour": { "$ref": "#/components/schemas/Colour" },
                "owner": { "anyOf": [{ "type": "string" }, { "type": "null" }] },
                "state": { "oneOf": [
                    { "type": "object", "properties": { "kind": { "const": "new" } }, "required": ["kind"] },
                    { "type": "object", "properties": { "kind": { "const": "old" }, "since": { "type": "integer" } }, "required": ["kind", "since"] }
                ] }
            } },
            "NewThing": { "type": "object", "required": ["name"], "properties": {
                "name": { "type": "string", "maxLength": 80 },
                "colour": { "$ref": "#/components/schemas/Colour" },
                "mode": { "enum": ["fast", "slow"] }
            } },
            "Colour": { "type": "string", "examples": ["red", "green"] }
        } }
    })
}

/// What comes of a change at one place: `None` as the value removes it.
fn after(place: &str, value: Option<Value>) -> Vec<(bool, String)> {
    let (old, mut new) = (document(), document());
    let (parent, name) = place.rsplit_once('/').unwrap();
    let parent = new.pointer_mut(parent).unwrap_or_else(|| panic!("no {place}"));
    match (parent, value) {
        (Value::Object(members), Some(value)) => drop(members.insert(name.replace("~1", "/"), value)),
        (Value::Object(members), None) => assert!(members.remove(&name.replace("~1", "/")).is_some(), "no {place}"),
        (Value::Array(items), Some(value)) if name == "-" => items.push(value),
        (Value::Array(items), Some(value)) => items[name.parse::<usize>().unwrap()] = value,
        (Value::Array(items), None) => drop(items.remove(name.parse().unwrap())),
        _ => panic!("no {place}"),
    }
    changes(&old, &new).into_iter().map(|change| (change.breaking, change.to_string())).collect()
}

const GET: &str = "/paths/~1things/get";
const POST: &str = "/paths/~1things/post";
const THING: &str = "/components/schemas/Thing";
const NEW: &str = "/components/schemas/NewThing";

#[test]
fn nothing_changed_is_no_change() {
    assert_eq!(changes(&document(), &document()), []);
}

#[test]
fn what_breaks_a_client_is_told() {
    let text = || Some(json!({ "type": "string" }));
    let cases: Vec<(String, Option<Value>, &str)> = vec![
        (GET.to_owned(), None, "ListThings is gone"),
        (format!("{GET}/operationId"), Some(json!("GetThings")), "ListThings is called GetThings now"),
        (format!("{GET}/security"), Some(json!([{ "cookie": [] }])), "ListThings asks who it is now"),
        (format!("{POST}/security/1"), None, "MakeThing does not take bearer any more"),
        (format!("{GET}/parameters/1"), None, "ListThings parameter q is gone"),
        (format!("{GET}/parameters/1/required"), Some(json!(true)), "ListThings parameter q is required now"),
        (
            format!("{GET}/parameters/-"),
            Some(json!({ "name": "x", "in": "header", "required": true, "schema": {} })),
            "ListThings parameter x is new and required",
        ),
        (format!("{GET}/parameters/0/schema/maximum"), Some(json!(100)), "has the maximum 100 instead of 200"),
        (format!("{GET}/responses/404"), None, "ListThings answer 404 is gone"),
        (format!("{POST}/responses/200/headers/etag"), None, "has no header etag any more"),
        (format!("{POST}/requestBody"), None, "MakeThing request is not taken any more"),
        (format!("{GET}/requestBody"), document().pointer(&format!("{POST}/requestBody")).cloned(), "is required now"),
        (format!("{THING}/properties/size"), None, "/items/*/size is gone"),
        (format!("{THING}/required"), Some(json!(["id"])), "/items/*/size may be missing now"),
        (format!("{THING}/properties/size"), text(), "/size can be string now"),
        (format!("{THING}/properties/size/minimum"), None, "has the minimum null instead of 0"),
        (format!("{THING}/properties/size/format"), Some(json!("uint64")), "has the format \"uint64\""),
        (format!("{THING}/properties/id/type"), Some(json!(["string", "null"])), "/id can be null now"),
        (
            format!("{THING}/properties/state/oneOf/-"),
            Some(json!({ "type": "object", "properties": { "kind": { "const": "lost" } } })),
            "/state can be object kind=\"lost\" now",
        ),
        (format!("{THING}/properties/state/oneOf/1/properties/since"), None, "/state/since is gone"),
        (format!("{NEW}/properties/colour"), None, "MakeThing request/colour is gone"),
        (format!("{NEW}/required"), Some(json!(["name", "colour"])), "MakeThing request/colour is required now"),
        (format!("{NEW}/properties/name/maxLength"), Some(json!(40)), "has the maxLength 40 instead of 80"),
        (format!("{NEW}/properties/mode/enum"), Some(json!(["fast"])), "does not take \"slow\" any more"),
        (format!("{NEW}/additionalProperties"), Some(json!(false)), "takes no other members any more"),
        ("/components/schemas/Colour/examples".to_owned(), Some(json!(["red"])), "does not know \"green\" any more"),
    ];
    for (place, value, words) in cases {
        let found = after(&place, value);
        assert!(found.iter().any(|(breaking, text)| *breaking && text.contains(words)), "{place}: {found:?}");
    }
}

#[test]
fn what_a_client_need_not_know_is_told_as_such() {
    let cases: Vec<(String, Option<Value>, &str)> = vec![
        ("/paths/~1more".to_owned(), Some(json!({ "get": { "operationId": "More", "responses": {} } })), "More is new"),
        (format!("{POST}/security"), Some(json!([])), ""),
        (
            format!("{GET}/parameters/-"),
            Some(json!({ "name": "x", "in": "query", "schema": {} })),
            "ListThings parameter x is new",
        ),
        (format!("{GET}/parameters/0/schema/maximum"), Some(json!(500)), "has the maximum 500"),
        (format!("{GET}/responses/429"), Some(json!({})), "ListThings answer 429 is new"),
        (format!("{THING}/properties/more"), Some(json!({ "type": "string" })), "/more is new"),
        (format!("{THING}/properties/owner/anyOf/1"), None, "/owner is never null any more"),
        (format!("{THING}/properties/id/description"), Some(json!("Other words.")), ""),
        (format!("{NEW}/properties/more"), Some(json!({ "type": "string" })), "MakeThing request/more is new"),
        (format!("{NEW}/required"), Some(json!([])), ""),
        (format!("{NEW}/properties/mode/enum"), Some(json!(["fast", "slow", "late"])), "takes \"late\" now"),
        ("/components/schemas/Colour/examples".to_owned(), Some(json!(["red", "green", "blue"])), ""),
    ];
    for (place, value, words) in cases {
        let found = after(&place, value);
        assert!(found.iter().all(|(breaking, _)| !breaking), "{place}: {found:?}");
        let told = found.iter().any(|(_, text)| text.contains(words)) || words.is_empty() && found.is_empty();
        assert!(told, "{place}: {found:?}");
    }
}
