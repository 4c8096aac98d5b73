//! Gets whatever is missing to build, run and test. Everything goes into `.tools/`, except the
//! wasm standard library (into the toolchain) and Chromium (a system package).

mod apt;
mod browser;
mod node;
mod packages;
mod python;
mod tools;
mod wasm_source;
mod wasm_std;

use std::time::Instant;

use anyhow::{Context, Result};

pub use browser::{chromedriver, chromium};
pub use node::{bench, lightningcss};
pub use python::schemathesis;
pub use tools::SPLITTER;
pub use wasm_std::{TARGET, Way};

use crate::process::say;

/// What a set-up is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Building and running the app.
    Build,
    /// That, and the tests in a browser.
    Test,
}

/// Does every step that is not done yet.
pub fn run(purpose: Purpose, way: Way) -> Result<()> {
    let started = Instant::now();
    step("wasm32 standard library", || wasm_std::ensure(way))?;
    step("trunk", tools::trunk)?;
    step("wasm-bindgen", tools::wasm_bindgen)?;
    step("wasm splitter", tools::splitter)?;
    tools::tidy()?;
    step("npm packages for building", node::build_tools)?;
    if purpose == Purpose::Test {
        step("Chromium and ChromeDriver", browser::ensure)?;
        step("npm packages of tests/e2e", node::e2e)?;
        step("Schemathesis", python::ensure)?;
    }
    say(&format!("Everything is set up ({:.1} s).", started.elapsed().as_secs_f32()));
    Ok(())
}

/// One step; it returns a few words about what it found or did.
fn step(name: &str, action: impl FnOnce() -> Result<String>) -> Result<()> {
    let started = Instant::now();
    let note = action().with_context(|| format!("set-up stopped at: {name}"))?;
    say(&format!("  ok {name:<28} {:>6.1} s  {note}", started.elapsed().as_secs_f32()));
    Ok(())
}
