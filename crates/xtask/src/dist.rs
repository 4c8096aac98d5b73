//! `dist/`: what a static host serves, compressed beforehand, with the headers it needs.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::process::say;
use crate::setup::{self, Purpose, Way};
use crate::{app, headers, hosts, sizes};

/// Options of `dist`.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// A demo that needs no server, in dist-demo/: any static host, any path, the simulated back end inside
    #[arg(long, conflicts_with_all = ["public_url", "frame_ancestors"])]
    pub demo: bool,
    /// The path the app is served from, with a slash at both ends
    #[arg(long, default_value = "/")]
    pub public_url: String,
    /// Origins of the portals that embed the app, separated by spaces, for the described headers
    #[arg(long, default_value = "'none'")]
    pub frame_ancestors: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { demo: false, public_url: "/".to_owned(), frame_ancestors: "'none'".to_owned() }
    }
}

/// Sets up, builds, and says what came out.
pub fn run(options: &Options) -> Result<()> {
    setup::run(Purpose::Build, Way::choose(None)?)?;
    if options.demo {
        app::demo()?;
        say("dist-demo/ is ready for any static host, at any path. Nothing needs to be set there.");
        return Ok(());
    }
    app::release(options)?;
    sizes::run()?;
    say("dist/ is ready for a static host. headers.json and _headers say which headers it has to send;");
    say("every path that is no file has to answer with index.html.");
    Ok(())
}

/// Describes the headers and puts a `.br` and a `.gz` beside every file that gains from it.
pub fn finish(folder: &Path, options: &Options) -> Result<()> {
    headers::write(folder, options)?;
    let mut files = Vec::new();
    app::collect(folder, &mut files)?;
    for file in files {
        if compressible(&file) {
            compress(&file).with_context(|| format!("cannot compress {}", file.display()))?;
        }
    }
    Ok(())
}

fn compressible(file: &Path) -> bool {
    let kinds = ["css", "html", "js", "json", "map", "mjs", "svg", "txt", "wasm", "webmanifest"];
    // What describes the app is not part of it.
    let described = file.file_name().is_some_and(|name| name == headers::DESCRIPTION)
        || file.parent().and_then(Path::file_name).is_some_and(|folder| folder == hosts::FOLDER);
    !described && file.extension().is_some_and(|e| kinds.iter().any(|kind| e == *kind))
}

fn compress(file: &Path) -> Result<()> {
    let bytes = fs::read(file)?;
    for (suffix, packed) in [(".br", brotli(&bytes)?), (".gz", gzip(&bytes)?)] {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        if packed.len() < bytes.len() {
            fs::write(name, packed)?;
        } else if Path::new(&name).exists() {
            fs::remove_file(name)?;
        }
    }
    Ok(())
}

/// Brotli at its best: quality 11, the largest window.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

/// Gzip at its best.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_unpacks_to_the_same() {
        let text = "the same line again and again\n".repeat(500);
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(text.as_bytes()).unwrap(), &mut plain).unwrap();
        assert_eq!(plain, text.as_bytes());
        let mut plain = String::new();
        let packed = gzip(text.as_bytes()).unwrap();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&*packed), &mut plain).unwrap();
        assert_eq!(plain, text);
    }
}
