//! Dashboard > Spanning > Microsoft 365.

use spanning_domain::portal::Portal;

/// The page.
pub const TITLE: &str = "Microsoft 365";
/// The table.
pub const TABLE: &str = "Tenants";
/// The tiles.
pub const TILES: &str = "Overview";
/// The triage strip.
pub const NEEDS_ATTENTION: &str = "Needs attention";
/// Nothing is in the triage strip.
pub const NOTHING_NEEDS_ATTENTION: &str = "Nothing needs attention";
/// Nothing of what the filters let through is in the triage strip.
pub const NOTHING_HERE_NEEDS_ATTENTION: &str = "Nothing of what is shown needs attention";
/// The search box.
pub const SEARCH: &str = "Filter tenants";
/// Asks for newer data.
pub const REFRESH: &str = "Refresh";
/// Opens the steps of adding a tenant.
pub const INTEGRATE: &str = "Integrate tenant";
/// Selects all that match.
pub const SELECT_ALL: &str = "Select all tenants that match";

/// Names the box of a row.
pub fn select(tenant: &str) -> String {
    format!("Select {tenant}")
}

/// A filter that lets everything through.
pub const ANY: &str = "Any";

/// Filters over the table.
pub mod filter {
    /// By last backup.
    pub const STATUS: &str = "Status";
    /// By subscription.
    pub const SUBSCRIPTION: &str = "Subscription";
    /// By region.
    pub const REGION: &str = "Region";
    /// By Login with IT Complete.
    pub const IT_COMPLETE: &str = "Login with IT Complete";
    /// The switch is on.
    pub const ON: &str = "On";
    /// The switch is off.
    pub const OFF: &str = "Off";

    /// The caption of a filter: what it lets through.
    pub fn caption(name: &str, chosen: &[String]) -> String {
        match chosen {
            [] => name.to_owned(),
            [one] => format!("{name}: {one}"),
            more => format!("{name}: {}", more.len()),
        }
    }

    /// A choice with the number of tenants that it would show.
    pub fn choice(label: &str, count: &str) -> String {
        format!("{label} ({count})")
    }
}

/// Captions of the columns.
pub mod column {
    /// The boxes by which tenants are selected.
    pub const SELECT: &str = "Select";
    /// Organization in UniView.
    pub const ORGANIZATION: &str = "Organization";
    /// Last backup.
    pub const LAST_BACKUP: &str = "Last backup";
    /// Outcomes of seven days.
    pub const SEVEN_DAYS: &str = "7 days";
    /// Protected seats.
    pub const SEATS: &str = "Seats";
    /// Standard licences.
    pub const STANDARD: &str = "Standard";
    /// Archived licences.
    pub const ARCHIVED: &str = "Archived";
    /// Subscription.
    pub const SUBSCRIPTION: &str = "Subscription";
    /// Stored bytes.
    pub const STORAGE: &str = "Storage";
    /// Login with IT Complete, short.
    pub const IT_COMPLETE: &str = "IT Complete";
    /// Open alerts.
    pub const ALERTS: &str = "Alerts";
    /// Backup region.
    pub const REGION: &str = "Region";
    /// Last sync.
    pub const SYNCED: &str = "Synced";
}

/// Tiles over the table.
pub mod tile {
    /// Share of tenants whose last backup was fine.
    pub const SUCCESS: &str = "Backup Total Success Rate";
    /// Share of protected seats.
    pub const SEATS: &str = "Seat Protection";
    /// Spanning licences.
    pub const SPANNING: &str = "Spanning Licenses";
    /// Kaseya 365 licences.
    pub const KASEYA: &str = "Kaseya 365 Licenses";
    /// Legacy licences.
    pub const LEGACY: &str = "Spanning Legacy";
    /// The bar of Standard licences.
    pub const STANDARD: &str = "Standard licences";
    /// The bar of Archived licences.
    pub const ARCHIVED: &str = "Archived licences";
    /// Nothing has run yet.
    pub const NOTHING_RAN: &str = "No backup has run yet";

    /// What the rate counts: tenants whose last run was fine, of those that ran.
    pub fn success_note(fine: &str, ran: &str, ran_number: u64) -> String {
        if ran_number == 1 { format!("{fine} of 1 tenant") } else { format!("{fine} of {ran} tenants") }
    }

    /// The trend for screen readers.
    pub fn trend(up: bool, points: &str) -> String {
        format!("{} {points} points within 7 days", if up { "Up" } else { "Down" })
    }

    /// How many more or fewer are in use than a week ago, for screen readers.
    pub fn growth(up: bool, by: &str) -> String {
        format!("{by} {} than 7 days ago", if up { "more" } else { "fewer" })
    }

    /// The row of bars for screen readers.
    pub fn trend_summary(lowest: &str, highest: &str) -> String {
        format!("Success rate of the last 7 days, between {lowest} and {highest} percent")
    }

