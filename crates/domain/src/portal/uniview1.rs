//! UniView 1.0, the legacy stand-alone portal.

use super::*;

pub(super) const PORTAL: Portal = Portal {
    kind: PortalKind::Uniview1,
    name: "UniView 1.0",
    family: Family::UniView,
    path_words: &["SaaS Backup", "Customers"],
    tab: "Microsoft 365",
    page: PageKind::Customers,
    name_column: "Company Name",
    add_action: "Add Customer",
    abilities: &[Ability::ListTenants, Ability::AddTenant, Ability::Connect, Ability::Migrate],
    navigation: &[
        NavEntry { page: NavPage::Tenants, caption: "Customers", path: "saas-backup/customers" },
        NavEntry { page: NavPage::Migration, caption: "Migration", path: "saas-backup/migration" },
        NavEntry { page: NavPage::Activity, caption: "Activity", path: "activity" },
    ],
};
