//! Names of roles.

use super::catalog::t;

/// A role as the reader names it. Roles of the portals have the names that their products give them.
pub fn named(role: &str) -> &str {
    match role {
        "Global Administrator" => t("Global Administrator"),
        "Spanning admin" => t("Spanning admin"),
        "User" => t("User"),
        "Unknown role" => t("Unknown role"),
        other => other,
    }
}
