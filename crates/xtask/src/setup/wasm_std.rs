//! The standard library for wasm32: present, or from rustup, or built from source.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::wasm_source;
use crate::paths;
use crate::process::{self, Step};

/// The target the app is built for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How to get the standard library when it is missing.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Way {
    /// rustup first; from source when rustup cannot.
    Auto,
    /// From source, without asking rustup.
    Source,
}

impl Way {
    /// The choice on the command line, else `SPANNING_WASM_STD`, else `auto`.
    pub fn choose(argument: Option<Self>) -> Result<Self> {
        if let Some(way) = argument {
            return Ok(way);
        }
        match std::env::var("SPANNING_WASM_STD").as_deref() {
            Err(_) | Ok("" | "auto") => Ok(Self::Auto),
            Ok("source") => Ok(Self::Source),
            Ok(other) => bail!("SPANNING_WASM_STD is {other:?}; it can be auto or source"),
        }
    }
}

/// The compiler in use.
pub struct Rustc {
    /// `1.95.0`, or something longer for a nightly or beta.
    pub version: String,
    /// Identifies the compiler exactly.
    pub commit: String,
    /// Where its libraries are.
    pub sysroot: PathBuf,
}

impl Rustc {
    fn detect() -> Result<Self> {
        let verbose = process::read("rustc", &["-vV"]).context("rustc does not run")?;
        let field = |name: &str| {
            let line = verbose.lines().find_map(|line| line.strip_prefix(name));
            line.map(|value| value.trim().to_owned()).unwrap_or_default()
        };
        let sysroot = process::read("rustc", &["--print", "sysroot"]).context("rustc has no sysroot")?;
        Ok(Self { version: field("release:"), commit: field("commit-hash:"), sysroot: PathBuf::from(sysroot) })
    }

    /// Where the libraries of the target are.
    pub fn target_folder(&self) -> PathBuf {
        self.sysroot.join("lib/rustlib").join(TARGET)
    }
}

/// Makes sure that programs for the target can be compiled and linked.
pub fn ensure(way: Way) -> Result<String> {
    let rustc = Rustc::detect()?;
    if probe()?.is_none() {
        return Ok(format!("present for rustc {}", rustc.version));
    }
    // What an earlier set-up built may belong to another compiler, or stand beside what rustup
    // has installed since.
    if wasm_source::remove(&rustc)? && probe()?.is_none() {
        return Ok("present, after removing an older one built from source".to_owned());
    }
    let mut tried = Vec::new();
    if way == Way::Auto {
        match from_rustup(&rustc)? {
            None => return Ok("added by rustup".to_owned()),
            Some(failure) => tried.push(format!("rustup target add {TARGET}: {failure}")),
        }
    }
    if let Err(error) = wasm_source::build(&rustc) {
        tried.push(format!("building it from source: {error:#}"));
        bail!(advice(&rustc, &tried));
    }
    match probe()? {
        None => Ok(format!("built from source for rustc {}", rustc.version)),
        Some(error) => {
            wasm_source::remove(&rustc)?;
            tried.push(format!("built from source, but it does not work: {error}"));
            bail!(advice(&rustc, &tried))
        }
    }
}

/// Compiles and links a small program; `None` when that works, else what rustc says.
fn probe() -> Result<Option<String>> {
    let folder = paths::tools().join("probe");
    fs::create_dir_all(&folder)?;
    let source = folder.join("main.rs");
    fs::write(&source, "fn main() { println!(\"{:?}\", std::env::args()); }\n")?;
    let output = Command::new("rustc")
        .args(["--edition", "2024", "--target", TARGET, "-o", "main.wasm"])
        .arg(&source)
        .current_dir(&folder)
        .output()
        .context("rustc could not be started")?;
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok((!output.status.success()).then_some(message))
}

/// `None` when it worked, else why not.
fn from_rustup(rustc: &Rustc) -> Result<Option<String>> {
    let Some(managed) = process::read("rustup", &["which", "rustc"]) else {
        return Ok(Some("rustup is not installed, or manages no compiler".to_owned()));
    };
    // It would add the target to its own toolchain, which may be another one.
    if !same_folder(Path::new(&managed).ancestors().nth(2), &rustc.sysroot) {
        return Ok(Some(format!("rustc is not rustup's ({managed})")));
    }
    // Where the servers cannot be reached rustup can hang for minutes; once it downloads,
    // it may take its time.
    let finished = Step::new("rustup target add", "rustup")
        .args(["target", "add", TARGET])
        .limit(Duration::from_secs(20))
        .longer_once("downloading", Duration::from_secs(300))
        .run()?;
    if finished.ok && probe()?.is_none() {
        return Ok(None);
    }
    let text = finished.text();
    let reason = text.lines().rfind(|line| line.contains("error"));
    Ok(Some(match reason {
        Some(line) => line.trim().to_owned(),
        None => format!("no success after {:.0} s", finished.elapsed.as_secs_f32()),
    }))
}

fn same_folder(left: Option<&Path>, right: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    left.and_then(real).is_some_and(|left| Some(left) == real(right))
}

fn advice(rustc: &Rustc, tried: &[String]) -> String {
    format!(
        "rustc {} has no standard library for {TARGET}. Tried:\n  - {}\n\
         By hand: `rustup target add {TARGET}`, or, where rustup's servers cannot be reached, \
         put the library sources of exactly this version at {} (rustup component rust-src, or \
         Debian's package rust-src) and run `cargo xtask setup --wasm-std source`.",
        rustc.version,
        tried.join("\n  - "),
        wasm_source::component(rustc).display(),
    )
}
