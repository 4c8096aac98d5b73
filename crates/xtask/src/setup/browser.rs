//! Chromium and the ChromeDriver that fits it, from the system's packages.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::packages;
use crate::paths;
use crate::process;

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
        Ok(None) => packages::install("Chromium and ChromeDriver", &PACKAGES, BY_HAND)?,
        // Two versions that do not fit: packages of one source do.
        Err(_) if paths::which("apt-get").is_some() => {
            packages::install("Chromium and ChromeDriver", &PACKAGES, BY_HAND)?;
        }
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
