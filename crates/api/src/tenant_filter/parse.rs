//! From text to a filter.

use super::{Join, Operator, Property, TenantFilter, Token};

/// Most conditions of a filter.
pub const MAX_TOKENS: usize = 20;
/// Longest text that something is compared with.
pub const MAX_TEXT: usize = 200;

/// Why a text is no filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// No property has this name.
    Property,
    /// The property is not compared like that.
    Operator(Property),
    /// The property cannot have this value.
    Value(Property),
    /// `and` or `or` is missing.
    Join,
    /// `and` and `or` in one filter.
    Mixed,
    /// More than [`MAX_TOKENS`] conditions.
    TooMany,
}

/// What is wrong, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The byte of the text at which reading stopped.
    pub at: usize,
    /// What is wrong.
    pub kind: FaultKind,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |words: &mut dyn Iterator<Item = &'static str>| words.collect::<Vec<_>>().join(", ");
        write!(f, "At character {}: ", self.at + 1)?;
        match self.kind {
            FaultKind::Property => {
                write!(f, "expected a property: {}.", list(&mut Property::ALL.iter().map(|p| p.as_str())))
            }
            FaultKind::Operator(property) => {
                let operators = list(&mut property.operators().iter().map(|o| o.as_str()));
                write!(f, "{} is compared with one of {operators}", property.as_str())
            }
            FaultKind::Value(property) if property.choices().is_empty() => {
                let what = if property.kind() == super::Kind::Text { "a text" } else { "a whole number" };
                write!(f, "{} is compared to {what}.", property.as_str())
            }
            FaultKind::Value(property) => {
                write!(f, "{} is one of {}.", property.as_str(), list(&mut property.choices().into_iter()))
            }
            FaultKind::Join => f.write_str("expected `and` or `or`."),
            FaultKind::Mixed => f.write_str("one filter has either `and` or `or`, not both."),
            FaultKind::TooMany => write!(f, "a filter has at most {MAX_TOKENS} conditions."),
        }
    }
}

/// What has not been read yet.
struct Rest<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Rest<'a> {
    fn left(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        self.at = self.text.len() - self.left().trim_start().len();
    }

    /// Takes characters as long as they fit.
    fn take(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let left = self.left();
        let end = left.find(|c| !fits(c)).unwrap_or(left.len());
        self.at += end;
        left.get(..end).unwrap_or_default()
    }

    fn fault<T>(&self, at: usize, kind: FaultKind) -> Result<T, Fault> {
        // Counted in characters, as people count.
        let at = self.text.get(..at).map_or(0, |before| before.chars().count());
        Err(Fault { at, kind })
    }

    fn property(&mut self) -> Result<Property, Fault> {
        let start = self.at;
        let word = self.take(|c| c.is_ascii_alphanumeric());
        Property::known(word).map_or_else(|| self.fault(start, FaultKind::Property), Ok)
    }

    fn operator(&mut self, property: Property) -> Result<Operator, Fault> {
        let start = self.at;
        let sign = self.take(|c| matches!(c, '=' | '!' | ':' | '<' | '>'));
        let known = Operator::ALL.iter().copied().find(|operator| operator.as_str() == sign);
        known
            .filter(|operator| property.operators().contains(operator))
            .map_or_else(|| self.fault(start, FaultKind::Operator(property)), Ok)
    }

    /// A text in quotes, or one word.
    fn value(&mut self) -> Option<String> {
        if !self.left().starts_with('"') {
            let word = self.take(|c| !c.is_whitespace() && c != '"');
            return (!word.is_empty()).then(|| word.to_owned());
        }
        let mut value = String::new();
        let mut escaped = false;
        for (at, c) in self.left().char_indices().skip(1) {
            match c {
                _ if escaped => {
                    value.push(c);
                    escaped = false;
                }
                '\\' => escaped = true,
                '"' => {
                    self.at += at + 1;
                    return Some(value);
                }
                _ => value.push(c),
            }
        }
        None
    }

    fn token(&mut self) -> Result<Token, Fault> {
        let property = self.property()?;
        self.skip_blanks();
        let operator = self.operator(property)?;
        self.skip_blanks();
        let start = self.at;
        let Some(value) = self.value() else { return self.fault(start, FaultKind::Value(property)) };
        Token::new(property, operator, &value).or_else(|kind| self.fault(start, kind))
    }

    fn join(&mut self) -> Result<Join, Fault> {
        let start = self.at;
        let word = self.take(char::is_alphanumeric);
        let known = [Join::And, Join::Or].into_iter().find(|join| join.as_str().eq_ignore_ascii_case(word));
        known.map_or_else(|| self.fault(start, FaultKind::Join), Ok)
    }
}

pub(super) fn filter(text: &str) -> Result<TenantFilter, Fault> {
    let mut rest = Rest { text, at: 0 };
    let (mut join, mut tokens) = (None, Vec::new());
    loop {
        rest.skip_blanks();
        tokens.push(rest.token()?);
        rest.skip_blanks();
        if rest.left().is_empty() {
            let too_many = Fault { at: 0, kind: FaultKind::TooMany };
            return TenantFilter::new(join.unwrap_or_default(), tokens).ok_or(too_many);
        }
        let start = rest.at;
        let next = rest.join()?;
        if join.is_some_and(|join| join != next) {
            return rest.fault(start, FaultKind::Mixed);
        }
        join = Some(next);
    }
}
