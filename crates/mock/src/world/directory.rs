//! What identity asks about tenants: who they are and which portals list them.

use spanning_api::Timestamp;
use spanning_api::id::{DirectoryId, TenantId};
use spanning_api::integration::{MissingReason, PortalPresence};
use spanning_api::portal::PortalKind;
use spanning_api::session::TenantRef;
use spanning_domain::portal::{self, Ability};

use super::World;

pub use super::estate::{DEMO_DIRECTORY, DEMO_TENANT};

impl World {
    /// Every tenant that has not been removed.
    pub fn tenant_refs(&self) -> impl Iterator<Item = TenantRef> + '_ {
        self.estate.tenant_refs()
    }

    /// A tenant in brief; none when there is none or it was removed.
    pub fn tenant_ref(&self, id: &TenantId) -> Option<TenantRef> {
        self.estate.tenant_ref(id)
    }

    /// The tenant of a Microsoft Entra directory.
    pub fn tenant_of_directory(&self, directory: &DirectoryId) -> Option<TenantRef> {
        self.estate.by_directory(directory)
    }

    /// The tenant of a primary domain.
    pub fn tenant_of_domain(&self, domain: &str) -> Option<TenantRef> {
        self.estate.by_domain(domain)
    }

    /// Where a tenant is present, asked for now: one entry per portal version.
    pub fn presence(&self, tenant: &TenantId, now: Timestamp) -> Vec<PortalPresence> {
        let entry = |portal: &PortalKind| {
            let fact = self.estate.listed_in(tenant, portal, now);
            let record = self.estate.tenant(tenant);
            let can_sync = portal::of(portal).is_some_and(|portal| portal.can(Ability::Sync));
            let new = matches!(portal, PortalKind::Vsa10 | PortalKind::Uniview2);
            let missing = match record.and_then(|record| record.listed_since(portal)) {
                _ if fact.is_some() => None,
                _ if new && !self.migrations.account_ready => Some(MissingReason::NoPortal),
                Some(_) => Some(MissingReason::OnItsWay),
                None => Some(MissingReason::NotAdded),
            };
            PortalPresence {
                synced_at: record.filter(|_| can_sync && fact.is_some()).and_then(|record| record.synced_at(now)),
                missing,
                portal: portal.clone(),
                present: fact.is_some(),
                since: fact.as_ref().map(|fact| fact.since),
                listed_as: fact.map(|fact| fact.listed_as),
            }
        };
        PortalKind::KNOWN.iter().map(entry).collect()
    }
}
