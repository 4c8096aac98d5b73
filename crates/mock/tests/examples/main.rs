//! The examples of the OpenAPI document: what this back end really answers, from a fixed seed at a fixed
//! time. `cargo xtask contract --bless` writes them anew; without that, a stale one fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code, missing_docs)]

#[path = "../identity/browser.rs"]
mod browser;
mod linking;
mod onboarding;
mod portal;
mod recorder;
#[path = "../identity/steps.rs"]
mod steps;
mod tenant;

use std::fs;
use std::path::Path;

use serde_json::Value;
use spanning_api::endpoint::Op;

use recorder::Recorder;

fn made() -> Recorder {
    let mut recorder = Recorder::default();
    portal::record(&mut recorder);
    portal::record_migrations(&mut recorder);
    tenant::record(&mut recorder);
    linking::record(&mut recorder);
    linking::record_sign_in(&mut recorder);
    onboarding::record(&mut recorder);
    recorder
}

#[test]
fn every_endpoint_was_asked() {
    let recorder = made();
    let missing: Vec<_> = Op::ALL.iter().map(|op| op.name()).filter(|name| !recorder.asked.contains(name)).collect();
    assert!(missing.is_empty(), "no example of {missing:?}");
}

#[test]
fn the_examples_are_what_is_answered_now() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/contract/examples.json");
    let present = Value::Object(made().examples);
    if std::env::var_os("SPANNING_BLESS").is_some() {
        fs::write(&file, format!("{present:#}\n")).unwrap();
    }
    let kept: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let stale: Vec<_> = present.as_object().unwrap().iter().filter(|(name, now)| kept[*name] != **now).collect();
    let names: Vec<_> = stale.iter().map(|(name, _)| name.as_str()).collect();
    assert!(
        names.is_empty() && kept.as_object().unwrap().len() == present.as_object().unwrap().len(),
        "answered otherwise than crates/api/contract/examples.json says: {names:?}; cargo xtask contract --bless"
    );
}
