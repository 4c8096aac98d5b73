//! Splits the release app: what every page needs in one wasm file, each group of pages
//! (`src/app/parts.rs`) in its own, loaded when it is first shown.
//!
//! The splitter needs the linker's relocations, so it has to run between the linker and wasm-bindgen.
//! Trunk has no step there; it finds our `wasm-bindgen` first on its `PATH` ([`shim`]), which splits and
//! calls the real one ([`bindgen`]). After Trunk, [`install`] puts the parts beside the app.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::bundle;
use crate::paths;
use crate::process::Step;
use crate::setup::SPLITTER;
use crate::wasm;

/// The script that the splitter writes, and by which the app asks for its parts.
const LOADER: &str = "__wasm_split.js";
/// What rustc has to be told: relocations for the splitter, a stack of 256 KiB (of the usual 1 MiB, which every page
/// would reserve, the app was seen to use 15 KiB), and what `.cargo/config.toml` says, which this replaces.
const RUSTFLAGS: &str = "--cfg erase_components -Clink-arg=--emit-relocs -Clink-arg=-zstack-size=262144";

/// [`RUSTFLAGS`], and that a panic in a dependency names its file without the folders of the machine that builds:
/// every copy of the app would carry them, and no two machines would build the same one.
pub fn rustflags() -> Result<String> {
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = || std::env::home_dir().map(|home| home.join(".cargo"));
    let registries = cargo.or_else(home).context("cargo has no home")?.join("registry/src");
    let entries = fs::read_dir(&registries).with_context(|| format!("{} cannot be read", registries.display()))?;
    let mut folders: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path().display().to_string())).collect();
    folders.sort();
    // Cargo takes one string and parts it at spaces.
    let remaps = folders.iter().filter(|folder| !folder.contains(char::is_whitespace));
    let remaps = remaps.map(|folder| format!(" --remap-path-prefix={folder}="));
    Ok(RUSTFLAGS.to_owned() + &remaps.collect::<String>())
}

/// A folder with a program `wasm-bindgen` that calls `cargo xtask wasm-bindgen`.
pub fn shim() -> Result<PathBuf> {
    let folder = paths::tools().join("split-bin");
    fs::create_dir_all(&folder)?;
    let program = folder.join("wasm-bindgen");
    let own = std::env::current_exe()?;
    fs::write(&program, format!("#!/bin/sh\nexec '{}' wasm-bindgen \"$@\"\n", own.display()))?;
    #[cfg(unix)]
    fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    Ok(folder)
}

/// In the place of `wasm-bindgen`: splits the wasm file among the arguments, then calls the real one.
pub fn bindgen(arguments: &[OsString]) -> Result<()> {
    let real = paths::which("wasm-bindgen").context("wasm-bindgen is not installed")?;
    let input = arguments.iter().find(|argument| Path::new(argument).extension().is_some_and(|e| e == "wasm"));
    let (Some(input), Some(name)) = (input, option(arguments, "--out-name=")) else {
        return call(Command::new(real).args(arguments));
    };
    let folder = folder()?;
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let splitter = paths::which(SPLITTER).context("the splitter is not installed; run cargo xtask setup")?;
    call(Command::new(splitter).args(["--target", "web", "--out-name", &name]).arg(input).arg(&folder))?;
    let main = folder.join(format!("{name}.wasm"));
    let rest = arguments.iter().filter(|argument| *argument != input);
    call(Command::new(real).args(rest).arg(&main).args(["--keep-lld-exports", "--remove-name-section"]))?;
    fs::remove_file(main)?;
    let out = option(arguments, "--out-dir=").context("wasm-bindgen is told no folder")?;
    shorten(&Path::new(&out).join(format!("{name}.js")), &Path::new(&out).join(format!("{name}_bg.wasm")))
}

/// How each function of a script begins that a module takes.
const FUNCTION: &str = "\n        ";

