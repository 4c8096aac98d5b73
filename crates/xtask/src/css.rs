//! Bundles the stylesheets into the one file that `index.html` links.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::process::Step;
use crate::{paths, setup};

/// Set for a build of the demo, whose stylesheet has more in it.
pub const DEMO: &str = "SPANNING_DEMO";
const MAIN: &str = "style/main.css";

/// Bundles and minifies `style/main.css` into `target/css/app.css`.
pub fn run() -> Result<()> {
    ensure!(paths::root().join(MAIN).is_file(), "{MAIN}, the entry of all stylesheets, is missing");
    let folder = paths::root().join("target/css");
    fs::create_dir_all(&folder)?;
    let source = if std::env::var_os(DEMO).is_some() { "style/demo.css" } else { MAIN };
    let source = paths::root().join(source);
    let fresh = folder.join("app.css.new");
    // No targets: the CSS is written for current browsers and must not be rewritten for others.
    Step::new("bundling css", setup::lightningcss()?)
        .args(["--bundle", "--minify"])
        .arg_path("--output-file", &fresh)
        .args([&source])
        .run_ok()?;
    // An unchanged file keeps its time stamp, so that a watching build does not see a change.
    let made = fs::read(&fresh).context("lightningcss wrote nothing")?;
    let bundle = folder.join("app.css");
    if fs::read(&bundle).is_ok_and(|old| old == made) {
        fs::remove_file(&fresh)?;
    } else {
        fs::rename(&fresh, &bundle)?;
    }
    Ok(())
}
