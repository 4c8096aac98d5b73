//! Rust's library sources from Debian's archive, through a private apt configuration: the
//! system's sources and lists stay untouched, and apt checks the archive's signatures.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::paths;
use crate::process::{self, Step};

/// Suites that may hold the version; Debian keeps several versions side by side in backports.
const SUITES: [&str; 4] = ["trixie-backports", "stable-backports", "testing", "unstable"];

const KEYRINGS: [&str; 2] =
    ["/usr/share/keyrings/debian-archive-keyring.gpg", "/usr/share/keyrings/debian-archive-keyring.pgp"];

/// The folder `library` of the sources of rustc `version`.
pub fn rust_library(version: &str) -> Result<PathBuf> {
    for program in ["apt-get", "apt-cache", "dpkg-deb", "tar"] {
        ensure!(
            paths::which(program).is_some(),
            "{program} is not installed, so Debian's package rust-src cannot be read"
        );
    }
    let folder = paths::tools().join("rust-src");
    let library = folder.join(format!("usr/src/rustc-{version}/library"));
    let archive = archive()?;
    let keyring = KEYRINGS.iter().find(|path| Path::new(path).is_file());
    let keyring = keyring.context("Debian's package debian-archive-keyring is not installed")?;

    let mut tried = Vec::new();
    for suite in SUITES {
        let source = format!("deb [signed-by={keyring}] {archive} {suite} main\n");
        match fetch(&folder, version, &source) {
            Ok(true) => {
                ensure!(library.is_dir(), "the package has no {}", library.display());
                return Ok(library);
            }
            Ok(false) => tried.push(format!("{suite}: not there")),
            Err(error) => tried.push(format!("{suite}: {error:#}")),
        }
    }
    bail!("no rust-src {version} in Debian ({})", tried.join("; "))
}

/// Removes downloads and lists.
pub fn clean() -> Result<()> {
    for folder in ["rust-src", "apt"] {
        let folder = paths::tools().join(folder);
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    Ok(())
}

/// The Debian archive that this machine is set up for.
fn archive() -> Result<String> {
    let known = |extra: &[&str], format: &str| {
        let mut args = extra.to_vec();
        args.extend(["indextargets", "--format", format]);
        process::read("apt-get", &args).unwrap_or_default()
    };
    let listed = known(&[], "$(ORIGIN)|$(LABEL)|$(REPO_URI)");
    let by_label = listed.lines().find_map(|l| l.strip_prefix("Debian|Debian|"));
    // Before the first `apt-get update` nothing is known of the archives but their addresses.
    let bare = known(&["--no-release-info"], "$(REPO_URI)");
    let by_name = bare.lines().find(|line| line.trim_end_matches('/').ends_with("/debian"));
    by_label.or(by_name).map(str::to_owned).context("apt is not set up with a Debian archive")
}

/// Downloads and unpacks the version from one suite; false when the suite does not have it.
fn fetch(folder: &Path, version: &str, source: &str) -> Result<bool> {
    let config = configure(source)?;
    let apt = |label: &str, program: &str| Step::new(label, program).env("APT_CONFIG", &config);
    apt("reading Debian's package list", "apt-get").args(["--quiet", "update"]).run_ok()?;
    let listed = apt("looking for rust-src", "apt-cache").args(["madison", "rust-src"]).run_ok()?.text();
    let Some(package) = package_version(&listed, version) else {
        return Ok(false);
    };
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    apt("downloading rust-src", "apt-get")
        .args(["--quiet", "download", &format!("rust-src={package}")])
        .dir(folder)
        .run_ok()?;
    unpack(folder, &format!("./usr/src/rustc-{version}/library"))?;
    Ok(true)
}

/// A configuration with its own sources, lists and cache. The system's proxy settings stay.
fn configure(source: &str) -> Result<PathBuf> {
    let folder = paths::tools().join("apt");
    for part in ["lists/partial", "cache/archives/partial"] {
        fs::create_dir_all(folder.join(part))?;
    }
    let at = folder.display();
    fs::write(folder.join("sources.list"), source)?;
    fs::write(folder.join("status"), "")?;
    let config = folder.join("apt.conf");
    let text = format!(
        "Dir::Etc::sourcelist \"{at}/sources.list\";\nDir::Etc::sourceparts \"-\";\n\
         Dir::Etc::preferences \"-\";\nDir::Etc::preferencesparts \"-\";\n\
         Dir::State::lists \"{at}/lists\";\nDir::State::status \"{at}/status\";\n\
         Dir::Cache \"{at}/cache\";\nAcquire::Languages \"none\";\n\
         APT::Sandbox::User \"root\";\n"
    );
    fs::write(&config, text)?;
    Ok(config)
}

/// The package version of an upstream version in `apt-cache madison`'s table.
fn package_version(table: &str, version: &str) -> Option<String> {
    table
        .lines()
        .filter_map(|line| line.split('|').nth(1))
        .map(str::trim)
        .find(|package| {
            let upstream = package.split(['+', '-']).next();
            upstream == Some(version)
        })
        .map(str::to_owned)
}

fn unpack(folder: &Path, part: &str) -> Result<()> {
    let package = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|e| e == "deb"))
        .context("apt-get download left no package")?;
    let mut reader = Command::new("dpkg-deb").arg("--fsys-tarfile").arg(&package).stdout(Stdio::piped()).spawn()?;
    let stream = reader.stdout.take().context("dpkg-deb has no output")?;
    let unpacked = Command::new("tar").args(["-x", part]).current_dir(folder).stdin(stream).status()?;
    reader.wait()?;
    ensure!(unpacked.success(), "tar could not unpack {package:?}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::package_version;

    #[test]
    fn finds_the_package_of_exactly_this_version() {
        let table = " rust-src | 1.96.1+dfsg1-2~bpo13+1 | mirror\n \
                     rust-src | 1.95.0+dfsg1-2~bpo13+1 | mirror\n";
        let found = package_version(table, "1.95.0");
        assert_eq!(found.as_deref(), Some("1.95.0+dfsg1-2~bpo13+1"));
        assert_eq!(package_version(table, "1.95"), None);
        assert_eq!(package_version(table, "1.96.0"), None);
    }
}
