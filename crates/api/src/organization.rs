//! UniView organizations (the vendor API's customers) and the mapping of tenants to them.

use crate::id::OrganizationId;
use crate::wire;

wire! {
    /// A client record of UniView.
    pub struct Organization {
        /// The organization.
        pub id: OrganizationId,
        /// Its name.
        pub name: String,
        /// The group that it belongs to.
        pub group: String,
        /// How many tenants are mapped to it.
        pub tenants: u32,
    }

    /// Makes an organization.
    pub struct NewOrganization {
        /// Its name, 1 to 120 characters, unique in the partner.
        pub name: String,
    }

    /// Maps a tenant, or unmaps it.
    pub struct MapTenant {
        /// The organization; absent unmaps, after which the tenant raises no alerts.
        #[serde(default)]
        pub organization_id: Option<OrganizationId>,
    }
}
