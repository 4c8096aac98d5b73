//! The stages of `cargo xtask test`.

use anyhow::{Context, Result, ensure};

use super::counts::{self, Counts, ONE_FAILED, ONE_PASSED};
use super::{contract, e2e};
use crate::process::{Finished, Step, say};
use crate::server::Features;
use crate::{app, dependencies, dist, paths, setup, sizes};

/// Crates that also run in the browser.
const PORTABLE: [&str; 4] = ["spanning-console", "spanning-api", "spanning-domain", "spanning-mock"];

/// A stage, in the order they run: the quick ones first.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Stage {
    /// rustfmt finds nothing to change
    Format,
    /// Licences, a reason for each dependency, nothing twice in the app
    Dependencies,
    /// clippy finds nothing in native builds
    Clippy,
    /// clippy finds nothing in wasm builds
    ClippyWasm,
    /// Tests that need no browser
    Native,
    /// The mock server keeps the contract, whatever it is asked
    Contract,
    /// The documentation has no broken links
    Docs,
    /// tests/browser.rs in headless Chromium
    Browser,
    /// The release app
    App,
    /// The demo that needs no server
    Demo,
    /// The app's size against the budget; nothing of the demo is in it
    Sizes,
    /// Playwright's tests against the release app and the mock server
    E2e,
}

impl Stage {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Format,
        Self::Dependencies,
        Self::Clippy,
        Self::ClippyWasm,
        Self::Native,
        Self::Contract,
        Self::Docs,
        Self::Browser,
        Self::App,
        Self::Demo,
        Self::Sizes,
        Self::E2e,
    ];
    /// The longest builds, most of them on one core.
    pub const BUILDS: [Self; 2] = [Self::App, Self::Demo];

    /// Its name in the summary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Dependencies => "dependencies",
            Self::Clippy => "clippy native",
            Self::ClippyWasm => "clippy wasm",
            Self::Native => "native tests",
            Self::Contract => "contract",
            Self::Docs => "docs",
            Self::Browser => "browser tests",
            Self::App => "release app",
            Self::Demo => "demo",
            Self::Sizes => "sizes",
            Self::E2e => "end-to-end tests",
        }
    }

    /// Whether it needs more than the Rust toolchain.
    pub fn needs_setup(self) -> bool {
        !matches!(self, Self::Format | Self::Dependencies | Self::Clippy | Self::Native | Self::Docs)
    }

    /// Whether it looks at the release app.
    pub fn needs_app(self) -> bool {
        matches!(self, Self::Sizes | Self::E2e)
    }

    /// Runs it. `all` are the stages of this run.
    pub fn run(self, all: &[Self], playwright: &[String]) -> Result<Counts> {
        match self {
            Self::Format => passes(Step::cargo("cargo fmt").args(["fmt", "--all", "--check"])),
            Self::Dependencies => dependencies::check().map(|()| ONE_PASSED),
            Self::Clippy => {
                passes(Step::cargo("clippy native").args(["clippy", "--workspace", "--all-targets"]).args(DENY))
            }
            Self::ClippyWasm => clippy_wasm(),
            Self::Native => native(),
            Self::Contract => contract::run(features(all)),
            Self::Docs => passes(
                Step::cargo("cargo doc").args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"),
            ),
            Self::Browser => browser(),
            Self::App => app::release(&dist::Options::default()).map(|()| ONE_PASSED),
            Self::Demo => app::demo().map(|()| ONE_PASSED),
            Self::Sizes => sizes(all),
            Self::E2e => e2e::run(features(all), playwright),
        }
    }
}

const DENY: [&str; 3] = ["--", "-D", "warnings"];

/// The budget; where the demo was built too, that nothing of it is in the app.
fn sizes(all: &[Stage]) -> Result<Counts> {
    sizes::run()?;
    let mut counts = ONE_PASSED;
    if all.contains(&Stage::Demo) {
        sizes::without_demo()?;
        counts += ONE_PASSED;
    }
    Ok(counts)
}

fn passes(step: Step) -> Result<Counts> {
    step.run_ok().map(|_| ONE_PASSED)
}

fn clippy_wasm() -> Result<Counts> {
    let packages = PORTABLE.iter().flat_map(|name| ["--package", name]);
    let clippy = |label: &str| Step::cargo(label).args(["clippy", "--target", setup::TARGET]);
    clippy("clippy wasm").args(packages).args(["--lib", "--bins"]).args(DENY).run_ok()?;
    let demo = ["--package", PORTABLE[0], "--lib", "--bins", "--features", "demo"];
    clippy("clippy wasm demo").args(demo).args(DENY).run_ok()?;
    passes(clippy("clippy wasm tests").args(["--package", PORTABLE[0], "--test", "browser"]).args(DENY))
}

/// Unit, integration and documentation tests.
fn native() -> Result<Counts> {
    let mut sum = if paths::which("cargo-nextest").is_some() {
        let run = Step::cargo("native tests")
            .args(["nextest", "run", "--workspace", "--no-fail-fast", "--status-level", "fail"])
            .run()?;
        let units = checked(&run, counts::nextest(&run.text()));
        let docs = Step::cargo("doc tests").args(["test", "--workspace", "--doc", "--no-fail-fast"]).run()?;
        let mut sum = checked(&docs, counts::libtest(&docs.text()));
        sum += units;
        sum
    } else {
        let run = Step::cargo("native tests").args(["test", "--workspace", "--no-fail-fast"]).run()?;
        checked(&run, counts::libtest(&run.text()))
    };
    if sum == Counts::default() {
        say("there are no native tests");
        sum = ONE_FAILED;
    }
    Ok(sum)
}

/// The numbers, and the end of the output when something failed. A run that failed without a
/// failed test (it did not compile, it crashed) counts as one.
pub(super) fn checked(run: &Finished, mut counts: Counts) -> Counts {
    if !run.ok {
        counts.failed = counts.failed.max(1);
        say(&format!("{}\n    whole output: {}", run.tail(), run.log.display()));
    }
    counts
}

fn browser() -> Result<Counts> {
    let runner = paths::which("wasm-bindgen-test-runner").context("wasm-bindgen-test-runner is missing")?;
    let driver = setup::chromedriver().context("ChromeDriver is missing")?;
    // Not with nextest: that starts a browser per test.
    let run = Step::cargo("browser tests")
        .args(["test", "--target", setup::TARGET, "--package", PORTABLE[0], "--test", "browser"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .run()?;
    let counts = checked(&run, counts::libtest(&run.text()));
    ensure!(counts != Counts::default(), "no browser test was run; see {}", run.log.display());
    Ok(counts)
}

/// What the mock server is built with: that of the native tests, where they ran.
fn features(all: &[Stage]) -> Features {
    if all.contains(&Stage::Native) { Features::OfTests } else { Features::Own }
}
