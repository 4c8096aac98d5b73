//! Chromium and the ChromeDriver that fits it, from the system's packages.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::process::{self, Step};

const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-liberation"];

const BY_HAND: &str = "By hand: install Chromium (or Chrome) and the ChromeDriver of the same major version \
                       (Debian: apt-get install chromium chromium-driver), or point SPANNING_CHROMIUM and \
                       CHROMEDRIVER at them.";

/// The browser: `SPANNING_CHROMIUM`, else the first of the usual names on `PATH`.
pub fn chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let chosen = std::env::var_os("SPANNING_CHROMIUM").map(PathBuf::from);
    chosen.or_else(|| names.into_iter().find_map(paths::which))
}

/// Its driver: `CHROMEDRIVER`, else the one on `PATH`.
pub fn chromedriver() -> Option<PathBuf> {
    let chosen = std::env::var_os("CHROMEDRIVER").map(PathBuf::from);
    chosen.or_else(|| paths::which("chromedriver"))
}

/// Makes sure that both are there and fit each other.
pub fn ensure() -> Result<String> {
    match matching_version() {
        Ok(Some(version)) => return Ok(format!("{version} is there")),
        Ok(None) => install()?,
        // Two versions that do not fit: packages of one source do.
        Err(_) if paths::which("apt-get").is_some() => install()?,
        Err(error) => return Err(error),
    }
    match matching_version()? {
        Some(version) => Ok(format!("{version} installed")),
        None => bail!("the packages {} are installed but the programs do not start. {BY_HAND}", PACKAGES.join(", ")),
    }
}

/// The version both share; `None` when one of them is missing.
fn matching_version() -> Result<Option<String>> {
    let version = |program: Option<PathBuf>| {
        let said = process::read(program?, &["--version"])?;
        said.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
    };
    let (Some(browser), Some(driver)) = (version(chromium()), version(chromedriver())) else {
        return Ok(None);
    };
    let major = |version: &str| version.split('.').next().unwrap_or_default().to_owned();
    if major(&browser) != major(&driver) {
        bail!("Chromium is {browser} but ChromeDriver is {driver}. {BY_HAND}");
    }
    Ok(Some(browser))
}

fn install() -> Result<()> {
    if paths::which("apt-get").is_none() {
        bail!("Chromium or ChromeDriver is missing, and this is no system with apt-get. {BY_HAND}");
    }
    let prefix = privilege()?;
    let apt = |label: &str, args: &[&str]| {
        let mut words = prefix.clone();
        words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
        words.extend(args);
        Step::new(label, words[0]).args(&words[1..])
    };
    // A third-party source that fails must not stop us; the installation below tells.
    let updated = apt("updating the package lists", &["update"]).run()?;
    let mut args = vec!["install", "--yes", "--no-install-recommends"];
    args.extend(PACKAGES);
    apt("installing Chromium", &args).run_ok().with_context(|| {
        let lists = if updated.ok { "" } else { "apt-get update had failed before. " };
        format!("{lists}{BY_HAND}")
    })?;
    Ok(())
}

/// How to become root: nothing, or sudo.
fn privilege() -> Result<Vec<&'static str>> {
    if process::read("id", &["-u"]).as_deref() == Some("0") {
        return Ok(vec![]);
    }
    if paths::which("sudo").is_none() {
        bail!("installing packages needs root, and sudo is not installed. {BY_HAND}");
    }
    if process::read("sudo", &["-n", "true"]).is_some() {
        return Ok(vec!["sudo", "-n"]);
    }
    if process::interactive() {
        process::say("     sudo will ask for your password to install Chromium");
        return Ok(vec!["sudo"]);
    }
    bail!("installing packages needs root, and sudo would ask for a password. {BY_HAND}")
}
