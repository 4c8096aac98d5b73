//! Dashboard > Spanning > Microsoft 365.

use spanning_domain::portal::Portal;

use crate::platform::intl;
use crate::text::catalog::{fill, messages, plural};
use crate::text::tenants;

messages! {
    /// The page.
    pub title = "Microsoft 365";
    /// The table.
    pub table = "Tenants";
    /// The tiles.
    pub tiles = "Overview";
    /// The triage strip.
    pub needs_attention = "Needs attention";
    /// Nothing is in the triage strip.
    pub nothing_needs_attention = "Nothing needs attention";
    /// Nothing of what the filters let through is in the triage strip.
    pub nothing_here_needs_attention = "Nothing of what is shown needs attention";
    /// The search box.
    pub search = "Filter tenants";
    /// Asks for newer data.
    pub refresh = "Refresh";
    /// Opens the steps of adding a tenant.
    pub integrate = "Integrate tenant";
    /// Selects all that match.
    pub select_all = "Select all tenants that match";
}

/// Names the box of a row.
pub fn select(tenant: &str) -> String {
    fill!("Select {tenant}", tenant)
}

messages! {
    /// A filter that lets everything through.
    pub any = "Any";
}

/// Filters over the table.
pub mod filter {
    use crate::text::catalog::{fill, messages};

    messages! {
        /// By last backup.
        pub status = "Status";
        /// By subscription.
        pub subscription = "Subscription";
        /// By region.
        pub region = "Region";
        /// By Login with IT Complete.
        pub it_complete = "Login with IT Complete";
        /// The switch is on.
        pub on = "On";
        /// The switch is off.
        pub off = "Off";
    }

    /// The caption of a filter: what it lets through.
    pub fn caption(name: &str, chosen: &[String]) -> String {
        match chosen {
            [] => name.to_owned(),
            [one] => fill!("{name}: {one}", name, one),
            more => fill!("{name}: {more}", name, more = more.len()),
        }
    }

    /// A choice with the number of tenants that it would show.
    pub fn choice(label: &str, count: &str) -> String {
        fill!("{label} ({count})", label, count)
    }
}

/// Captions of the columns.
pub mod column {
    use crate::text::catalog::messages;

    messages! {
        /// The boxes by which tenants are selected.
        pub select = "Select";
        /// Organization in UniView.
        pub organization = "Organization";
        /// Last backup.
        pub last_backup = "Last backup";
        /// Outcomes of seven days.
        pub seven_days = "7 days";
        /// Protected seats.
        pub seats = "Seats";
        /// Standard licences.
        pub standard = "Standard";
        /// Archived licences.
        pub archived_label = "Archived";
        /// Subscription.
        pub subscription = "Subscription";
        /// Stored bytes.
        pub storage = "Storage";
        /// Login with IT Complete, short.
        pub it_complete = "IT Complete";
        /// Open alerts.
        pub alerts = "Alerts";
        /// Backup region.
        pub region = "Region";
        /// Last sync.
        pub synced = "Synced";
    }
}

/// Tiles over the table.
pub mod tile {
    use crate::text::catalog::{fill, messages, plural};

    messages! {
        /// Share of tenants whose last backup was fine.
        pub success = "Backup Total Success Rate";
        /// Share of protected seats.
        pub seats = "Seat Protection";
        /// Spanning licences.
        pub spanning = "Spanning Licenses";
        /// Kaseya 365 licences.
        pub kaseya = "Kaseya 365 Licenses";
        /// Legacy licences.
        pub legacy = "Spanning Legacy";
        /// The bar of Standard licences.
        pub standard = "Standard licences";
        /// The bar of Archived licences.
        pub archived_label = "Archived licences";
        /// Nothing has run yet.
        pub nothing_ran = "No backup has run yet";
    }

    /// What the rate counts: tenants whose last run was fine, of those that ran.
    pub fn success_note(fine: &str, ran: &str, ran_number: u64) -> String {
        plural!(ran_number, "{fine} of {ran} tenant|{fine} of {ran} tenants", fine, ran)
    }

    /// The trend for screen readers.
    pub fn trend(up: bool, points: &str) -> String {
        if up {
            fill!("Up {points} points within 7 days", points)
        } else {
            fill!("Down {points} points within 7 days", points)
        }
    }

    /// How many more or fewer are in use than a week ago, for screen readers.
    pub fn growth(up: bool, by: &str) -> String {
        if up { fill!("{by} more than 7 days ago", by) } else { fill!("{by} fewer than 7 days ago", by) }
    }

