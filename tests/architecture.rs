//! The rules of ARCHITECTURE.md, held by a test. Native only.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// One line of a source file that is code, with its place.
struct Line {
    file: String,
    number: usize,
    code: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut stack = vec![root().join(folder)];
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            if !path.ends_with("node_modules") && !path.ends_with("results") {
                stack.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            }
        } else if path.extension().is_some_and(|e| extensions.iter().any(|x| e == *x)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// Code lines of a folder's Rust files, without comments and without their test modules.
fn code(folder: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for path in files(folder, &["rs"]) {
        let file = name(&path);
        if file.ends_with("tests.rs") || file.contains("/tests/") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (index, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("#[cfg(test)]") {
                break;
            }
            if !line.trim_start().starts_with("//") {
                let code = line.split(" // ").next().unwrap_or(line).to_owned();
                lines.push(Line { file: file.clone(), number: index + 1, code });
            }
        }
    }
    assert!(!lines.is_empty(), "no code under {folder}");
    lines
}

fn must_be_empty(rule: &str, offences: &[String]) {
    assert!(offences.is_empty(), "{rule}\n{}", offences.join("\n"));
}

fn offences(folder: &str, allowed: &[&str], bad: impl Fn(&str) -> bool) -> Vec<String> {
    code(folder)
        .into_iter()
        .filter(|line| !allowed.iter().any(|prefix| line.file.starts_with(prefix)) && bad(&line.code))
        .map(|line| format!("{}:{}: {}", line.file, line.number, line.code.trim()))
        .collect()
}

fn string_literals(code: &str) -> Vec<&str> {
    code.split('"').skip(1).step_by(2).collect()
}

#[test]
fn pure_crates_do_no_io() {
    const IO: [&str; 8] = [
        "std::fs",
        "std::net",
        "std::process",
        "std::env",
        "std::thread",
        "SystemTime::now",
        "Instant::now",
        "std::io",
    ];
    for folder in ["crates/api/src", "crates/domain/src", "crates/mock/src"] {
        must_be_empty("api, domain and mock do no I/O", &offences(folder, &[], |c| IO.iter().any(|io| c.contains(io))));
    }
}

#[test]
fn the_browser_is_touched_in_platform_and_ui_only() {
    let bad = |c: &str| c.contains("web_sys::") || c.contains("js_sys::") || c.contains("wasm_bindgen::");
    must_be_empty("web_sys and js_sys: src/platform, src/ui", &offences("src", &["src/platform", "src/ui"], bad));
}

#[test]
fn api_paths_stand_in_one_file() {
    let allowed = ["crates/api/src/endpoint.rs"];
    for folder in
        ["src", "crates/api/src", "crates/domain/src", "crates/mock/src", "crates/mock-server/src", "crates/xtask/src"]
    {
        must_be_empty("\"/api: crates/api/src/endpoint.rs", &offences(folder, &allowed, |c| c.contains("\"/api")));
    }
}

#[test]
fn addresses_stand_in_routes_only() {
    let bad = |c: &str| c.contains("path!(") || c.contains("href=\"/");
    must_be_empty("router paths: src/routes", &offences("src", &["src/routes", "src/app.rs"], bad));
}

/// A sentence begins with a capital letter and has a space; class lists and keys do not.
#[test]
fn sentences_stand_in_text_only() {
    let bad = |c: &str| {
        string_literals(c).iter().any(|text| {
            // What is filled in is no word of the sentence.
            let text: String = text.split('{').flat_map(|part| part.rsplit('}').next()).collect();
            let text = text.trim();
            let mut chars = text.chars();
            chars.next().is_some_and(char::is_uppercase)
                && chars.next().is_some_and(char::is_lowercase)
                && text.contains(' ')
        })
    };
    let allowed = ["src/text", "src/features/styleguide"];
    must_be_empty("user-visible sentences: src/text", &offences("src", &allowed, bad));
}

#[test]
fn contexts_are_named_and_provided_by_their_own_function() {
    let mut function = String::new();
    let mut found = Vec::new();
    for line in code("src") {
        if let Some(rest) = line.code.split("fn ").nth(1) {
            rest.split(['(', '<']).next().unwrap_or_default().clone_into(&mut function);
        }
        let provides = line.code.contains("provide_context(") && !function.starts_with("provide_");
        let bare =
            ["use_context::<RwSignal", "use_context::<Signal", "expect_context::<RwSignal", "use_context::<bool"];
        if provides || bare.iter().any(|b| line.code.contains(b)) {
            found.push(format!("{}:{}: {}", line.file, line.number, line.code.trim()));
        }
    }
    must_be_empty("a context is a named struct with a provide_…() of its own", &found);
}

#[test]
fn inline_styles_are_never_strings() {
    must_be_empty("style=\"…\" breaks the CSP", &offences("src", &[], |c| c.contains(" style=\"")));
}

/// With each element that is made, a row of a table included, browsers look through all that might hold it.
#[test]
fn styles_do_not_ask_what_an_element_holds() {
    let mut offences = Vec::new();
    for path in files("style", &["css"]) {
        let text = fs::read_to_string(&path).unwrap();
        let asks = text.lines().enumerate().filter(|(_, line)| line.contains(":has("));
        offences.extend(asks.map(|(index, line)| format!("{}:{}: {}", name(&path), index + 1, line.trim())));
    }
    must_be_empty("a class or an attribute says it", &offences);
}

#[test]
fn effects_are_compiled_once() {
    let bad = |c: &str| c.contains(" Effect::new(");
    must_be_empty("effects only by platform::effect", &offences("src", &["src/platform/effect.rs"], bad));
}

/// Only of `Markup`, which escapes data.
#[test]
fn inner_html_is_in_one_place() {
    let bad = |c: &str| c.contains("set_inner_html") || c.contains("inner_html=");
    must_be_empty("inner HTML only of rows", &offences("src", &["src/ui/virtual_table/cells.rs"], bad));
}

#[test]
fn files_stay_small() {
    let mut long = Vec::new();
    for folder in ["src", "crates", "style", "tests", "bench"] {
        for path in files(folder, &["rs", "css", "ts", "mjs", "js"]) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            if lines > 400 {
                long.push(format!("{} has {lines} lines", name(&path)));
            }
        }
    }
    must_be_empty("split a file at 400 lines", &long);
}

/// The page asks for the session before the app runs, with what the app would ask for it.
#[test]
fn index_html_asks_as_the_app_does() {
    use spanning_api::endpoint::{CLIENT_HEADER, Op, SESSION_HEADER};

    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let session = format!("base + \"{}\"", Op::GetSession.path(&[]));
    let kept = fs::read_to_string(root().join("src/session.rs")).unwrap();
    for part in [session.as_str(), CLIENT_HEADER, SESSION_HEADER, "spanningFirst"] {
        assert!(page.contains(part), "index.html lacks {part}");
    }
    for trace in ["signed-in", "signed-in-portal"] {
        assert!(page.contains(&format!("stored(\"spanning.{trace}\")")), "index.html does not look for {trace}");
        assert!(kept.contains(&format!("\"{trace}\"")), "src/session.rs keeps no {trace}");
    }
}
