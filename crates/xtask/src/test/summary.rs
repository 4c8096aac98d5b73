//! What ran, how it ended, and the line with the sums.

use std::time::{Duration, Instant};

use anyhow::Result;

use super::counts::{Counts, ONE_FAILED};
use super::stages::Stage;
use crate::process::say;

struct Row {
    name: String,
    result: &'static str,
    counts: Counts,
    elapsed: Duration,
}

/// The stages that ran so far.
#[derive(Default)]
pub struct Summary {
    rows: Vec<Row>,
}

impl Summary {
    /// Runs a stage and keeps its result; true when it succeeded.
    pub fn run(&mut self, stage: Stage, all: &[Stage], playwright: &[String]) -> bool {
        self.record(stage.name(), || stage.run(all, playwright))
    }

    /// Runs something under a name; true when it succeeded.
    pub fn record(&mut self, name: &str, action: impl FnOnce() -> Result<Counts>) -> bool {
        say(&format!("== {name}"));
        let started = Instant::now();
        let counts = action().unwrap_or_else(|error| {
            say(&format!("{error:#}"));
            ONE_FAILED
        });
        let elapsed = started.elapsed();
        let result = if counts.failed == 0 { "ok" } else { "FAILED" };
        say(&format!("   {result}, {:.1} s", elapsed.as_secs_f32()));
        self.rows.push(Row { name: name.to_owned(), result, counts, elapsed });
        counts.failed == 0
    }

    /// Keeps that a stage could not be run.
    pub fn skip(&mut self, stage: Stage, why: &str) {
        say(&format!("== {}\n   not run: {why}", stage.name()));
        self.rows.push(Row {
            name: stage.name().to_owned(),
            result: "not run",
            counts: Counts::default(),
            elapsed: Duration::ZERO,
        });
    }

    /// Prints the table.
    pub fn print(&self) {
        say(&format!("\n{:<20}{:<10}{:>8}{:>8}{:>11}", "stage", "result", "passed", "failed", "elapsed"));
        for row in &self.rows {
            say(&format!(
                "{:<20}{:<10}{:>8}{:>8}{:>9.1} s",
                row.name,
                row.result,
                row.counts.passed,
                row.counts.failed,
                row.elapsed.as_secs_f32()
            ));
        }
        say(&format!("{} passed, {} failed", self.sum().passed, self.sum().failed));
    }

    /// How many failed.
    pub fn failed(&self) -> u64 {
        self.sum().failed
    }

    /// Whether anything was run at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn sum(&self) -> Counts {
        let mut sum = Counts::default();
        for row in &self.rows {
            sum += row.counts;
        }
        sum
    }
}
