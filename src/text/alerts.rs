//! Alerts of BackupIQ.

use spanning_api::alert::{Alert, AlertKind, Severity};

use super::time;
use crate::features::alerts::Mark;

/// The page.
pub const TITLE: &str = "Alerts";
/// What it is for.
pub const PURPOSE: &str = "What BackupIQ has found in the tenants that are mapped to an organization.";
/// The search box.
pub const SEARCH: &str = "Filter alerts";
/// Column and filter.
pub const SEVERITY: &str = "Severity";
/// Filter.
pub const KIND: &str = "Kind";
/// Column.
pub const ALERT: &str = "Alert";
/// Column.
pub const TENANT: &str = "Tenant";
/// Column.
pub const ORGANIZATION: &str = "Organization";
/// Column.
pub const RAISED: &str = "Raised";
/// Column.
pub const ACTIONS: &str = "Actions";
/// Lists muted ones too.
pub const MUTED: &str = "Show muted";
/// Lists dismissed ones too.
pub const DISMISSED: &str = "Show dismissed";
/// Takes the last change back.
pub const UNDO: &str = "Undo";
/// They could not be loaded.
pub const FAILED: &str = "The alerts could not be loaded";
/// There is none.
pub const NONE: &str = "No open alert";
/// What that means.
pub const NONE_TEXT: &str =
    "All mapped tenants are backed up as they should be. Muted and dismissed alerts can be shown with the boxes above.";
/// None fits.
pub const NO_MATCH: &str = "No alert matches";
/// What to do about it.
pub const NO_MATCH_TEXT: &str = "Search looks in tenants, organizations and messages. Take a filter off to see more.";
/// Leads to tenants that raise none.
pub const SHOW_UNMAPPED: &str = "Show and map them";
/// What it means.
pub const UNMAPPED_TEXT: &str = "BackupIQ raises alerts only for tenants that are mapped to an organization. Nobody is told when a backup of the others fails.";

/// A severity.
pub fn severity(severity: &Severity) -> &str {
    match severity {
        Severity::Critical => "Critical",
        Severity::Alarm => "Alarm",
        Severity::Warning => "Warning",
        Severity::Other(other) => other,
    }
}

/// What an alert is about.
pub fn kind(kind: &AlertKind) -> String {
    let words = match kind {
        AlertKind::BackupFailed => "Backup failed",
        AlertKind::BackupPartial => "Backup partial",
        AlertKind::TrialEnding => "Trial ends soon",
        AlertKind::OverAllocated => "Over-allocated",
        AlertKind::ConsentRevoked => "Consent revoked",
        AlertKind::Other(other) => other,
    };
    words.to_owned()
}

/// Which alert it is.
pub fn about(alert: &Alert) -> String {
    format!("{}, {}", kind(&alert.kind), alert.tenant_name)
}

/// What was done to an alert before.
pub fn marks(muted: bool, dismissed: bool) -> Option<&'static str> {
    match (muted, dismissed) {
        (true, true) => Some("muted, dismissed"),
        (true, false) => Some("muted"),
        (false, true) => Some("dismissed"),
        (false, false) => None,
    }
}

/// A button.
pub fn mark_short(mark: Mark) -> &'static str {
    match mark {
        Mark::Muted(true) => "Mute",
        Mark::Muted(false) => "Unmute",
        Mark::Dismissed(true) => "Dismiss",
        Mark::Dismissed(false) => "Bring back",
    }
}

/// A button in a row, which names its alert.
pub fn mark(mark: Mark, alert: &Alert) -> String {
    format!("{}: {}", mark_short(mark), about(alert))
}

/// It worked.
pub fn marked(mark: Mark, about: &str) -> String {
    let done = match mark {
        Mark::Muted(true) => "Muted",
        Mark::Muted(false) => "Unmuted",
        Mark::Dismissed(true) => "Dismissed",
        Mark::Dismissed(false) => "Brought back",
    };
    format!("{done}: {about}.")
}

/// It did not.
pub fn not_marked(about: &str, why: &str) -> String {
    format!("{about}: not changed. {why}")
}

/// A filter that is on.
pub fn of_tenant(name: &str) -> String {
    format!("{TENANT}: {name}")
}

/// How many there are.
pub fn count(number: u64, written: &str) -> String {
    if number == 1 { "1 alert".to_owned() } else { format!("{written} alerts") }
}

/// Tenants that raise none.
pub fn unmapped(number: u64) -> String {
    let tenants = time::count(number, "tenant raises", "tenants raise");
    format!("{tenants} no alerts")
}

/// The entry of the navigation with its count, for screen readers.
pub fn open(number: u64) -> String {
    time::count(number, "open alert", "open alerts")
}
