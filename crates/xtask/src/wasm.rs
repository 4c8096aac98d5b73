//! The little of WebAssembly's binary format that the commands need.

use std::collections::BTreeSet;

/// How every file begins: the magic number and version 1.
const START: [u8; 8] = *b"\0asm\x01\0\0\0";
/// The section of imports.
const IMPORTS: u8 = 2;
/// The section of exports.
const EXPORTS: u8 = 7;

/// Bytes that are read from their beginning. `None` of its functions: they end too early, or are something else.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// One byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// LEB128.
    pub fn number(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// So many bytes.
    pub fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }

    /// A length and a text.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

/// The sections of a file, by their numbers. `None`: this is no WebAssembly, or cut off.
pub fn sections(wasm: &[u8]) -> Option<Vec<(u8, Reader<'_>)>> {
    let mut found = Vec::new();
    let mut all = Reader(wasm.strip_prefix(&START)?);
    while !all.0.is_empty() {
        let id = all.byte()?;
        let length = all.number()?;
        found.push((id, Reader(all.take(length)?)));
    }
    Some(found)
}

/// What a module takes from outside.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import<'a> {
    /// From where.
    pub module: &'a str,
    /// Under which name.
    pub name: &'a str,
    /// 0 a function, 1 a table, 2 a memory, 3 a global.
    pub kind: u8,
    /// Its type as it is written.
    of: &'a [u8],
}

/// All that a module takes from outside. `None` as in [`sections`].
pub fn imports(wasm: &[u8]) -> Option<Vec<Import<'_>>> {
    let Some((_, mut section)) = sections(wasm)?.into_iter().find(|(id, _)| *id == IMPORTS) else {
        return Some(Vec::new());
    };
    let count = section.number()?;
    (0..count).map(|_| import(&mut section)).collect()
}

fn import<'a>(section: &mut Reader<'a>) -> Option<Import<'a>> {
    let (module, name, kind) = (section.text()?, section.text()?, section.byte()?);
    let from = section.0;
    match kind {
        0 => {
            section.number()?;
        }
        1 | 2 => {
            if kind == 1 {
                section.byte()?;
            }
            let bounded = section.number()? & 1 == 1;
            section.number()?;
            if bounded {
                section.number()?;
            }
        }
        _ => {
            section.take(2)?;
        }
    }
    Some(Import { module, name, kind, of: from.get(..from.len() - section.0.len())? })
}

/// The same module with other names for what it takes. `None` as in [`sections`].
pub fn with_imports_called(wasm: &[u8], call: impl Fn(&str) -> String) -> Option<Vec<u8>> {
    let mut renamed = START.to_vec();
    for (id, Reader(body)) in sections(wasm)? {
        let body = if id == IMPORTS {
            let imports = imports(wasm)?;
            let entry = |i: &Import<'_>| [text(i.module), text(&call(i.name)), vec![i.kind], i.of.to_vec()].concat();
            [number(imports.len()), imports.iter().flat_map(entry).collect()].concat()
        } else {
            body.to_vec()
        };
        renamed.push(id);
        renamed.extend(number(body.len()));
        renamed.extend(body);
    }
    Some(renamed)
}

/// A module that takes all this from a module called `from`, and hands it on under the same names. Functions are left
/// out: they would need their types.
pub fn handing_on(imports: &BTreeSet<Import<'_>>, from: &str) -> Vec<u8> {
    let shared: Vec<_> = imports.iter().filter(|import| import.kind != 0).collect();
    let (mut taken, mut given) = (number(shared.len()), number(shared.len()));
    for (at, import) in shared.iter().enumerate() {
        taken.extend([text(from), text(import.name), vec![import.kind], import.of.to_vec()].concat());
        let index = shared[..at].iter().filter(|other| other.kind == import.kind).count();
        given.extend([text(import.name), vec![import.kind], number(index)].concat());
    }
    let section = |id: u8, body: Vec<u8>| [vec![id], number(body.len()), body].concat();
    [START.to_vec(), section(IMPORTS, taken), section(EXPORTS, given)].concat()
}

fn text(text: &str) -> Vec<u8> {
    [number(text.len()), text.as_bytes().to_vec()].concat()
}

/// LEB128.
fn number(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let byte = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(byte);
            return bytes;
        }
        bytes.push(byte | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_get_other_names_and_nothing_else_changes() {
        let module = module();
        let shout = |name: &str| name.to_uppercase();
        let renamed = with_imports_called(&module, shout).unwrap();
        let names = |wasm: &[u8]| imports(wasm).unwrap().iter().map(|i| i.name.to_owned()).collect::<Vec<_>>();
        assert_eq!(names(&renamed), names(&module).iter().map(|name| shout(name)).collect::<Vec<_>>());
        assert_eq!(with_imports_called(&renamed, |name| name.to_lowercase()).unwrap(), module);
        assert_eq!(with_imports_called(&module[..module.len() - 1], shout), None);
    }

    /// A memory of at least 300 pages, a table of at least 2 functions, two globals, and a function of type 0.
    fn module() -> Vec<u8> {
        let entry = |name: &str, of: &[u8]| [text("app"), text(name), of.to_vec()].concat();
        let list = [
            entry("memory", &[2, 0, 0xac, 2]),
            entry("table", &[1, 0x70, 1, 2, 9]),
            entry("first", &[3, 0x7f, 1]),
            entry("second", &[3, 0x7f, 0]),
            entry("call", &[0, 0]),
        ];
        let body = [number(list.len()), list.concat()].concat();
        [START.to_vec(), vec![IMPORTS], number(body.len()), body].concat()
    }

    #[test]
    fn a_module_that_hands_on_takes_the_same() {
        let wasm = module();
        let taken = imports(&wasm).unwrap();
        assert_eq!(
            taken.iter().map(|import| import.name).collect::<Vec<_>>(),
            ["memory", "table", "first", "second", "call"]
        );
        let on = handing_on(&taken.iter().cloned().collect(), "main");
        let again = imports(&on).unwrap();
        assert!(again.iter().all(|import| import.module == "main"), "{again:?}");
        for import in taken.iter().filter(|import| import.kind != 0) {
            assert!(again.iter().any(|other| (other.name, other.of) == (import.name, import.of)), "{import:?}");
        }
        assert_eq!(again.len(), 4);
        let (id, mut given) = sections(&on).unwrap().pop().unwrap();
        assert_eq!((id, given.number()), (EXPORTS, Some(4)));
        let list: Vec<_> =
            (0..4).map(|_| (given.text().unwrap(), given.byte().unwrap(), given.number().unwrap())).collect();
        assert_eq!(list, [("first", 3, 0), ("memory", 2, 0), ("second", 3, 1), ("table", 1, 0)]);
    }

    #[test]
    fn what_is_cut_off_is_not_read() {
        let wasm = module();
        assert!(imports(&wasm[..wasm.len() - 1]).is_none());
        assert!(sections(b"<!doctype html>").is_none());
        assert_eq!(imports(&START).unwrap(), []);
    }
}
