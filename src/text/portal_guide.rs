//! VSA 10's way to the tenants: Modules > Integrations > Unitrends Backup.

/// What the page is for.
pub const PURPOSE: &str = "The tenants of Spanning Backup are in UniView. This module leads there.";
/// Heads the way.
pub const WAY: &str = "The way to your tenants";
/// The one thing to do here.
pub const LOG_IN: &str = "Log in to UniView";
/// What the module is called in the breadcrumbs after the step.
pub const UNIVIEW: &str = "UniView";
/// Where one is now.
pub const HERE: &str = "You are here";
/// Heads what is there.
pub const THERE: &str = "What you find there";

/// The steps, in the portals' own words.
pub fn steps(module: &str, list: &str, tab: &str) -> [(String, String); 3] {
    [
        (module.to_owned(), "This page. VSA 10 has no list of tenants of its own.".to_owned()),
        (LOG_IN.to_owned(), "With your VSA 10 identity; there is nothing to type.".to_owned()),
        (format!("{list} > {tab}"), "The list of tenants, with the connect icon in each row.".to_owned()),
    ]
}

/// Under which identity one goes on.
pub fn identity(person: &str, portal: &str, role: &str) -> String {
    format!("You go on as {person}, {role} in {portal}. What you do in a tenant is recorded under this identity.")
}

/// What the list behind the gateway can do.
pub const ABILITIES: [&str; 4] = [
    "Backup status, seats and storage of every tenant, synced every hour",
    "Connecting to a tenant in Spanning Backup with one click",
    "Mapping tenants to organizations, which is what alerts need",
    "Licences, and upgrades of trials",
];
