//! VSA 10: the way leads through Modules > Integrations to UniView, which has the list.

use super::*;

pub(super) const PORTAL: Portal = Portal {
    kind: PortalKind::Vsa10,
    name: "VSA 10",
    family: Family::Vsa,
    path_words: &["Modules", "Integrations", "Unitrends Backup"],
    tab: "Microsoft 365",
    page: PageKind::Gateway,
    name_column: "Tenant",
    add_action: "Integrating a Microsoft 365 tenant",
    abilities: super::uniview2::PORTAL.abilities,
    navigation: &[
        NavEntry { page: NavPage::Tenants, caption: "Unitrends Backup", path: "modules/integrations/unitrends-backup" },
        NavEntry { page: NavPage::Activity, caption: "Activity", path: "activity" },
    ],
};
