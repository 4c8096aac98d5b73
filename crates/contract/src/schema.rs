//! Whether a value fits a JSON Schema (2020-12), as far as the contract uses it. A keyword that is not
//! known here is a fault of its own: nothing is let through because it was not understood.

use serde_json::{Map, Value};

/// Keywords that say something to people only.
const NOTES: [&str; 7] = ["description", "title", "format", "default", "examples", "deprecated", "$comment"];

/// Keywords that are checked.
const CHECKED: [&str; 16] = [
    "$ref",
    "type",
    "enum",
    "const",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "oneOf",
    "anyOf",
    "allOf",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "uniqueItems",
];

/// Whether this check understands a keyword.
pub fn is_known(keyword: &str) -> bool {
    NOTES.contains(&keyword) || CHECKED.contains(&keyword)
}

/// What does not fit, each with its place; empty when all does. References lead into `document`.
pub fn faults(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut check = Check { document, faults: Vec::new() };
    check.value(schema, value, "");
    check.faults
}

struct Check<'a> {
    document: &'a Value,
    faults: Vec<String>,
}

impl Check<'_> {
    fn fault(&mut self, at: &str, what: impl std::fmt::Display) {
        let at = if at.is_empty() { "the whole value" } else { at };
        self.faults.push(format!("{at}: {what}"));
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        faults(self.document, schema, value).is_empty()
    }

    fn value(&mut self, schema: &Value, value: &Value, at: &str) {
        let rules = match schema {
            Value::Bool(true) => return,
            Value::Object(rules) => rules,
            _ => return self.fault(at, "nothing is accepted here"),
        };
        if let Some(unknown) = rules.keys().find(|keyword| !is_known(keyword)) {
            self.fault(at, format!("the keyword {unknown} is not understood"));
        }
        if let Some(target) = rules.get("$ref").and_then(Value::as_str) {
            match self.document.pointer(target.trim_start_matches('#')) {
                Some(schema) => self.value(&schema.clone(), value, at),
                None => self.fault(at, format!("{target} leads nowhere")),
            }
        }
        self.kind(rules, value, at);
        self.choices(rules, value, at);
        self.alternatives(rules, value, at);
        self.numbers(rules, value, at);
        match value {
            Value::Object(members) => self.object(rules, members, at),
            Value::Array(items) => self.array(rules, items, at),
            _ => {}
        }
    }

    fn kind(&mut self, rules: &Map<String, Value>, value: &Value, at: &str) {
        let wanted: Vec<&str> = match rules.get("type") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            _ => return,
        };
        let is = |kind: &str| match value {
            Value::Null => kind == "null",
            Value::Bool(_) => kind == "boolean",
            Value::String(_) => kind == "string",
            Value::Array(_) => kind == "array",
            Value::Object(_) => kind == "object",
            Value::Number(n) => kind == "number" || kind == "integer" && (n.is_i64() || n.is_u64()),
        };
        if !wanted.iter().any(|kind| is(kind)) {
            self.fault(at, format!("should be {}, is {}", wanted.join(" or "), short(value)));
        }
    }

    fn choices(&mut self, rules: &Map<String, Value>, value: &Value, at: &str) {
        if let Some(only) = rules.get("const").filter(|only| *only != value) {
            self.fault(at, format!("should be {}, is {}", short(only), short(value)));
        }
        if let Some(list) = rules.get("enum").and_then(Value::as_array).filter(|list| !list.contains(value)) {
            self.fault(at, format!("{} is none of {}", short(value), short(&Value::Array(list.clone()))));
        }
    }

    fn alternatives(&mut self, rules: &Map<String, Value>, value: &Value, at: &str) {
        let of = |name: &str| rules.get(name).and_then(Value::as_array);
        for schema in of("allOf").into_iter().flatten() {
            self.value(schema, value, at);
        }
        if of("anyOf").is_some_and(|list| !list.iter().any(|schema| self.fits(schema, value))) {
            self.fault(at, format!("{} fits none of the alternatives", short(value)));
        }
        let fitting = of("oneOf").map(|list| list.iter().filter(|schema| self.fits(schema, value)).count());
        if let Some(number) = fitting.filter(|number| *number != 1) {
            self.fault(at, format!("{} fits {number} of the alternatives, not one", short(value)));
        }
    }

    fn numbers(&mut self, rules: &Map<String, Value>, value: &Value, at: &str) {
        let limit = |name: &str| rules.get(name).and_then(Value::as_f64);
        let length = |text: &str| text.chars().count() as f64;
        let size = match value {
            Value::Number(number) => number.as_f64().map(|n| (n, "minimum", "maximum")),
            Value::String(text) => Some((length(text), "minLength", "maxLength")),
            _ => None,
        };
        let Some((size, least, most)) = size else { return };
        if limit(least).is_some_and(|least| size < least) || limit(most).is_some_and(|most| size > most) {
            self.fault(at, format!("{} is out of bounds", short(value)));
        }
    }

    fn object(&mut self, rules: &Map<String, Value>, members: &Map<String, Value>, at: &str) {
        for name in rules.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            if !members.contains_key(name) {
                self.fault(&format!("{at}/{name}"), "is missing");
            }
        }
        let properties = rules.get("properties").and_then(Value::as_object);
        for (name, value) in members {
            let own = properties.and_then(|properties| properties.get(name));
            if let Some(schema) = own.or_else(|| rules.get("additionalProperties")) {
                self.value(schema, value, &format!("{at}/{name}"));
            }
        }
    }

    fn array(&mut self, rules: &Map<String, Value>, items: &[Value], at: &str) {
        if let Some(schema) = rules.get("items") {
            for (place, item) in items.iter().enumerate() {
                self.value(schema, item, &format!("{at}/{place}"));
            }
        }
        let unique = rules.get("uniqueItems") == Some(&Value::Bool(true));
        if unique && items.iter().enumerate().any(|(place, item)| items.iter().take(place).any(|other| other == item)) {
            self.fault(at, "has an item twice");
        }
    }
}

