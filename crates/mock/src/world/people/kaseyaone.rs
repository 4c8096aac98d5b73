//! People who sign in at KaseyaOne. A user name is only good together with its company: the same
//! name may exist in several.

use spanning_api::session::{CompanyRef, KaseyaOneRole};

use super::{brightwater, harborline};

/// How a KaseyaOne login ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Signed in.
    In,
    /// KaseyaOne fails (`server_error`).
    Down,
}

/// One KaseyaOne user.
pub struct KaseyaOneUser {
    /// User name, which is an e-mail address.
    pub username: &'static str,
    /// Display name.
    pub name: &'static str,
    /// Company.
    pub company: CompanyRef,
    /// Role.
    pub role: KaseyaOneRole,
    /// What this user shows.
    pub note: &'static str,
    /// How the login ends.
    pub ending: Ending,
}

/// The users to try.
pub fn users() -> Vec<KaseyaOneUser> {
    let user =
        |username, name, company, role, note, ending| KaseyaOneUser { username, name, company, role, note, ending };
    vec![
        user(
            "grace.whitfield@brightwater.example",
            "Grace Whitfield",
            brightwater(),
            KaseyaOneRole::Master,
            "Master of the partner's company: links",
            Ending::In,
        ),
        user(
            "oscar.lindgren@harborline.example",
            "Oscar Lindgren",
            harborline(),
            KaseyaOneRole::Master,
            "Master of another company",
            Ending::In,
        ),
        user(
            "ines.moreau@brightwater.example",
            "Ines Moreau",
            brightwater(),
            KaseyaOneRole::Billing,
            "Billing role: may not link",
            Ending::In,
        ),
        user(
            "daniel.osei@brightwater.example",
            "Daniel Osei",
            brightwater(),
            KaseyaOneRole::User,
            "User role: may not link",
            Ending::In,
        ),
        user(
            "carl.benton@brightwater.example",
            "Carl Benton",
            brightwater(),
            KaseyaOneRole::Master,
            "KaseyaOne fails after this login",
            Ending::Down,
        ),
    ]
}

/// A role as KaseyaOne writes it.
pub fn role_name(role: &KaseyaOneRole) -> &str {
    match role {
        KaseyaOneRole::Master => "Master",
        KaseyaOneRole::Billing => "Billing",
        KaseyaOneRole::User => "User",
        KaseyaOneRole::Other(other) => other,
    }
}
