//! The command line.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Parser;
use spanning_api::Timestamp;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::outside::Outside;

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
    /// A real OpenID provider in the place of the simulated KaseyaOne login. Registered there are the
    /// console's /link/kaseyaone/callback and /login/kaseyaone/callback
    #[arg(long, value_name = "URL")]
    pub kaseyaone_issuer: Option<String>,
    /// What the console is registered as there. A secret, if it has one, is taken from the environment
    /// variable KASEYAONE_CLIENT_SECRET
    #[arg(long, value_name = "ID", default_value = "spanning-backup-m365")]
    pub kaseyaone_client_id: String,
    /// Where the clock starts, such as 2026-03-10T09:00:00Z; it runs on from there
    #[arg(long, value_parser = instant)]
    pub now: Option<Timestamp>,
}

impl Options {
    /// The provider that takes the simulated KaseyaOne login's place.
    ///
    /// # Errors
    /// When its issuer is no address.
    pub fn outside(&self) -> Result<Option<Outside>> {
        let secret = std::env::var("KASEYAONE_CLIENT_SECRET").ok().filter(|secret| !secret.is_empty());
        let new = |issuer: &String| Outside::new(issuer, &self.kaseyaone_client_id, secret);
        self.kaseyaone_issuer.as_ref().map(new).transpose()
    }
}

fn instant(text: &str) -> Result<Timestamp> {
    let time = OffsetDateTime::parse(text, &Rfc3339).context("not a time like 2026-03-10T09:00:00Z")?;
    let milliseconds = time.unix_timestamp_nanos() / 1_000_000;
    Ok(Timestamp(i64::try_from(milliseconds)?))
}
