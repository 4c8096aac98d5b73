//! `/t/{tenant}`: one address for a tenant, whatever portal one has.

use crate::text::catalog::{fill, messages};

messages! {
    /// While the portal's page is being found.
    pub title = "Tenant";
    /// Nobody has such a tenant.
    pub not_found = "There is no such tenant";
    /// What may have happened.
    pub not_found_text = "The address may be mistyped, or the tenant belongs to another partner.";
    /// It was removed.
    pub gone = "This tenant was removed";
    /// What that means.
    pub gone_text = "It is no longer in the portals. Its backups are deleted 60 days after the removal.";
    /// Not in this portal's list.
    pub not_listed_label = "This tenant is not in your list";
    /// It could not be loaded.
    pub failed = "The tenant could not be opened";
    /// A session for another tenant.
    pub other_tenant_label = "You are signed in to another tenant";
    /// Back to the list.
    pub to_list = "Go to the list of tenants";
    /// Back to the own tenant.
    pub to_integrations = "Go to Settings > Integrations";
    /// Signs in as somebody else.
    pub sign_in = "Sign in with another account";
}

/// Why a portal may not list a tenant.
pub fn not_listed(portal: &str) -> String {
    fill!(
        "{portal} does not list it: it was not added here, or your group does not include its organization. This is how a tenant is added:",
        portal
    )
}

/// Why a portal without details cannot say more.
pub fn not_in_old_portal(portal: &str) -> String {
    fill!(
        "{portal} does not list it. It may not have been added here, it may have been removed, or the address is mistyped. This is how a tenant is added:",
        portal
    )
}

/// A portal that this build does not know.
pub fn unknown_portal(name: &str) -> String {
    fill!(
        "This version of the console does not know the portal {name}. Reload the page to get the newest version.",
        name
    )
}

/// A tenant's session sees only its own tenant.
pub fn other_tenant(name: &str) -> String {
    fill!("This session is for {name}. Another tenant is opened from a portal's list, or by signing in to it.", name)
}
