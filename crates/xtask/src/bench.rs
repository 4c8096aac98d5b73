//! What the product costs, in numbers. Prints; judges nothing. Method and targets: docs/performance.md.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::process::{Step, say};
use crate::setup::{self, Purpose, Way};
use crate::{app, dist, paths, server};

/// Options of `bench`.
#[derive(clap::Args)]
pub struct Options {
    /// How often everything is measured in the browser
    #[arg(long, default_value_t = 9)]
    rounds: u32,
    /// Number of customer tenants
    #[arg(long, default_value_t = 100_000)]
    tenants: u32,
    /// How often the details of a tenant are opened to see whether memory grows
    #[arg(long, default_value_t = 1_000)]
    openings: u32,
    /// Two rounds and few openings: to see that it runs
    #[arg(long)]
    quick: bool,
    /// Only this part
    #[arg(long, value_enum)]
    only: Option<Part>,
    /// Takes dist/ as it is, if there is one
    #[arg(long)]
    keep_dist: bool,
}

/// A part of the benchmarks.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// The list in one process, 100,000 tenants against 1,000
    List,
    /// The mock server: cold start, the list under load
    Server,
    /// The dashboard against its peers
    Browser,
    /// Lighthouse on the main pages
    Lighthouse,
    /// Route changes, and what keeps input waiting
    Felt,
}

impl Options {
    fn wants(&self, part: Part) -> bool {
        self.only.is_none_or(|only| only == part)
    }
}

/// Sets up what is missing, builds, measures.
pub fn run(options: &Options) -> Result<()> {
    let server = server::build("server", server::Features::Own)?;
    if options.wants(Part::List) || options.wants(Part::Server) {
        native(options, &server)?;
    }
    if [Part::Browser, Part::Lighthouse, Part::Felt].into_iter().any(|part| options.wants(part)) {
        browser(options, &server)?;
    }
    Ok(())
}

fn native(options: &Options, server: &Path) -> Result<()> {
    Step::cargo("building the native benchmarks")
        .args(["build", "--package", "spanning-bench", "--profile", "server"])
        .run_ok()?;
    let program = server.with_file_name("spanning-bench");
    if options.wants(Part::List) {
        say("\nThe list in one process");
        show(Command::new(&program).arg("list"))?;
    }
    if options.wants(Part::Server) {
        say("\nThe mock server");
        let seconds = if options.quick { "3" } else { "10" };
        show(Command::new(&program).arg("server").arg(server).args([&options.tenants.to_string(), seconds]))?;
    }
    Ok(())
}

fn browser(options: &Options, server: &Path) -> Result<()> {
    if !(options.keep_dist && paths::dist().join("index.html").is_file()) {
        setup::run(Purpose::Build, Way::choose(None)?)?;
        app::release(&dist::Options::default())?;
    }
    say(&format!("  ok npm packages of bench  {}", setup::bench()?));
    let chromium: PathBuf = setup::chromium().context("Chromium is missing; run cargo xtask setup")?;
    let (rounds, openings) = if options.quick { (2, 100) } else { (options.rounds, options.openings) };
    let numbers = [("--rounds", rounds), ("--tenants", options.tenants), ("--openings", openings)];
    for (part, runner, title) in [
        (Part::Browser, "main", "The dashboard and its peers"),
        (Part::Lighthouse, "lighthouse", "The main pages"),
        (Part::Felt, "felt", "How it feels"),
    ] {
        if options.wants(part) {
            say(&format!("\n{title}"));
            let mut node = Command::new("node");
            node.args(["run.mjs", runner, "--server"]).arg(server).current_dir(paths::bench());
            node.args(numbers.iter().flat_map(|(name, number)| [(*name).to_owned(), number.to_string()]));
            show(node.env("SPANNING_CHROMIUM", &chromium))?;
        }
    }
    Ok(())
}

/// Runs a program whose output is the result.
fn show(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {:?}", command.get_program()))?;
    ensure!(status.success(), "{:?} failed ({status})", command.get_program());
    Ok(())
}
