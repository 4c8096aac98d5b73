//! SPDX licence expressions: whether one can be kept with the licences that we accept.

/// Whether an expression such as `(MIT OR Apache-2.0) AND Unicode-3.0` is satisfied by accepted licences alone. An
/// exception (`WITH …`) only adds permissions, so the licence before it counts. `None`: it is no expression.
pub fn satisfied(text: &str, accepted: &impl Fn(&str) -> bool) -> Option<bool> {
    // Before SPDX, crates.io wrote a slash for OR.
    let text = text.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut reader = Reader { words: &words, accepted };
    let value = reader.either()?;
    reader.words.is_empty().then_some(value)
}

struct Reader<'a, F> {
    words: &'a [&'a str],
    accepted: &'a F,
}

impl<'a, F: Fn(&str) -> bool> Reader<'a, F> {
    fn next(&mut self) -> Option<&'a str> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first)
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.words.first().is_some_and(|first| first.eq_ignore_ascii_case(word));
        if found {
            self.next();
        }
        found
    }

    /// `AND` binds more tightly than `OR`.
    fn either(&mut self) -> Option<bool> {
        let mut value = self.both()?;
        while self.take("OR") {
            value |= self.both()?;
        }
        Some(value)
    }

    fn both(&mut self) -> Option<bool> {
        let mut value = self.one()?;
        while self.take("AND") {
            value &= self.one()?;
        }
        Some(value)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let value = self.either()?;
            return self.take(")").then_some(value);
        }
        let licence = self.next().filter(|word| is_name(word))?;
        if self.take("WITH") {
            self.next().filter(|word| is_name(word))?;
        }
        Some((self.accepted)(licence))
    }
}

fn is_name(word: &str) -> bool {
    let operator = ["AND", "OR", "WITH"].iter().any(|operator| word.eq_ignore_ascii_case(operator));
    !operator && word.chars().all(|c| c.is_ascii_alphanumeric() || ".-+:".contains(c))
}

#[cfg(test)]
mod tests {
    use super::satisfied;

    fn with(text: &str) -> Option<bool> {
        satisfied(text, &|licence| ["MIT", "Apache-2.0", "Unicode-3.0"].contains(&licence))
    }

    #[test]
    fn one_of_several_is_enough_all_of_several_are_needed() {
        assert_eq!(with("MIT"), Some(true));
        assert_eq!(with("GPL-3.0-only"), Some(false));
        assert_eq!(with("GPL-3.0-only OR MIT"), Some(true));
        assert_eq!(with("MIT AND GPL-3.0-only"), Some(false));
        assert_eq!(with("Unlicense/MIT"), Some(true));
    }

    #[test]
    fn and_binds_more_tightly_and_parentheses_most() {
        assert_eq!(with("MIT OR GPL-3.0-only AND GPL-2.0-only"), Some(true));
        assert_eq!(with("(MIT OR GPL-3.0-only) AND GPL-2.0-only"), Some(false));
        assert_eq!(with("(MIT OR Apache-2.0) AND Unicode-3.0"), Some(true));
        assert_eq!(with("GPL-3.0-only AND (MIT OR (Apache-2.0))"), Some(false));
    }

    #[test]
    fn an_exception_permits_more() {
        assert_eq!(with("Apache-2.0 WITH LLVM-exception"), Some(true));
        assert_eq!(with("GPL-2.0-only WITH Classpath-exception-2.0 OR MIT"), Some(true));
        assert_eq!(with("GPL-2.0-only WITH Classpath-exception-2.0"), Some(false));
    }

    #[test]
    fn what_is_no_expression_is_told() {
        for text in ["", "MIT OR", "OR MIT", "(MIT", "MIT)", "MIT Apache-2.0", "MIT WITH", "SEE LICENSE IN <file>"] {
            assert_eq!(with(text), None, "{text}");
        }
    }
}
