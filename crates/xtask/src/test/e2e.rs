//! The end-to-end tests, and the pictures that they take of the product.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::counts::Counts;
use super::report;
use super::stages::checked;
use crate::process::{Step, say};
use crate::server::{self, Features};
use crate::setup::{Purpose, Way};
use crate::{app, demo, dist, paths, setup};

/// Runs them against the release app, the demo and the mock server.
pub fn run(features: Features, arguments: &[String]) -> Result<Counts> {
    app::release(&dist::Options::default())?;
    app::demo()?;
    let served = demo::with_server()?;
    let folder = paths::e2e();
    Step::new("checking types of the end-to-end tests", "node")
        .args(["node_modules/typescript/bin/tsc", "--noEmit"])
        .dir(&folder)
        .run_ok()?;
    let report = folder.join("results/report.json");
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let run = playwright("end-to-end tests", &server::build("dev", features)?)?
        .args(arguments)
        .env("SPANNING_DEMO_DIST", paths::demo_dist())
        .env("SPANNING_SERVED_DEMO", served)
        .run()?;
    let Ok(text) = fs::read_to_string(&report) else {
        bail!("Playwright wrote no report\n{}", run.tail());
    };
    let report = report::read(&text)?;
    report.troubles.iter().for_each(|trouble| say(&format!("    {trouble}")));
    let counts = checked(&run, report.counts);
    ensure!(counts != Counts::default(), "no end-to-end test was run; see {}", run.log.display());
    Ok(counts)
}

/// Takes the pictures of the README and of docs/guide anew.
pub fn guide() -> Result<()> {
    setup::run(Purpose::Test, Way::choose(None)?)?;
    app::release(&dist::Options::default())?;
    playwright("taking the pictures of the guide", &server::build("dev", Features::Own)?)?
        .args(["specs/guide.spec.ts"])
        .env("SPANNING_GUIDE", "renew")
        .run_ok()?;
    say("The pictures in docs/images are those of this build. Look at what has changed before you commit.");
    Ok(())
}

fn playwright(label: &str, server: &Path) -> Result<Step> {
    let chromium = setup::chromium().context("Chromium is missing")?;
    Ok(Step::new(label, "node")
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .dir(paths::e2e())
        .env("SPANNING_SERVER", server)
        .env("SPANNING_DIST", paths::dist())
        .env("SPANNING_CHROMIUM", chromium))
}
