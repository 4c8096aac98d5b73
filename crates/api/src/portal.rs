//! The four portal versions and what a session sees of them.

use crate::wire;

open_enum! {
    /// A portal in one version. They differ in path, page, words and abilities.
    pub enum PortalKind {
        /// VSA 10 (also "VSA X"): reaches UniView through Modules > Integrations.
        Vsa10 = "vsa10",
        /// VSA 9 with the UniView TAP module: SaaS Backup > Customers.
        Vsa9 = "vsa9",
        /// UniView Portal 2.0.
        Uniview2 = "uniview2",
        /// UniView 1.0, the legacy stand-alone portal.
        Uniview1 = "uniview1",
    }
}

wire! {
    /// One portal of the partner, as the signed-in person finds it.
    pub struct Portal {
        /// Which portal and version.
        pub kind: PortalKind,
        /// Whether the partner has this portal at all.
        pub available: bool,
        /// How many tenants this portal lists.
        pub tenants: u64,
        /// Where the host page of this portal is, when the server knows one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub host_url: Option<String>,
        /// Origins that may frame the console for this portal, exactly as browsers write them.
        pub host_origins: Vec<String>,
    }

    /// The portals of the partner.
    pub struct Portals {
        /// One entry per portal version.
        pub items: Vec<Portal>,
    }
}
