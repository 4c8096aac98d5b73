//! A debug build that follows the source files, served by the mock server as the real one is:
//! the same hosts on one port. Reload the page to see a change.

use std::process::Command;

use anyhow::Result;

use crate::process::say;
use crate::server::{self, Options, Running};
use crate::setup::{self, Purpose, Way};
use crate::{app, paths};

/// Sets up, builds, watches and serves until Ctrl-C.
pub fn run(options: &Options) -> Result<()> {
    options.check_port()?;
    setup::run(Purpose::Build, Way::choose(None)?)?;
    let folder = paths::target()?.join("dev-dist");
    let flags = ["--features", "styleguide"];
    let built = app::trunk("building the app", "build").args(flags).arg_path("--dist", &folder).run_ok()?;
    say(&format!("  ok debug app                 {:>6.1} s", built.elapsed.as_secs_f32()));
    let program = server::build("dev", server::Features::Own)?;
    let mut running = Running::start(&program, &folder, options)?;
    if !running.wait_until_ready()? {
        return Ok(());
    }
    let mut watch = Command::new("trunk");
    watch
        .arg("watch")
        .args(flags)
        .arg("--dist")
        .arg(&folder)
        .current_dir(paths::root())
        .env("PATH", paths::search_path())
        .env_remove("NO_COLOR");
    running.add(watch)?;
    say("Watching. After a change of crates/mock or crates/mock-server start again. Ctrl-C stops it.");
    running.until_stopped()
}
