//! The details of one tenant.

use spanning_api::sync::SyncOutcome;
use spanning_api::tenant::Protection;

use crate::features::tenants::address::DetailTab;
use crate::text::catalog::{fill, messages, plural, t};

messages! {
    /// Until the tenant's name is known.
    pub title = "Tenant";
    /// Organization in UniView.
    pub organization = "Organization";
    /// What it means that there is none.
    pub not_mapped_means = "BackupIQ raises alerts only for tenants that are mapped to an organization.";
    /// Subscription.
    pub subscription = "Subscription";
    /// Region.
    pub region = "Backup region";
    /// The linked company.
    pub kaseya_one = "KaseyaOne company";
    /// No company is linked.
    pub not_linked = "Not linked";
    /// Open alerts.
    pub alerts = "Open alerts";
    /// Last sync.
    pub synced = "Synced";
    /// The first sync runs.
    pub first_sync = "First sync is running";
    /// When it was added.
    pub added = "Added";
    /// The tenant's id.
    pub tenant_id = "Tenant ID";
    /// The directory's id.
    pub directory_id = "Directory ID";
    /// Copies the tenant's id.
    pub copy_tenant_id = "Copy tenant ID";
    /// Copies the directory's id.
    pub copy_directory_id = "Copy directory ID";
    /// Licences by type.
    pub licences = "Licences and seats";
    /// Protected seats.
    pub seats = "Protected seats";
    /// Backups by service.
    pub history = "Backups, last 30 days";
    /// The same as a table.
    pub as_table = "Show as a table";
    /// The first column of that table.
    pub day_label = "Day";
    /// Stored bytes.
    pub storage = "Storage";
    /// Stored bytes over time.
    pub storage_chart = "Used storage, last 30 days";
    /// Gives the details the page.
    pub in_full = "Open as a page";
    /// Puts them beside the list again.
    pub beside = "Show beside the list";
    /// To the tenant above.
    pub previous = "Previous tenant";
    /// To the tenant below.
    pub next = "Next tenant";
    /// There is none above.
    pub first = "This is the first one of the list";
    /// There is none below.
    pub last = "This is the last one of the list";
}

/// Where one is in the list.
pub fn place(number: &str, total: &str) -> String {
    fill!("{number} of {total}", number, total)
}

/// When a subscription ends.
pub fn until(day: &str) -> String {
    fill!("until {day}", day)
}

/// When a subscription ended.
pub fn ended(day: &str) -> String {
    fill!("since {day}", day)
}

/// Seats without protection.
pub fn unprotected(number: u64, written: &str) -> String {
    if number == 0 { t("all protected").to_owned() } else { fill!("{written} not protected", written) }
}

/// What is stored and what it protects.
pub fn storage_now(used: &str, protected: &str) -> String {
    fill!("{used} used for {protected} of protected data", used, protected)
}

/// A day that did not go well.
pub fn day(status: &str, day: &str) -> String {
    fill!("{status} on {day}", status, day)
}

/// A service in words.
pub fn service(name: &str, fine: u64, ran: u64, wrong: &str, more: usize) -> String {
    match (ran, wrong.is_empty(), more) {
        (0, ..) => fill!("{name}: no backup has run", name),
        (_, true, _) => fill!("{name}: {fine} of {ran} days succeeded", name, fine, ran),
        (_, false, 0) => fill!("{name}: {fine} of {ran} days succeeded; {wrong}", name, fine, ran, wrong),
        (_, false, more) => {
            fill!("{name}: {fine} of {ran} days succeeded; {wrong}, and {more} more", name, fine, ran, wrong, more)
        }
    }
}

messages! {
    /// The row of tabs.
    pub tabs = "Parts of the details";
    /// Two hourly syncs were missed.
    pub out_of_sync = "Two hourly syncs were missed. What you see may have changed since.";
    /// The search box over users.
    pub search_users = "Filter users";
    /// The table of users.
    pub users_label = "Users";
    /// Column.
    pub user = "User";
    /// Column.
    pub protection_label = "Protection";
    /// Column.
    pub last_backup = "Last backup";
    /// No user fits.
    pub no_user = "No user matches";
    /// What to do about it.
    pub no_user_text = "Search looks in names and e-mail addresses.";
    /// Users could not be loaded.
    pub users_failed = "The users could not be loaded";
    /// Alerts could not be loaded.
    pub alerts_failed = "The alerts could not be loaded";
    /// None is open.
    pub no_alert = "No open alert";
    /// What that means.
    pub no_alert_text = "BackupIQ watches this tenant. Muted and dismissed alerts are on the Alerts page.";
    /// It raises none.
    pub raises_none = "This tenant raises no alerts";
    /// Leads to the page of all alerts.
    pub all_alerts = "Open on the Alerts page";
    /// Activity could not be loaded.
    pub activity_failed = "The activity could not be loaded";
    /// Nothing happened.
    pub no_activity = "Nothing was done to this tenant in the last 30 days";
    /// Leads to the Activity page.
    pub all_activity = "Open on the Activity page";
    /// The log could not be loaded.
    pub syncs_failed = "The syncs could not be loaded";
    /// What the log is of.
    pub syncs_text = "Spanning is asked every hour, and whenever somebody asks for it.";
    /// The hourly run.
    pub hourly = "Hourly";
    /// Column.
    pub time = "Time";
    /// Column.
    pub outcome_label = "Outcome";
    /// Column.
    pub asked_by = "Asked for by";
}

/// A part of the details.
pub fn tab(tab: DetailTab) -> &'static str {
    match tab {
        DetailTab::Overview => t("Overview"),
        DetailTab::Users => users_label(),
        DetailTab::Alerts => t("Alerts"),
        DetailTab::Activity => t("Activity"),
        DetailTab::Syncs => t("Syncs"),
    }
}

/// How a user is protected.
pub fn protection(protection: &Protection) -> &str {
    match protection {
        Protection::Standard => t("Protected"),
        Protection::Archived => t("Archived"),
        Protection::None => t("Not protected"),
        Protection::Other(other) => other,
    }
}

/// How many users there are.
pub fn users(total: u64, written: &str) -> String {
    plural!(total, "{written} user|{written} users", written)
}

/// How a sync ended.
pub fn outcome(outcome: &SyncOutcome) -> &str {
    match outcome {
        SyncOutcome::Done => t("Done"),
        SyncOutcome::Failed => t("Spanning did not answer"),
        SyncOutcome::Running => t("Running"),
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
