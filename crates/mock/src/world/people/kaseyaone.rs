//! People who sign in at KaseyaOne. A user name is only good together with its company: the same
//! name may exist in several.

use spanning_api::session::{CompanyRef, KaseyaOneRole, SpanningRole};

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
    /// What their groups make of them in Spanning Backup; none when no group of theirs has it.
    pub access: Option<SpanningRole>,
    /// What this user shows.
    pub note: &'static str,
    /// How the login ends.
    pub ending: Ending,
}

impl KaseyaOneUser {
    /// What a button that picks this user sends: the user name, with the company where one name alone would
    /// mean somebody else.
    pub fn picked_by(&self) -> String {
        let first = users().into_iter().find(|user| user.username == self.username);
        match first.is_some_and(|first| first.company == self.company) {
            true => self.username.to_owned(),
            false => format!("{} {}", self.username, self.company.id),
        }
    }
}

/// The users to try.
pub fn users() -> Vec<KaseyaOneUser> {
    let user = |username, name, company, role, access, note| KaseyaOneUser {
        username,
        name,
        company,
        role,
        access,
        note,
        ending: Ending::In,
    };
    let (administers, uses) = (Some(SpanningRole::SpanningAdmin), Some(SpanningRole::User));
    vec![
        user(
            "grace.whitfield@brightwater.example",
            "Grace Whitfield",
            brightwater(),
            KaseyaOneRole::Master,
            administers.clone(),
            "Master of the partner's company: links",
        ),
        user(
            "oscar.lindgren@harborline.example",
            "Oscar Lindgren",
            harborline(),
            KaseyaOneRole::Master,
            administers.clone(),
            "Master of another company",
        ),
        user(
            "ines.moreau@brightwater.example",
            "Ines Moreau",
            brightwater(),
            KaseyaOneRole::Billing,
            None,
            "Billing role: may not link, and no group that has Spanning Backup",
        ),
        user(
            "daniel.osei@brightwater.example",
            "Daniel Osei",
            brightwater(),
            KaseyaOneRole::User,
            administers.clone(),
            "User role: may not link; group Spanning administrators",
        ),
        user(
            "hannah.kowalski@brightwater.example",
            "Hannah Kowalski",
            brightwater(),
            KaseyaOneRole::User,
            uses.clone(),
            "User role; group Spanning users",
        ),
        user(
            "wes.tran@brightwater.example",
            "Wes Tran",
            brightwater(),
            KaseyaOneRole::User,
            None,
            "User role, in no group",
        ),
        user(
            "robin.sato@contractor.example",
            "Robin Sato",
            brightwater(),
            KaseyaOneRole::Master,
            uses.clone(),
            "Same user name in two companies: here a Master",
        ),
        user(
            "robin.sato@contractor.example",
            "Robin Sato",
            harborline(),
            KaseyaOneRole::User,
            uses,
            "Same user name in two companies: here a User",
        ),
        KaseyaOneUser {
            ending: Ending::Down,
            ..user(
                "carl.benton@brightwater.example",
                "Carl Benton",
                brightwater(),
                KaseyaOneRole::Master,
                administers,
                "KaseyaOne fails after this login",
            )
        },
    ]
}

/// The Masters of a company, who decide about groups: names with addresses.
pub fn masters(company: &CompanyRef) -> Vec<String> {
    let found = users().into_iter().filter(|user| user.company == *company && user.role == KaseyaOneRole::Master);
    found.map(|user| format!("{} <{}>", user.name, user.username)).collect()
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
