//! Examples: what the simulated back end really answered, put into the document.

use serde_json::Value;

use super::METHODS;

/// Puts examples into a document. `examples` has, by operation, `id`, `query`, `request` and `answer`,
/// each where there is one; and `Problem`, a problem.
pub fn put_in(mut document: Value, examples: &Value) -> Value {
    for item in document["paths"].as_object_mut().into_iter().flat_map(|paths| paths.values_mut()) {
        for method in METHODS {
            let Some(operation) = item.get_mut(method) else { continue };
            let name = operation["operationId"].as_str().unwrap_or_default().to_owned();
            fill(operation, &examples[name]);
        }
    }
    let problem = document.pointer_mut("/components/responses/Problem/content/application~1problem+json");
    set(problem, examples.get("Problem"));
    document
}

fn fill(operation: &mut Value, example: &Value) {
    set(operation.pointer_mut("/requestBody/content/application~1json"), example.get("request"));
    set(operation.pointer_mut("/responses/200/content/application~1json"), example.get("answer"));
    for parameter in operation["parameters"].as_array_mut().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap_or_default().to_owned();
        let value = match parameter["in"].as_str() {
            Some("path") => example.get("id"),
            Some("query") => example["query"].get(&name),
            _ => None,
        };
        set(Some(parameter), value);
    }
}

fn set(place: Option<&mut Value>, example: Option<&Value>) {
    if let (Some(place), Some(example)) = (place, example) {
        place["example"] = example.clone();
    }
}

/// A document without its examples: what the code says and what a release is compared by.
pub fn skeleton(mut document: Value) -> Value {
    remove(&mut document);
    document
}

/// `example` is a keyword everywhere but as a property's name, and no type here has one of that name.
fn remove(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("example");
            members.values_mut().for_each(remove);
        }
        Value::Array(items) => items.iter_mut().for_each(remove),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn examples_go_where_they_belong_and_out_again() {
        let document = json!({ "paths": { "/things/{id}": { "put": {
            "operationId": "PutThing",
            "parameters": [{ "name": "id", "in": "path" }, { "name": "q", "in": "query" }, { "name": "x", "in": "header" }],
            "requestBody": { "content": { "application/json": {} } },
            "responses": { "200": { "content": { "application/json": {} } } }
        } } } });
        let examples = json!({ "PutThing": { "id": "a", "query": { "q": "b" }, "request": 1, "answer": 2 } });
        let full = put_in(document.clone(), &examples);
        let operation = &full["paths"]["/things/{id}"]["put"];
        assert_eq!(operation["parameters"][0]["example"], "a");
        assert_eq!(operation["parameters"][1]["example"], "b");
        assert_eq!(operation["parameters"][2].get("example"), None);
        assert_eq!(operation["requestBody"]["content"]["application/json"]["example"], 1);
        assert_eq!(operation["responses"]["200"]["content"]["application/json"]["example"], 2);
        assert_eq!(skeleton(full), document);
    }
}
