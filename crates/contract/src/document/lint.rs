//! What every OpenAPI document of this contract has to be: complete, resolvable, described, and with
//! examples that its own schemas accept.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Operation, operations, resolved, walk};
use crate::schema;

/// Everything that is wrong, a sentence each.
pub fn faults(document: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    head(document, &mut faults);
    references(document, &mut faults);
    schemas(document, &mut faults);
    let mut names = BTreeSet::new();
    for operation in operations(document) {
        let name = operation.name();
        let mut own = Vec::new();
        described(document, operation, &mut own);
        parameters(operation, &mut own);
        answers(document, operation, &mut own);
        bodies(document, operation, &mut own);
        if !names.insert(name.clone()) {
            own.push("another operation has this operationId".to_owned());
        }
        faults.extend(own.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    faults
}

fn head(document: &Value, faults: &mut Vec<String>) {
    if !document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1.")) {
        faults.push("openapi is not 3.1".to_owned());
    }
    for place in ["/info/title", "/info/version", "/info/description", "/info/license/identifier", "/servers/0/url"] {
        if document.pointer(place).and_then(Value::as_str).is_none_or(str::is_empty) {
            faults.push(format!("{place} is missing"));
        }
    }
}

/// Every reference leads somewhere, and every component is used.
fn references(document: &Value, faults: &mut Vec<String>) {
    let mut used = BTreeSet::new();
    walk(document, &mut Vec::new(), &mut |at, members| {
        let Some(target) = members.get("$ref").and_then(Value::as_str) else { return };
        if document.pointer(target.trim_start_matches('#')).is_none() {
            faults.push(format!("/{}: {target} leads nowhere", at.join("/")));
        }
        used.insert(target.to_owned());
    });
    for kind in ["schemas", "responses", "headers", "parameters"] {
        for name in document["components"][kind].as_object().into_iter().flatten().map(|(name, _)| name) {
            if !used.contains(&format!("#/components/{kind}/{name}")) {
                faults.push(format!("components/{kind}/{name} is used nowhere"));
            }
        }
    }
}

/// Every schema and every property says what it is, in keywords that are understood.
fn schemas(document: &Value, faults: &mut Vec<String>) {
    let described = |schema: &Value| {
        let alternatives = || ["oneOf", "anyOf"].iter().any(|word| schema.get(word).is_some());
        ["description", "$ref", "const"].iter().any(|word| schema.get(word).is_some()) || alternatives()
    };
    for (name, schema) in document["components"]["schemas"].as_object().into_iter().flatten() {
        if !described(schema) {
            faults.push(format!("components/schemas/{name} is not described"));
        }
        keywords(schema, name, faults);
        for (property, schema) in schema["properties"].as_object().into_iter().flatten() {
            if !described(schema) {
                faults.push(format!("components/schemas/{name}/{property} is not described"));
            }
        }
    }
}

fn keywords(schema: &Value, at: &str, faults: &mut Vec<String>) {
    let Some(rules) = schema.as_object() else { return };
    for (word, value) in rules {
        if !schema::is_known(word) {
            faults.push(format!("components/schemas/{at}: the keyword {word} is not understood"));
        }
        match word.as_str() {
            "properties" => value
                .as_object()
                .into_iter()
                .flatten()
                .for_each(|(name, s)| keywords(s, &format!("{at}/{name}"), faults)),
            "items" | "additionalProperties" => keywords(value, at, faults),
            "oneOf" | "anyOf" | "allOf" => {
                value.as_array().into_iter().flatten().for_each(|schema| keywords(schema, at, faults))
            }
            _ => {}
        }
    }
}

fn described(document: &Value, operation: Operation<'_>, faults: &mut Vec<String>) {
    if operation.body["operationId"].as_str().is_none() {
        faults.push("has no operationId".to_owned());
    }
    if !operation.body["summary"].as_str().is_some_and(|text| text.ends_with('.')) {
        faults.push("has no summary that is a sentence".to_owned());
    }
    let known: Vec<_> =
        document["tags"].as_array().into_iter().flatten().filter_map(|tag| tag["name"].as_str()).collect();
    let tags: Vec<_> = operation.body["tags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if tags.len() != 1 || !tags.iter().all(|tag| known.contains(tag)) {
        faults.push("is not in exactly one group".to_owned());
    }
    let schemes = &document["components"]["securitySchemes"];
    match operation.body["security"].as_array() {
        Some(ways) => {
            let named = ways.iter().filter_map(Value::as_object).flat_map(|way| way.keys());
            faults.extend(named.filter(|name| schemes.get(name).is_none()).map(|name| format!("{name} is no scheme")));
        }
        None => faults.push("does not say who may ask".to_owned()),
    }
}

fn parameters(operation: Operation<'_>, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for parameter in operation.parameters() {
        let name = parameter["name"].as_str().unwrap_or("?");
        if !seen.insert((parameter["in"].as_str(), name)) {
            faults.push(format!("has the parameter {name} twice"));
        }
        if parameter["description"].as_str().is_none() || parameter.get("schema").is_none() {
            faults.push(format!("the parameter {name} is not described, or has no schema"));
        }
        if parameter["in"] == "path"
            && (parameter["required"] != true || !operation.path.contains(&format!("{{{name}}}")))
        {
            faults.push(format!("the parameter {name} is not in the path, or not required"));
        }
    }
    let wanted = operation.path.matches('{').count();
    if operation.parameters().filter(|parameter| parameter["in"] == "path").count() != wanted {
        faults.push("its path has other parameters than are described".to_owned());
    }
}

fn answers(document: &Value, operation: Operation<'_>, faults: &mut Vec<String>) {
    let mut good = 0;
    for (status, response) in operation.responses() {
        let response = resolved(document, response);
        if response["description"].as_str().is_none() {
            faults.push(format!("its answer {status} is not described"));
        }
        let problem = response.pointer("/content/application~1problem+json/schema");
        match status.as_bytes().first() {
            Some(b'2') => good += 1,
            Some(b'4' | b'5') if problem.is_none() => faults.push(format!("its answer {status} is no problem")),
            _ => {}
        }
    }
    if good != 1 {
        faults.push("does not have exactly one success".to_owned());
    }
    if !operation.responses().any(|(status, _)| status == "5XX" || status == "default") {
        faults.push("does not say how the server's own faults look".to_owned());
    }
}

/// Every body has an example that fits its schema.
fn bodies(document: &Value, operation: Operation<'_>, faults: &mut Vec<String>) {
    for (what, place, schema) in [
        ("request", "/requestBody/content/application~1json/example", operation.request_schema()),
        ("answer", "/responses/200/content/application~1json/example", operation.answer_schema()),
    ] {
        let Some(schema) = schema else { continue };
        match operation.body.pointer(place) {
            Some(example) => {
                let found = schema::faults(document, schema, example);
                faults
                    .extend(found.into_iter().map(|fault| format!("the example of its {what} does not fit: {fault}")));
            }
            None => faults.push(format!("its {what} has no example")),
        }
    }
}
