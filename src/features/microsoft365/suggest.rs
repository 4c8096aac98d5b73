//! What can come next while a condition is typed. Pure.

use spanning_api::tenant_filter::{Kind, Operator, Property, Token};
use spanning_domain::tenant_list::fold;

use crate::text::tenant_filter as text;

/// One way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What the box holds then.
    pub text: String,
    /// In words.
    pub label: String,
    /// As it is typed.
    pub hint: String,
    /// The condition, when it is complete.
    pub done: Option<Token>,
}

/// Whether a text begins like a condition; otherwise it is looked for as it is.
pub fn is_condition(typed: &str) -> bool {
    parts(typed).is_some()
}

/// The property and what follows it, once it is clear that a condition is meant.
fn parts(typed: &str) -> Option<(Property, &str)> {
    let typed = typed.trim_start();
    let end = typed.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (word, rest) = typed.split_at_checked(end)?;
    let property = Property::known(word)?;
    let rest = rest.trim_start();
    (rest.is_empty() || rest.starts_with(is_sign)).then_some((property, rest))
}

fn is_sign(c: char) -> bool {
    matches!(c, '=' | '!' | ':' | '<' | '>')
}

/// The ways to go on from what was typed.
pub fn suggest(typed: &str) -> Vec<Suggestion> {
    let Some((property, rest)) = parts(typed) else { return properties(typed) };
    let end = rest.find(|c| !is_sign(c)).unwrap_or(rest.len());
    let (sign, value) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let known = property.operators().iter().copied().find(|operator| operator.as_str() == sign);
    match known {
        Some(operator) if !value.trim().is_empty() || property.kind() == Kind::Choice => {
            values(property, operator, value.trim())
        }
        _ => operators(property, sign),
    }
}

fn properties(typed: &str) -> Vec<Suggestion> {
    let typed = fold(typed.trim());
    let fits = |property: &&Property| {
        fold(text::property(**property)).contains(&typed) || fold(property.as_str()).contains(&typed)
    };
    let one = |property: &Property| Suggestion {
        text: format!("{} ", property.as_str()),
        label: text::property(*property).to_owned(),
        hint: property.as_str().to_owned(),
        done: None,
    };
    Property::ALL.iter().filter(fits).map(one).collect()
}

fn operators(property: Property, sign: &str) -> Vec<Suggestion> {
    let one = |operator: &Operator| Suggestion {
        text: format!("{} {} ", property.as_str(), operator.as_str()),
        label: format!("{} {}", text::property(property), text::operator(*operator)),
        hint: operator.as_str().to_owned(),
        done: None,
    };
    property.operators().iter().filter(|operator| operator.as_str().starts_with(sign)).map(one).collect()
}

fn values(property: Property, operator: Operator, typed: &str) -> Vec<Suggestion> {
    let typed = typed.trim_matches('"');
    let made = |value: &str| {
        let token = Token::new(property, operator, value).ok()?;
        Some(Suggestion {
            text: token.to_string(),
            label: text::token(&token),
            hint: token.value().to_string(),
            done: Some(token),
        })
    };
    if property.kind() != Kind::Choice {
        return made(typed).into_iter().collect();
    }
    let folded = fold(typed);
    let fits = |word: &&str| fold(&text::choice(property, word)).contains(&folded) || fold(word).contains(&folded);
    property.choices().into_iter().filter(fits).filter_map(made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(typed: &str) -> Vec<String> {
        suggest(typed).into_iter().map(|suggestion| suggestion.hint).collect()
    }

    #[test]
    fn one_is_led_from_property_to_operator_to_value() {
        assert_eq!(hints("seat"), ["seats", "unprotected"]);
        assert_eq!(suggest("seat").first().map(|s| s.text.clone()), Some("seats ".to_owned()));
        assert_eq!(hints("seats "), ["<", "<=", ">", ">=", "=", "!="]);
        assert_eq!(hints("seats <"), ["<", "<="]);
        let done = suggest("seats < 50");
        assert_eq!(
            done.iter().filter_map(|s| s.done.as_ref()).map(ToString::to_string).collect::<Vec<_>>(),
            ["seats < 50"]
        );
        assert_eq!(hints("seats < many"), Vec::<String>::new());
        assert_eq!(hints("status = part"), ["partial"]);
        assert_eq!(hints("itComplete ="), ["on", "off"]);
        assert_eq!(hints("organization = \"\"").len(), 1);
        assert_eq!(hints(""), Property::ALL.iter().map(|p| p.as_str()).collect::<Vec<_>>());
    }

    #[test]
    fn plain_words_are_no_condition() {
        for typed in ["dental", "seats", "name of somebody", "a = b", ""] {
            assert!(!is_condition(typed), "{typed}");
        }
        for typed in ["seats ", "seats<", "Status = failed"] {
            assert!(is_condition(typed), "{typed}");
        }
    }
}
