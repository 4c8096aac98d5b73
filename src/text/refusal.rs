//! Why something that was typed is refused, before anybody is asked.

use spanning_domain::licence::Refusal;
use spanning_domain::tenant_domain::Why;

use super::catalog::{fill, plural, t};

/// Why a number of licences is refused, with the numbers that would be accepted.
pub fn licences(refusal: &Refusal) -> String {
    match *refusal {
        Refusal::BelowUsed { of, wanted, used } => plural!(
            used,
            "{used} {kind} licence is in use, so {wanted} are too few.|{used} {kind} licences are in use, so {wanted} are too few.",
            used,
            kind = of.name(),
            wanted
        ),
        Refusal::AbovePool { of, wanted, most, free } => fill!(
            "{wanted} {kind} licences are too many: {free} are free, so at most {most}.",
            wanted,
            kind = of.name(),
            free,
            most
        ),
        Refusal::AboveCap { wanted, cap } => {
            fill!("A trial has at most {cap} licences in all; {wanted} were asked for.", cap, wanted)
        }
        Refusal::Ended => t("The subscription has ended. Upgrade it first.").to_owned(),
    }
}

/// Why a text is no domain.
pub fn domain(why: &Why) -> String {
    match why {
        Why::Empty => t("Enter the tenant’s domain."),
        Why::Scheme => t("This is a web address. Enter the domain alone."),
        Why::Path => t("There is a path after the domain. Enter the domain alone."),
        Why::Port => t("There is a port after the domain. Enter the domain alone."),
        Why::At => t("This is an e-mail address. Enter the domain alone."),
        Why::Spaces => t("A domain has no spaces. Enter one domain."),
        Why::Wildcard => t("A wildcard names no tenant. Enter one domain."),
        Why::NoDot => t("A domain has at least two parts, such as contoso.com."),
        Why::EmptyLabel => t("There is a dot too many."),
        Why::Hyphen => t("A part of a domain neither begins nor ends with a hyphen."),
        Why::Character(c) if c.is_control() => t("There is a character that cannot be seen."),
        Why::Character(c) => return fill!("A domain cannot contain “{character}”.", character = c.to_string()),
        Why::TooLong => t("A domain has at most 253 characters, each part of it at most 63."),
        Why::IpAddress => t("This is an IP address. Enter the tenant’s domain."),
        Why::OnlyOnmicrosoft => t("Put the tenant’s own name before onmicrosoft.com."),
        Why::Idna => t("These letters cannot stand together in a domain."),
    }
    .to_owned()
}
