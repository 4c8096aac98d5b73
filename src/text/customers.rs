//! SaaS Backup > Customers of VSA 9 and UniView 1.0.

/// The search box.
pub const SEARCH: &str = "Filter customers";
/// The tabs.
pub const TABS: &str = "Products";
/// The table.
pub const TABLE: &str = "Customers";
/// The column with the domain.
pub const DOMAIN: &str = "Domain";
/// Not a single customer.
pub const EMPTY: &str = "No customer yet";
/// No customer matches.
pub const NO_MATCH: &str = "No customer matches";
/// What to do about it.
pub const NO_MATCH_TEXT: &str = "Search looks in names, domains and ids.";
/// They could not be loaded.
pub const ERROR: &str = "The customers could not be loaded";
/// Leads to the migration.
pub const MIGRATE: &str = "Migrate";
/// Leads to a migration that was asked for.
pub const SHOW_MIGRATION: &str = "Show the migration";
/// All clients were moved.
pub const MOVED: &str = "Your clients were migrated to UniView Portal 2.0";
/// What that means here.
pub const MOVED_TEXT: &str = "Go on in UniView Portal 2.0. Here customers can still be listed and connected to.";
/// Back to all customers.
pub const SHOW_ALL: &str = "Show all customers";
/// Heads the banner.
pub fn banner_title(portal: &str) -> String {
    format!("{portal} lists and connects. UniView Portal 2.0 does more")
}

/// What 2.0 adds.
pub const BANNER: &str = "It shows backup status, storage and seats, maps tenants to organizations, allocates licences \
and upgrades trials, raises alerts, and is synced every hour.";

/// The row of one tenant that an address named.
pub fn one_title(name: &str) -> String {
    format!("Showing {name} only")
}

/// What this version has of a tenant.
pub fn one_text(portal: &str) -> String {
    format!(
        "{portal} lists tenants and connects to them. Backup status, storage and licences of a tenant are in UniView Portal 2.0."
    )
}

/// How many there are.
pub fn count(filtered: bool, total: u64, written: &str) -> String {
    match (filtered, total) {
        (false, 1) => "1 customer".to_owned(),
        (true, 1) => "1 customer matches".to_owned(),
        (false, _) => format!("{written} customers"),
        (true, _) => format!("{written} customers match"),
    }
}

/// How to begin.
pub fn empty_text(add_action: &str) -> String {
    format!("{add_action} adds a Microsoft 365 tenant:")
}

/// The steps of adding, in the portals' own words, and what this console does about them.
pub mod add {
    /// The steps in the older portals.
    pub fn customers(path: &str, tab: &str, action: &str) -> Vec<String> {
        let mut steps = vec![format!("Open {path}, tab {tab}."), format!("Choose {action}.")];
        steps.extend(form());
        steps
    }

    /// The steps in UniView 2.0, also when VSA 10 led there.
    pub fn uniview(path: &str) -> Vec<String> {
        let mut steps = vec![format!("Open {path} and begin to integrate a Microsoft 365 tenant.")];
        steps.extend(form());
        steps
    }

    fn form() -> [String; 3] {
        [
            "Choose the subscription type, the organization and the backup region, and acknowledge overage billing.".to_owned(),
            "Choose Add to sign in as a Global Administrator of the tenant yourself, or copy the invite link for the customer’s administrator.".to_owned(),
            "At Microsoft, sign in and choose Accept.".to_owned(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_customer_is_singular() {
        assert_eq!((count(false, 1, "1"), count(true, 1, "1")), ("1 customer".into(), "1 customer matches".into()));
        assert_eq!((count(false, 0, "0"), count(true, 12, "12")), ("0 customers".into(), "12 customers match".into()));
    }
}
