//! Build tools that come from crates.io: Trunk and wasm-bindgen's command line.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::process::{self, Step};

/// Newer ones need a newer rustc. `Trunk.toml` names the same version.
pub const TRUNK: &str = "0.21.14";

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
    Tool { krate: "trunk", version: TRUNK, programs: &["trunk"], options: &options }.ensure()
}

/// The splitter; it goes with the version of `wasm_split_helpers` in `Cargo.lock`.
pub fn splitter() -> Result<String> {
    let options = ["--features", "build-binary"];
    let programs = [SPLITTER];
    Tool { krate: "wasm_split_cli_support", version: "0.2.4", programs: &programs, options: &options }.ensure()
}

/// wasm-bindgen's programs; they must match the library in `Cargo.lock` exactly.
pub fn wasm_bindgen() -> Result<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    let options = ["--no-default-features", "--bin", programs[0], "--bin", programs[1]];
    Tool { krate: "wasm-bindgen-cli", version: &version, programs: &programs, options: &options }.ensure()
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

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_version_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "absent"), None);
    }

    #[test]
    fn trunk_toml_names_the_same_version() {
        let config = fs::read_to_string(paths::root().join("Trunk.toml")).unwrap();
        assert!(config.contains(&format!("trunk-version = \"={TRUNK}\"")), "{config}");
    }
}
