//! Two schemas compared. What a client sends must still be taken; what it is sent must be nothing that
//! it did not know before. So a request may only get wider, and an answer only narrower or longer.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::diff::Change;

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    /// From the client.
    Request,
    /// To the client.
    Answer,
}

/// Compares schemas of two documents; one that many operations share is told of once per direction.
pub(super) struct Shapes<'a> {
    old: &'a Value,
    new: &'a Value,
    seen: BTreeSet<(String, String, Direction)>,
    /// What was found since it was last taken.
    pub found: Vec<Change>,
}

impl<'a> Shapes<'a> {
    pub fn new(old: &'a Value, new: &'a Value) -> Self {
        Self { old, new, seen: BTreeSet::new(), found: Vec::new() }
    }

    pub fn compare(&mut self, old: &Value, new: &Value, place: &str, direction: Direction) {
        if let (Some(before), Some(now)) = (old["$ref"].as_str(), new["$ref"].as_str())
            && !self.seen.insert((before.to_owned(), now.to_owned(), direction))
        {
            return;
        }
        let (before, after) = (alternatives(self.old, old), alternatives(self.new, new));
        let find = |list: &[(String, Value)], key: &str| -> Option<(String, Value)> {
            list.iter().find(|(other, _)| other == key || other == ANYTHING).cloned()
        };
        let request = direction == Direction::Request;
        for (key, old) in &before {
            match find(&after, key) {
                Some((found, new)) if found == *key => self.one(old, &new, place, direction),
                Some(_) => {}
                None if request => self.note(true, place, format!("does not take {key} any more")),
                None => self.note(false, place, format!("is never {key} any more")),
            }
        }
        for (key, _) in after.iter().filter(|(key, _)| find(&before, key).is_none()) {
            self.note(!request, place, if request { format!("takes {key} now") } else { format!("can be {key} now") });
        }
    }

    fn note(&mut self, breaking: bool, place: &str, what: impl Into<String>) {
        self.found.push(Change { breaking, place: place.to_owned(), what: what.into() });
    }

    /// Two schemas of the same kind.
    fn one(&mut self, old: &Value, new: &Value, place: &str, direction: Direction) {
        self.bounds(old, new, place, direction);
        self.values(old, new, place, direction);
        if old["format"] != new["format"] {
            self.note(true, place, format!("has the format {} instead of {}", new["format"], old["format"]));
        }
        if let (Some(before), Some(now)) = (old.get("items"), new.get("items")) {
            self.compare(before, now, &format!("{place}/*"), direction);
        }
        if direction == Direction::Request
            && new["additionalProperties"] == false
            && old["additionalProperties"] != false
        {
            self.note(true, place, "takes no other members any more");
        }
        if let (Some(before), Some(now)) = (old.get("additionalProperties"), new.get("additionalProperties"))
            && before.is_object()
            && now.is_object()
        {
            self.compare(before, now, &format!("{place}/*"), direction);
        }
        self.properties(old, new, place, direction);
    }

    fn properties(&mut self, old: &Value, new: &Value, place: &str, direction: Direction) {
        let request = direction == Direction::Request;
        let of = |schema: &Value| schema["properties"].as_object().cloned().unwrap_or_default();
        let (before, after) = (of(old), of(new));
        for (name, schema) in &before {
            let place = format!("{place}/{name}");
            let Some(now) = after.get(name) else {
                self.note(true, &place, "is gone");
                continue;
            };
            match (requires(old, name), requires(new, name)) {
                (false, true) if request => self.note(true, &place, "is required now"),
                (true, false) if !request => self.note(true, &place, "may be missing now"),
                _ => {}
            }
            self.compare(schema, now, &place, direction);
        }
        for name in after.keys().filter(|name| !before.contains_key(*name)) {
            let needed = request && requires(new, name);
            self.note(needed, &format!("{place}/{name}"), if needed { "is new and required" } else { "is new" });
        }
    }

