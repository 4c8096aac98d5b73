//! What identity asks about tenants: who they are and which portals list them.

use spanning_api::Timestamp;
use spanning_api::id::{DirectoryId, TenantId};
use spanning_api::integration::PortalPresence;
use spanning_api::portal::PortalKind;
use spanning_api::session::TenantRef;

use super::World;

/// The demo tenant's id.
pub const DEMO_TENANT: &str = "tn_aldergrove";
/// The demo tenant's directory.
pub const DEMO_DIRECTORY: &str = "5f0c2a1e-7c3d-4b7e-9a52-0d6f3b1c8e44";

impl World {
    /// Every tenant that has not been removed.
    pub fn tenant_refs(&self) -> impl Iterator<Item = TenantRef> + '_ {
        [
            (DEMO_TENANT, "Aldergrove Dental Group", "aldergrovedental.example", DEMO_DIRECTORY),
            ("tn_second", "Second Company", "second.example", "00000000-0000-4000-8000-000000000002"),
        ]
        .into_iter()
        .map(|(id, name, domain, directory)| TenantRef {
            id: TenantId::from(id),
            name: name.to_owned(),
            domain: domain.to_owned(),
            directory_id: DirectoryId::from(directory),
        })
    }

    /// A tenant in brief; none when there is none or it was removed.
    pub fn tenant_ref(&self, id: &TenantId) -> Option<TenantRef> {
        self.tenant_refs().find(|tenant| tenant.id == *id)
    }

    /// The tenant of a Microsoft Entra directory.
    pub fn tenant_of_directory(&self, directory: &DirectoryId) -> Option<TenantRef> {
        self.tenant_refs().find(|tenant| tenant.directory_id == *directory)
    }

    /// The tenant of a domain.
    pub fn tenant_of_domain(&self, domain: &str) -> Option<TenantRef> {
        self.tenant_refs().find(|tenant| tenant.domain == domain)
    }

    /// Where a tenant is present, one entry per portal version.
    pub fn presence(&self, _tenant: &TenantId, _now: Timestamp) -> Vec<PortalPresence> {
        let entry = |portal: &PortalKind| PortalPresence {
            portal: portal.clone(),
            present: false,
            listed_as: None,
            since: None,
        };
        PortalKind::KNOWN.iter().map(entry).collect()
    }

    /// Whether a portal lists a tenant now.
    pub fn portal_lists(&self, portal: &PortalKind, tenant: &TenantId, now: Timestamp) -> bool {
        self.presence(tenant, now).iter().any(|entry| entry.portal == *portal && entry.present)
    }
}
