//! Acting on a tenant: mapping, licences, upgrade, sync, removal.

use spanning_domain::licence::LicenceType;

use super::time;
use crate::text::catalog::{fill, messages};

pub mod upgrade;

messages! {
    /// The menu of a tenant.
    pub actions = "Actions";
    /// Opens the details.
    pub details = "Details";
    /// Opens the mapping of a tenant that has none.
    pub map = "Map to an organization";
    /// Opens the mapping of a mapped tenant.
    pub remap = "Change organization";
    /// Takes the mapping away.
    pub unmap = "Unmap";
    /// Opens the licences.
    pub licences = "Allocate licences";
    /// Opens the upgrade.
    pub upgrade = "Upgrade to paid";
    /// Asks for a sync.
    pub sync = "Sync now";
    /// Takes the tenant out.
    pub remove = "Remove tenant";
    /// Nothing to upgrade.
    pub not_a_trial = "Only trials, running or expired, can be upgraded.";
    /// An expired tenant's licences.
    pub upgrade_first = "The subscription has ended. Upgrade it first.";
    /// Leaves a dialog.
    pub cancel = "Cancel";
    /// Loads again.
    pub retry = "Try again";
    /// Somebody was faster.
    pub changed = "Somebody changed this meanwhile";
    /// In the menu and as a button's reason, while it waits or runs.
    pub sync_under_way = "A sync of this tenant is under way.";
}

/// The name of a tenant's menu.
pub fn menu_of(tenant: &str) -> String {
    fill!("Actions for {tenant}", tenant)
}

/// A sync on demand has to wait.
pub fn sync_again(wait: &str) -> String {
    fill!("Synced on demand just now; possible again {wait}.", wait)
}

/// Syncs that were asked for.
pub mod sync {
    use crate::text::catalog::{fill, messages, t};

    messages! {
        /// The strip.
        pub title = "Syncs you asked for";
        /// Not its turn yet.
        pub waiting = "waiting";
        /// Tries again.
        pub again = "Try again";
    }

    /// How long it will take.
    pub fn running(seconds: i64) -> String {
        if seconds > 0 { fill!("about {seconds} s left", seconds) } else { t("nearly done").to_owned() }
    }

    /// It runs.
    pub fn started(tenant: &str, left: &str) -> String {
        fill!("{tenant} is being synced: {left}.", tenant, left)
    }

    /// It worked.
    pub fn done(tenant: &str) -> String {
        fill!("{tenant} is up to date with Spanning.", tenant)
    }

    /// It did not.
    pub fn failed(tenant: &str) -> String {
        fill!("{tenant} was not synced", tenant)
    }
}

/// Mapping to an organization.
pub mod map {
    use crate::text::catalog::{fill, messages, plural, t};

    messages! {
        /// The search box.
        pub search = "Search organizations";
        /// The choices.
        pub choices = "Organizations";
        /// Confirms.
        pub confirm = "Map";
        /// Nothing is chosen.
        pub choose_first = "Choose an organization first.";
        /// The choice is what it is already.
        pub same = "It is mapped to this organization already.";
        /// The list could not be had.
        pub failed = "The organizations could not be loaded";
        /// Nothing was found.
        pub none = "No organization has this name yet.";
        /// What mapping means for a tenant that was not mapped.
        pub means = "This tenant raises no alerts now. Once it is mapped, BackupIQ raises them for failed and partial backups, trials that end and licences that are over-allocated.";
        /// What another mapping means.
        pub remap_means = "Its alerts move with it to the other organization.";
        /// Keeps the mapping.
        pub keep = "Keep it mapped";
        /// What unmapping leaves alone.
        pub unmap_leaves = "Backups, licences and the ways in stay as they are. It can be mapped again at any time.";
    }

    /// The dialog.
    pub fn title(tenant: &str) -> String {
        fill!("Map {tenant} to an organization", tenant)
    }

    /// What it is mapped to.
    pub fn now(organization: &str) -> String {
        fill!("Mapped to {organization} now.", organization)
    }

    /// Makes one.
    pub fn create(name: &str) -> String {
        fill!("Create organization “{name}”", name)
    }

    /// It was made.
    pub fn created(name: &str) -> String {
        fill!("{name} was created and is chosen.", name)
    }

    /// How many organizations are not shown.
    pub fn more(more: u64) -> String {
        plural!(
            more,
            "{more} more organization: type to narrow the list.|{more} more organizations: type to narrow the list.",
            more
        )
    }

    /// Group and use of an organization.
    pub fn about(group: &str, tenants: u32) -> String {
        match tenants {
            0 => fill!("{group} · no tenant", group),
            more => plural!(more, "{group} · {more} tenant|{group} · {more} tenants", group, more),
        }
    }

    /// It worked.
    pub fn mapped(tenant: &str, organization: &str) -> String {
        fill!("{tenant} is mapped to {organization}.", tenant, organization)
    }

    /// It worked.
    pub fn unmapped(tenant: &str) -> String {
        fill!("{tenant} is not mapped any more and raises no alerts.", tenant)
    }

    /// The outcome as a question.
    pub fn unmap_title(tenant: &str, organization: &str) -> String {
        fill!("Unmap {tenant} from {organization}? BackupIQ stops watching it", tenant, organization)
    }

