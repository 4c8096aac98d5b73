//! Chunks that several groups of pages share, made one module of: the splitter writes one for every set of groups, and
//! a browser that has to ask for sixty of them, and to start each, shows its first rows a quarter of a second later.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

use crate::wasm;

/// The groups of the pages that people start with. Chunks are put together by which of these need them, so that a
/// start fetches nothing for another one.
const STARTS: [&str; 4] = ["login", "dashboard", "settings", "tenant"];
/// From this size on a chunk has a file of its own, in bytes.
const LARGE: usize = 32_000;
/// A bundle below this size, in bytes, goes into one that is always fetched along with it: a request takes as much.
const SMALL: usize = 2_000;
/// Under which name chunks take what they share.
pub const SHARED: &str = "__wasm_split";
/// Under which name a bundle takes it.
const APP: &str = "app";

/// A chunk as the splitter's loader names it.
#[derive(Debug, PartialEq, Eq)]
struct Chunk<'a> {
    /// Its constant in the loader, such as `__chunk_12`.
    constant: &'a str,
    /// The groups that need it.
    groups: Vec<&'a str>,
    /// How the loader makes it.
    definition: &'a str,
}

/// The chunks that a loader names.
fn chunks(loader: &str) -> Vec<Chunk<'_>> {
    let mut found = Vec::new();
    let mut rest = loader;
    while let Some((_, after)) = rest.split_once("/* ") {
        rest = after;
        let Some((groups, after)) = after.split_once(" */\nconst ") else { continue };
        let Some((constant, _)) = after.split_once(" = ") else { continue };
        let Some(end) = after.find(", []);\n") else { continue };
        if !groups.contains('\n') && constant.starts_with("__chunk_") {
            let definition = after.get(..end + ", []);".len()).unwrap_or_default();
            found.push(Chunk { constant, groups: groups.split(", ").collect(), definition });
        }
    }
    found
}

/// Chunks that become one module, by their names.
pub type Bundle = Vec<String>;

/// Which chunks of `parts` (name and bytes) are put together: the small ones.
pub fn bundles(loader: &str, parts: &[(String, Vec<u8>)]) -> Vec<Bundle> {
    let mut bundles: BTreeMap<[bool; STARTS.len()], (usize, Bundle)> = BTreeMap::new();
    for chunk in chunks(loader) {
        let name = chunk.constant.trim_start_matches('_');
        let found = parts.iter().find(|(part, bytes)| part == name && bytes.len() < LARGE);
        if let Some((_, bytes)) = found {
            let needed = STARTS.map(|start| chunk.groups.contains(&start));
            let (size, bundle) = bundles.entry(needed).or_default();
            *size += bytes.len();
            bundle.push(name.to_owned());
        }
    }
    let starts = |needed: &[bool]| needed.iter().filter(|needed| **needed).count();
    let mut small: Vec<_> = bundles.iter().filter(|(_, (size, _))| *size < SMALL).map(|(needed, _)| *needed).collect();
    small.sort_by_key(|needed| starts(needed));
    for needed in small.into_iter().filter(|needed| starts(needed) > 0) {
        let covers = |other: &[bool]| needed.iter().zip(other).all(|(needed, other)| *other || !needed);
        let wider =
            bundles.keys().filter(|other| **other != needed && covers(*other)).min_by_key(|other| starts(*other));
        if let Some(wider) = wider.copied()
            && let Some((_, bundle)) = bundles.remove(&needed)
            && let Some((_, wide)) = bundles.get_mut(&wider)
        {
            wide.extend(bundle);
        }
    }
    bundles.into_values().map(|(_, bundle)| bundle).collect()
}

/// A module that chunks take from what they all share; it takes that from [`APP`]. Two modules that are merged take
/// the same memory twice, unless one of the modules is the one that has it.
///
/// # Errors
/// When a chunk is no module, or takes what can only be taken from another one.
pub fn shared(chunks: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut all = BTreeSet::new();
    for chunk in chunks {
        for import in wasm::imports(chunk).context("a chunk is cut off")? {
            ensure!(import.module == SHARED && import.kind != 0, "a chunk takes {import:?}, which no module has");
            all.insert(import);
        }
    }
    Ok(wasm::handing_on(&all, APP))
}

/// The loader with a bundle's chunks taken from `file`.
pub fn load_from(loader: &str, bundle: &Bundle, number: usize, file: &str) -> String {
    let mut text = loader.to_owned();
    let shared = format!("__shared_{number}");
    for chunk in bundle {
        let constant = format!("__{chunk}");
        let old = chunks(&text).into_iter().find(|chunk| chunk.constant == constant).map(|c| c.definition.to_owned());
        let Some(old) = old else { continue };
        text = text.replace(&format!("const {old}"), &format!("const {constant} = {shared};\n"));
    }
    let made = format!(
        "const {shared} = makeLoad(() => {{\n    const src = fetch(new URL(\"./{file}\", import.meta.url));\n    \
         src.catch(() => {{}});\n    return async (imports) => \
         WebAssembly.instantiateStreaming(src, {{ {APP}: imports.{SHARED} }});\n}}\n, []);\n",
    );
    text.replacen("function makeLoad", &format!("{made}function makeLoad"), 1)
}

