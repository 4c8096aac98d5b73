//! UniView Portal 2.0.

use super::*;

pub(super) const PORTAL: Portal = Portal {
    kind: PortalKind::Uniview2,
    name: "UniView Portal 2.0",
    family: Family::UniView,
    path_words: &["Dashboard", "Spanning"],
    tab: "Microsoft 365",
    page: PageKind::Dashboard,
    name_column: "Tenant",
    add_action: "Integrating a Microsoft 365 tenant",
    abilities: &[
        Ability::ListTenants,
        Ability::AddTenant,
        Ability::Connect,
        Ability::Status,
        Ability::MapOrganizations,
        Ability::Licences,
        Ability::Alerts,
        Ability::Sync,
    ],
    navigation: &[
        NavEntry { page: NavPage::Tenants, caption: "Spanning", path: "dashboard/spanning/microsoft365" },
        NavEntry { page: NavPage::Alerts, caption: "Alerts", path: "alerts" },
        NavEntry { page: NavPage::Migration, caption: "Migration", path: "migration" },
        NavEntry { page: NavPage::Activity, caption: "Activity", path: "activity" },
    ],
};
