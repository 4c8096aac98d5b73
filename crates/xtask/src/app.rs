//! Builds the app with Trunk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Result, ensure};
use sha2::{Digest, Sha256};

use crate::process::{self, Step, say};
use crate::{css, demo, dist, paths, split};

/// Everything a release build depends on. xtask itself compresses and describes the result.
const INPUTS: [&str; 12] = [
    "src",
    "style",
    "public",
    "crates/api",
    "crates/domain",
    "crates/mock",
    "crates/xtask",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
];

/// A Trunk command with what all of them need.
pub fn trunk(label: &str, command: &str) -> Step {
    // Trunk reads NO_COLOR as an option and refuses its usual value.
    Step::new(label, "trunk")
        .args([command])
        .without_env("NO_COLOR")
        .env("CARGO_TERM_COLOR", "never")
        .env("RUST_BACKTRACE", "0")
}

/// The release app in `dist/`, compressed and described; nothing happens when nothing changed.
pub fn release(options: &dist::Options) -> Result<()> {
    let build = trunk("building the release app", "build").args(["--features", "split"]);
    made(&paths::dist(), options, build, |_| Ok(()))
}

/// The demo that needs no server in `dist-demo/`; nothing happens when nothing changed.
pub fn demo() -> Result<()> {
    let options = dist::Options { public_url: "./".to_owned(), ..dist::Options::default() };
    let build = trunk("building the demo", "build").args(["--features", "split,demo"]).env(css::DEMO, "1");
    made(&paths::demo_dist(), &options, build, demo::without_server)?;
    demo::without_headers(&paths::demo_dist())
}

/// Builds into a folder, unless it holds that very build.
fn made(folder: &Path, options: &dist::Options, build: Step, change: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let started = Instant::now();
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stamp = paths::target()?.join(format!("xtask-{name}.stamp"));
    let inputs = fingerprint(&format!("{options:?}"))?;
    if folder.join("index.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|built| built == inputs) {
        say(&format!("  ok release app                  0.0 s  unchanged in {name}/"));
        return Ok(());
    }
    ensure!(paths::root().join("index.html").is_file(), "index.html, Trunk's entry page, is missing");
    if stamp.exists() {
        fs::remove_file(&stamp)?;
    }
    build
        .args(["--release", "--public-url", &options.public_url])
        .env("PATH", paths::with(&split::shim()?))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", split::rustflags()?)
        .env("CARGO_PROFILE_RELEASE_STRIP", "none")
        .arg_path("--dist", folder)
        .run_ok()?;
    split::install(folder)?;
    change(folder)?;
    dist::finish(folder, options)?;
    fs::create_dir_all(paths::target()?)?;
    fs::write(&stamp, inputs)?;
    say(&format!("  ok release app               {:>6.1} s  built into {name}/", started.elapsed().as_secs_f32()));
    Ok(())
}

/// A hash of all inputs, the compiler and the options.
fn fingerprint(options: &str) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(process::read("rustc", &["-vV"]).unwrap_or_default());
    hash.update(options);
    let mut files = Vec::new();
    for input in INPUTS {
        collect(&paths::root().join(input), &mut files)?;
    }
    files.sort();
    for file in files {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update([0]);
        hash.update(Sha256::digest(fs::read(&file)?));
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// All files of a folder, or the file itself; nothing when it does not exist.
pub fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_path_buf());
    }
    Ok(())
}
