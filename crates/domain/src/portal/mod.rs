//! One definition per portal version: its path, addresses, words and abilities. A further version is one new
//! file, named in [`ALL`], for its wire name in [`PortalKind`].

mod uniview1;
mod uniview2;
mod vsa10;
mod vsa9;

use spanning_api::portal::PortalKind;

/// Everything that tells one portal version from another.
#[derive(Debug, PartialEq, Eq)]
pub struct Portal {
    /// Which one.
    pub kind: PortalKind,
    /// Its name as the product writes it.
    pub name: &'static str,
    /// The brand without the version; what single sign-on is named after.
    pub family: Family,
    /// The way to the tenant list, in the portal's own words.
    pub path_words: &'static [&'static str],
    /// The tab or view of the list.
    pub tab: &'static str,
    /// What kind of page lists the tenants.
    pub page: PageKind,
    /// Caption of the column with the tenant's name.
    pub name_column: &'static str,
    /// Caption of the action that adds a tenant.
    pub add_action: &'static str,
    /// What the portal can do.
    pub abilities: &'static [Ability],
    /// The navigation: each page with its caption and address.
    pub navigation: &'static [NavEntry],
}

/// The brand of a portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// VSA.
    Vsa,
    /// UniView.
    UniView,
}

/// A kind of page that lists tenants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The dashboard with tiles, filters, actions.
    Dashboard,
    /// The plain Customers list of the older portals.
    Customers,
    /// A page that leads on to UniView, which has the list.
    Gateway,
}

/// Something that a portal version can do, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// List tenants.
    ListTenants,
    /// Add a tenant.
    AddTenant,
    /// Sign in to a tenant with the connect icon.
    Connect,
    /// Show status, storage and details.
    Status,
    /// Map tenants to organizations.
    MapOrganizations,
    /// Allocate licences and upgrade trials.
    Licences,
    /// Alerts of BackupIQ.
    Alerts,
    /// Hourly sync, and sync on demand.
    Sync,
    /// Move to UniView 2.0.
    Migrate,
}

/// A page that a portal's navigation leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavPage {
    /// The tenant list (or, in VSA 10, the way to it).
    Tenants,
    /// Alerts of BackupIQ.
    Alerts,
    /// Moving the clients of an older portal to UniView 2.0.
    Migration,
    /// The audit trail.
    Activity,
}

/// One entry of a portal's navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NavEntry {
    /// Where it leads.
    pub page: NavPage,
    /// Its caption in this portal.
    pub caption: &'static str,
    /// Its address below the portal's own, which is the wire name of the version.
    pub path: &'static str,
}

impl Portal {
    /// Whether the portal can do that.
    pub fn can(&self, ability: Ability) -> bool {
        self.abilities.contains(&ability)
    }

    /// The address of a page below the portal's own; `None` where this version has no such page.
    pub fn address(&self, page: NavPage) -> Option<&'static str> {
        self.navigation.iter().find(|entry| entry.page == page).map(|entry| entry.path)
    }

    /// The page at an address below the portal's own.
    pub fn page_at(&self, path: &str) -> Option<NavPage> {
        self.navigation.iter().find(|entry| entry.path == path).map(|entry| entry.page)
    }

    /// The path in one line, such as `SaaS Backup > Customers`.
    pub fn path_line(&self) -> String {
        self.path_words.join(" > ")
    }

    /// The words of the way to the list, without the list itself: what stands beside it is below them as well.
    pub fn above_list(&self) -> &'static [&'static str] {
        self.path_words.split_last().map_or(&[], |(_, above)| above)
    }
}

/// Every portal version, newest first.
pub const ALL: &[&Portal] = &[&vsa10::PORTAL, &vsa9::PORTAL, &uniview2::PORTAL, &uniview1::PORTAL];

/// The definition of a portal version; `None` for one that this build does not know.
pub fn of(kind: &PortalKind) -> Option<&'static Portal> {
    ALL.iter().copied().find(|portal| portal.kind == *kind)
}

/// A portal's name; an unknown one is named by its wire value.
pub fn name(kind: &PortalKind) -> String {
    of(kind).map_or_else(|| kind.to_string(), |portal| portal.name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_version_has_one_definition() {
        let kinds: Vec<_> = ALL.iter().map(|portal| portal.kind.clone()).collect();
        assert_eq!(kinds, PortalKind::KNOWN);
    }

    /// The routing table of the product documentation ("Working with Integrations").
    #[test]
    fn paths_are_as_documented() {
        let line = |p: &&Portal| (p.name, p.path_line(), p.tab, p.name_column, p.add_action, p.page);
        let lines: Vec<_> = ALL.iter().map(line).collect();
        use PageKind::*;
        let expected = [
            (
                "VSA 10",
                "Modules > Integrations > Unitrends Backup",
                "Microsoft 365",
                "Tenant",
                "Integrating a Microsoft 365 tenant",
                Gateway,
            ),
            ("VSA 9", "SaaS Backup > Customers", "Microsoft 365", "Company Name", "Add Customer", Customers),
            (
                "UniView Portal 2.0",
                "Dashboard > Spanning",
                "Microsoft 365",
                "Tenant",
                "Integrating a Microsoft 365 tenant",
                Dashboard,
            ),
            ("UniView 1.0", "SaaS Backup > Customers", "Microsoft 365", "Company Name", "Add Customer", Customers),
        ];
        assert_eq!(lines, expected.map(|(n, p, t, c, a, k)| (n, p.to_owned(), t, c, a, k)));
    }

    #[test]
    fn the_old_portals_only_list_add_and_connect() {
        for portal in [&vsa9::PORTAL, &uniview1::PORTAL] {
            use Ability::*;
            assert_eq!(portal.abilities, [ListTenants, AddTenant, Connect, Migrate]);
            assert_eq!(portal.page, PageKind::Customers);
        }
    }
}
