//! Acting on a tenant: mapping, licences, upgrade, sync, removal.

use spanning_domain::licence::LicenceType;

use super::time;

/// The menu of a tenant.
pub const ACTIONS: &str = "Actions";
/// Opens the details.
pub const DETAILS: &str = "Details";
/// Opens the mapping of a tenant that has none.
pub const MAP: &str = "Map to an organization";
/// Opens the mapping of a mapped tenant.
pub const REMAP: &str = "Change organization";
/// Takes the mapping away.
pub const UNMAP: &str = "Unmap";
/// Opens the licences.
pub const LICENCES: &str = "Allocate licences";
/// Opens the upgrade.
pub const UPGRADE: &str = "Upgrade to paid";
/// Asks for a sync.
pub const SYNC: &str = "Sync now";
/// Takes the tenant out.
pub const REMOVE: &str = "Remove tenant";
/// Nothing to upgrade.
pub const NOT_A_TRIAL: &str = "Only trials, running or expired, can be upgraded.";
/// An expired tenant's licences.
pub const UPGRADE_FIRST: &str = "The subscription has ended. Upgrade it first.";
/// Leaves a dialog.
pub const CANCEL: &str = "Cancel";
/// Loads again.
pub const RETRY: &str = "Try again";
/// Somebody was faster.
pub const CHANGED: &str = "Somebody changed this meanwhile";
/// In the menu and as a button's reason, while it waits or runs.
pub const SYNC_UNDER_WAY: &str = "A sync of this tenant is under way.";

/// The name of a tenant's menu.
pub fn menu_of(tenant: &str) -> String {
    format!("Actions for {tenant}")
}

/// A sync on demand has to wait.
pub fn sync_again(wait: &str) -> String {
    format!("Synced on demand just now; possible again {wait}.")
}

/// Syncs that were asked for.
pub mod sync {
    /// The strip.
    pub const TITLE: &str = "Syncs you asked for";
    /// Not its turn yet.
    pub const WAITING: &str = "waiting";
    /// Tries again.
    pub const AGAIN: &str = "Try again";

    /// How long it will take.
    pub fn running(seconds: i64) -> String {
        if seconds > 0 { format!("about {seconds} s left") } else { "nearly done".to_owned() }
    }

    /// It runs.
    pub fn started(tenant: &str, left: &str) -> String {
        format!("{tenant} is being synced: {left}.")
    }

    /// It worked.
    pub fn done(tenant: &str) -> String {
        format!("{tenant} is up to date with Spanning.")
    }

    /// It did not.
    pub fn failed(tenant: &str) -> String {
        format!("{tenant} was not synced")
    }
}

/// Mapping to an organization.
pub mod map {
    /// The search box.
    pub const SEARCH: &str = "Search organizations";
    /// The choices.
    pub const CHOICES: &str = "Organizations";
    /// Confirms.
    pub const CONFIRM: &str = "Map";
    /// Nothing is chosen.
    pub const CHOOSE_FIRST: &str = "Choose an organization first.";
    /// The choice is what it is already.
    pub const SAME: &str = "It is mapped to this organization already.";
    /// The list could not be had.
    pub const FAILED: &str = "The organizations could not be loaded";
    /// Nothing was found.
    pub const NONE: &str = "No organization has this name yet.";
    /// What mapping means for a tenant that was not mapped.
    pub const MEANS: &str = "This tenant raises no alerts now. Once it is mapped, BackupIQ raises them for failed and partial backups, trials that end and licences that are over-allocated.";
    /// What another mapping means.
    pub const REMAP_MEANS: &str = "Its alerts move with it to the other organization.";
    /// Keeps the mapping.
    pub const KEEP: &str = "Keep it mapped";
    /// What unmapping leaves alone.
    pub const UNMAP_LEAVES: &str =
        "Backups, licences and the ways in stay as they are. It can be mapped again at any time.";

    /// The dialog.
    pub fn title(tenant: &str) -> String {
        format!("Map {tenant} to an organization")
    }

    /// What it is mapped to.
    pub fn now(organization: &str) -> String {
        format!("Mapped to {organization} now.")
    }

    /// Makes one.
    pub fn create(name: &str) -> String {
        format!("Create organization “{name}”")
    }

    /// It was made.
    pub fn created(name: &str) -> String {
        format!("{name} was created and is chosen.")
    }

