//! The graph of packages as cargo resolves it for a target.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::{paths, process};

/// What `cargo metadata` tells, as far as it is used.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

/// A package.
#[derive(Deserialize)]
pub struct Package {
    id: String,
    name: String,
    version: String,
    #[serde(default, rename = "license", deserialize_with = "or_empty")]
    pub licence: String,
    /// None for the crates of the workspace.
    source: Option<String>,
    dependencies: Vec<Dependency>,
    /// Its `Cargo.toml`.
    manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    source: Option<String>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// None for what is compiled into the package, not for its tests or its build script.
    kind: Option<String>,
}

fn or_empty<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.unwrap_or_default())
}

impl Package {
    /// Name and version.
    pub fn label(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    fn runs_in_the_compiler(&self) -> bool {
        self.targets.iter().any(|target| target.kind.iter().any(|kind| kind == "proc-macro"))
    }
}

/// All packages of the workspace for one target, and what needs what.
pub struct Graph {
    packages: BTreeMap<String, Package>,
    nodes: BTreeMap<String, Node>,
}

impl Graph {
    /// For a target, or for this machine.
    pub fn load(target: Option<&str>) -> Result<Self> {
        let host = process::read("rustc", &["-vV"]).context("rustc does not run")?;
        let host = host.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
        let manifest = paths::root().join("Cargo.toml");
        let arguments = ["metadata", "--format-version", "1", "--locked", "--all-features", "--filter-platform"];
        let place = ["--manifest-path", manifest.to_str().context("the path of the project is no text")?];
        let arguments = [&arguments[..], &[target.unwrap_or(host)], &place].concat();
        let text = process::read(paths::cargo(), &arguments).context("cargo metadata does not succeed")?;
        Self::of(&text)
    }

    fn of(text: &str) -> Result<Self> {
        let metadata: Metadata = serde_json::from_str(text).context("cargo metadata has another shape")?;
        Ok(Self {
            packages: metadata.packages.into_iter().map(|package| (package.id.clone(), package)).collect(),
            nodes: metadata.resolve.nodes.into_iter().map(|node| (node.id.clone(), node)).collect(),
        })
    }

    /// What is not ours.
    pub fn foreign(&self) -> impl Iterator<Item = &Package> {
        self.packages.values().filter(|package| package.source.is_some())
    }

    /// What our own crates name as a dependency, each with the folder of the crate that does.
    pub fn chosen(&self) -> BTreeSet<(&str, &Path)> {
        let own = self.packages.values().filter(|package| package.source.is_none());
        own.flat_map(|package| {
            let folder = package.manifest_path.parent().unwrap_or(&package.manifest_path);
            let foreign = package.dependencies.iter().filter(|dependency| dependency.source.is_some());
            foreign.map(move |dependency| (dependency.name.as_str(), folder))
        })
        .collect()
    }

    /// Packages that are compiled into one more than once, in several versions.
    pub fn twice(&self, root: &str) -> Result<Vec<String>> {
        let root =
            self.packages.values().find(|package| package.name == root).context("the app is not in the graph")?;
        let mut seen = BTreeSet::new();
        let mut waiting = vec![root.id.as_str()];
        let mut versions = BTreeMap::<&str, usize>::new();
        while let Some(id) = waiting.pop() {
            let (Some(package), Some(node)) = (self.packages.get(id), self.nodes.get(id)) else { continue };
            if package.runs_in_the_compiler() || !seen.insert(id) {
                continue;
            }
            *versions.entry(&package.name).or_default() += 1;
            let compiled = |edge: &&Edge| edge.dep_kinds.iter().any(|kind| kind.kind.is_none());
            waiting.extend(node.deps.iter().filter(compiled).map(|edge| edge.pkg.as_str()));
        }
        Ok(versions.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name.to_owned()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(id: &str, name: &str, kind: &str) -> serde_json::Value {
        let source = (id != "app").then_some("registry");
        json!({ "id": id, "name": name, "version": "1.0.0", "license": null, "source": source,
                "manifest_path": format!("/{name}/Cargo.toml"),
                "dependencies": [{ "name": "a", "source": "registry" }, { "name": "own", "source": null }],
                "targets": [{ "kind": [kind] }] })
    }

    #[test]
    fn what_only_the_compiler_or_a_test_has_is_not_in_the_app() {
        let edge = |pkg: &str, kind: Option<&str>| json!({ "pkg": pkg, "dep_kinds": [{ "kind": kind }] });
        let text = json!({
            "packages": [
                package("app", "app", "lib"), package("a1", "a", "lib"), package("a2", "a", "lib"),
                package("b1", "b", "lib"), package("b2", "b", "lib"), package("m", "m", "proc-macro"),
                package("c1", "c", "lib"), package("c2", "c", "lib"),
            ],
            "resolve": { "nodes": [
                { "id": "app", "deps": [edge("a1", None), edge("a2", None), edge("b1", None), edge("b2", Some("dev")),
                                        edge("m", None), edge("c1", None)] },
                { "id": "m", "deps": [edge("c2", None)] },
                { "id": "a1", "deps": [] }, { "id": "a2", "deps": [] }, { "id": "b1", "deps": [] },
                { "id": "b2", "deps": [] }, { "id": "c1", "deps": [] }, { "id": "c2", "deps": [] },
            ] },
        });
        let graph = Graph::of(&text.to_string()).unwrap();
        assert_eq!(graph.twice("app").unwrap(), ["a"]);
        assert_eq!(graph.chosen().into_iter().collect::<Vec<_>>(), [("a", Path::new("/app"))]);
        assert_eq!(graph.foreign().count(), 7);
    }
}