/// Gives what the app takes from its script short names: wasm-bindgen's end with sixteen digits that do not compress,
/// in both files.
fn shorten(script: &Path, module: &Path) -> Result<()> {
    let wasm = fs::read(module)?;
    let imports = wasm::imports(&wasm).context("the app is cut off")?;
    let long = imports.iter().filter(|import| import.name.starts_with("__wb")).map(|import| import.name);
    let names: BTreeMap<&str, String> = long.enumerate().map(|(at, name)| (name, format!("f{at}"))).collect();
    let mut text = fs::read_to_string(script)?;
    for (long, short) in &names {
        let function = format!("{FUNCTION}{long}: ");
        ensure!(text.matches(&function).count() == 1, "{} does not define {long} once", script.display());
        text = text.replace(&function, &format!("{FUNCTION}{short}: "));
    }
    let short = |name: &str| names.get(name).cloned().unwrap_or_else(|| name.to_owned());
    fs::write(module, wasm::with_imports_called(&wasm, short).context("the app is cut off")?)?;
    fs::write(script, text)?;
    Ok(())
}

/// Puts optimised parts and their loader beside the app in `dist`, with names that change with their
/// content, and lets the page fetch the loader early.
pub fn install(dist: &Path) -> Result<()> {
    let folder = folder()?;
    let mut loader = fs::read_to_string(folder.join(LOADER)).context("the splitter left no loader")?;
    let app = app_name(dist)?;
    let mut parts = parts(&folder)?;
    for (number, bundle) in bundle::bundles(&loader, &parts).into_iter().enumerate() {
        let bytes = merged(&bundle)?;
        parts.retain(|(name, _)| !bundle.contains(name));
        let file = named(&format!("shared_{number}"), &bytes, "wasm");
        fs::write(dist.join(&file), bytes)?;
        loader = bundle::load_from(&loader, &bundle, number, &file);
    }
    for (name, bytes) in parts {
        let file = named(&name, &bytes, "wasm");
        fs::write(dist.join(&file), &bytes)?;
        loader = loader.replace(&format!("./{name}.wasm"), &format!("./{file}"));
    }
    // The loader shares the memory of the app that is running: the very module that the page started.
    let stem = app.split('-').take_while(|part| !is_hash(part)).collect::<Vec<_>>().join("-");
    loader = loader.replace(&format!("./{stem}.js"), &format!("./{app}.js"));
    let early = bundle::files(&loader);
    let written = folder.join(LOADER);
    fs::write(&written, loader)?;
    let small = minified(&written)?;
    let file = named("parts", &small, "js");
    fs::write(dist.join(&file), small)?;
    // Only where the file is imported: inside the wasm the module keeps its name.
    let import = |file: &str| format!(" from \"./{file}\"");
    let script = dist.join(format!("{app}.js"));
    rewrite(&script, &import(LOADER), &import(&file))?;
    fs::write(&script, minified(&script)?)?;
    page(dist, &app, &file)?;
    tell_page(dist, &early)
}