    fn bounds(&mut self, old: &Value, new: &Value, place: &str, direction: Direction) {
        for (word, sign) in [("minimum", 1.0), ("minLength", 1.0), ("maximum", -1.0), ("maxLength", -1.0)] {
            // Larger is tighter, and no bound is the widest.
            let tight = |schema: &Value| schema[word].as_f64().map_or(f64::NEG_INFINITY, |bound| bound * sign);
            let (before, now) = (tight(old), tight(new));
            let breaks = if direction == Direction::Request { now > before } else { now < before };
            if before != now {
                self.note(breaks, place, format!("has the {word} {} instead of {}", new[word], old[word]));
            }
        }
    }

    /// The known values of an open enumeration: a client may send them all, and must expect any.
    fn values(&mut self, old: &Value, new: &Value, place: &str, direction: Direction) {
        let of = |schema: &Value| schema["examples"].as_array().cloned().unwrap_or_default();
        for gone in of(old).iter().filter(|value| !of(new).contains(value)) {
            self.note(direction == Direction::Request, place, format!("does not know {gone} any more"));
        }
    }
}

/// The key of a schema that accepts everything.
const ANYTHING: &str = "anything";

fn requires(schema: &Value, name: &str) -> bool {
    schema["required"].as_array().is_some_and(|list| list.iter().any(|known| known == name))
}

/// The kinds of value that a schema allows, each under a name that stays the same while it stays the same.
fn alternatives(document: &Value, schema: &Value) -> Vec<(String, Value)> {
    let flat = flat(document, schema);
    for word in ["oneOf", "anyOf"] {
        if let Some(list) = flat.get(word).and_then(Value::as_array) {
            let mut base = flat.clone();
            base.remove(word);
            let merged = |schema: &Value| {
                let mut whole = base.clone();
                merge(&mut whole, self::flat(document, schema));
                Value::Object(whole)
            };
            return list.iter().flat_map(|schema| alternatives(document, &merged(schema))).collect();
        }
    }
    if let Some(list) = flat.get("enum").and_then(Value::as_array) {
        return list.iter().map(|value| (value.to_string(), serde_json::json!({ "const": value }))).collect();
    }
    let of_type = |kind: &Value| (kind.as_str().unwrap_or(ANYTHING).to_owned(), Value::Object(flat.clone()));
    match (flat.get("const"), flat.get("type")) {
        (Some(value), _) => vec![(value.to_string(), Value::Object(flat.clone()))],
        (_, Some(Value::Array(kinds))) => kinds.iter().map(of_type).collect(),
        (_, Some(kind)) => {
            let (name, schema) = of_type(kind);
            let tag = flat.get("properties").and_then(Value::as_object).and_then(|properties| {
                properties.iter().find_map(|(name, schema)| Some(format!("{name}={}", schema.get("const")?)))
            });
            vec![(tag.map_or(name.clone(), |tag| format!("{name} {tag}")), schema)]
        }
        _ => vec![(ANYTHING.to_owned(), Value::Object(flat.clone()))],
    }
}

/// A schema with what it refers to and all that it is put together from, in one.
fn flat(document: &Value, schema: &Value) -> Map<String, Value> {
    let mut whole = Map::new();
    let Some(own) = schema.as_object() else { return whole };
    if let Some(target) =
        own.get("$ref").and_then(Value::as_str).and_then(|t| document.pointer(t.trim_start_matches('#')))
    {
        merge(&mut whole, flat(document, target));
    }
    for part in own.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        merge(&mut whole, flat(document, part));
    }
    let rest = own.iter().filter(|(word, _)| *word != "$ref" && *word != "allOf");
    merge(&mut whole, rest.map(|(word, value)| (word.clone(), value.clone())).collect());
    whole
}

fn merge(whole: &mut Map<String, Value>, more: Map<String, Value>) {
    for (word, value) in more {
        match (whole.get_mut(&word), value) {
            (Some(Value::Object(own)), Value::Object(more)) if word == "properties" => own.extend(more),
            (Some(Value::Array(own)), Value::Array(more)) if word == "required" => own.extend(more),
            (_, value) => {
                whole.insert(word, value);
            }
        }
    }
}
