//! SaaS Backup > Customers of VSA 9 and UniView 1.0.

use crate::text::catalog::{fill, messages, plural};

messages! {
    /// The search box.
    pub search = "Filter customers";
    /// The tabs.
    pub tabs = "Products";
    /// The table.
    pub table = "Customers";
    /// The column with the domain.
    pub domain = "Domain";
    /// Not a single customer.
    pub empty = "No customer yet";
    /// No customer matches.
    pub no_match = "No customer matches";
    /// What to do about it.
    pub no_match_text = "Search looks in names, domains and ids.";
    /// They could not be loaded.
    pub error = "The customers could not be loaded";
    /// Leads to the migration.
    pub migrate = "Migrate";
    /// Leads to a migration that was asked for.
    pub show_migration = "Show the migration";
    /// All clients were moved.
    pub moved = "Your clients were migrated to UniView Portal 2.0";
    /// What that means here.
    pub moved_text = "Go on in UniView Portal 2.0. Here customers can still be listed and connected to.";
    /// Back to all customers.
    pub show_all = "Show all customers";
}

/// Heads the banner.
pub fn banner_title(portal: &str) -> String {
    fill!("{portal} lists and connects. UniView Portal 2.0 does more", portal)
}

messages! {
    /// What 2.0 adds.
    pub banner = "It shows backup status, storage and seats, maps tenants to organizations, allocates licences and upgrades trials, raises alerts, and is synced every hour.";
}

/// The row of one tenant that an address named.
pub fn one_title(name: &str) -> String {
    fill!("Showing {name} only", name)
}

/// What this version has of a tenant.
pub fn one_text(portal: &str) -> String {
    fill!(
        "{portal} lists tenants and connects to them. Backup status, storage and licences of a tenant are in UniView Portal 2.0.",
        portal
    )
}

/// How many there are.
pub fn count(filtered: bool, total: u64, written: &str) -> String {
    if filtered {
        plural!(total, "{written} customer matches|{written} customers match", written)
    } else {
        plural!(total, "{written} customer|{written} customers", written)
    }
}

/// How to begin.
pub fn empty_text(add_action: &str) -> String {
    fill!("{add_action} adds a Microsoft 365 tenant:", add_action)
}

/// The steps of adding, in the portals' own words, and what this console does about them.
pub mod add {
    use crate::text::catalog::{fill, t};

    /// The steps in the older portals.
    pub fn customers(path: &str, tab: &str, action: &str) -> Vec<String> {
        let mut steps = vec![fill!("Open {path}, tab {tab}.", path, tab), fill!("Choose {action}.", action)];
        steps.extend(form());
        steps
    }

    /// The steps in UniView 2.0, also when VSA 10 led there.
    pub fn uniview(path: &str) -> Vec<String> {
        let mut steps = vec![fill!("Open {path} and begin to integrate a Microsoft 365 tenant.", path)];
        steps.extend(form());
        steps
    }

    fn form() -> [String; 3] {
        [
            t("Choose the subscription type, the organization and the backup region, and acknowledge overage billing.").to_owned(),
            t("Choose Add to sign in as a Global Administrator of the tenant yourself, or copy the invite link for the customer’s administrator.").to_owned(),
            t("At Microsoft, sign in and choose Accept.").to_owned(),
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
