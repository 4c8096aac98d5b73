//! Chunks that several groups of pages share, put into few files: the splitter writes one for every set of groups,
//! and a browser that has to ask for sixty of them shows its first rows a quarter of a second later.
//!
//! A file holds the modules one after the other; the loader fetches it once and starts each from its place.

use std::collections::BTreeMap;

/// The groups of the pages that people start with. Chunks are put together by which of these need them, so that a
/// start fetches nothing for another one.
const STARTS: [&str; 3] = ["dashboard", "settings", "tenant"];
/// From this size on a chunk has a file of its own, in bytes.
const LARGE: usize = 32_000;

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

/// A file of several modules.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// The modules, one after the other.
    pub bytes: Vec<u8>,
    /// Each chunk's constant, where it starts, how long it is.
    places: Vec<(String, usize, usize)>,
}

/// Takes the small chunks out of `parts` (name and bytes) and puts them together.
pub fn bundles(loader: &str, parts: &mut Vec<(String, Vec<u8>)>) -> Vec<Bundle> {
    let mut bundles: BTreeMap<[bool; STARTS.len()], Bundle> = BTreeMap::new();
    for chunk in chunks(loader) {
        let name = chunk.constant.trim_start_matches('_');
        let Some(at) = parts.iter().position(|(part, bytes)| part == name && bytes.len() < LARGE) else { continue };
        let (_, bytes) = parts.swap_remove(at);
        let bundle = bundles.entry(STARTS.map(|start| chunk.groups.contains(&start))).or_default();
        bundle.places.push((chunk.constant.to_owned(), bundle.bytes.len(), bytes.len()));
        bundle.bytes.extend(bytes);
    }
    bundles.into_values().collect()
}

/// The loader with a bundle's chunks taken from `file`.
pub fn load_from(loader: &str, bundle: &Bundle, number: usize, file: &str) -> String {
    let mut text = loader.to_owned();
    let shared = format!("__bundle_{number}");
    let fetched = format!("const {shared} = bundle(() => fetch(new URL(\"./{file}\", import.meta.url)));\n",);
    for (index, (constant, start, length)) in bundle.places.iter().enumerate() {
        let old = chunks(&text).into_iter().find(|chunk| chunk.constant == constant).map(|c| c.definition.to_owned());
        let Some(old) = old else { continue };
        let first = if index == 0 { fetched.as_str() } else { "" };
        let new = format!(
            "{constant} = makeLoad(() => {{\n    const src = {shared}();\n    src.catch(() => {{}});\n    \
             return async (imports) => WebAssembly.instantiate(new Uint8Array(await src, {start}, {length}), imports);\n}}\n, []);",
        );
        text = text.replace(&format!("const {old}"), &format!("{first}const {new}"));
    }
    text
}

/// The files that each group of pages is made of, by what the loader of a finished build fetches.
pub fn files(loader: &str) -> BTreeMap<String, Vec<String>> {
    let named = |text: &str| -> Option<String> {
        let (_, rest) = text.split_once("new URL(\"./")?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let bundles: BTreeMap<&str, String> = loader
        .lines()
        .filter_map(|line| Some((line.strip_prefix("const __bundle_")?.split_once(' ')?.0, named(line)?)))
        .collect();
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for block in loader.split("/* ").skip(1) {
        let Some((groups, rest)) = block.split_once(" */\n") else { continue };
        // The first chunk of a bundle has the bundle before it.
        let chunk = rest.split_once(", []);").map_or(rest, |(chunk, _)| chunk);
        let shared = chunk.split_once("= __bundle_").and_then(|(_, rest)| rest.split_once('('));
        let file = shared.and_then(|(number, _)| bundles.get(number).cloned()).or_else(|| named(chunk));
        let Some(file) = file.filter(|_| rest.starts_with("const __")) else { continue };
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

/// Fetches a bundle once; one that did not arrive is asked for again by the next who needs it.
pub const HELPER: &str = r#"function bundle(fetcher) {
    let bytes;
    return () => {
        bytes ??= fetcher().then((response) => {
            if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
            return response.arrayBuffer();
        }).catch((error) => {
            bytes = undefined;
            throw error;
        });
        return bytes;
    };
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = "start\n/* activity, dashboard */\nconst __chunk_1 = makeLoad(() => {\n    one\n}\n, []);\n\
        /* settings */\nconst __chunk_2 = makeLoad(() => {\n    two\n}\n, []);\n\
        /* dashboard */\nconst __chunk_3 = makeLoad(() => {\n    three\n}\n, []);\n\
        export const load = makeLoad(() => {\n    main\n}\n, [__chunk_1, __chunk_2]);\n";

    fn parts() -> Vec<(String, Vec<u8>)> {
        [("chunk_1", 3), ("chunk_2", 4), ("chunk_3", LARGE), ("split_dashboard", 5)]
            .map(|(name, length)| (name.to_owned(), vec![7; length]))
            .to_vec()
    }

    #[test]
    fn small_chunks_are_put_together_by_the_starts_that_need_them() {
        let mut parts = parts();
        let bundles = bundles(LOADER, &mut parts);
        let places: Vec<_> = bundles.iter().map(|bundle| bundle.places.clone()).collect();
        assert_eq!(places, [[("__chunk_2".to_owned(), 0, 4)], [("__chunk_1".to_owned(), 0, 3)]]);
        parts.sort();
        assert_eq!(parts.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["chunk_3", "split_dashboard"]);
    }

    #[test]
    fn every_group_names_its_files_once() {
        let loader = "/* activity, dashboard */\nconst __bundle_0 = bundle(() => fetch(new URL(\"./shared-0-aa.bin\", x)));\n\
            const __chunk_1 = makeLoad(() => {\n    const src = __bundle_0();\n}\n, []);\n\
            /* dashboard */\nconst __chunk_2 = makeLoad(() => {\n    const src = __bundle_0();\n}\n, []);\n\
            /* dashboard, table_tools */\nconst __chunk_3 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk-3-bb.wasm\", x));\n}\n, []);\n\
            fetch(new URL(\"./split-dashboard-cc.wasm\", x)); fetch(new URL(\"./split-table-tools-dd.wasm\", x));";
        let files = files(loader);
        assert_eq!(files["dashboard"], ["chunk-3-bb.wasm", "shared-0-aa.bin", "split-dashboard-cc.wasm"]);
        assert_eq!(files["activity"], ["shared-0-aa.bin"]);
        assert_eq!(files["table_tools"], ["chunk-3-bb.wasm", "split-table-tools-dd.wasm"]);
    }

    #[test]
    fn the_loader_takes_them_from_there() {
        let bundle = Bundle { bytes: vec![0; 9], places: vec![("__chunk_1".into(), 0, 3), ("__chunk_2".into(), 3, 6)] };
        let text = load_from(LOADER, &bundle, 4, "shared-1.bin");
        assert_eq!(text.matches("shared-1.bin").count(), 1, "{text}");
        assert!(text.contains("await src, 3, 6") && !text.contains("    two"), "{text}");
        assert!(text.contains("three") && text.contains("[__chunk_1, __chunk_2]"), "{text}");
        assert!(text.find("const __bundle_4").unwrap() < text.find("__bundle_4()").unwrap());
    }
}
