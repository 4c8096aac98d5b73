//! The response headers a host has to send with the app, derived from the built page.
//!
//! `headers.json` is for whoever configures a server:
//! `{ "inline_scripts": [{ "sha256": "sha256-…", "sha384": "sha384-…" }],
//!    "rules": [{ "path": "/*", "headers": { "Name": "value" } }] }`.
//! All rules whose path matches apply, and no header is in two of them, since hosts differ in what
//! they make of that. `_headers` says the same in the format several static hosts read.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256, Sha384};

use crate::dist::Options;
use crate::{hosts, split};

/// The description for people and scripts.
pub const DESCRIPTION: &str = "headers.json";
/// The same for several static hosts.
pub const RULES: &str = "_headers";

/// A path and its headers.
pub type Rule = (String, Vec<(&'static str, String)>);

/// Writes `headers.json` and `_headers` into the folder.
pub fn write(folder: &Path, options: &Options) -> Result<()> {
    let page = fs::read_to_string(folder.join("index.html")).context("the build left no index.html")?;
    let scripts = inline_scripts(&page);
    let mut rules = rules(&scripts, &hashed_files(folder)?, options);
    rules.extend(embedding_kit(folder, options)?);
    let described = json!({
        "inline_scripts": scripts.iter().map(|s| json!({ "sha256": sha256(s), "sha384": sha384(s) })).collect::<Vec<_>>(),
        "rules": rules.iter().map(|(path, headers)| {
            let headers: Map<String, Value> =
                headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
            json!({ "path": path, "headers": headers })
        }).collect::<Vec<_>>(),
    });
    fs::write(folder.join(DESCRIPTION), format!("{described:#}\n"))?;

    let mut text = String::new();
    for (path, headers) in &rules {
        writeln!(text, "{path}")?;
        for (name, value) in headers {
            writeln!(text, "  {name}: {value}")?;
        }
    }
    fs::write(folder.join(RULES), text)?;
    hosts::write(folder, &rules, options.public_url.trim_end_matches('/'))
}

/// The content security policy of a page with these inline scripts, but for who may frame it: that does not count in
/// a page's own `<meta>`.
pub fn policy(scripts: &[&str]) -> String {
    let hashes: String = scripts.iter().map(|script| format!("'{}' ", sha256(script))).collect();
    format!(
        "default-src 'none'; script-src {hashes}'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-src 'none'; require-trusted-types-for 'script'; \
         trusted-types default"
    )
}

fn rules(scripts: &[&str], hashed: &[String], options: &Options) -> Vec<Rule> {
    let policy = format!("{}; frame-ancestors {}", policy(scripts), options.frame_ancestors);
    let base = options.public_url.trim_end_matches('/');
    let text = |value: &str| value.to_owned();
    let mut rules = vec![(
        format!("{base}/*"),
        vec![
            ("Content-Security-Policy", policy),
            ("X-Content-Type-Options", text("nosniff")),
            ("Referrer-Policy", text("no-referrer")),
            ("Permissions-Policy", text("camera=(), geolocation=(), microphone=(), payment=(), usb=()")),
            ("Cross-Origin-Opener-Policy", text("same-origin-allow-popups")),
            ("Strict-Transport-Security", text("max-age=63072000; includeSubDomains")),
        ],
    )];
    let own = ("Cross-Origin-Resource-Policy", text("same-origin"));
    for page in ["", "index.html"] {
        rules.push((format!("{base}/{page}"), vec![own.clone(), ("Cache-Control", text("no-cache"))]));
    }
    for file in hashed {
        let mut headers = vec![own.clone(), ("Cache-Control", text("public, max-age=31536000, immutable"))];
        if file.ends_with(".wasm") {
            headers.push(("Content-Type", text("application/wasm")));
        }
        rules.push((format!("{base}/{file}"), headers));
    }
    rules
}

/// Portals load the kit from their own pages, which are of other sites.
fn embedding_kit(folder: &Path, options: &Options) -> Result<Vec<Rule>> {
    let mut files = Vec::new();
    crate::app::collect(&folder.join("embed"), &mut files)?;
    files.sort();
    let base = options.public_url.trim_end_matches('/');
    let rule = |file: &PathBuf| {
        let name = file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let headers = vec![
            ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
            ("Access-Control-Allow-Origin", "*".to_owned()),
        ];
        (format!("{base}/{name}"), headers)
    };
    Ok(files.iter().map(rule).collect())
}

/// Files whose name changes with their content.
fn hashed_files(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let kind = [".wasm", ".js", ".css"].iter().any(|kind| name.ends_with(kind));
        if kind && name.split(['-', '_', '.']).skip(1).any(split::is_hash) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The texts of all scripts of a page that a policy has to allow by hash.
pub fn inline_scripts(page: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find("<script") {
        let Some(open) = rest[start..].find('>') else { break };
        let tag = &rest[start..start + open];
        let body = &rest[start + open + 1..];
        let Some(end) = body.find("</script") else { break };
        let data = tag.contains("application/json") || tag.contains("application/ld+json");
        if !tag.contains(" src=") && !data {
            found.push(&body[..end]);
        }
        rest = &body[end..];
    }
    found
}

fn sha256(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script)))
}

fn sha384(script: &str) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_scripts_that_need_a_hash() {
        let page = r#"<head><script type="module">import a from "/a.js"</script>
            <script src="/b.js"></script><script type="application/json">{}</script>
            <script>if (1 > 0) { go() }</script></head>"#;
        assert_eq!(inline_scripts(page), ["import a from \"/a.js\"", "if (1 > 0) { go() }"]);
    }

    #[test]
    fn hashes_as_browsers_do() {
        // The example of the Content Security Policy specification.
        let script = "alert('Hello, world.');";
        assert_eq!(sha256(script), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }

    #[test]
    fn policy_names_the_hash_and_who_may_embed() {
        let options =
            Options { demo: false, public_url: "/x/".to_owned(), frame_ancestors: "https://a.example".to_owned() };
        let rules = rules(&["go()"], &["app-0123456789abcdef_bg.wasm".to_owned()], &options);
        assert_eq!(rules[0].0, "/x/*");
        let policy = &rules[0].1[0].1;
        assert!(policy.contains(&format!("script-src '{}' 'self'", sha256("go()"))), "{policy}");
        assert!(policy.ends_with("frame-ancestors https://a.example"), "{policy}");
        let paths: Vec<&str> = rules.iter().map(|rule| rule.0.as_str()).collect();
        assert_eq!(paths, ["/x/*", "/x/", "/x/index.html", "/x/app-0123456789abcdef_bg.wasm"]);
        for (path, headers) in &rules[1..] {
            for (name, _) in headers {
                assert!(!rules[0].1.iter().any(|(other, _)| other == name), "{path} sets {name} a second time");
            }
        }
    }
}