/// A value as text, cut where it is long.
pub fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn tells_what_does_not_fit_and_where() {
        let document = json!({ "defs": { "Id": { "type": "string", "minLength": 1 } } });
        let schema = json!({
            "type": "object", "required": ["id", "state"],
            "properties": {
                "id": { "$ref": "#/defs/Id" },
                "count": { "type": ["integer", "null"], "minimum": 0 },
                "state": { "oneOf": [{ "const": "on" }, { "const": "off" }] },
                "list": { "type": "array", "items": { "enum": [1, 2] }, "uniqueItems": true }
            }
        });
        let cases = [
            (json!({ "id": "a", "state": "on", "count": null, "list": [1, 2], "more": {} }), vec![]),
            (json!({ "state": "on" }), vec!["/id: is missing"]),
            (json!({ "id": "", "state": "on" }), vec!["/id: \"\" is out of bounds"]),
            (json!({ "id": "a", "state": "x" }), vec!["/state: \"x\" fits 0 of the alternatives, not one"]),
            (json!({ "id": "a", "state": "on", "count": 1.5 }), vec!["/count: should be integer or null, is 1.5"]),
            (json!({ "id": "a", "state": "on", "count": -1 }), vec!["/count: -1 is out of bounds"]),
            (json!({ "id": "a", "state": "on", "list": [3] }), vec!["/list/0: 3 is none of [1,2]"]),
            (json!({ "id": "a", "state": "on", "list": [1, 1] }), vec!["/list: has an item twice"]),
            (json!(7), vec!["the whole value: should be object, is 7"]),
        ];
        for (value, expected) in cases {
            assert_eq!(faults(&document, &schema, &value), expected, "{value}");
        }
    }

    #[test]
    fn what_is_not_understood_is_not_let_through() {
        assert_eq!(faults(&Value::Null, &json!({ "pattern": "^a" }), &json!("b")).len(), 1);
        assert_eq!(faults(&Value::Null, &json!({ "$ref": "#/nowhere" }), &json!("b")).len(), 1);
        assert!(faults(&Value::Null, &json!(true), &json!("b")).is_empty());
    }
}