    /// The row of bars for screen readers.
    pub fn trend_summary(lowest: &str, highest: &str) -> String {
        fill!("Success rate of the last 7 days, between {lowest} and {highest} percent", lowest, highest)
    }

    /// Behind the number: of how many.
    pub fn of(whole: &str) -> String {
        fill!("of {whole}", whole)
    }

    /// Protected seats in percent, and the rest.
    pub fn seats_note(percent: &str, open: &str) -> String {
        fill!("{percent} % · {open} not protected", percent, open)
    }

    /// How many are left.
    pub fn left(left: &str) -> String {
        fill!("{left} available", left)
    }

    /// More in use than there are.
    pub fn over(over: &str) -> String {
        fill!("{over} more in use than available", over)
    }

    /// What the number counts, and the Archived ones.
    pub fn archived(used: &str, whole: &str) -> String {
        fill!("Standard · archived {used} of {whole}", used, whole)
    }

    /// A bar for screen readers.
    pub fn bar(part: &str, whole: &str) -> String {
        fill!("{part} of {whole}", part, whole)
    }
}

/// How old the data is.
pub mod sync {
    use crate::platform::intl;
    use crate::text::catalog::{fill, messages};

    messages! {
        /// The next sync is due.
        pub due = "next is due";
        /// No answer so far.
        pub unknown = "Not synced yet";
    }

    /// "Synced 12 min ago".
    pub fn synced(age: &str) -> String {
        fill!("Synced {age}", age)
    }

    /// "next in 48 min".
    pub fn next(minutes: i64) -> String {
        let when = if minutes < 60 { intl::relative(minutes, "minute") } else { intl::relative(minutes / 60, "hour") };
        fill!("next {when}", when)
    }

    messages! {
        /// Two hourly syncs were missed.
        pub late = "Two hourly syncs from Spanning were missed. What is shown may have changed since; backups go on by themselves.";
    }
}

/// What stands instead of rows.
pub mod empty {
    use super::Portal;
    use crate::text::catalog::{fill, messages};

    messages! {
        /// No tenant at all.
        pub title = "No tenant is integrated yet";
        /// No tenant matches.
        pub no_match = "No tenant matches";
        /// What to do about it.
        pub no_match_text = "Search looks in names, domains, organizations and ids. Take a filter off to see more.";
        /// Rows could not be loaded.
        pub error = "The tenants could not be loaded";
        /// Not for this person.
        pub forbidden = "This list is not for your account";
    }

    /// How to begin.
    pub fn text(portal: &Portal) -> String {
        fill!("Tenants appear here within an hour after they were integrated in {portal}.", portal = portal.name)
    }
}

/// How many rows are shown, for screen readers and at the end of the toolbar.
pub fn shown(filtered: bool, total: u64, written: &str) -> String {
    if filtered {
        plural!(total, "{written} tenant matches|{written} tenants match", written)
    } else {
        tenants::count(total, written)
    }
}

/// A ratio in a cell, for screen readers.
pub fn ratio(used: &str, total: &str) -> String {
    fill!("{used} of {total}", used, total)
}

/// A ratio that is more than everything.
pub fn over_allocated(over: u32) -> String {
    fill!("{over} more in use than available", over)
}

messages! {
    /// Why a tenant without organization has no alerts.
    pub no_alerts = "Not mapped to an organization, so BackupIQ raises no alerts";
    /// The seven days of a tenant that never ran.
    pub never_ran = "No backup in the last 7 days";
}

/// Seven days in words.
pub fn seven_days(fine: u64, ran: u64, worst: &str) -> String {
    if fine == ran {
        fill!("{fine} of {ran} days succeeded", fine, ran)
    } else {
        fill!("{fine} of {ran} days succeeded; worst: {worst}", fine, ran, worst)
    }
}

messages! {
    /// The strips of all services.
    pub by_service = "Last 7 days by service";
}

/// One day of the strip.
pub fn day(days_ago: usize, status: &str) -> String {
    match days_ago {
        0 => fill!("Today: {status}", status),
        1 => fill!("Yesterday: {status}", status),
        _ => {
            let when = intl::relative(0_i64.saturating_sub_unsigned(days_ago as u64), "day");
            fill!("{when}: {status}", when, status)
        }
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
            ("next in 48 min.".into(), "next in 0 min.".into(), "next in 1 hr.".into())
        );
    }
}
