//! The domain of a tenant to be added, as people type it: brought into one form, or refused with the
//! reason and, where one can be told, the domain that was meant.
//!
//! Only the shape is judged here, so that no table of Unicode is in the app. Letters beyond ASCII are
//! let through in lower case; the back end turns them into their ASCII form (IDNA).

/// Longest domain that DNS has.
const LONGEST: usize = 253;
/// Longest label of one.
const LONGEST_LABEL: usize = 63;
/// What is longer is not looked at.
const LONGEST_TEXT: usize = 2_000;
/// The parent of the domains that Microsoft gives.
const GIVEN_BY_MICROSOFT: &str = "onmicrosoft.com";

/// Why a text is no domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing was typed.
    Empty,
    /// An address of the web, with `https://`.
    Scheme,
    /// A path or a query after the domain.
    Path,
    /// A port after the domain.
    Port,
    /// An e-mail address or a user name.
    At,
    /// Several words.
    Spaces,
    /// A wildcard.
    Wildcard,
    /// One label only.
    NoDot,
    /// Two dots in a row, or one at the beginning.
    EmptyLabel,
    /// A part begins or ends with a hyphen.
    Hyphen,
    /// A character that no domain has.
    Character(char),
    /// A part of more than 63 characters, or more than 253 in all.
    TooLong,
    /// An IP address.
    IpAddress,
    /// `onmicrosoft.com` alone, which is everybody's.
    OnlyOnmicrosoft,
    /// Letters that IDNA does not allow together.
    Idna,
}

/// A text that is no domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub why: Why,
    /// What may have been meant; always itself a domain.
    pub proposal: Option<String>,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.why {
            Why::Empty => f.write_str("Enter the tenant’s domain.")?,
            Why::Scheme => f.write_str("This is a web address. Enter the domain alone.")?,
            Why::Path => f.write_str("There is a path after the domain. Enter the domain alone.")?,
            Why::Port => f.write_str("There is a port after the domain. Enter the domain alone.")?,
            Why::At => f.write_str("This is an e-mail address. Enter the domain alone.")?,
            Why::Spaces => f.write_str("A domain has no spaces. Enter one domain.")?,
            Why::Wildcard => f.write_str("A wildcard names no tenant. Enter one domain.")?,
            Why::NoDot => f.write_str("A domain has at least two parts, such as contoso.com.")?,
            Why::EmptyLabel => f.write_str("There is a dot too many.")?,
            Why::Hyphen => f.write_str("A part of a domain neither begins nor ends with a hyphen.")?,
            Why::Character(c) if c.is_control() => f.write_str("There is a character that cannot be seen.")?,
            Why::Character(c) => write!(f, "A domain cannot contain “{c}”.")?,
            Why::TooLong => f.write_str("A domain has at most 253 characters, each part of it at most 63.")?,
            Why::IpAddress => f.write_str("This is an IP address. Enter the tenant’s domain.")?,
            Why::OnlyOnmicrosoft => f.write_str("Put the tenant’s own name before onmicrosoft.com.")?,
            Why::Idna => f.write_str("These letters cannot stand together in a domain.")?,
        }
        match &self.proposal {
            Some(proposal) => write!(f, " Did you mean {proposal}?"),
            None => Ok(()),
        }
    }
}

/// Reads a domain: without the blanks around it and the dot at its end, in lower case.
///
/// # Errors
/// Why it is none, with what may have been meant.
pub fn read(text: &str) -> Result<String, Refusal> {
    let text = text.trim_matches(is_blank);
    if text.len() > LONGEST_TEXT {
        return Err(no(Why::TooLong));
    }
    if let Some((why, meant)) = around(text) {
        let proposal = meant.and_then(|meant| match read(&meant) {
            Ok(domain) => Some(domain),
            Err(refusal) => refusal.proposal,
        });
        return Err(Refusal { why, proposal });
    }
    let lower: String = text.chars().flat_map(char::to_lowercase).map(plain_dot).collect();
    let domain = lower.strip_suffix('.').unwrap_or(&lower);
    match fault(domain) {
        None => Ok(domain.to_owned()),
        Some(why) => Err(no(why)),
    }
}

fn no(why: Why) -> Refusal {
    Refusal { why, proposal: None }
}

/// What stands around a domain in other texts than domains, and the part that may be the domain: always
/// shorter than the text.
fn around(text: &str) -> Option<(Why, Option<String>)> {
    let part = |from: usize, ends: &[char]| {
        let rest = text.get(from..)?;
        Some(rest.split(ends).next()?.to_owned())
    };
    if let Some(at) = text.find("://") {
        return Some((Why::Scheme, text.get(at + 3..).map(str::to_owned)));
    }
    if let Some(at) = text.rfind('@') {
        return Some((Why::At, part(at + 1, &['/', '?', '#', ':', '>', ' '])));
    }
    if text.contains(is_blank) {
        return Some((Why::Spaces, of_words(text)));
    }
    let path = ['/', '\\', '?', '#'];
    if let Some(at) = text.find(path) {
        // `//contoso.com/path` begins with it.
        let begin = text.len() - text.trim_start_matches(path).len();
        let meant = if at == 0 { part(begin, &path) } else { part(0, &path) };
        return Some((Why::Path, meant));
    }
    if let Some(at) = text.find(':').filter(|_| text.matches(':').count() == 1) {
        return Some((Why::Port, text.get(..at).map(str::to_owned)));
    }
    let bare = text.strip_prefix("*.")?;
    Some((Why::Wildcard, Some(bare.to_owned())))
}

/// The one word that is a domain; or all of them without the blanks, where none is.
fn of_words(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
    let mut domains = words.iter().filter(|word| !word.contains(is_blank) && read(word).is_ok());
    match (domains.next(), domains.next()) {
        (Some(one), None) => Some((*one).to_owned()),
        (None, _) => Some(words.concat()),
        _ => None,
    }
}

/// What stands against a text in lower case.
fn fault(domain: &str) -> Option<Why> {
    if domain.is_empty() {
        return Some(Why::Empty);
    }
    if let Some(bad) = domain.chars().find(|c| !may_stand(*c)) {
        return Some(Why::Character(bad));
    }
    if domain.len() > LONGEST {
        return Some(Why::TooLong);
    }
    let labels: Vec<&str> = domain.split('.').collect();
    let of_label = |label: &&str| match label {
        &"" => Some(Why::EmptyLabel),
        label if label.starts_with('-') || label.ends_with('-') => Some(Why::Hyphen),
        label if label.chars().count() > LONGEST_LABEL => Some(Why::TooLong),
        _ => None,
    };
    if let Some(why) = labels.iter().find_map(of_label) {
        return Some(why);
    }
    match labels.last() {
        _ if labels.len() < 2 => Some(Why::NoDot),
        Some(last) if last.bytes().all(|byte| byte.is_ascii_digit()) => Some(Why::IpAddress),
        _ if domain == GIVEN_BY_MICROSOFT => Some(Why::OnlyOnmicrosoft),
        _ => None,
    }
}

fn may_stand(c: char) -> bool {
    match c {
        'a'..='z' | '0'..='9' | '-' | '.' => true,
        _ => !c.is_ascii() && !c.is_control() && !is_blank(c) && !c.is_uppercase(),
    }
}

/// White space, and what takes no place at all but is copied along.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// Dots of other scripts separate labels too (RFC 3490, 3.1).
fn plain_dot(c: char) -> char {
    if matches!(c, '\u{3002}' | '\u{ff0e}' | '\u{ff61}') { '.' } else { c }
}

#[cfg(test)]
#[path = "tenant_domain_tests.rs"]
mod tests;
