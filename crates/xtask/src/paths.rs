//! Where things are: one function per place, all inside the project.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result};

/// The root of the workspace.
pub fn root() -> PathBuf {
    let package = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&package).ancestors().nth(2).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Everything that set-up installs; git-ignored.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// Logs of every step that was run, one file per step, overwritten by the next run.
pub fn logs() -> PathBuf {
    tools().join("log")
}

/// The release app, ready for a static host.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The demo that needs no server, ready for a static host.
pub fn demo_dist() -> PathBuf {
    root().join("dist-demo")
}

/// The same demo as the mock server serves it.
pub fn served_demo() -> Result<PathBuf> {
    Ok(target()?.join("demo-dist"))
}

/// End-to-end tests.
pub fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// Benchmarks.
pub fn bench() -> PathBuf {
    root().join("bench")
}

/// Cargo's target folder, wherever the user's configuration puts it.
pub fn target() -> Result<PathBuf> {
    static TARGET: OnceLock<PathBuf> = OnceLock::new();
    if let Some(known) = TARGET.get() {
        return Ok(known.clone());
    }
    let output = Command::new(cargo())
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .context("cargo metadata could not be started")?;
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
    let found = metadata["target_directory"].as_str().context("cargo metadata names no target folder")?;
    Ok(TARGET.get_or_init(|| PathBuf::from(found)).clone())
}

/// The cargo that runs us.
pub fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// `PATH` with the project's own tools in front.
pub fn search_path() -> std::ffi::OsString {
    let mut folders = vec![tools().join("bin"), tools().join("npm/node_modules/.bin")];
    if let Some(path) = std::env::var_os("PATH") {
        folders.extend(std::env::split_paths(&path));
    }
    std::env::join_paths(folders).unwrap_or_default()
}

/// [`search_path`] with one more folder in front.
pub fn with(folder: &Path) -> std::ffi::OsString {
    let own = search_path();
    let folders = std::iter::once(folder.to_path_buf()).chain(std::env::split_paths(&own));
    std::env::join_paths(folders).unwrap_or(own)
}

/// The first executable called `name` on [`search_path`].
pub fn which(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&search_path()).map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
}
