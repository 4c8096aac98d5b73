//! The published document: up to date, in order, and no break of the last release.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use spanning_api::openapi::{VERSION, document};
use spanning_contract::document::{diff, has_note, lint, put_in, skeleton, verdict};
use spanning_contract::suite::SECTIONS;

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(file(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn json_of(name: &str) -> Value {
    serde_json::from_str(&text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

const PUBLISHED: &str = "crates/api/openapi.json";
const EXAMPLES: &str = "crates/api/contract/examples.json";
const RELEASED: &str = "crates/api/contract/released.json";
const NOTES: &str = "docs/contract-changes.md";

fn present() -> Value {
    put_in(document(), &json_of(EXAMPLES))
}

#[test]
fn the_published_document_is_what_the_code_says() {
    if std::env::var_os("SPANNING_BLESS").is_some() {
        fs::write(file(PUBLISHED), format!("{:#}\n", present())).unwrap();
    }
    assert!(json_of(PUBLISHED) == present(), "{PUBLISHED} is out of date: cargo xtask contract --bless");
}

#[test]
fn the_document_is_in_order() {
    let faults = lint::faults(&present());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_breaks_clients_has_a_version_and_a_note() {
    let notes = text(NOTES);
    assert!(has_note(&notes, VERSION), "{NOTES} has no section on {VERSION}");
    if std::env::var_os("SPANNING_RELEASE").is_some() {
        fs::write(file(RELEASED), format!("{:#}\n", document())).unwrap();
    }
    let released = json_of(RELEASED);
    let changes = diff::changes(&released, &document());
    let why = verdict(&changes, released["info"]["version"].as_str().unwrap(), VERSION, &notes);
    assert_eq!(why, None, "{}", why.clone().unwrap_or_default());
}

#[test]
fn every_section_of_the_suite_is_in_the_documentation() {
    let text = text("docs/backend.md");
    for section in SECTIONS {
        assert!(text.contains(&format!("\n## {}\n", section.0)), "docs/backend.md has no section {}", section.0);
    }
}

/// The document with one thing changed.
fn with(place: &str, value: Value) -> Value {
    let mut document = present();
    let (parent, name) = place.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("no {place}"));
    match parent {
        Value::Object(members) if value.is_null() => drop(members.remove(name)),
        Value::Object(members) => drop(members.insert(name.to_owned(), value)),
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        _ => panic!("no {place}"),
    }
    document
}

#[test]
fn the_linter_tells_what_is_not_in_order() {
    let get = "/paths/~1tenants~1{id}/get";
    let list = "/paths/~1tenants/get";
    let cases = [
        ("/openapi".to_owned(), json!("3.0.3"), "openapi is not 3.1"),
        ("/info/version".to_owned(), Value::Null, "/info/version is missing"),
        ("/components/headers/More".to_owned(), json!({}), "components/headers/More is used nowhere"),
        (
            "/components/schemas/More".to_owned(),
            json!({ "description": "x" }),
            "components/schemas/More is used nowhere",
        ),
        ("/components/schemas/Ratio/properties/part".to_owned(), json!({}), "Ratio/part is not described"),
        ("/components/schemas/Ratio/pattern".to_owned(), json!("x"), "the keyword pattern is not understood"),
        (format!("{get}/operationId"), json!("ListTenants"), "ListTenants: another operation has this operationId"),
        (format!("{get}/summary"), json!("everything"), "GetTenant: has no summary"),
        (format!("{get}/tags"), json!(["Nothing"]), "GetTenant: is not in exactly one group"),
        (format!("{get}/security"), json!([{ "magic": [] }]), "GetTenant: magic is no scheme"),
        (format!("{get}/parameters/0/name"), json!("tenant"), "GetTenant: the parameter tenant is not in the path"),
        (format!("{list}/parameters/0/description"), Value::Null, "ListTenants: the parameter q is not described"),
        (format!("{list}/parameters/1/name"), json!("q"), "ListTenants: has the parameter q twice"),
        (format!("{get}/responses/404"), json!({ "description": "No." }), "GetTenant: its answer 404 is no problem"),
        (format!("{get}/responses/201"), json!({ "description": "x" }), "GetTenant: does not have exactly one success"),
        (format!("{get}/responses/5XX"), Value::Null, "GetTenant: does not say how the server's own faults look"),
        (
            format!("{get}/responses/200/content/application~1json/example/addedAt"),
            json!("yesterday"),
            "GetTenant: the example of its answer does not fit: /addedAt: should be integer",
        ),
        (
            format!("{get}/responses/200/content/application~1json/example"),
            Value::Null,
            "GetTenant: its answer has no example",
        ),
        (
            format!("{get}/responses/200/content/application~1json/schema"),
            json!({ "$ref": "#/components/schemas/Nothing" }),
            "#/components/schemas/Nothing leads nowhere",
        ),
    ];
    for (place, value, words) in cases {
        let faults = lint::faults(&with(&place, value));
        assert!(faults.iter().any(|fault| fault.contains(words)), "{place}: {faults:?}");
    }
}

#[test]
fn a_document_without_examples_is_the_codes() {
    assert!(skeleton(present()) == document());
}
