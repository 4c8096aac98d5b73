//! The command line.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Parser;
use spanning_api::Timestamp;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The simulated back end of Spanning Console with the sites around it.
#[derive(Clone, Debug, Parser)]
#[command(name = "spanning-mock-server")]
pub struct Options {
    /// Port of all addresses
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Seed of the generated world
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// Number of customer tenants
    #[arg(long, default_value_t = 250)]
    pub tenants: u32,
    /// The situation to show
    #[arg(long, default_value = "default")]
    pub scenario: String,
    /// Folder where changes are kept
    #[arg(long, default_value = ".data")]
    pub data: PathBuf,
    /// Keep changes in memory only
    #[arg(long)]
    pub memory: bool,
    /// Forget earlier changes
    #[arg(long)]
    pub reset: bool,
    /// Folder of the built app
    #[arg(long, default_value = "dist")]
    pub dist: PathBuf,
    /// Where the clock starts, such as 2026-03-10T09:00:00Z; it runs on from there
    #[arg(long, value_parser = instant)]
    pub now: Option<Timestamp>,
}

fn instant(text: &str) -> Result<Timestamp> {
    let time = OffsetDateTime::parse(text, &Rfc3339).context("not a time like 2026-03-10T09:00:00Z")?;
    let milliseconds = time.unix_timestamp_nanos() / 1_000_000;
    Ok(Timestamp(i64::try_from(milliseconds)?))
}
