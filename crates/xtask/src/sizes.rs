//! What a first visit downloads, against a budget.

mod crates;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use crate::process::say;
use crate::{dist, paths};

/// Brotli bytes of wasm, JavaScript and CSS that the start page loads: the app without its parts.
const BUDGET: usize = 245_000;
/// Brotli bytes of one part (a group of pages in `src/app/parts.rs`), or of a file that several share.
const PART_BUDGET: usize = 120_000;

#[derive(Default, Clone, Copy)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl std::ops::AddAssign for Size {
    fn add_assign(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// Options of `sizes`.
#[derive(clap::Args)]
pub struct Options {
    /// Whose code the last release build is, crate by crate
    #[arg(long)]
    crates: bool,
}

/// Prints what was asked for.
pub fn print(options: &Options) -> Result<()> {
    if options.crates { crates::run() } else { run() }
}

/// Prints the tables; an error when a budget is exceeded.
pub fn run() -> Result<()> {
    let folder = paths::dist();
    ensure!(folder.join("index.html").is_file(), "dist/ is not built; run cargo xtask dist");
    let total = start(&folder)?;
    let largest = parts(&folder)?;
    for (name, size, budget) in [("the start", total, BUDGET), ("a part", largest, PART_BUDGET)] {
        if size > budget {
            bail!("{name} has {size} bytes of brotli, {} over the budget of {budget}", size - budget);
        }
        say(&format!("  budget of {name} {} bytes brotli, {} left", thousands(budget), thousands(budget - size)));
    }
    Ok(())
}

/// Words that only the demo has: its people, its control door, its panel, its looks.
const OF_THE_DEMO: [&str; 6] = [
    "aldergrovedental.example",
    "brightwater.example",
    "x-mock-control",
    "director-open",
    "Demo director",
    "spanning-backend",
];
/// The simulated back end alone is larger than this, in bytes of wasm.
const LEAST_OF_THE_DEMO: usize = 500_000;

/// That the app in `dist/` has nothing of the demo: none of its words, and not its size. Each word is in
/// `dist-demo/`, so that the search can find it.
pub fn without_demo() -> Result<()> {
    let (app, demo) = (code(&paths::dist())?, code(&paths::demo_dist())?);
    for word in OF_THE_DEMO {
        let has = |bytes: &[u8]| bytes.windows(word.len()).any(|window| window == word.as_bytes());
        ensure!(has(&demo), "\"{word}\" is not even in the demo: look for another word");
        ensure!(!has(&app), "the app has \"{word}\", which is the demo's");
    }
    ensure!(
        app.len() + LEAST_OF_THE_DEMO < demo.len(),
        "the app has {} bytes of code, the demo {}: the simulated back end may be in both",
        app.len(),
        demo.len()
    );
    say(&format!(
        "  nothing of the demo in it: {} bytes of code, the demo {}",
        thousands(app.len()),
        thousands(demo.len())
    ));
    Ok(())
}

/// Every byte that a browser runs or draws by.
fn code(folder: &Path) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    for kind in ["wasm", "js", "css"] {
        for file in files(folder, kind)? {
            all.extend(fs::read(file)?);
        }
    }
    ensure!(!all.is_empty(), "{} is not built", folder.display());
    Ok(all)
}

/// What index.html loads; returns the total.
fn start(folder: &Path) -> Result<usize> {
    say(&format!("  {:<26}{:>12}{:>12}{:>12}", "at the start", "raw", "gzip", "brotli"));
    let mut total = Size::default();
    for kind in ["wasm", "js", "css"] {
        let mut size = Size::default();
        for file in files(folder, kind)? {
            if !is_part(&file) {
                size += measure(&file)?;
            }
        }
        ensure!(size.raw > 0, "dist/ has no .{kind} file");
        print_row(kind, size);
        total += size;
    }
    print_row("total", total);
    print_row("html", measure(&folder.join("index.html"))?);
    Ok(total.brotli)
}

/// What is loaded with the first page of a group; returns the largest.
fn parts(folder: &Path) -> Result<usize> {
    say("  with the first page of a group");
    let (mut all, mut largest) = (Size::default(), 0);
    for file in files(folder, "wasm")?.iter().filter(|file| is_part(file)) {
        let size = measure(file)?;
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        print_row(name.rsplit_once('-').map_or(&*name, |(name, _)| name), size);
        largest = largest.max(size.brotli);
        all += size;
    }
    print_row("all parts", all);
    Ok(largest)
}

/// Files at the top, where Trunk puts them, and under `snippets/`. What is elsewhere (the embedding kit,
/// pictures) is not part of the app.
fn files(folder: &Path, kind: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            files.push(path);
        } else if path.file_name().is_some_and(|name| name == "snippets") {
            crate::app::collect(&path, &mut files)?;
        }
    }
    files.retain(|file| file.extension().is_some_and(|e| e == kind));
    files.sort();
    Ok(files)
}

fn is_part(file: &Path) -> bool {
    file.extension().is_some_and(|e| e == "wasm")
        && file.file_stem().is_some_and(|stem| !stem.to_string_lossy().ends_with("_bg"))
}

fn measure(file: &Path) -> Result<Size> {
    let bytes = fs::read(file)?;
    Ok(Size { raw: bytes.len(), gzip: dist::gzip(&bytes)?.len(), brotli: dist::brotli(&bytes)?.len() })
}

fn print_row(name: &str, size: Size) {
    let [raw, gzip, brotli] = [size.raw, size.gzip, size.brotli].map(thousands);
    say(&format!("  {name:<26}{raw:>12}{gzip:>12}{brotli:>12}"));
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn groups_digits() {
        assert_eq!([0, 12, 999, 1000, 1_234_567].map(thousands), ["0", "12", "999", "1,000", "1,234,567"]);
    }
}
