//! The running product: release app and mock server.

use anyhow::Result;

use crate::process::say;
use crate::server::{self, Options, Running};
use crate::setup::{self, Purpose, Way};
use crate::{app, dist, paths};

/// Sets up, builds, runs until Ctrl-C.
pub fn run(options: &Options) -> Result<()> {
    options.check_port()?;
    setup::run(Purpose::Build, Way::choose(None)?)?;
    app::release(&dist::Options::default())?;
    let program = server::build("server", server::Features::Own)?;
    let mut running = Running::start(&program, &paths::dist(), options)?;
    if running.wait_until_ready()? {
        say("Running. Ctrl-C stops it.");
        running.until_stopped()?;
    }
    say("Stopped.");
    Ok(())
}
