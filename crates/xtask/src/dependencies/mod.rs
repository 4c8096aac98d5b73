//! What the project depends on: every licence is one that we accept, every crate that we chose has a reason in
//! `docs/dependencies.md` and is used, and nothing is in the app twice.

mod expression;
mod graph;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{app, paths, setup};
use graph::Graph;

/// Licences that ask for no more than their notice.
const ACCEPTED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    // Data only: the certificates of Mozilla's list, in tests of a real identity provider.
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];
/// For what is used as it is and is in nothing that we hand out: axe, lightningcss.
const ACCEPTED_FOR_TOOLS: [&str; 2] = ["BlueOak-1.0.0", "MPL-2.0"];

/// Packages from before licence expressions, by what the licence in them says.
const READ_BY_HAND: [(&str, &str); 1] = [("parse-cache-control", "BSD-3-Clause")];

/// In the app twice, because leptos' graph has an older version beside the one that we chose; neither is in its wasm
/// to an extent that can be measured.
const TWICE: [&str; 2] = ["base64", "thiserror"];

/// Says everything that is wrong at once.
pub fn check() -> Result<()> {
    let native = Graph::load(None)?;
    let wasm = Graph::load(Some(setup::TARGET))?;
    let mut wrong = Vec::new();
    for package in native.foreign().chain(wasm.foreign()) {
        judge(&mut wrong, &package.label(), &package.licence, &|licence| ACCEPTED.contains(&licence));
    }
    for folder in [paths::e2e(), paths::bench(), paths::root().join("crates/xtask/npm")] {
        let path = folder.join("package-lock.json");
        let text = fs::read_to_string(&path).with_context(|| format!("{} is missing", path.display()))?;
        for (name, licence) in npm(&serde_json::from_str(&text)?)? {
            let tools = |licence: &str| ACCEPTED.contains(&licence) || ACCEPTED_FOR_TOOLS.contains(&licence);
            judge(&mut wrong, &format!("npm {name}"), &licence, &tools);
        }
    }
    let reasons = fs::read_to_string(paths::root().join("docs/dependencies.md"))?;
    for (name, folder) in native.chosen() {
        if !has_word(&reasons, name) {
            wrong.push(format!("{name} has no reason in docs/dependencies.md"));
        }
        if !is_used(&name.replace('-', "_"), folder)? {
            wrong.push(format!("{name} is not used in {}", folder.display()));
        }
    }
    wrong.extend(
        wasm.twice("spanning-console")?
            .into_iter()
            .filter(|name| !TWICE.contains(&name.as_str()))
            .map(|name| format!("{name} is in the app in more than one version")),
    );
    wrong.sort();
    wrong.dedup();
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn judge(wrong: &mut Vec<String>, name: &str, licence: &str, accepted: &impl Fn(&str) -> bool) {
    match expression::satisfied(licence, accepted) {
        Some(true) => {}
        Some(false) => wrong.push(format!("{name}: {licence} is not among the accepted licences")),
        None => wrong.push(format!("{name}: {licence:?} is no licence expression")),
    }
}

/// Names and licences of a `package-lock.json`; the first entry is the project itself.
fn npm(lock: &Value) -> Result<Vec<(String, String)>> {
    let packages = lock["packages"].as_object().context("a package-lock.json without packages")?;
    let entries = packages.iter().filter(|(path, _)| !path.is_empty());
    Ok(entries
        .map(|(path, entry)| {
            let name = path.rsplit("node_modules/").next().unwrap_or(path);
            let known = READ_BY_HAND.into_iter().find(|(known, _)| *known == name).map(|(_, licence)| licence);
            (name.to_owned(), known.or(entry["license"].as_str()).unwrap_or_default().to_owned())
        })
        .collect())
}

/// Whether any source of a crate speaks of another one.
fn is_used(name: &str, folder: &Path) -> Result<bool> {
    let mut files = Vec::new();
    for part in ["src", "tests"] {
        app::collect(&folder.join(part), &mut files)?;
    }
    let speaks = |path: &PathBuf| fs::read_to_string(path).is_ok_and(|text| has_word(&text, name));
    Ok(files.iter().filter(|path| path.extension().is_some_and(|e| e == "rs")).any(speaks))
}

/// Whether a name stands in a text by itself, not as a part of another.
fn has_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.split(|c: char| !part(c)).any(|found| found == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_without_a_licence_is_told() {
        let lock = serde_json::json!({ "packages": {
            "": { "license": "GPL-3.0-only" },
            "node_modules/a": { "license": "MIT" },
            "node_modules/a/node_modules/@b/c": {},
        }});
        let mut wrong = Vec::new();
        for (name, licence) in npm(&lock).unwrap() {
            judge(&mut wrong, &name, &licence, &|licence| ACCEPTED.contains(&licence));
        }
        assert_eq!(wrong, ["@b/c: \"\" is no licence expression"]);
    }

    #[test]
    fn a_name_counts_only_by_itself() {
        assert!(has_word("| serde, serde_json |", "serde_json") && has_word("axum, tokio", "axum"));
        assert!(!has_word("serde_json, wasm-bindgen-futures", "serde") && !has_word("leptos_router", "leptos"));
    }
}
