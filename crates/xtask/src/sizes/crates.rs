//! Whose code the app is: bytes of functions by crate, from the names in the linker's output.
//!
//! That is before wasm-bindgen, splitting, wasm-opt and compression, which shrink all of it about alike: read the
//! shares. A function counts for the crate of its name, so generic code of leptos (`tachys`, `reactive_graph`) that is
//! filled with a page's closures counts for leptos.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, ensure};

use super::thousands;
use crate::process::say;
use crate::wasm::{self, Reader};
use crate::{paths, setup};

/// What wasm-bindgen runs to learn the types, and then removes.
const REMOVED: [&str; 2] = ["__wbindgen_describe", "WasmDescribe"];
/// Crates with less than this share are summed.
const LEAST: f64 = 0.1;

/// Prints a row for each crate of the last release build.
pub fn run() -> Result<()> {
    let path = paths::target()?.join(setup::TARGET).join("release/spanning-console.wasm");
    let bytes = fs::read(&path).context("there is no release build; cargo xtask dist makes one")?;
    let sums = sums(&bytes).with_context(|| format!("{} cannot be read", path.display()))?;
    let total: u64 = sums.values().sum();
    ensure!(total > 0, "{} has no names of functions", path.display());
    let mut rows: Vec<(String, u64)> = sums.into_iter().collect();
    rows.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let share = |bytes: u64| bytes as f64 * 100.0 / total as f64;
    let mut rest = 0;
    for (name, bytes) in rows {
        if share(bytes) < LEAST {
            rest += bytes;
        } else {
            say(&format!("{name:<28}{:>12}{:>8.1} %", thousands(bytes as usize), share(bytes)));
        }
    }
    say(&format!("{:<28}{:>12}{:>8.1} %", "others", thousands(rest as usize), share(rest)));
    say(&format!("{:<28}{:>12}", "all functions", thousands(total as usize)));
    Ok(())
}

/// Bytes of functions by crate. `None`: this is no WebAssembly, or cut off.
fn sums(bytes: &[u8]) -> Option<BTreeMap<String, u64>> {
    let imported = wasm::imports(bytes)?.iter().filter(|import| import.kind == 0).count() as u64;
    let mut sizes = Vec::new();
    let mut names = BTreeMap::new();
    for (id, mut section) in wasm::sections(bytes)? {
        match id {
            10 => {
                for _ in 0..section.number()? {
                    let length = section.number()?;
                    section.take(length)?;
                    sizes.push(length);
                }
            }
            0 if section.text()? == "name" => names = function_names(&mut section)?,
            _ => {}
        }
    }
    let mut sums = BTreeMap::new();
    for (index, size) in (imported..).zip(sizes) {
        let name = names.get(&index).copied().unwrap_or_default();
        if !REMOVED.iter().any(|part| name.contains(part)) {
            *sums.entry(owner(name).to_owned()).or_default() += size;
        }
    }
    Some(sums)
}

fn function_names<'a>(section: &mut Reader<'a>) -> Option<BTreeMap<u64, &'a str>> {
    let mut names = BTreeMap::new();
    while !section.0.is_empty() {
        let kind = section.byte()?;
        let length = section.number()?;
        let mut part = Reader(section.take(length)?);
        if kind == 1 {
            for _ in 0..part.number()? {
                names.insert(part.number()?, part.text()?);
            }
        }
    }
    Some(names)
}

/// The crate that a mangled name begins with; of `<T as Trait>` the first that has a crate.
fn owner(name: &str) -> &str {
    if let Some(rest) = name.strip_prefix("_ZN") {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let length = rest[..digits].parse().unwrap_or(0);
        let first = rest.get(digits..digits + length).unwrap_or_default();
        let Some((before, _)) = first.split_once("..").filter(|_| first.contains('$')) else { return first };
        return before.rsplit(|c: char| !is_word(c)).next().unwrap_or_default();
    }
    // The newer scheme: a crate is `Cs`, its number, `_`, the length of its name, the name.
    if let Some((_, rest)) = name.strip_prefix("_R").and_then(|rest| rest.split_once("Cs")) {
        let rest = rest.split_once('_').map_or("", |(_, rest)| rest);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let length = rest[..digits].parse().unwrap_or(0);
        return rest.get(digits..digits + length).unwrap_or_default();
    }
    if name.starts_with("__wasm_split") { "spanning_console" } else { "(no crate)" }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_crate() {
        let names = [
            ("_ZN16spanning_console2ui4menu17h0123456789abcdefE", "spanning_console"),
            ("_ZN60_$LT$wasm_bindgen..JsValue$u20$as$u20$core..clone..Clone$GT$5clone17hE", "wasm_bindgen"),
            ("_ZN62_$LT$F$u20$as$u20$tachys..reactive_graph..ReactiveFunction$GT$6invoke17hE", "tachys"),
            ("_RNvMNtCs5cOc02OMXlo_5alloc5allocNtB2_6Global18alloc_impl_runtime.1752", "alloc"),
            ("__wasm_split_00activity00_export_afff_activity", "spanning_console"),
            ("main", "(no crate)"),
        ];
        for (name, crate_name) in names {
            assert_eq!(owner(name), crate_name, "{name}");
        }
    }

    #[test]
    fn functions_are_counted_behind_the_imported_ones() {
        let section = |id: u8, body: &[u8]| [&[id, body.len() as u8][..], body].concat();
        let import = [&[1, 1][..], b"m", &[1], b"f", &[0, 0]].concat();
        let code = [2, 3, 0, 1, 0x0b, 2, 0, 0x0b];
        let (first, second) = ("_ZN5serde2deE", "_ZN4core3ptrE");
        let named = |index: u8, name: &str| [&[index, name.len() as u8][..], name.as_bytes()].concat();
        let list = [&[2][..], &named(1, first), &named(2, second)].concat();
        let names = [&[4][..], b"name", &section(1, &list)].concat();
        let wasm = [b"\0asm\x01\0\0\0".to_vec(), section(2, &import), section(10, &code), section(0, &names)].concat();
        assert_eq!(sums(&wasm).unwrap(), BTreeMap::from([("core".to_owned(), 2), ("serde".to_owned(), 3)]));
        assert_eq!(sums(&wasm[..wasm.len() - 1]), None);
        assert_eq!(sums(b"<!doctype html>"), None);
    }
}
