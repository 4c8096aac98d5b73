//! `/t/{tenant}`: one address for a tenant, whatever portal one has.

/// While the portal's page is being found.
pub const TITLE: &str = "Tenant";
/// Nobody has such a tenant.
pub const NOT_FOUND: &str = "There is no such tenant";
/// What may have happened.
pub const NOT_FOUND_TEXT: &str = "The address may be mistyped, or it belongs to another partner.";
/// It was removed.
pub const GONE: &str = "This tenant was removed";
/// What that means.
pub const GONE_TEXT: &str = "It is no longer in the portals. Its backups are deleted 60 days after the removal.";
/// Not in this portal's list.
pub const NOT_LISTED: &str = "This tenant is not in your list";
/// It could not be loaded.
pub const FAILED: &str = "The tenant could not be opened";
/// A session for another tenant.
pub const OTHER_TENANT: &str = "You are signed in to another tenant";
/// Back to the list.
pub const TO_LIST: &str = "Go to the list of tenants";
/// Back to the own tenant.
pub const TO_INTEGRATIONS: &str = "Go to Settings > Integrations";
/// Signs in as somebody else.
pub const SIGN_IN: &str = "Sign in with another account";

/// Why a portal may not list a tenant.
pub fn not_listed(portal: &str) -> String {
    format!(
        "{portal} does not list it: it was not added here, or your group does not include its organization. \
         This is how a tenant is added:"
    )
}

/// Why a portal without details cannot say more.
pub fn not_in_old_portal(portal: &str) -> String {
    format!(
        "{portal} does not list it. It may not have been added here, it may have been removed, or the address is \
         mistyped. This is how a tenant is added:"
    )
}

/// A portal that this build does not know.
pub fn unknown_portal(name: &str) -> String {
    format!("This version of the console does not know the portal {name}. Reload the page to get the newest version.")
}

/// A tenant's session sees only its own tenant.
pub fn other_tenant(name: &str) -> String {
    format!("This session is for {name}. Another tenant is opened from a portal's list, or by signing in to it.")
}
