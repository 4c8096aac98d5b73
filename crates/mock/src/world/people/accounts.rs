//! Accounts that sign in to the console itself: of the demo tenant, and one or more per portal.

use spanning_api::portal::PortalKind;
use spanning_api::session::{IdentitySource, Person, PortalRole, SpanningRole};

use super::person;

/// An account of the demo tenant.
pub struct TenantAccount {
    /// Display name.
    pub name: &'static str,
    /// Sign-in name.
    pub email: &'static str,
    /// Role in Spanning.
    pub role: SpanningRole,
    /// What it shows.
    pub note: &'static str,
}

/// An account of a portal of the partner.
pub struct PortalAccount {
    /// Display name.
    pub name: &'static str,
    /// Sign-in name.
    pub email: &'static str,
    /// The portal.
    pub portal: PortalKind,
    /// Role in it.
    pub role: PortalRole,
    /// What it shows.
    pub note: &'static str,
}

impl TenantAccount {
    /// Whose it is.
    pub fn person(&self) -> Person {
        person(self.name, self.email)
    }
}

impl PortalAccount {
    /// Whose it is.
    pub fn person(&self) -> Person {
        person(self.name, self.email)
    }
}

/// The accounts of the demo tenant, most powerful first.
pub fn tenant_accounts() -> [TenantAccount; 4] {
    [
        TenantAccount {
            name: "Maya Lindqvist",
            email: "maya.lindqvist@aldergrovedental.example",
            role: SpanningRole::GlobalAdministrator,
            note: "Global Administrator: may switch, link and unlink",
        },
        TenantAccount {
            name: "Priya Raman",
            email: "priya.raman@aldergrovedental.example",
            role: SpanningRole::GlobalAdministrator,
            note: "Second Global Administrator, never signed in so far",
        },
        TenantAccount {
            name: "Tom Okafor",
            email: "tom.okafor@aldergrovedental.example",
            role: SpanningRole::SpanningAdmin,
            note: "Spanning admin: may switch, may not link",
        },
        TenantAccount {
            name: "Elena Duarte",
            email: "elena.duarte@aldergrovedental.example",
            role: SpanningRole::User,
            note: "Ordinary user: sees only her own activity",
        },
    ]
}

/// The accounts of the portals.
pub fn portal_accounts() -> [PortalAccount; 7] {
    let account = |name, email, portal, role, note| PortalAccount { name, email, portal, role, note };
    [
        account(
            "Grace Whitfield",
            "grace.whitfield@brightwater.example",
            PortalKind::Uniview2,
            PortalRole::Superuser,
            "UniView 2.0 Superuser: everything",
        ),
        account(
            "Daniel Osei",
            "daniel.osei@brightwater.example",
            PortalKind::Uniview2,
            PortalRole::Admin,
            "UniView 2.0 Admin: maps, allocates, removes",
        ),
        account(
            "Hannah Kowalski",
            "hannah.kowalski@brightwater.example",
            PortalKind::Uniview2,
            PortalRole::Manage,
            "UniView 2.0 Manage: connects, syncs, handles alerts",
        ),
        account(
            "Liam Fraser",
            "liam.fraser@brightwater.example",
            PortalKind::Uniview2,
            PortalRole::Monitor,
            "UniView 2.0 Monitor: looks, changes nothing",
        ),
        account(
            "Noor Haddad",
            "noor.haddad@brightwater.example",
            PortalKind::Vsa10,
            PortalRole::Admin,
            "VSA 10 admin: Modules > Integrations > Unitrends Backup",
        ),
        account(
            "Peter Novak",
            "peter.novak@brightwater.example",
            PortalKind::Vsa9,
            PortalRole::Admin,
            "VSA 9 admin: SaaS Backup > Customers",
        ),
        account(
            "Ruth Calloway",
            "ruth.calloway@brightwater.example",
            PortalKind::Uniview1,
            PortalRole::Admin,
            "UniView 1.0 admin: SaaS Backup > Customers",
        ),
    ]
}

/// The groups whose organizations an account looks after; `None`: all of them.
pub fn groups_of(email: &str) -> Option<&'static [&'static str]> {
    let daniel: &[&str] = &["Default", "Healthcare", "Industry", "Professional services", "Retail and hospitality"];
    (email == "daniel.osei@brightwater.example").then_some(daniel)
}

/// The identity that somebody of a portal comes in with.
pub fn identity_of(portal: &PortalKind) -> IdentitySource {
    match portal {
        PortalKind::Vsa10 => IdentitySource::Vsa10,
        PortalKind::Vsa9 => IdentitySource::Vsa9,
        PortalKind::Uniview2 => IdentitySource::Uniview2,
        PortalKind::Uniview1 => IdentitySource::Uniview1,
        PortalKind::Other(other) => IdentitySource::Other(other.clone()),
    }
}

/// What a portal's user is in a tenant that they launched into: single sign-on makes an
/// administrator of who administers the portal, but never a Global Administrator, which only
/// Microsoft 365 can make; the link therefore stays in the tenant's own hands.
pub fn launched_role(role: &PortalRole) -> SpanningRole {
    match role {
        PortalRole::Superuser | PortalRole::Admin => SpanningRole::SpanningAdmin,
        _ => SpanningRole::User,
    }
}