/// Tells the page which files each group is made of, so that it fetches them along with the app.
fn tell_page(dist: &Path, files: &BTreeMap<String, Vec<String>>) -> Result<()> {
    const PLACE: &str = "const parts = {};";
    let path = dist.join("index.html");
    let text = fs::read_to_string(&path)?;
    ensure!(text.contains(PLACE), "index.html has no place for the names of parts");
    // Beside the app's script, whatever path the app is served from.
    let script = text.split("<link rel=\"modulepreload\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let base = script.and_then(|script| Some(script.rsplit_once('/')?.0)).unwrap_or_default();
    let named = |(group, files): (&String, &Vec<String>)| {
        let files: Vec<_> = files.iter().map(|file| format!("{base}/{file}")).collect();
        Ok(format!("{group}: {}", serde_json::to_string(&files)?))
    };
    let groups = files.iter().map(named).collect::<Result<Vec<_>>>()?;
    fs::write(&path, text.replacen(PLACE, &format!("const parts = {{ {} }};", groups.join(", ")), 1))?;
    Ok(())
}

/// The app's script has changed since Trunk wrote its integrity hash into the page.
fn page(dist: &Path, app: &str, loader: &str) -> Result<()> {
    use base64::Engine;
    let path = dist.join("index.html");
    let text = fs::read_to_string(&path)?;
    let script = format!("{app}.js");
    let start = text.find("<link rel=\"modulepreload\"").context("the page preloads no script")?;
    let end = start + text[start..].find('>').context("a tag does not end")? + 1;
    let tag = &text[start..end];
    ensure!(tag.contains(&script), "the page preloads another script: {tag}");
    let digest = sha2::Sha384::digest(fs::read(dist.join(&script))?);
    let hash = base64::engine::general_purpose::STANDARD.encode(digest);
    let integrity = tag.find("sha384-").context("the script has no integrity hash")?;
    let old: String = tag[integrity..].chars().take_while(|c| *c != '"').collect();
    let preload = tag.replace(&script, loader);
    let preload = preload.replace(&format!(" integrity=\"{old}\""), "");
    let tag = tag.replace(&old, &format!("sha384-{hash}"));
    fs::write(&path, format!("{}{tag}{preload}{}", &text[..start], &text[end..]))?;
    Ok(())
}

/// Name and optimised bytes of each part.
fn parts(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().extension().is_some_and(|e| e == "wasm") {
            files.push((entry.metadata()?.len(), entry.path()));
        }
    }
    files.sort();
    // As many at once as there are usually cores, each with its share of the large ones.
    let paths: Vec<PathBuf> = files.into_iter().map(|(_, path)| path).collect();
    let half = |first| paths.iter().skip(first).step_by(2).cloned().collect::<Vec<_>>();
    std::thread::scope(|scope| {
        let other = scope.spawn(|| optimise("optimising parts, first half", &half(0)));
        optimise("optimising parts, second half", &half(1))?;
        other.join().unwrap_or_else(|_| bail!("optimising the parts stopped"))
    })?;
    let mut parts = Vec::new();
    for path in paths {
        let stem = path.file_stem().context("a part has no name")?.to_string_lossy().into_owned();
        parts.push((stem, fs::read(path.with_extension("opt"))?));
    }
    parts.sort();
    Ok(parts)
}

/// One module of several chunks that are optimised already.
fn merged(bundle: &bundle::Bundle) -> Result<Vec<u8>> {
    let folder = folder()?;
    let files: Vec<_> = bundle.iter().map(|chunk| folder.join(chunk).with_extension("opt")).collect();
    let chunks = files.iter().map(fs::read).collect::<std::io::Result<Vec<_>>>()?;
    let (shared, out) = (folder.join("shared.opt"), folder.join("merged.opt"));
    fs::write(&shared, bundle::shared(&chunks)?)?;
    Step::new("merging shared chunks", "node")
        .args([paths::tools().join("npm/node_modules/binaryen/bin/wasm-merge"), shared, bundle::SHARED.into()])
        .args(files.iter().zip(bundle).flat_map(|(file, name)| [file.clone().into_os_string(), name.into()]))
        .args(wasm_features(&fs::read_to_string(paths::root().join("index.html"))?)?)
        .arg_path("--output", &out)
        .run_ok()?;
    Ok(fs::read(out)?)
}

/// Writes a smaller file beside each.
fn optimise(label: &str, files: &[PathBuf]) -> Result<()> {
    let features = wasm_features(&fs::read_to_string(paths::root().join("index.html"))?)?;
    let library = paths::tools().join("npm/node_modules/binaryen/index.js");
    Step::new(label, "node")
        .args([paths::root().join("crates/xtask/npm/optimise.mjs"), library])
        .args(&features)
        .args(["--"])
        .args(files)
        .run_ok()?;
    Ok(())
}

/// A script of wasm-bindgen or the splitter without what only people read: a fifth less to transfer, half to parse.
fn minified(script: &Path) -> Result<Vec<u8>> {
    let small = folder()?.join("small.js");
    Step::new("minifying scripts", paths::tools().join("npm/node_modules/.bin/esbuild"))
        .args(["--minify", "--format=esm", "--target=es2022", "--log-level=error"])
        .args([format!("--outfile={}", small.display()), script.display().to_string()])
        .run_ok()?;
    Ok(fs::read(small)?)
}

