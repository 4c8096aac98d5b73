//! The fast check before a commit: native only, no browser, no set-up.

use anyhow::{Result, bail};

use crate::test::{Stage, Summary};

/// Runs format, licences, clippy and tests.
pub fn run() -> Result<()> {
    let mut summary = Summary::default();
    for stage in [Stage::Format, Stage::Dependencies, Stage::Clippy, Stage::Native] {
        summary.run(stage, &[], &[]);
    }
    summary.print();
    if summary.failed() > 0 {
        bail!("the check failed");
    }
    Ok(())
}
