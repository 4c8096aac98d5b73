//! Packages from npm: two build tools, and what the end-to-end tests need.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::paths;
use crate::process::{self, Step};
use crate::versions::OLDEST_NODE;

/// Remembers which lock file was installed.
const STAMP: &str = "node_modules/.installed-lock";

/// wasm-opt (binaryen), lightningcss and esbuild.
pub fn build_tools() -> Result<String> {
    let wanted = paths::root().join("crates/xtask/npm");
    let folder = paths::tools().join("npm");
    fs::create_dir_all(&folder)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(wanted.join(file), folder.join(file)).with_context(|| format!("cannot copy {file}"))?;
    }
    let note = install(&folder, "npm packages for building")?;
    lightningcss()?;
    Ok(note)
}

/// Playwright, axe and TypeScript.
pub fn e2e() -> Result<String> {
    install(&paths::e2e(), "npm packages for end-to-end tests")
}

/// Playwright, the bundler, and what the peers are made of.
pub fn bench() -> Result<String> {
    install(&paths::bench(), "npm packages for benchmarks")
}

/// The CSS bundler. The package's own start script needs an install script to have run; the
/// program itself is in the package of the platform.
pub fn lightningcss() -> Result<PathBuf> {
    let modules = paths::tools().join("npm/node_modules");
    let entries = fs::read_dir(&modules).context("the build tools from npm are not installed")?;
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("lightningcss-cli-")))
        .flat_map(|path| [path.join("lightningcss"), path.join("lightningcss.exe")])
        .find(|path| path.is_file())
        .with_context(|| format!("lightningcss has no program for this platform in {}", modules.display()))
}

fn install(folder: &Path, label: &str) -> Result<String> {
    let lock = fs::read_to_string(folder.join("package-lock.json")).context("package-lock.json is missing")?;
    if fs::read_to_string(folder.join(STAMP)).is_ok_and(|installed| installed == lock) {
        return Ok("are there".to_owned());
    }
    check_node()?;
    Step::new(label, "npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .dir(folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .run_ok()
        .with_context(|| format!("By hand: npm ci --ignore-scripts in {}", folder.display()))?;
    fs::write(folder.join(STAMP), lock)?;
    Ok("installed".to_owned())
}

fn check_node() -> Result<()> {
    let Some(version) = process::read("node", &["--version"]) else {
        bail!("node is not installed; install Node.js {OLDEST_NODE} or newer, with npm");
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    ensure!(
        major.is_some_and(|major| major >= OLDEST_NODE),
        "node is {version}; install Node.js {OLDEST_NODE} or newer"
    );
    ensure!(paths::which("npm").is_some(), "node is there but npm is not; install npm");
    Ok(())
}