/// What rustc may use, as the entry page tells Trunk's wasm-opt.
fn wasm_features(page: &str) -> Result<Vec<String>> {
    let (_, rest) = page.split_once("data-wasm-opt-params=\"").context("index.html names no wasm features")?;
    let (list, _) = rest.split_once('"').context("a list in index.html does not end")?;
    Ok(list.split_whitespace().map(str::to_owned).collect())
}

/// The app's script, without its ending.
fn app_name(dist: &Path) -> Result<String> {
    let names = fs::read_dir(dist)?.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    let mut found = names.filter_map(|name| Some(name.strip_suffix("_bg.wasm")?.to_owned()));
    found.next().context("the build left no app")
}

fn rewrite(file: &Path, from: &str, to: &str) -> Result<()> {
    let text = fs::read_to_string(file)?;
    ensure!(text.contains(from), "{} does not name {from}", file.display());
    fs::write(file, text.replace(from, to))?;
    Ok(())
}

fn named(name: &str, bytes: &[u8], ending: &str) -> String {
    let hash: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{hash}.{ending}", name.replace('_', "-"))
}

/// Whether a part of a file's name changes with its content. Trunk writes its number of 64 bits without
/// leading zeros: not every name has sixteen digits.
pub fn is_hash(part: &str) -> bool {
    (8..=16).contains(&part.len()) && part.chars().all(|c| c.is_ascii_hexdigit())
}

fn folder() -> Result<PathBuf> {
    Ok(paths::target()?.join("wasm-split"))
}

/// The value of one of wasm-bindgen's options.
fn option(arguments: &[OsString], name: &str) -> Option<String> {
    arguments.iter().find_map(|argument| Some(argument.to_str()?.strip_prefix(name)?.to_owned()))
}

fn call(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_owned();
    let status = command.status().with_context(|| format!("cannot start {program:?}"))?;
    ensure!(status.success(), "{program:?} failed: {status}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_with_the_content() {
        let first = named("split_dashboard", b"one", "wasm");
        assert!(first.starts_with("split-dashboard-") && first.ends_with(".wasm"), "{first}");
        assert!(first.split(['-', '.']).any(is_hash), "{first}");
        assert_ne!(first, named("split_dashboard", b"two", "wasm"));
    }

    #[test]
    fn a_name_may_have_fewer_digits() {
        let split = |name: &str| name.split('-').take_while(|part| !is_hash(part)).collect::<Vec<_>>().join("-");
        assert_eq!(split("spanning-console-2a9b802ba6916"), "spanning-console");
        assert_eq!(split("spanning-console-b8470c048416e148"), "spanning-console");
    }

    #[test]
    fn the_page_allows_the_script_as_it_is_now() {
        let dist = std::env::temp_dir().join(format!("spanning-split-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("app-0123456789abcdef.js"), "import x from './parts.js'").unwrap();
        let tag = r#"<link rel="modulepreload" href="/base/app-0123456789abcdef.js" crossorigin="anonymous" integrity="sha384-old+/=">"#;
        fs::write(dist.join("index.html"), format!("<head>{tag}</head>")).unwrap();
        page(&dist, "app-0123456789abcdef", "parts-1.js").unwrap();
        let text = fs::read_to_string(dist.join("index.html")).unwrap();
        assert!(!text.contains("sha384-old"), "{text}");
        assert_eq!(text.matches("integrity=").count(), 1, "{text}");
        assert!(
            text.contains(r#"<link rel="modulepreload" href="/base/parts-1.js" crossorigin="anonymous">"#),
            "{text}"
        );
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn parts_may_use_what_the_app_may() {
        let features = wasm_features(&fs::read_to_string(paths::root().join("index.html")).unwrap()).unwrap();
        assert!(features.iter().any(|name| name == "--enable-bulk-memory"), "{features:?}");
        assert!(features.iter().all(|name| name.starts_with("--enable-")), "{features:?}");
    }

    #[test]
    fn only_a_release_names_its_output() {
        let arguments = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(
            option(&arguments(&["--target=web", "--out-name=app", "a.wasm"]), "--out-name=").as_deref(),
            Some("app")
        );
        assert_eq!(option(&arguments(&["--version"]), "--out-name="), None);
    }
}