    /// Behind the number: of how many.
    pub fn of(whole: &str) -> String {
        format!("of {whole}")
    }

    /// Protected seats in percent, and the rest.
    pub fn seats_note(percent: &str, open: &str) -> String {
        format!("{percent} % · {open} not protected")
    }

    /// How many are left.
    pub fn left(left: &str) -> String {
        format!("{left} available")
    }

    /// More in use than there are.
    pub fn over(over: &str) -> String {
        format!("{over} more in use than available")
    }

    /// What the number counts, and the Archived ones.
    pub fn archived(used: &str, whole: &str) -> String {
        format!("Standard · archived {used} of {whole}")
    }

    /// A bar for screen readers.
    pub fn bar(part: &str, whole: &str) -> String {
        format!("{part} of {whole}")
    }
}

/// How old the data is.
pub mod sync {
    /// The next sync is due.
    pub const DUE: &str = "next is due";
    /// No answer so far.
    pub const UNKNOWN: &str = "Not synced yet";

    /// "Synced 12 min ago".
    pub fn synced(age: &str) -> String {
        format!("Synced {age}")
    }

    /// "next in 48 min".
    pub fn next(minutes: i64) -> String {
        if minutes < 60 { format!("next in {minutes} min") } else { format!("next in {} h", minutes / 60) }
    }

    /// Two hourly syncs were missed.
    pub const LATE: &str = "Two hourly syncs from Spanning were missed. What is shown may have changed since; backups go on by themselves.";
}

/// What stands instead of rows.
pub mod empty {
    use super::Portal;

    /// No tenant at all.
    pub const TITLE: &str = "No tenant is integrated yet";
    /// No tenant matches.
    pub const NO_MATCH: &str = "No tenant matches";
    /// What to do about it.
    pub const NO_MATCH_TEXT: &str =
        "Search looks in names, domains, organizations and ids. Take a filter off to see more.";
    /// Rows could not be loaded.
    pub const ERROR: &str = "The tenants could not be loaded";
    /// Not for this person.
    pub const FORBIDDEN: &str = "This list is not for your account";

    /// How to begin.
    pub fn text(portal: &Portal) -> String {
        format!("Tenants appear here within an hour after they were integrated in {}.", portal.name)
    }
}

/// How many rows are shown, for screen readers and at the end of the toolbar.
pub fn shown(filtered: bool, total: u64, written: &str) -> String {
    let tenants = crate::text::tenants::count(total, written);
    match (filtered, total) {
        (true, 1) => "1 tenant matches".to_owned(),
        (true, _) => format!("{tenants} match"),
        (false, _) => tenants,
    }
}

/// A ratio in a cell, for screen readers.
pub fn ratio(used: &str, total: &str) -> String {
    format!("{used} of {total}")
}

/// A ratio that is more than everything.
pub fn over_allocated(over: u32) -> String {
    format!("{over} more in use than available")
}

/// Why a tenant without organization has no alerts.
pub const NO_ALERTS: &str = "Not mapped to an organization, so BackupIQ raises no alerts";
/// The seven days of a tenant that never ran.
pub const NEVER_RAN: &str = "No backup in the last 7 days";

/// Seven days in words.
pub fn seven_days(fine: u64, ran: u64, worst: &str) -> String {
    if fine == ran {
        format!("{fine} of {ran} days succeeded")
    } else {
        format!("{fine} of {ran} days succeeded; worst: {worst}")
    }
}

/// The strips of all services.
pub const BY_SERVICE: &str = "Last 7 days by service";

/// One day of the strip.
pub fn day(days_ago: usize, status: &str) -> String {
    match days_ago {
        0 => format!("Today: {status}"),
        1 => format!("Yesterday: {status}"),
        more => format!("{more} days ago: {status}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_right() {
        assert_eq!(shown(false, 0, "0"), "0 tenants");
        assert_eq!(shown(false, 1, "1"), "1 tenant");
        assert_eq!(shown(true, 1, "1"), "1 tenant matches");
        assert_eq!(shown(true, 12, "12"), "12 tenants match");
    }

    #[test]
    fn filters_say_what_they_let_through() {
        let chosen = |values: &[&str]| values.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(filter::caption("Region", &chosen(&[])), "Region");
        assert_eq!(filter::caption("Region", &chosen(&["Canada"])), "Region: Canada");
        assert_eq!(filter::caption("Region", &chosen(&["Canada", "Africa"])), "Region: 2");
    }

    #[test]
    fn ages_of_syncs_read_right() {
        assert_eq!(
            (sync::next(48), sync::next(0), sync::next(75)),
            ("next in 48 min".into(), "next in 0 min".into(), "next in 1 h".into())
        );
    }
}