    /// How many organizations are not shown.
    pub fn more(more: u64) -> String {
        let what = super::time::count(more, "more organization", "more organizations");
        format!("{what}: type to narrow the list.")
    }

    /// Group and use of an organization.
    pub fn about(group: &str, tenants: u32) -> String {
        match tenants {
            0 => format!("{group} · no tenant"),
            1 => format!("{group} · 1 tenant"),
            more => format!("{group} · {more} tenants"),
        }
    }

    /// It worked.
    pub fn mapped(tenant: &str, organization: &str) -> String {
        format!("{tenant} is mapped to {organization}.")
    }

    /// It worked.
    pub fn unmapped(tenant: &str) -> String {
        format!("{tenant} is not mapped any more and raises no alerts.")
    }

    /// The outcome as a question.
    pub fn unmap_title(tenant: &str, organization: &str) -> String {
        format!("Unmap {tenant} from {organization}? BackupIQ stops watching it")
    }

    /// What happens to alerts.
    pub fn unmap_means(open: u32) -> String {
        let closed = match open {
            0 => "It has no open alert now.".to_owned(),
            1 => "Its open alert disappears.".to_owned(),
            more => format!("Its {more} open alerts disappear."),
        };
        format!("{closed} From then on nobody is told when a backup of this tenant fails.")
    }
}

/// Allocating and releasing licences.
pub mod licences {
    use super::{LicenceType, time};

    /// Saves.
    pub const SAVE: &str = "Save";
    /// Nothing differs.
    pub const NOTHING: &str = "Nothing is changed yet.";
    /// A number is missing or wrong.
    pub const CORRECT: &str = "Correct the marked numbers first.";
    /// Not a number.
    pub const NOT_A_NUMBER: &str = "Enter a whole number, 0 or more.";
    /// The position could not be had.
    pub const FAILED: &str = "The licences could not be loaded";
    /// What happens to data.
    pub const RELEASE: &str = "Released licences go back to the pool";
    /// Standard in words.
    pub const STANDARD_MEANS: &str = "Backed up every day.";
    /// Archived in words.
    pub const ARCHIVED_MEANS: &str = "Data is kept, no new backups. Cannot be turned into Standard.";
    /// Columns of two versions.
    pub const BEGAN: &str = "When you began";
    /// What stands now.
    pub const NOW: &str = "Now";
    /// What was typed.
    pub const YOURS: &str = "Yours";
    /// What to do with two versions.
    pub const TWO_VERSIONS: &str =
        "Nothing was saved. The sums below are of the numbers as they are now; save again if yours are still right.";
    /// One more.
    pub const MORE: &str = "One more";
    /// One less.
    pub const LESS: &str = "One less";

    /// What release does, and what it never does.
    pub fn release_text(days: i64) -> String {
        format!(
            "No data is touched: only licences that nobody uses can be released. When a licence in use is taken from a user in Spanning Backup, that user's backups are removed for good {days} days later, unless an Archived licence keeps them."
        )
    }

    /// The dialog.
    pub fn title(tenant: &str) -> String {
        format!("Licences of {tenant}")
    }

    /// A kind of licence.
    pub fn kind(kind: LicenceType) -> String {
        format!("{} licences", kind.name())
    }

    /// The sum of one kind: in use, then what changes.
    pub fn sum(used: &str, before: &str, after: &str, by: i64, written: &str) -> String {
        let change = match by {
            0 => return format!("{used} in use of {before}"),
            by if by > 0 => format!("{written} more"),
            _ => format!("{written} released"),
        };
        format!("{used} in use · {before} → {after} ({change})")
    }

    /// What the pool has left.
    pub fn pool(before: &str, after: &str) -> String {
        if before == after { format!("{before} free in the pool") } else { format!("pool: {before} → {after} free") }
    }

    /// The sum of a trial.
    pub fn cap(standard: &str, archived: &str, sum: &str, cap: &str) -> String {
        format!("Trial: {standard} Standard and {archived} Archived are {sum} of at most {cap} licences.")
    }

    /// It worked.
    pub fn saved(tenant: &str, standard: &str, archived: &str) -> String {
        format!("{tenant} has {standard} Standard and {archived} Archived licences.")
    }

    /// More are in use than there are.
    pub fn over(more: u32) -> String {
        let what = time::count(more.into(), "licence", "licences");
        format!("{what} more in use than there are")
    }
}

