//! What identity asks about tenants: who they are and which portals list them.

use spanning_api::Timestamp;
use spanning_api::id::{DirectoryId, TenantId};
use spanning_api::integration::PortalPresence;
use spanning_api::portal::PortalKind;
use spanning_api::session::TenantRef;

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
            PortalPresence {
                portal: portal.clone(),
                present: fact.is_some(),
                since: fact.as_ref().map(|fact| fact.since),
                listed_as: fact.map(|fact| fact.listed_as),
            }
        };
        PortalKind::KNOWN.iter().map(entry).collect()
    }
}
