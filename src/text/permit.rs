//! Why something is not allowed, and whom to ask.

use spanning_api::session::RoleHolder;
use spanning_domain::permission::portal_role_name;

use super::{role, time};
use crate::text::catalog::{fill, messages};

messages! {
    /// The portal version has no such thing.
    pub portal_lacks = "This portal version cannot do that; UniView Portal 2.0 can.";
    /// It belongs to a portal's session.
    pub not_here = "This is done in UniView Portal 2.0.";
}

/// Somebody who can help.
pub fn holder(holder: &RoleHolder) -> String {
    fill!("{name} ({role})", name = holder.name, role = role::named(portal_role_name(&holder.role)))
}

/// A role is missing: which, and who holds it.
pub fn role_missing(own: &str, needed: &str, holders: &[String]) -> String {
    let takes = match needed {
        "Superuser" => fill!("This takes the role {needed}; yours is {own}.", needed, own),
        _ => fill!("This takes the role {needed} or a higher one; yours is {own}.", needed, own),
    };
    match holders {
        [] => takes,
        [.., _] => {
            let last = if holders.len() > 3 { 3 } else { holders.len() };
            fill!("{takes} Ask {list}.", takes, list = time::any_of(holders.get(..last).unwrap_or_default()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_role_names_who_has_it() {
        let names = ["Grace (Superuser)".to_owned(), "Daniel (Admin)".to_owned()];
        assert_eq!(
            role_missing("Monitor", "Admin", &names),
            "This takes the role Admin or a higher one; yours is Monitor. Ask Grace (Superuser) or Daniel (Admin)."
        );
        assert_eq!(role_missing("Admin", "Superuser", &[]), "This takes the role Superuser; yours is Admin.");
    }
}
