//! Comma-separated values (RFC 4180) that a spreadsheet opens without running anything.

/// Tells spreadsheets that the text is UTF-8.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// One line with its end.
pub fn line<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells: Vec<_> = cells.into_iter().map(|text| cell(text.as_ref())).collect();
    format!("{}\r\n", cells.join(","))
}

/// One cell. A text that a spreadsheet would take for a formula gets an apostrophe before it, whatever
/// blanks it hides behind (OWASP, CSV injection).
pub fn cell(text: &str) -> String {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == BYTE_ORDER_MARK);
    let formula =
        start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n']);
    let safe = if formula { format!("'{text}") } else { text.to_owned() };
    if safe.contains([',', '"', '\r', '\n', ';', '\t']) || safe.trim() != safe {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn f26_nothing_is_taken_for_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u{a0}=1", "＝1", "\u{feff}=1", "\n@x"] {
            assert!(cell(text).trim_start_matches('"').starts_with('\''), "{text:?} {}", cell(text));
        }
        assert_eq!(cell("=HYPERLINK(\"http://evil\",\"x\")"), "\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\"");
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        for text in ["", "Aldergrove Dental Group", "a=b", "1-2", "x@y.example", "العربية", "😀"] {
            assert_eq!(cell(text), text);
        }
        assert_eq!(line(["a", "b,c", "d\"e"]), "a,\"b,c\",\"d\"\"e\"\r\n");
    }

    proptest! {
        #[test]
        fn one_cell_stays_one_cell(text in any::<String>()) {
            let cell = cell(&text);
            let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let back = inner.map_or(cell.clone(), |inner| inner.replace("\"\"", "\""));
            prop_assert_eq!(back.strip_prefix('\'').filter(|_| !text.starts_with('\'')).unwrap_or(&back), &text);
            if inner.is_none() {
                prop_assert!(!cell.contains([',', '"', '\n', '\r']));
            }
        }
    }
}
