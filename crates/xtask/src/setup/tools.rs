//! Build tools that come from crates.io: Trunk and wasm-bindgen's command line.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::process::{self, Step};
use crate::{paths, versions};

/// Splits the release app into files.
pub const SPLITTER: &str = "wasm-split-cli";

struct Tool<'a> {
    krate: &'a str,
    version: &'a str,
    /// Every program of it that is needed; each answers `--version`.
    programs: &'a [&'a str],
    options: &'a [&'a str],
}

/// Trunk of the version the project is built with.
pub fn trunk() -> Result<String> {
    // Its features are for downloads, which nothing here needs: all tools are there when it starts.
    let options = ["--no-default-features"];
    Tool { krate: "trunk", version: versions::TRUNK, programs: &["trunk"], options: &options }.ensure()
}

/// The splitter.
pub fn splitter() -> Result<String> {
    let options = ["--features", "build-binary"];
    let programs = [SPLITTER];
    let version = versions::WASM_SPLIT;
    Tool { krate: "wasm_split_cli_support", version, programs: &programs, options: &options }.ensure()
}

/// wasm-bindgen's programs.
pub fn wasm_bindgen() -> Result<String> {
    let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    let options = ["--no-default-features", "--bin", programs[0], "--bin", programs[1]];
    let version = versions::WASM_BINDGEN;
    Tool { krate: "wasm-bindgen-cli", version, programs: &programs, options: &options }.ensure()
}

/// What only building the tools needed; they share the libraries that more than one of them has.
pub fn tidy() -> Result<()> {
    let build = build_folder();
    if build.exists() {
        fs::remove_dir_all(build)?;
    }
    Ok(())
}

impl Tool<'_> {
    fn ensure(&self) -> Result<String> {
        if self.present() {
            return Ok(format!("{} is there", self.version));
        }
        // A dependency that the lock file names may be missing from a registry mirror; any other
        // version that fits will do for a tool.
        let locked = self.install(&["--locked"]);
        if let Err(first) = &locked
            && let Err(second) = self.install(&[])
        {
            bail!(
                "{first:#}\nand without --locked: {second:#}\nBy hand: cargo install {} --version {} {}",
                self.krate,
                self.version,
                self.options.join(" ")
            );
        }
        if !self.present() {
            bail!("{} {} was installed but does not start", self.krate, self.version);
        }
        Ok(format!("{} installed", self.version))
    }

    fn present(&self) -> bool {
        self.programs.iter().all(|program| {
            let Some(path) = paths::which(program) else { return false };
            let said = process::read(&path, &["--version"]).unwrap_or_default();
            said.split_whitespace().nth(1) == Some(self.version) || self.listed(&path)
        })
    }

    /// For programs that do not say their version: cargo's list beside what it installed.
    fn listed(&self, program: &Path) -> bool {
        let list = program.ancestors().nth(2).map(|root| root.join(".crates.toml"));
        let text = list.and_then(|list| fs::read_to_string(list).ok()).unwrap_or_default();
        text.contains(&format!("\"{} {} (", self.krate, self.version))
    }

    fn install(&self, extra: &[&str]) -> Result<()> {
        let label = format!("installing {} {}", self.krate, self.version);
        // The tools are not what is measured: quick to build beats quick to run.
        Step::cargo(label)
            .args(["install", self.krate, "--version", self.version])
            .args(self.options)
            .args(extra)
            .arg_path("--root", &paths::tools())
            .env("CARGO_TARGET_DIR", build_folder())
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .run_ok()?;
        Ok(())
    }
}

fn build_folder() -> std::path::PathBuf {
    paths::tools().join("build")
}
