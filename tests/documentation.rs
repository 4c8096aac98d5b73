//! What the documentation says of the tree and of the product, held by a test. Native only. Its pictures are held by
//! tests/e2e/specs/guide.spec.ts.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

fn below(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut stack = vec![root().join(folder)];
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            stack.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found
}

/// Every page of the documentation, without what stands in blocks of code.
fn pages() -> BTreeMap<PathBuf, String> {
    let mut paths = below("docs", "md");
    for entry in fs::read_dir(root()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "md") {
            paths.push(path);
        }
    }
    let prose = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        text.split("\n```").step_by(2).collect::<Vec<_>>().join("\n")
    };
    let pages: BTreeMap<_, _> = paths.iter().map(|path| (path.clone(), prose(path))).collect();
    assert!(pages.len() > 10, "the documentation was not found");
    pages
}

/// What stands between two marks.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(open) {
        let Some((inner, behind)) = after.split_once(close) else { break };
        found.push(inner);
        rest = behind;
    }
    found
}

/// The anchors of a page, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let slug = |heading: &str| {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.collect::<String>().replace(' ', "-")
    };
    headings.map(slug).collect()
}

fn must_be_empty(rule: &str, offences: &[String]) {
    assert!(offences.is_empty(), "{rule}\n{}", offences.join("\n"));
}

#[test]
fn links_lead_somewhere() {
    let pages = pages();
    let mut broken = Vec::new();
    for (page, text) in &pages {
        for target in between(text, "](", ")") {
            if target.contains("://") {
                continue;
            }
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if path.is_empty() { page.clone() } else { page.parent().unwrap().join(path) };
            let Ok(file) = file.canonicalize() else {
                broken.push(format!("{}: {target}: no such file", name(page)));
                continue;
            };
            let known = pages.iter().find(|(other, _)| other.canonicalize().unwrap() == file);
            if !anchor.is_empty() && !known.is_some_and(|(_, text)| anchors(text).contains(anchor)) {
                broken.push(format!("{}: {target}: no such heading", name(page)));
            }
        }
    }
    must_be_empty("links of the documentation", &broken);
}

/// What is written as code and begins like a path of this tree is one.
#[test]
fn files_that_are_named_are_there() {
    const FOLDERS: [&str; 7] = ["src/", "crates/", "tests/", "docs/", "style/", "public/", "bench/"];
    // What a run leaves.
    const MADE: [&str; 1] = ["bench/results/"];
    let mut missing = Vec::new();
    for (page, text) in pages() {
        for path in between(&text, "`", "`") {
            let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
            if plain
                && !MADE.contains(&path)
                && FOLDERS.iter().any(|folder| path.starts_with(folder))
                && !root().join(path).exists()
            {
                missing.push(format!("{}: {path}", name(&page)));
            }
        }
    }
    must_be_empty("files that the documentation names", &missing);
}

/// Words that the product shows: literals of src/text and of the portals' definitions. A placeholder stands for any text.
fn captions() -> Vec<String> {
    let mut literals = Vec::new();
    for folder in ["src/text", "crates/domain/src/portal"] {
        for file in below(folder, "rs") {
            let text = fs::read_to_string(file).unwrap();
            literals
                .extend(text.split('"').skip(1).step_by(2).flat_map(|literal| literal.split('|')).map(str::to_owned));
        }
    }
    assert!(literals.len() > 500, "the product's words were not found");
    literals
}

fn fits(caption: &str, literal: &str) -> bool {
    let Some((head, rest)) = literal.split_once('{') else { return caption == literal };
    let tail = rest.rsplit('}').next().unwrap_or_default();
    // At least one word has to be the product's own.
    head.len() + tail.len() > 3
        && caption.len() > head.len() + tail.len()
        && caption.starts_with(head)
        && caption.ends_with(tail)
}

#[test]
fn the_guide_uses_the_words_of_the_product() {
    let captions = captions();
    let mut unknown = Vec::new();
    let mut seen = 0;
    for (page, text) in pages() {
        if !name(&page).starts_with("docs/guide/") {
            continue;
        }
        for bold in between(&text, "**", "**") {
            seen += 1;
            if !captions.iter().any(|literal| fits(bold, literal)) {
                unknown.push(format!("{}: {bold}", name(&page)));
            }
        }
    }
    assert!(seen > 100, "the guide was not found");
    must_be_empty("bold words of docs/guide are captions of the product", &unknown);
}

#[test]
fn a_caption_fits_its_literal_only() {
    assert!(fits("Open", "Open") && !fits("Open", "Opened"));
    assert!(fits("Check the way from VSA 9 step by step", "Check the way from {portal} step by step"));
    assert!(
        !fits("Anything at all", "{name}, {domain}") && !fits("Check the way from step by step", "Other {x} words")
    );
}
