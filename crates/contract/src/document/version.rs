//! What a change asks for: a breaking one a new major version and a note on it.

use super::diff::Change;

/// Why a change may not go out as it is; `None` when it may.
///
/// `released` and `present` are the versions, `notes` is the text of `docs/contract-changes.md`.
pub fn verdict(changes: &[Change], released: &str, present: &str, notes: &str) -> Option<String> {
    let breaking: Vec<_> =
        changes.iter().filter(|change| change.breaking).map(|change| format!("  - {change}")).collect();
    if breaking.is_empty() {
        return None;
    }
    let list = breaking.join("\n");
    let major = |version: &str| version.split('.').next().and_then(|number| number.parse::<u32>().ok());
    if major(present) <= major(released) {
        return Some(format!(
            "These changes break clients of {released}, so the contract needs a new major version (VERSION in \
             crates/api/src/openapi/mod.rs is {present}), or they have to be made in another way:\n{list}"
        ));
    }
    (!has_note(notes, present)).then(|| {
        format!(
            "These changes break clients; docs/contract-changes.md needs a section \"## {present}\" on them:\n{list}"
        )
    })
}

/// Whether the notes have a section on a version, with words in it.
pub fn has_note(notes: &str, version: &str) -> bool {
    let mut sections = notes.split("\n## ").skip(1);
    sections.any(|section| {
        let (title, text) = section.split_once('\n').unwrap_or((section, ""));
        title.split_whitespace().next() == Some(version) && !text.trim().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breaking_change_needs_a_major_version_and_a_note() {
        let change = |breaking| vec![Change { breaking, place: "GetTenant".to_owned(), what: "is gone".to_owned() }];
        let notes = "# Changes\n\n## 2.0.0\n\nGetTenant is gone.\n\n## 3.0.0\n\n## 1.0.0\n\nThe first.\n";
        let cases = [
            (false, "1.0.0", "", None),
            (true, "1.1.0", notes, Some("needs a new major version")),
            (true, "2.0.0", notes, None),
            (true, "2.0.0", "", Some("needs a section \"## 2.0.0\"")),
            (true, "3.0.0", notes, Some("needs a section \"## 3.0.0\"")),
        ];
        for (breaking, present, notes, expected) in cases {
            let said = verdict(&change(breaking), "1.0.0", present, notes);
            match expected {
                None => assert_eq!(said, None, "{present}"),
                Some(words) => {
                    let said = said.unwrap_or_default();
                    assert!(said.contains(words) && said.contains("GetTenant is gone"), "{present}: {said}");
                }
            }
        }
    }
}
