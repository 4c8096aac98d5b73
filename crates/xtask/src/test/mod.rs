//! Every check and test, one stage after another; a failing stage does not stop the others.

mod contract;
mod counts;
mod e2e;
mod report;
mod stages;
mod summary;

use std::thread::JoinHandle;

use anyhow::{Result, bail, ensure};
use counts::Counts;

pub use e2e::guide;
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
    // The longest builds go on beside the stages before their own.
    let early = ready && stages.len() > 1;
    let wanted: Vec<Stage> = Stage::BUILDS.into_iter().filter(|build| early && stages.contains(build)).collect();
    let mut building = Building::start(wanted);
    let mut built = true;
    for stage in stages.iter().copied() {
        if !ready && stage.needs_setup() {
            summary.skip(stage, "set-up failed");
        } else if !built && stage.needs_app() {
            summary.skip(stage, "the release app was not built");
        } else {
            let passed = match building.result(stage) {
                Some(result) => summary.record(stage.name(), || result),
                None => summary.run(stage, &stages, &options.playwright),
            };
            built &= passed || !Stage::BUILDS.contains(&stage);
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

type Results = Vec<(Stage, Result<Counts>)>;

/// Builds that go on beside the stages, one after the other.
struct Building {
    stages: Vec<Stage>,
    running: Option<JoinHandle<Results>>,
    results: Results,
}

impl Building {
    fn start(stages: Vec<Stage>) -> Self {
        let all = stages.clone();
        let run = move || all.into_iter().map(|stage| (stage, stage.run(&[], &[]))).collect();
        let running = (!stages.is_empty()).then(|| std::thread::spawn(run));
        Self { stages, running, results: Vec::new() }
    }

    /// How a stage ended, once it has; `None` for one that is not built here.
    fn result(&mut self, stage: Stage) -> Option<Result<Counts>> {
        if !self.stages.contains(&stage) {
            return None;
        }
        if let Some(running) = self.running.take() {
            self.results = running.join().unwrap_or_default();
        }
        let place = self.results.iter().position(|(built, _)| *built == stage);
        Some(place.map_or_else(|| bail!("the build stopped"), |place| self.results.swap_remove(place).1))
    }
}
