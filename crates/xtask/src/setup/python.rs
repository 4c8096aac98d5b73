//! Schemathesis, which asks the mock server whatever the contract allows and much that it does not: a Python package,
//! in an environment of its own.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::packages;
use crate::paths;
use crate::process::Step;

const BY_HAND: &str = "By hand: install Python 3.10 or newer with venv and pip (Debian: apt-get install python3-venv).";

/// The program; there after [`ensure()`].
pub fn schemathesis() -> PathBuf {
    folder().join("bin/schemathesis")
}

/// Makes the environment and installs the very versions that are written down.
pub fn ensure() -> Result<String> {
    let list = paths::root().join("crates/contract/requirements.txt");
    let wanted = fs::read_to_string(&list).context("crates/contract/requirements.txt is missing")?;
    let stamp = folder().join(".installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok("is there".to_owned());
    }
    if !environment()? {
        packages::install("Python", &["python3", "python3-venv"], BY_HAND)?;
        ensure!(environment()?, "no Python environment could be made. {BY_HAND}");
    }
    Step::new("installing Schemathesis", folder().join("bin/python"))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"])
        .arg_path("--requirement", &list)
        .run_ok()
        .with_context(|| BY_HAND)?;
    fs::write(&stamp, wanted)?;
    Ok("installed".to_owned())
}

/// A fresh environment; false when this Python cannot make one.
fn environment() -> Result<bool> {
    if paths::which("python3").is_none() {
        return Ok(false);
    }
    let finished =
        Step::new("making a Python environment", "python3").args(["-m", "venv", "--clear"]).args([folder()]).run()?;
    Ok(finished.ok)
}

fn folder() -> PathBuf {
    paths::tools().join("python")
}
