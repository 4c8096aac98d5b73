//! Packages of a Debian system.

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::process::{self, Step};

/// Installs packages; `what` they are, and how to get them otherwise.
pub fn install(what: &str, packages: &[&str], by_hand: &str) -> Result<()> {
    if paths::which("apt-get").is_none() {
        bail!("{what}: not complete, and this is no system with apt-get. {by_hand}");
    }
    let prefix = privilege(what, by_hand)?;
    let apt = |label: &str, args: &[&str]| {
        let mut words = prefix.clone();
        words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
        words.extend(args);
        Step::new(label, words[0]).args(&words[1..])
    };
    // A third-party source that fails must not stop us; the installation below tells.
    let updated = apt("updating the package lists", &["update"]).run()?;
    let mut args = vec!["install", "--yes", "--no-install-recommends"];
    args.extend(packages);
    apt(&format!("installing {what}"), &args).run_ok().with_context(|| {
        let lists = if updated.ok { "" } else { "apt-get update had failed before. " };
        format!("{lists}{by_hand}")
    })?;
    Ok(())
}

/// How to become root: nothing, or sudo.
fn privilege(what: &str, by_hand: &str) -> Result<Vec<&'static str>> {
    if process::read("id", &["-u"]).as_deref() == Some("0") {
        return Ok(vec![]);
    }
    if paths::which("sudo").is_none() {
        bail!("installing packages needs root, and sudo is not installed. {by_hand}");
    }
    if process::read("sudo", &["-n", "true"]).is_some() {
        return Ok(vec!["sudo", "-n"]);
    }
    if process::interactive() {
        process::say(&format!("     sudo will ask for your password to install {what}"));
        return Ok(vec!["sudo"]);
    }
    bail!("installing packages needs root, and sudo would ask for a password. {by_hand}")
}
