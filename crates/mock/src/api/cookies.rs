//! The console's cookies. `__Host-` ties each to this origin: Secure, no Domain, Path=/.

use spanning_api::session::{Scope, SessionSlot};

/// The session for one tenant.
pub const TENANT: &str = "__Host-session";
/// The session for a portal. Of its own, so that connecting to a tenant leaves the portal's tab alone.
pub const PORTAL: &str = "__Host-portal-session";
/// A helper's: good for one link attempt.
pub const LINK: &str = "__Host-link";
/// Whoever opened the address of a tenant to be added: good for its consent.
pub const ONBOARDING: &str = "__Host-onboarding";
/// Ties a sign-in with a provider to the browser that set out.
pub const SIGN_IN: &str = "__Host-sign-in";

/// `SameSite=Strict` suffices: a provider's answer reaches the server by a call of the console's page.
const ATTRIBUTES: &str = "Path=/; HttpOnly; Secure; SameSite=Strict";

/// The cookie of a scope's session.
pub fn of_scope(scope: &Scope) -> &'static str {
    match scope {
        Scope::Tenant { .. } => TENANT,
        Scope::Partner { .. } => PORTAL,
    }
}

/// The cookie of a slot; none for one that this build does not know.
pub fn of_slot(slot: &SessionSlot) -> Option<&'static str> {
    match slot {
        SessionSlot::Tenant => Some(TENANT),
        SessionSlot::Portal => Some(PORTAL),
        SessionSlot::Link => Some(LINK),
        SessionSlot::Other(_) => None,
    }
}

/// Sets a cookie until the browser is closed.
pub fn set(name: &str, value: &str) -> String {
    format!("{name}={value}; {ATTRIBUTES}")
}

/// Removes a cookie.
pub fn clear(name: &str) -> String {
    format!("{name}=; {ATTRIBUTES}; Max-Age=0")
}
