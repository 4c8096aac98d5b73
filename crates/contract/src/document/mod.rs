//! The OpenAPI document: linted, compared with the last release, and filled with examples.

pub mod diff;
mod examples;
pub mod lint;
mod shape;
mod version;

use serde_json::{Map, Value};

pub use examples::{put_in, skeleton};
pub use version::{has_note, verdict};

/// What HTTP methods a path can have.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// One operation of a document.
#[derive(Clone, Copy)]
pub struct Operation<'a> {
    /// Its path, below the server's address.
    pub path: &'a str,
    /// Its method, in lower case.
    pub method: &'a str,
    /// What the document says of it.
    pub body: &'a Value,
}

impl<'a> Operation<'a> {
    /// Its name, or its method and path where it has none.
    pub fn name(&self) -> String {
        let own = self.body["operationId"].as_str().map(str::to_owned);
        own.unwrap_or_else(|| format!("{} {}", self.method.to_uppercase(), self.path))
    }

    /// Its parameters.
    pub fn parameters(&self) -> impl Iterator<Item = &'a Value> + use<'a> {
        self.body["parameters"].as_array().into_iter().flatten()
    }

    /// Its answers by status.
    pub fn responses(&self) -> impl Iterator<Item = (&'a String, &'a Value)> + use<'a> {
        self.body["responses"].as_object().into_iter().flatten()
    }

    /// The schema of its success.
    pub fn answer_schema(&self) -> Option<&'a Value> {
        self.body.pointer("/responses/200/content/application~1json/schema")
    }

    /// The schema of the body that it takes.
    pub fn request_schema(&self) -> Option<&'a Value> {
        self.body.pointer("/requestBody/content/application~1json/schema")
    }
}

/// Every operation, in the order of paths.
pub fn operations(document: &Value) -> Vec<Operation<'_>> {
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        all.extend(METHODS.iter().filter_map(|method| Some(Operation { path, method, body: item.get(method)? })));
    }
    all
}

/// What a reference leads to; anything else is itself.
pub fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let target = value["$ref"].as_str().and_then(|target| document.pointer(target.trim_start_matches('#')));
    target.unwrap_or(value)
}

/// Visits every object of a document, with the path to it.
fn walk<'a>(value: &'a Value, at: &mut Vec<String>, visit: &mut impl FnMut(&[String], &'a Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            visit(at, members);
            for (name, value) in members {
                at.push(name.clone());
                walk(value, at, visit);
                at.pop();
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                at.push(place.to_string());
                walk(item, at, visit);
                at.pop();
            }
        }
        _ => {}
    }
}
