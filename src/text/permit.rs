//! Why something is not allowed, and whom to ask.

use spanning_api::session::RoleHolder;
use spanning_domain::permission::portal_role_name;

use super::time;

/// The portal version has no such thing.
pub const PORTAL_LACKS: &str = "This portal version cannot do that; UniView Portal 2.0 can.";
/// It belongs to a portal's session.
pub const NOT_HERE: &str = "This is done in UniView Portal 2.0.";

/// Somebody who can help.
pub fn holder(holder: &RoleHolder) -> String {
    format!("{} ({})", holder.name, portal_role_name(&holder.role))
}

/// A role is missing: which, and who holds it.
pub fn role_missing(own: &str, needed: &str, holders: &[String]) -> String {
    let takes = match needed {
        "Superuser" => format!("This takes the role {needed}; yours is {own}."),
        _ => format!("This takes the role {needed} or a higher one; yours is {own}."),
    };
    match holders {
        [] => takes,
        [.., _] => {
            let last = if holders.len() > 3 { 3 } else { holders.len() };
            format!("{takes} Ask {}.", either(holders.get(..last).unwrap_or_default()))
        }
    }
}

fn either(names: &[String]) -> String {
    time::list(names).replacen(" and ", " or ", 1)
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