/// The files that each group of pages is made of, by what the loader of a finished build fetches.
pub fn files(loader: &str) -> BTreeMap<String, Vec<String>> {
    let named = |text: &str| -> Option<String> {
        let (_, rest) = text.split_once("new URL(\"./")?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let shared = |number: &str| named(loader.split_once(&format!("const __shared_{number} = "))?.1);
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for block in loader.split("/* ").skip(1) {
        let Some((groups, rest)) = block.split_once(" */\n") else { continue };
        let Some((_, chunk)) = rest.strip_prefix("const __chunk_").and_then(|rest| rest.split_once(" = ")) else {
            continue;
        };
        let one = chunk.strip_prefix("__shared_").and_then(|rest| rest.split_once(';'));
        let Some(file) = one.map_or_else(|| named(chunk), |(number, _)| shared(number)) else { continue };
        for group in groups.split(", ") {
            files.entry(group.to_owned()).or_default().push(file.clone());
        }
    }
    for (group, list) in &mut files {
        let own = format!("split-{}-", group.replace('_', "-"));
        let rest = loader.split_once(&format!("./{own}")).and_then(|(_, rest)| rest.split_once('"'));
        list.extend(rest.map(|(hash, _)| format!("{own}{hash}")));
        list.sort();
        list.dedup();
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = "start\nfunction makeLoad() {}\n\
        /* activity, dashboard */\nconst __chunk_1 = makeLoad(() => {\n    one\n}\n, []);\n\
        /* settings */\nconst __chunk_2 = makeLoad(() => {\n    two\n}\n, []);\n\
        /* dashboard, table_tools */\nconst __chunk_3 = makeLoad(() => {\n    fetch(new URL(\"./chunk-3-bb.wasm\", x));\n}\n, []);\n\
        export const load = makeLoad(() => {\n    fetch(new URL(\"./split-dashboard-cc.wasm\", x));\n}\n, [__chunk_1, __chunk_2]);\n";

    #[test]
    fn small_chunks_are_put_together_by_the_starts_that_need_them() {
        let parts = [("chunk_1", 3), ("chunk_2", 4), ("chunk_3", LARGE), ("split_dashboard", 5)];
        let parts = parts.map(|(name, size)| (name.to_owned(), vec![7; size]));
        assert_eq!(bundles(LOADER, &parts), [["chunk_2"], ["chunk_1"]]);
    }

    #[test]
    fn a_tiny_bundle_goes_with_one_that_is_fetched_along_with_it() {
        let chunk = |at, groups| format!("/* {groups} */\nconst __chunk_{at} = makeLoad(() => {{\n}}\n, []);\n");
        let groups = ["dashboard, settings", "dashboard, settings, tenant", "settings", "alerts", "login"];
        let loader: String = (1..).zip(groups).map(|(at, groups)| chunk(at, groups)).collect();
        let sizes = [("chunk_1", SMALL), ("chunk_2", SMALL), ("chunk_3", 9), ("chunk_4", 9), ("chunk_5", 9)];
        let parts = sizes.map(|(name, size)| (name.to_owned(), vec![7; size]));
        let expected = [vec!["chunk_4"], vec!["chunk_1", "chunk_3"], vec!["chunk_2"], vec!["chunk_5"]];
        assert_eq!(bundles(&loader, &parts), expected);
    }

    #[test]
    fn the_loader_takes_them_from_one_file_and_each_group_names_its_files_once() {
        let text = load_from(LOADER, &vec!["chunk_1".to_owned(), "chunk_2".to_owned()], 4, "shared-4-aa.wasm");
        assert_eq!(text.matches("shared-4-aa.wasm").count(), 1, "{text}");
        assert!(
            !text.contains("    one") && !text.contains("    two") && text.contains("[__chunk_1, __chunk_2]"),
            "{text}"
        );
        assert!(text.find("const __shared_4 = ").unwrap() < text.find("const __chunk_1 = __shared_4;").unwrap());
        let files = files(&text);
        assert_eq!(files["dashboard"], ["chunk-3-bb.wasm", "shared-4-aa.wasm", "split-dashboard-cc.wasm"]);
        assert_eq!(files["activity"], ["shared-4-aa.wasm"]);
        assert_eq!(files["table_tools"], ["chunk-3-bb.wasm"]);
    }

    #[test]
    fn chunks_may_only_take_what_they_share() {
        let taken = |module: &str, of: &[u8]| {
            let body = [&[1, module.len() as u8], module.as_bytes(), &[1], b"m", of].concat();
            [&b"\0asm\x01\0\0\0\x02"[..], &[body.len() as u8], &body].concat()
        };
        let (memory, function) = ([2, 0, 8], [0, 0]);
        let made = shared(&[taken(SHARED, &memory), taken(SHARED, &memory)]).unwrap();
        let imports = wasm::imports(&made).unwrap();
        assert_eq!(imports.iter().map(|import| (import.module, import.name)).collect::<Vec<_>>(), [(APP, "m")]);
        assert!(shared(&[taken("wbg", &memory)]).is_err());
        assert!(shared(&[taken(SHARED, &function)]).is_err());
        assert!(shared(&[b"no module".to_vec()]).is_err());
    }
}
