//! The contract: asking a back end whether it keeps it, and writing its document anew.

use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::paths;
use crate::process::{Step, say};

/// Options of `contract`.
#[derive(clap::Args)]
pub struct Options {
    /// Writes the OpenAPI document and its examples anew
    #[arg(long)]
    bless: bool,
    /// Makes the present document the one that later ones are compared with
    #[arg(long)]
    release: bool,
    /// What the suite itself takes
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    suite: Vec<OsString>,
}

/// Blesses, releases, or runs the suite.
pub fn run(options: &Options) -> Result<()> {
    if options.bless || options.release {
        ensure!(options.suite.is_empty(), "--bless and --release take nothing else");
        return write(options.release);
    }
    // A crate of its own, so that what it needs is not built with every command of the project.
    let mut cargo = Command::new(paths::cargo());
    cargo.current_dir(paths::root()).args(["run", "--quiet", "--package", "spanning-contract", "--"]);
    let status = cargo.args(&options.suite).status().context("cargo could not be started")?;
    match status.code() {
        Some(0) => Ok(()),
        Some(1) => bail!("the back end does not keep the contract"),
        _ => bail!("the suite was not run"),
    }
}

/// The tests that hold the files write them, too: the examples first, since they go into the document.
fn write(release: bool) -> Result<()> {
    let test = |label: &str, package: &str, name: &str| {
        Step::cargo(label).args(["test", "--package", package, "--test", name]).env("SPANNING_BLESS", "1")
    };
    test("writing the examples", "spanning-mock", "examples").run_ok()?;
    let document = test("writing the document", "spanning-contract", "document");
    if release { document.env("SPANNING_RELEASE", "1") } else { document }.run_ok()?;
    say("crates/api/openapi.json and crates/api/contract/ are up to date.");
    Ok(())
}
