//! Every check and test, one stage after another; a failing stage does not stop the others.

mod contract;
mod counts;
mod stages;
mod summary;

use std::thread::JoinHandle;

use anyhow::{Result, bail, ensure};
use counts::Counts;

pub use stages::Stage;
pub use summary::Summary;

use crate::setup::{self, Purpose, Way};

/// Options of `test`.
#[derive(clap::Args)]
pub struct Options {
    /// Only these stages (may be given several times)
    #[arg(long, value_enum)]
    only: Vec<Stage>,
    /// Arguments for Playwright, for example a file name or --grep
    #[arg(last = true)]
    playwright: Vec<String>,
}

/// Sets up, runs the stages, prints the summary; its last line is `N passed, N failed`.
pub fn run(options: &Options) -> Result<()> {
    let stages: Vec<Stage> =
        Stage::ALL.into_iter().filter(|stage| options.only.is_empty() || options.only.contains(stage)).collect();
    let mut summary = Summary::default();
    let ready = stages.iter().all(|stage| !stage.needs_setup())
        || summary.record("set-up", || {
            setup::run(Purpose::Test, Way::choose(None)?)?;
            Ok(counts::ONE_PASSED)
        });
    // The longest build, most of it on one core: it goes on beside the stages before its own.
    let early = ready && stages.len() > 1 && stages.contains(&Stage::App);
    let mut building = early.then(|| std::thread::spawn(|| Stage::App.run(&[], &[])));
    let mut built = true;
    for stage in stages.iter().copied() {
        if !ready && stage.needs_setup() {
            summary.skip(stage, "set-up failed");
        } else if !built && stage.needs_app() {
            summary.skip(stage, "the release app was not built");
        } else {
            let passed = match building.take_if(|_| stage == Stage::App) {
                Some(build) => summary.record(stage.name(), || joined(build)),
                None => summary.run(stage, &stages, &options.playwright),
            };
            built &= passed || stage != Stage::App;
        }
    }
    ensure!(!summary.is_empty(), "nothing was run");
    summary.print();
    if summary.failed() > 0 {
        // Not an error to report: the summary says it all, and its last line has to stay the last.
        std::process::exit(1);
    }
    Ok(())
}

fn joined(build: JoinHandle<Result<Counts>>) -> Result<Counts> {
    build.join().unwrap_or_else(|_| bail!("the build stopped"))
}