    /// What happens to alerts.
    pub fn unmap_means(open: u32) -> String {
        match open {
            0 => t("It has no open alert now. From then on nobody is told when a backup of this tenant fails.")
                .to_owned(),
            open => plural!(
                open,
                "Its open alert disappears. From then on nobody is told when a backup of this tenant fails.|Its {open} open alerts disappear. From then on nobody is told when a backup of this tenant fails.",
                open
            ),
        }
    }
}

/// Allocating and releasing licences.
pub mod licences {
    use super::LicenceType;
    use crate::text::catalog::{fill, messages, plural};

    messages! {
        /// Saves.
        pub save = "Save";
        /// Nothing differs.
        pub nothing = "Nothing is changed yet.";
        /// A number is missing or wrong.
        pub correct = "Correct the marked numbers first.";
        /// Not a number.
        pub not_a_number = "Enter a whole number, 0 or more.";
        /// The position could not be had.
        pub failed = "The licences could not be loaded";
        /// What happens to data.
        pub release = "Released licences go back to the pool";
        /// Standard in words.
        pub standard_means = "Backed up every day.";
        /// Archived in words.
        pub archived_means = "Data is kept, no new backups. Cannot be turned into Standard.";
        /// Columns of two versions.
        pub began = "When you began";
        /// What stands now.
        pub now = "Now";
        /// What was typed.
        pub yours = "Yours";
        /// What to do with two versions.
        pub two_versions = "Nothing was saved. The sums below are of the numbers as they are now; save again if yours are still right.";
        /// One more.
        pub more = "One more";
        /// One less.
        pub less = "One less";
    }

    /// What release does, and what it never does.
    pub fn release_text(days: i64) -> String {
        fill!(
            "No data is touched: only licences that nobody uses can be released. When a licence in use is taken from a user in Spanning Backup, that user's backups are removed for good {days} days later, unless an Archived licence keeps them.",
            days
        )
    }

    /// The dialog.
    pub fn title(tenant: &str) -> String {
        fill!("Licences of {tenant}", tenant)
    }

    /// A kind of licence.
    pub fn kind(kind: LicenceType) -> String {
        fill!("{kind} licences", kind = kind.name())
    }

    /// The sum of one kind: in use, then what changes.
    pub fn sum(used: &str, before: &str, after: &str, by: i64, written: &str) -> String {
        match by {
            0 => fill!("{used} in use of {before}", used, before),
            1.. => fill!("{used} in use · {before} → {after} ({written} more)", used, before, after, written),
            _ => fill!("{used} in use · {before} → {after} ({written} released)", used, before, after, written),
        }
    }

    /// What the pool has left.
    pub fn pool(before: &str, after: &str) -> String {
        if before == after {
            fill!("{before} free in the pool", before)
        } else {
            fill!("pool: {before} → {after} free", before, after)
        }
    }

    /// The sum of a trial.
    pub fn cap(standard: &str, archived: &str, sum: &str, cap: &str) -> String {
        fill!(
            "Trial: {standard} Standard and {archived} Archived are {sum} of at most {cap} licences.",
            standard,
            archived,
            sum,
            cap
        )
    }

    /// It worked.
    pub fn saved(tenant: &str, standard: &str, archived: &str) -> String {
        fill!("{tenant} has {standard} Standard and {archived} Archived licences.", tenant, standard, archived)
    }

    /// More are in use than there are.
    pub fn over(more: u32) -> String {
        plural!(more, "{more} licence more in use than there are|{more} licences more in use than there are", more)
    }
}

/// Removal.
pub mod remove {
    use crate::text::catalog::{fill, messages, plural};

    messages! {
        /// Does it.
        pub confirm = "Remove tenant";
        /// Leaves everything.
        pub keep = "Keep it";
        /// What happens.
        pub means = "What happens";
        /// It is gone at once.
        pub lists = "It disappears from UniView and VSA for everybody at once.";
        /// Nobody comes in that way.
        pub ways_in = "Nobody comes in from a portal or with KaseyaOne any more, and whoever is connected now is signed out.";
    }

    /// The outcome as a question.
    pub fn title(tenant: &str) -> String {
        fill!("Remove {tenant}? Its backups stop today and are deleted later", tenant)
    }

    /// What becomes of data.
    pub fn data(days: i64, day: &str) -> String {
        fill!("Backups stop. Everything backed up so far is removed for good after {days} days, on {day}.", days, day)
    }

    /// Who loses protection.
    pub fn seats(number: u32) -> String {
        plural!(number, "{number} person is no longer protected.|{number} people are no longer protected.", number)
    }

    /// What becomes of licences.
    pub fn licences(standard: u32, archived: u32) -> String {
        fill!("{standard} Standard and {archived} Archived licences go back to the pool.", standard, archived)
    }

    messages! {
        /// A trial is over.
        pub trial = "The trial ends; its licences belong to no pool.";
    }

    /// What becomes of alerts.
    pub fn alerts(number: u32) -> String {
        plural!(
            number,
            "{number} open alert disappears from BackupIQ.|{number} open alerts disappear from BackupIQ.",
            number
        )
    }

    /// It worked.
    pub fn done(tenant: &str, day: &str) -> String {
        fill!("{tenant} was removed. Its backups are deleted for good on {day}.", tenant, day)
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
