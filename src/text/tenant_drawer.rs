//! The details of one tenant.

use spanning_api::sync::SyncOutcome;
use spanning_api::tenant::Protection;

use crate::features::tenants::address::DetailTab;

/// Until the tenant's name is known.
pub const TITLE: &str = "Tenant";
/// Organization in UniView.
pub const ORGANIZATION: &str = "Organization";
/// What it means that there is none.
pub const NOT_MAPPED_MEANS: &str = "BackupIQ raises alerts only for tenants that are mapped to an organization.";
/// Subscription.
pub const SUBSCRIPTION: &str = "Subscription";
/// Region.
pub const REGION: &str = "Backup region";
/// The linked company.
pub const KASEYA_ONE: &str = "KaseyaOne company";
/// No company is linked.
pub const NOT_LINKED: &str = "Not linked";
/// Open alerts.
pub const ALERTS: &str = "Open alerts";
/// Last sync.
pub const SYNCED: &str = "Synced";
/// The first sync runs.
pub const FIRST_SYNC: &str = "First sync is running";
/// When it was added.
pub const ADDED: &str = "Added";
/// The tenant's id.
pub const TENANT_ID: &str = "Tenant ID";
/// The directory's id.
pub const DIRECTORY_ID: &str = "Directory ID";
/// Copies the tenant's id.
pub const COPY_TENANT_ID: &str = "Copy tenant ID";
/// Copies the directory's id.
pub const COPY_DIRECTORY_ID: &str = "Copy directory ID";
/// Licences by type.
pub const LICENCES: &str = "Licences and seats";
/// Protected seats.
pub const SEATS: &str = "Protected seats";
/// Backups by service.
pub const HISTORY: &str = "Backups, last 30 days";
/// The same as a table.
pub const AS_TABLE: &str = "Show as a table";
/// The first column of that table.
pub const DAY: &str = "Day";
/// Stored bytes.
pub const STORAGE: &str = "Storage";
/// Stored bytes over time.
pub const STORAGE_CHART: &str = "Used storage, last 30 days";
/// Gives the details the page.
pub const IN_FULL: &str = "Open as a page";
/// Puts them beside the list again.
pub const BESIDE: &str = "Show beside the list";
/// To the tenant above.
pub const PREVIOUS: &str = "Previous tenant";
/// To the tenant below.
pub const NEXT: &str = "Next tenant";
/// There is none above.
pub const FIRST: &str = "This is the first one of the list";
/// There is none below.
pub const LAST: &str = "This is the last one of the list";

/// Where one is in the list.
pub fn place(number: &str, total: &str) -> String {
    format!("{number} of {total}")
}

/// When a subscription ends.
pub fn until(day: &str) -> String {
    format!("until {day}")
}

/// When a subscription ended.
pub fn ended(day: &str) -> String {
    format!("since {day}")
}

/// Seats without protection.
pub fn unprotected(number: u64, written: &str) -> String {
    if number == 0 { "all protected".to_owned() } else { format!("{written} not protected") }
}

/// What is stored and what it protects.
pub fn storage_now(used: &str, protected: &str) -> String {
    format!("{used} used for {protected} of protected data")
}

/// A day that did not go well.
pub fn day(status: &str, day: &str) -> String {
    format!("{status} on {day}")
}

/// A service in words.
pub fn service(name: &str, fine: u64, ran: u64, wrong: &str, more: usize) -> String {
    match (ran, wrong.is_empty(), more) {
        (0, ..) => format!("{name}: no backup has run"),
        (_, true, _) => format!("{name}: {fine} of {ran} days succeeded"),
        (_, false, 0) => format!("{name}: {fine} of {ran} days succeeded; {wrong}"),
        (_, false, more) => format!("{name}: {fine} of {ran} days succeeded; {wrong}, and {more} more"),
    }
}

/// The row of tabs.
pub const TABS: &str = "Parts of the details";
/// Two hourly syncs were missed.
pub const OUT_OF_SYNC: &str = "Two hourly syncs were missed. What you see may have changed since.";
/// The search box over users.
pub const SEARCH_USERS: &str = "Filter users";
/// The table of users.
pub const USERS: &str = "Users";
/// Column.
pub const USER: &str = "User";
/// Column.
pub const PROTECTION: &str = "Protection";
/// Column.
pub const LAST_BACKUP: &str = "Last backup";
/// No user fits.
pub const NO_USER: &str = "No user matches";
/// What to do about it.
pub const NO_USER_TEXT: &str = "Search looks in names and e-mail addresses.";
/// Users could not be loaded.
pub const USERS_FAILED: &str = "The users could not be loaded";
/// Alerts could not be loaded.
pub const ALERTS_FAILED: &str = "The alerts could not be loaded";
/// None is open.
pub const NO_ALERT: &str = "No open alert";
/// What that means.
pub const NO_ALERT_TEXT: &str = "BackupIQ watches this tenant. Muted and dismissed alerts are on the Alerts page.";
/// It raises none.
pub const RAISES_NONE: &str = "This tenant raises no alerts";
/// Leads to the page of all alerts.
pub const ALL_ALERTS: &str = "Open on the Alerts page";
/// Activity could not be loaded.
pub const ACTIVITY_FAILED: &str = "The activity could not be loaded";
/// Nothing happened.
pub const NO_ACTIVITY: &str = "Nothing was done to this tenant in the last 30 days";
/// Leads to the Activity page.
pub const ALL_ACTIVITY: &str = "Open on the Activity page";
/// The log could not be loaded.
pub const SYNCS_FAILED: &str = "The syncs could not be loaded";
/// What the log is of.
pub const SYNCS_TEXT: &str = "Spanning is asked every hour, and whenever somebody asks for it.";
/// The hourly run.
pub const HOURLY: &str = "Hourly";
/// Column.
pub const TIME: &str = "Time";
/// Column.
pub const OUTCOME: &str = "Outcome";
/// Column.
pub const ASKED_BY: &str = "Asked for by";

/// A part of the details.
pub fn tab(tab: DetailTab) -> &'static str {
    match tab {
        DetailTab::Overview => "Overview",
        DetailTab::Users => USERS,
        DetailTab::Alerts => "Alerts",
        DetailTab::Activity => "Activity",
        DetailTab::Syncs => "Syncs",
    }
}

/// How a user is protected.
pub fn protection(protection: &Protection) -> &str {
    match protection {
        Protection::Standard => "Protected",
        Protection::Archived => "Archived",
        Protection::None => "Not protected",
        Protection::Other(other) => other,
    }
}

/// How many users there are.
pub fn users(total: u64, written: &str) -> String {
    if total == 1 { "1 user".to_owned() } else { format!("{written} users") }
}

/// How a sync ended.
pub fn outcome(outcome: &SyncOutcome) -> &str {
    match outcome {
        SyncOutcome::Done => "Done",
        SyncOutcome::Failed => "Spanning did not answer",
        SyncOutcome::Running => "Running",
        SyncOutcome::Other(other) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_reads_as_a_sentence() {
        assert_eq!(service("Mail", 0, 0, "", 0), "Mail: no backup has run");
        assert_eq!(service("Mail", 30, 30, "", 0), "Mail: 30 of 30 days succeeded");
        assert_eq!(
            service("Mail", 28, 30, "Failed on Mar 3", 1),
            "Mail: 28 of 30 days succeeded; Failed on Mar 3, and 1 more"
        );
    }
}
