//! The project's own commands: `cargo xtask <command>`.
//!
//! A module for each command, and `paths`, `process` and `setup` below them: where things are, how a step is run, what
//! gets installed. What has to be the same everywhere: `versions`; what the project may depend on: `dependencies`. The
//! stages of `cargo xtask test` are in `test::stages`.

mod app;
mod bench;
mod bundle;
mod check;
mod contract;
mod css;
mod demo;
mod dependencies;
mod dev;
mod dist;
mod headers;
mod hosts;
mod paths;
mod process;
mod server;
mod setup;
mod sizes;
mod split;
mod test;
mod versions;
mod wasm;

use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use setup::{Purpose, Way};

/// Builds, runs and tests Spanning Console.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Gets whatever is missing: wasm target, Trunk, wasm-bindgen, Chromium, npm packages
    Setup(SetupOptions),
    /// Builds the app and runs it with the mock server until Ctrl-C
    Demo(server::Options),
    /// Like demo, with a debug build that follows every change of a source file
    Dev(server::Options),
    /// Fast checks, native only: format, licences, clippy, tests
    Check,
    /// Every check and test there is; ends with a line `N passed, N failed`
    Test(test::Options),
    /// Takes the pictures of the README and of docs/guide anew
    Guide,
    /// Measures the dashboard against the same page in React and plain JavaScript, and the mock server
    Bench(bench::Options),
    /// Asks a back end, point by point, whether it keeps the contract: --base-url URL; --help for more
    #[command(disable_help_flag = true)]
    Contract(contract::Options),
    /// A folder to put on any static host: dist/
    Dist(dist::Options),
    /// Prints the sizes of dist/; with --crates whose code it is
    Sizes(sizes::Options),
    /// Bundles style/main.css; Trunk calls this before each build
    Css,
    /// Stands in for wasm-bindgen in a release build: splits the app first
    #[command(hide = true, name = "wasm-bindgen", disable_help_flag = true, disable_version_flag = true)]
    WasmBindgen {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<std::ffi::OsString>,
    },
}

/// Options of `setup`.
#[derive(Args)]
struct SetupOptions {
    /// How to get the wasm standard library when it is missing (default: SPANNING_WASM_STD, or auto)
    #[arg(long, value_enum)]
    wasm_std: Option<Way>,
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Task::Setup(options) => Way::choose(options.wasm_std).and_then(|way| setup::run(Purpose::Test, way)),
        Task::Demo(options) => demo::run(&options),
        Task::Dev(options) => dev::run(&options),
        Task::Check => check::run(),
        Task::Test(options) => test::run(&options),
        Task::Guide => test::guide(),
        Task::Bench(options) => bench::run(&options),
        Task::Contract(options) => contract::run(&options),
        Task::Dist(options) => dist::run(&options),
        Task::Sizes(options) => sizes::print(&options),
        Task::Css => css::run(),
        Task::WasmBindgen { arguments } => split::bindgen(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // What was printed so far belongs above the error.
            process::say("");
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
