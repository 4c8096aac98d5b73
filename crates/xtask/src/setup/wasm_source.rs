//! Builds the wasm standard library from its sources, for exactly the compiler in use, and puts
//! it where rustup would: every tool then sees an ordinary installed target.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::apt;
use super::wasm_std::{Rustc, TARGET};
use crate::paths;
use crate::process::Step;

/// Lists the compiler and the files we put beside it, so that they can be removed again.
const MARKER: &str = "built-by-spanning-xtask.txt";
const CRATE: &str = "std-for-wasm";

/// Where rustup's component `rust-src` has the library.
pub fn component(rustc: &Rustc) -> PathBuf {
    rustc.sysroot.join("lib/rustlib/src/rust/library")
}

/// Removes what an earlier [`build`] installed. True when there was something.
pub fn remove(rustc: &Rustc) -> Result<bool> {
    let folder = rustc.target_folder();
    let marker = folder.join(MARKER);
    let Ok(list) = fs::read_to_string(&marker) else {
        return Ok(false);
    };
    for file in list.lines().skip(1).filter(|line| !line.contains('/')) {
        match fs::remove_file(folder.join("lib").join(file)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot remove {file} of {folder:?}"));
            }
            _ => {}
        }
    }
    fs::remove_file(&marker)?;
    Ok(true)
}

/// Finds the sources, builds and installs.
pub fn build(rustc: &Rustc) -> Result<()> {
    let library =
        if component(rustc).join("std").is_dir() { component(rustc) } else { apt::rust_library(&rustc.version)? };
    let work = paths::tools().join("std-build");
    prepare(&work)?;
    // build-std is only for nightly compilers, and looks for the sources in the sysroot alone:
    // the two variables lift that.
    Step::cargo("building std for wasm32")
        .args(["build", "--release", "--target", TARGET])
        .args(["-Z", "build-std=std,panic_abort,test,proc_macro"])
        .dir(&work)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_TESTS_ONLY_SRC_ROOT", &library)
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .without_env("CARGO_ENCODED_RUSTFLAGS")
        .run_ok()?;
    install(rustc, &work.join("target").join(TARGET).join("release/deps"))?;
    fs::remove_dir_all(&work)?;
    apt::clean()
}

/// An empty crate of its own workspace.
fn prepare(work: &Path) -> Result<()> {
    fs::create_dir_all(work.join("src"))?;
    fs::write(work.join("src/lib.rs"), "#![no_std]\n")?;
    let manifest = format!(
        "[package]\nname = \"{CRATE}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [profile.release]\nopt-level = 3\ncodegen-units = 1\ndebug = false\n"
    );
    fs::write(work.join("Cargo.toml"), manifest)?;
    Ok(())
}

fn install(rustc: &Rustc, built: &Path) -> Result<()> {
    let own = format!("lib{}", CRATE.replace('-', "_"));
    let mut files = Vec::new();
    for entry in fs::read_dir(built)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with(&own) {
            files.push(name);
        }
    }
    files.sort();
    ensure!(files.iter().any(|name| name.starts_with("libstd-")), "the build left no libstd in {built:?}");
    let folder = rustc.target_folder();
    let cannot = || format!("cannot write to {}; is it yours?", folder.display());
    fs::create_dir_all(folder.join("lib")).with_context(cannot)?;
    // The list first: an interrupted copy can then be cleaned up.
    let list = format!("{}\n{}\n", rustc.commit, files.join("\n"));
    fs::write(folder.join(MARKER), list).with_context(cannot)?;
    for name in files {
        fs::copy(built.join(&name), folder.join("lib").join(&name)).with_context(cannot)?;
    }
    Ok(())
}
