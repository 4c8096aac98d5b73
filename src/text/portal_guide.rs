//! VSA 10's way to the tenants: Modules > Integrations > Unitrends Backup.

use crate::text::catalog::{fill, messages, t};

messages! {
    /// What the page is for.
    pub purpose = "The tenants of Spanning Backup are in UniView. This module leads there.";
    /// Heads the way.
    pub way = "The way to your tenants";
    /// The one thing to do here.
    pub log_in = "Log in to UniView";
    /// What the module is called in the breadcrumbs after the step.
    pub uniview = "UniView";
    /// Where one is now.
    pub here = "You are here";
    /// Heads what is there.
    pub there = "What you find there";
}

/// The steps, in the portals' own words.
pub fn steps(module: &str, list: &str, tab: &str) -> [(String, String); 3] {
    [
        (module.to_owned(), t("This page. VSA 10 has no list of tenants of its own.").to_owned()),
        (log_in().to_owned(), t("With your VSA 10 identity; there is nothing to type.").to_owned()),
        (format!("{list} > {tab}"), t("The list of tenants, with the connect icon in each row.").to_owned()),
    ]
}

/// Under which identity one goes on.
pub fn identity(person: &str, portal: &str, role: &str) -> String {
    fill!(
        "You go on as {person}, {role} in {portal}. What you do in a tenant is recorded under this identity.",
        person,
        role,
        portal
    )
}

/// What the list behind the gateway can do.
pub fn abilities() -> [&'static str; 4] {
    [
        t("Backup status, seats and storage of every tenant, synced every hour"),
        t("Connecting to a tenant in Spanning Backup with one click"),
        t("Mapping tenants to organizations, which is what alerts need"),
        t("Licences, and upgrades of trials"),
    ]
}
