//! Versions of the tools that the project is built and tested with. This is the one place; what has to name them
//! elsewhere is held to it by the tests below. Crates are in `Cargo.toml`, Rust itself too (`rust-version`, the oldest
//! that will do); Chromium is what the system has.

/// Trunk. Newer ones need a newer rustc. Also in `Trunk.toml`.
pub const TRUNK: &str = "0.21.14";
/// wasm-bindgen's command line; it has to be the library's. Also in `Cargo.toml` and `Cargo.lock`.
pub const WASM_BINDGEN: &str = "0.2.130";
/// The splitter of the release app; it goes with `wasm_split_helpers` in `Cargo.lock`.
pub const WASM_SPLIT: &str = "0.2.4";
/// The oldest Node.js that the npm packages run on. Also in their `package.json`.
pub const OLDEST_NODE: u32 = 20;
/// Tools from npm; every `package.json` that has one has this version of it, and its lock file as well.
#[cfg(test)]
const NPM: [(&str, &str); 7] = [
    ("binaryen", "132.0.0"),
    ("lightningcss-cli", "1.33.0"),
    ("esbuild", "0.28.2"),
    ("@playwright/test", "1.65.1"),
    ("axe-core", "4.14.1"),
    ("@types/node", "20.19.43"),
    ("typescript", "5.9.3"),
];
/// Asks the mock server whatever the contract allows. Also in `crates/contract/requirements.txt`.
#[cfg(test)]
const SCHEMATHESIS: &str = "4.32.5";

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::Value;

    use super::*;
    use crate::paths;

    const FOLDERS: [&str; 3] = ["crates/xtask/npm", "tests/e2e", "bench"];

    fn text(path: &str) -> String {
        fs::read_to_string(paths::root().join(path)).unwrap()
    }

    fn json(path: &str) -> Value {
        serde_json::from_str(&text(path)).unwrap()
    }

    #[test]
    fn trunk_toml_agrees() {
        let config = text("Trunk.toml");
        assert!(config.contains(&format!("trunk-version = \"={TRUNK}\"")), "{config}");
        let (_, binaryen) = NPM[0];
        let major = binaryen.split('.').next().unwrap();
        assert!(config.contains(&format!("wasm_opt = \"version_{major}\"")), "{config}");
    }

    #[test]
    fn cargo_agrees() {
        let (lock, manifest) = (text("Cargo.lock"), text("Cargo.toml"));
        assert!(lock.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN}\"")));
        assert!(manifest.contains(&format!("wasm-bindgen = \"={WASM_BINDGEN}\"")));
        let helpers = lock.split("name = \"wasm_split_helpers\"\nversion = \"").nth(1).unwrap();
        let line = |version: &str| version.split('.').take(2).collect::<Vec<_>>().join(".");
        assert_eq!(line(helpers.split('"').next().unwrap()), line(WASM_SPLIT));
    }

    #[test]
    fn npm_agrees() {
        let mut found = Vec::new();
        for folder in FOLDERS {
            let manifest = json(&format!("{folder}/package.json"));
            let lock = json(&format!("{folder}/package-lock.json"));
            let node = manifest["engines"]["node"].as_str();
            assert!(node.is_none_or(|node| node.starts_with(&format!(">={OLDEST_NODE}"))), "{folder}: {node:?}");
            for part in ["dependencies", "devDependencies"] {
                for (name, wanted) in manifest[part].as_object().into_iter().flatten() {
                    let wanted = wanted.as_str().unwrap();
                    let exact = wanted.starts_with(|c: char| c.is_ascii_digit());
                    assert!(exact, "{folder}: {name} {wanted} is not one version");
                    assert_eq!(lock["packages"][format!("node_modules/{name}")]["version"], wanted, "{folder}: {name}");
                    if let Some((name, version)) = NPM.iter().find(|(known, _)| known == name) {
                        assert_eq!(wanted, *version, "{folder}: {name}");
                        found.push(*name);
                    }
                }
            }
        }
        let missing: Vec<_> = NPM.iter().filter(|(name, _)| !found.contains(name)).collect();
        assert!(missing.is_empty(), "no folder has {missing:?}");
    }

    #[test]
    fn python_agrees() {
        let list = text("crates/contract/requirements.txt");
        assert!(list.lines().any(|line| line == format!("schemathesis=={SCHEMATHESIS}")));
        let loose: Vec<_> = list.lines().filter(|line| !line.contains("==")).collect();
        assert!(loose.is_empty(), "not one version: {loose:?}");
    }
}
