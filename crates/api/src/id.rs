//! Identifiers as newtypes, so that one can never stand in for another.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self { Self(text.to_owned()) }
        }
    )+};
}

ids! {
    /// A Spanning tenant: one Microsoft 365 tenant under backup. Opaque.
    TenantId;
    /// A Microsoft Entra directory (tenant) id, a GUID.
    DirectoryId;
    /// A UniView organization (the vendor API's `customerId`), a GUID.
    OrganizationId;
    /// A KaseyaOne company.
    CompanyId;
    /// The managed service provider that the portals belong to.
    PartnerId;
    /// A person on any of the sides.
    PersonId;
    /// One run of the linking chain.
    LinkAttemptId;
    /// One addition of a tenant.
    OnboardingId;
    /// An alert raised by BackupIQ.
    AlertId;
    /// One entry of the audit trail.
    ActivityId;
    /// A migration of one portal to UniView 2.0.
    MigrationId;
    /// One action on many tenants.
    BulkJobId;
    /// A named view of the tenant list.
    ViewId;
    /// Ties together everything that one request or one chain did; shown to users for support.
    CorrelationId;
}