/// From trial to paid.
pub mod upgrade {
    /// The subscription.
    pub const SUBSCRIPTION: &str = "Subscription";
    /// The term.
    pub const TERM: &str = "Term";
    /// To the last look.
    pub const REVIEW: &str = "Review";
    /// To the choices.
    pub const BACK: &str = "Back";
    /// Does it.
    pub const CONFIRM: &str = "Upgrade";
    /// What is agreed to.
    pub const AGREE: &str = "The partner is billed for these licences from today";
    /// It is not agreed to.
    pub const AGREE_FIRST: &str = "Confirm the billing first.";
    /// Facts of the review.
    pub const FROM: &str = "Now";
    /// What it becomes.
    pub const TO: &str = "Becomes";
    /// What is bought.
    pub const COUNTS: &str = "Licences";
    /// What the pool has left.
    pub const POOL: &str = "Pool afterwards";
    /// What a trial brings.
    pub const TRIAL_MEANS: &str = "Backups go on without a gap. A trial's licences do not carry over: choose how many the tenant gets from your pool.";
    /// What an expired one is.
    pub const EXPIRED_MEANS: &str = "Its backups have stopped. They start again with the next nightly run; what was backed up before is still there.";

    /// The dialog.
    pub fn title(tenant: &str) -> String {
        format!("Upgrade {tenant} to a paid subscription")
    }

    /// A term.
    pub fn term(months: u32) -> String {
        match months {
            1 => "1 month".to_owned(),
            months if months % 12 == 0 => match months / 12 {
                1 => "1 year".to_owned(),
                years => format!("{years} years"),
            },
            months => format!("{months} months"),
        }
    }

    /// What it becomes.
    pub fn becomes(subscription: &str, term: &str) -> String {
        format!("{subscription}, {term}")
    }

    /// What is bought.
    pub fn counts(standard: &str, archived: &str) -> String {
        format!("{standard} Standard, {archived} Archived")
    }

    /// It worked.
    pub fn done(tenant: &str, subscription: &str) -> String {
        format!("{tenant} has a paid {subscription} subscription.")
    }
}

/// Removal.
pub mod remove {
    /// Does it.
    pub const CONFIRM: &str = "Remove tenant";
    /// Leaves everything.
    pub const KEEP: &str = "Keep it";
    /// What happens.
    pub const MEANS: &str = "What happens";
    /// It is gone at once.
    pub const LISTS: &str = "It disappears from UniView and VSA for everybody at once.";
    /// Nobody comes in that way.
    pub const WAYS_IN: &str =
        "Nobody comes in from a portal or with KaseyaOne any more, and whoever is connected now is signed out.";

    /// The outcome as a question.
    pub fn title(tenant: &str) -> String {
        format!("Remove {tenant}? Its backups stop today and are deleted later")
    }

    /// What becomes of data.
    pub fn data(days: i64, day: &str) -> String {
        format!("Backups stop. Everything backed up so far is removed for good after {days} days, on {day}.")
    }

    /// Who loses protection.
    pub fn seats(number: u32) -> String {
        let people = super::time::count(number.into(), "person is", "people are");
        format!("{people} no longer protected.")
    }

    /// What becomes of licences.
    pub fn licences(standard: u32, archived: u32) -> String {
        format!("{standard} Standard and {archived} Archived licences go back to the pool.")
    }

    /// A trial is over.
    pub const TRIAL: &str = "The trial ends; its licences belong to no pool.";

    /// What becomes of alerts.
    pub fn alerts(number: u32) -> String {
        let alerts = super::time::count(number.into(), "open alert disappears", "open alerts disappear");
        format!("{alerts} from BackupIQ.")
    }

    /// It worked.
    pub fn done(tenant: &str, day: &str) -> String {
        format!("{tenant} was removed. Its backups are deleted for good on {day}.")
    }
}

/// The support sentence of a wait: "in 12 min".
pub fn wait(then: spanning_api::Timestamp, now: spanning_api::Timestamp) -> String {
    time::until(then, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_say_what_changes() {
        assert_eq!(licences::sum("38", "45", "45", 0, "0"), "38 in use of 45");
        assert_eq!(licences::sum("38", "45", "50", 5, "5"), "38 in use · 45 → 50 (5 more)");
        assert_eq!(licences::sum("38", "45", "40", -5, "5"), "38 in use · 45 → 40 (5 released)");
    }

    #[test]
    fn terms_read_right() {
        assert_eq!([1, 12, 36, 18].map(upgrade::term), ["1 month", "1 year", "3 years", "18 months"]);
    }
}
