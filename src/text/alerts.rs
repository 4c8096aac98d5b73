//! Alerts of BackupIQ.

use spanning_api::alert::{Alert, AlertKind, Severity};

use crate::features::alerts::Mark;
use crate::text::catalog::{fill, messages, plural, t};

messages! {
    /// The page.
    pub title = "Alerts";
    /// What it is for.
    pub purpose = "What BackupIQ has found in the tenants that are mapped to an organization.";
    /// The search box.
    pub search = "Filter alerts";
    /// Column and filter.
    pub severity_label = "Severity";
    /// Filter.
    pub kind_label = "Kind";
    /// Column.
    pub alert = "Alert";
    /// Column.
    pub tenant = "Tenant";
    /// Column.
    pub organization = "Organization";
    /// Column.
    pub raised = "Raised";
    /// Column.
    pub actions = "Actions";
    /// Lists muted ones too.
    pub muted = "Show muted";
    /// Lists dismissed ones too.
    pub dismissed = "Show dismissed";
    /// Takes the last change back.
    pub undo = "Undo";
    /// They could not be loaded.
    pub failed = "The alerts could not be loaded";
    /// There is none.
    pub none = "No open alert";
    /// What that means.
    pub none_text = "BackupIQ has found nothing in mapped tenants that needs attention. Muted and dismissed alerts can be shown with the boxes above.";
    /// None fits.
    pub no_match = "No alert matches";
    /// What to do about it.
    pub no_match_text = "Search looks in tenants, organizations and messages. Take a filter off to see more.";
    /// Leads to tenants that raise none.
    pub show_unmapped = "Show and map them";
    /// What it means.
    pub unmapped_text = "BackupIQ raises alerts only for tenants that are mapped to an organization. Nobody is told when a backup of the others fails.";
}

/// A severity.
pub fn severity(severity: &Severity) -> &str {
    match severity {
        Severity::Critical => t("Critical"),
        Severity::Alarm => t("Alarm"),
        Severity::Warning => t("Warning"),
        Severity::Other(other) => other,
    }
}

/// What an alert is about.
pub fn kind(kind: &AlertKind) -> String {
    let words = match kind {
        AlertKind::BackupFailed => t("Backup failed"),
        AlertKind::BackupPartial => t("Backup partial"),
        AlertKind::TrialEnding => t("Trial ends soon"),
        AlertKind::OverAllocated => t("Over-allocated"),
        AlertKind::ConsentRevoked => t("Consent revoked"),
        AlertKind::Other(other) => other,
    };
    words.to_owned()
}

/// Which alert it is.
pub fn about(alert: &Alert) -> String {
    fill!("{kind}, {alert}", kind = kind(&alert.kind), alert = alert.tenant_name)
}

/// What was done to an alert before.
pub fn marks(muted: bool, dismissed: bool) -> Option<&'static str> {
    match (muted, dismissed) {
        (true, true) => Some(t("muted, dismissed")),
        (true, false) => Some(t("muted")),
        (false, true) => Some(t("dismissed")),
        (false, false) => None,
    }
}

/// A button.
pub fn mark_short(mark: Mark) -> &'static str {
    match mark {
        Mark::Muted(true) => t("Mute"),
        Mark::Muted(false) => t("Unmute"),
        Mark::Dismissed(true) => t("Dismiss"),
        Mark::Dismissed(false) => t("Bring back"),
    }
}

/// A button in a row, which names its alert.
pub fn mark(mark: Mark, alert: &Alert) -> String {
    fill!("{mark_short}: {about}", mark_short = mark_short(mark), about = about(alert))
}

/// It worked.
pub fn marked(mark: Mark, about: &str) -> String {
    let done = match mark {
        Mark::Muted(true) => t("Muted"),
        Mark::Muted(false) => t("Unmuted"),
        Mark::Dismissed(true) => t("Dismissed"),
        Mark::Dismissed(false) => t("Brought back"),
    };
    fill!("{done}: {about}.", done, about)
}

/// It did not.
pub fn not_marked(about: &str, why: &str) -> String {
    fill!("{about}: not changed. {why}", about, why)
}

/// A filter that is on.
pub fn of_tenant(name: &str) -> String {
    fill!("{tenant}: {name}", tenant = tenant(), name)
}

/// How many there are.
pub fn count(number: u64, written: &str) -> String {
    plural!(number, "{written} alert|{written} alerts", written)
}

/// Tenants that raise none.
pub fn unmapped(number: u64) -> String {
    plural!(number, "{number} tenant raises no alerts|{number} tenants raise no alerts", number)
}

/// The entry of the navigation with its count, for screen readers.
pub fn open(number: u64) -> String {
    plural!(number, "{number} open alert|{number} open alerts", number)
}
