//! Where a tenant's address leads in a session. Pure.

use spanning_api::id::TenantId;
use spanning_api::portal::PortalKind;
use spanning_api::query::Query;
use spanning_api::session::Scope;
use spanning_domain::portal::{self, Ability, NavPage, PageKind};

use crate::features::tenants::address::Address;
use crate::routes::Route;

/// Where to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a page, once the tenant turned out to be there. Without details the page itself finds out.
    Page {
        /// The page.
        route: Route,
        /// Its query, without `?`.
        query: String,
        /// Whether the portal has details, so that it can be asked whether the tenant is there.
        check: bool,
    },
    /// The session is for another tenant.
    OtherTenant {
        /// Its name.
        name: String,
    },
    /// A portal that this build does not know.
    UnknownPortal(PortalKind),
}

/// Where a tenant's address leads.
pub fn resolve(scope: &Scope, id: &TenantId) -> Target {
    let kind = match scope {
        Scope::Tenant { tenant, .. } if tenant.id == *id => {
            return Target::Page { route: Route::Integrations, query: String::new(), check: false };
        }
        Scope::Tenant { tenant, .. } => return Target::OtherTenant { name: tenant.name.clone() },
        Scope::Partner { portal, .. } => portal,
    };
    let Some(portal) = portal::of(kind) else { return Target::UnknownPortal(kind.clone()) };
    let inside = portal.page == PageKind::Gateway;
    let query = Address { tenant: Some(id.clone()), inside, ..Address::default() }.to_query();
    let route = Route::Portal(kind.clone(), NavPage::Tenants);
    Target::Page { route, query, check: portal.can(Ability::Status) }
}

/// The page with the list, to go back to.
pub fn list_of(scope: &Scope) -> Route {
    match scope {
        Scope::Tenant { .. } => Route::Integrations,
        Scope::Partner { portal, .. } => Route::Portal(portal.clone(), NavPage::Tenants),
    }
}

#[cfg(test)]
mod tests {
    use spanning_api::id::{DirectoryId, PartnerId};
    use spanning_api::session::{PartnerRef, PortalRole, SpanningRole, TenantRef};

    use super::*;

    fn partner(portal: PortalKind) -> Scope {
        let partner = PartnerRef { id: PartnerId::from("p"), name: "P".into() };
        Scope::Partner { partner, portal, role: PortalRole::Admin }
    }

    #[test]
    fn every_portal_leads_to_its_own_page() {
        let expected = [
            (PortalKind::Vsa10, "/vsa10/modules/integrations/unitrends-backup?in=uniview&tenant=t-1", true),
            (PortalKind::Vsa9, "/vsa9/saas-backup/customers?tenant=t-1", false),
            (PortalKind::Uniview2, "/uniview2/dashboard/spanning/microsoft365?tenant=t-1", true),
            (PortalKind::Uniview1, "/uniview1/saas-backup/customers?tenant=t-1", false),
        ];
        for (portal, address, checked) in expected {
            let found = match resolve(&partner(portal), &TenantId::from("t-1")) {
                Target::Page { route, query, check } => Some((format!("{}?{query}", route.path()), check)),
                _ => None,
            };
            assert_eq!(found, Some((address.to_owned(), checked)));
        }
        let newer = PortalKind::Other("vsa11".into());
        assert_eq!(resolve(&partner(newer.clone()), &TenantId::from("t")), Target::UnknownPortal(newer));
    }

    #[test]
    fn a_tenants_session_knows_its_own_tenant_only() {
        let tenant = TenantRef {
            id: TenantId::from("t-1"),
            name: "Aldergrove".into(),
            domain: "a.example".into(),
            directory_id: DirectoryId::from("d"),
        };
        let scope = Scope::Tenant { tenant, role: SpanningRole::User };
        let own = Target::Page { route: Route::Integrations, query: String::new(), check: false };
        assert_eq!(resolve(&scope, &TenantId::from("t-1")), own);
        let other = Target::OtherTenant { name: "Aldergrove".into() };
        assert_eq!(resolve(&scope, &TenantId::from("t-2")), other);
    }
}
