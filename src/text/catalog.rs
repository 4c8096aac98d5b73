//! Sentences in the reader's language.
//!
//! A message is written in English where it is used: `messages!`, `t("Not mapped")`, `fill!("Unlink {company}?", company)`,
//! `plural!(number, "{number} alert|{number} alerts", number)`. In another language it is looked up, by its English
//! text, in that language's catalog (`public/lang/<language>.json`), which is fetched only by those who read it.
//! `tests/language.rs` holds every catalog against the messages: none missing, none unused, the same places filled.

use std::borrow::Cow;
use std::cell::RefCell;

use crate::platform::intl;

/// The messages of a language by their English text. A map of JSON: that decoder is in the app already.
pub type Catalog = serde_json::Map<String, serde_json::Value>;

thread_local! {
    /// Nothing while English is read. Catalogs are kept until the page is left: sentences of them may be in use, and a
    /// reader changes the language a few times at most.
    static CATALOG: RefCell<Option<&'static Catalog>> = const { RefCell::new(None) };
}

/// Uses a language from now on; English without a catalog. What was drawn before stays as it is.
pub fn set_catalog(catalog: Option<Catalog>) {
    CATALOG.set(catalog.map(|catalog| &*Box::leak(Box::new(catalog))));
}

/// Whether the reader's language is English: what the server says in words of its own is.
pub fn is_english() -> bool {
    CATALOG.with_borrow(Option::is_none)
}

/// A sentence in the reader's language; in English where the catalog lacks it.
pub fn t(english: &'static str) -> &'static str {
    CATALOG.with_borrow(|catalog| catalog.and_then(|catalog| catalog.get(english)?.as_str()).unwrap_or(english))
}

/// What a place in a sentence is filled with. Whole numbers are written in the reader's format.
pub trait Part {
    /// As it stands in the sentence.
    fn part(&self) -> Cow<'_, str>;
}

macro_rules! texts {
    ($($kind:ty),*) => {$(
        impl Part for $kind {
            fn part(&self) -> Cow<'_, str> {
                Cow::Borrowed(self)
            }
        }
    )*};
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl Part for $kind {
            fn part(&self) -> Cow<'_, str> {
                Cow::Owned(intl::decimal(*self as f64))
            }
        }
    )*};
}

texts!(str, String, Cow<'_, str>);
numbers!(i64, u64, u32, u16, usize);

impl<T: Part + ?Sized> Part for &T {
    fn part(&self) -> Cow<'_, str> {
        (**self).part()
    }
}

/// Puts values into the places of a pattern; a place without a value stays as it is written.
pub fn fill_in(pattern: &str, parts: &[(&str, &dyn Part)]) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after.split_once('}').and_then(|(name, behind)| {
            let (_, part) = parts.iter().find(|(known, _)| *known == name)?;
            Some((part.part(), behind))
        });
        match found {
            Some((part, behind)) => {
                filled.push_str(&part);
                rest = behind;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// The form of a message that goes with a number. Forms are divided by `|`, in the order of the categories that the
/// language has (CLDR: zero, one, two, few, many, other).
pub fn form(number: f64, english: &'static str) -> &'static str {
    let message = t(english);
    message.split('|').nth(intl::plural(number)).or_else(|| message.rsplit('|').next()).unwrap_or(message)
}

/// A message with places: `fill!("{name} was added", name)`, `fill!("{size} used", size = bytes.to_string())`.
macro_rules! fill {
    ($english:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::text::catalog::fill_in(
            $crate::text::catalog::t($english),
            &[$((stringify!($name), &$crate::text::catalog::value!($name $(, $value)?))),*],
        )
    };
}

/// A message that depends on a number: `plural!(n, "{n} user|{n} users", n)`.
macro_rules! plural {
    ($number:expr, $english:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::text::catalog::fill_in(
            $crate::text::catalog::form($number as f64, $english),
            &[$((stringify!($name), &$crate::text::catalog::value!($name $(, $value)?))),*],
        )
    };
}

/// Messages without places, each a function: `messages! { pub title = "Tenants"; }` makes `title()`.
macro_rules! messages {
    ($($(#[$about:meta])* $seen:vis $name:ident = $english:literal;)*) => {$(
        $(#[$about])*
        $seen fn $name() -> &'static str {
            $crate::text::catalog::t($english)
        }
    )*};
}

macro_rules! value {
    ($name:ident) => {
        $name
    };
    ($name:ident, $value:expr) => {
        $value
    };
}

pub(crate) use {fill, messages, plural, value};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_by_name_in_any_order() {
        let (a, b) = ("x", 12_u64);
        assert_eq!(fill!("{a} of {b}", a, b), "x of 12");
        assert_eq!(fill_in("{b} von {a}{", &[("a", &a), ("b", &b)]), "12 von x{");
        assert_eq!(fill_in("{unknown} {a}", &[("a", &"{a}")]), "{unknown} {a}");
    }

    #[test]
    fn a_number_chooses_its_form() {
        for (n, words) in [(0_u64, "0 users"), (1, "1 user"), (2, "2 users"), (1_200, "1,200 users")] {
            assert_eq!(plural!(n, "{n} user|{n} users", n), words);
        }
    }

    #[test]
    fn another_language_takes_the_place_of_english() {
        let german = [("Open {name}", "{name} öffnen"), ("{n} user|{n} users", "{n} Benutzer")];
        set_catalog(Some(german.into_iter().map(|(english, german)| (english.to_owned(), german.into())).collect()));
        let (name, n) = ("Acme", 3_u32);
        assert_eq!(fill!("Open {name}", name), "Acme öffnen");
        // A language with one form has it for every number.
        assert_eq!(plural!(n, "{n} user|{n} users", n), "3 Benutzer");
        assert_eq!(t("Not in the catalog"), "Not in the catalog");
        set_catalog(None);
        assert_eq!(fill!("Open {name}", name), "Open Acme");
    }
}
