//! Words for tenants that every list of them shares.

use spanning_api::tenant::{BackupStatus, Region, Service, SubscriptionKind, Tenant};
use spanning_api::tenant_query::Attention;
use spanning_domain::format::Size;

/// The product, as it is named to people.
pub const PRODUCT: &str = "Spanning Backup";
/// No organization.
pub const NOT_MAPPED: &str = "Not mapped";
/// The first sync of a tenant runs.
pub const SYNCING: &str = "Syncing";
/// What the first sync has not brought yet.
pub const NOT_KNOWN_YET: &str = "Not known yet";
/// Stands where there is no number.
pub const NONE: &str = "–";
/// The switch that lets portal identities in.
pub const IT_COMPLETE: &str = "Login with IT Complete";
/// The connect column.
pub const CONNECT: &str = "Connect";
/// A connection is being made.
pub const CONNECTING: &str = "Connecting";
/// Clears everything that narrows a list.
pub const CLEAR_FILTERS: &str = "Clear filters";
/// Loads again.
pub const TRY_AGAIN: &str = "Try again";
/// The browser kept the new tab from opening.
pub const TAB_BLOCKED: &str = "The browser did not open a new tab. In a portal, allow-popups may be missing in the sandbox of its frame. Open it here within a minute:";
/// Copies the address that the tab would have opened.
pub const COPY_ADDRESS: &str = "Copy address";
/// Leads to the tab that was blocked.
pub const OPEN_TAB: &str = "Open Spanning Backup";
/// Some parts of the address made no sense.
pub const DROPPED_TITLE: &str = "Part of this address was left out";

/// A tenant's name, or its domain when the name is blank.
pub fn name(tenant: &Tenant) -> &str {
    if tenant.name.chars().all(is_blank) { &tenant.domain } else { &tenant.name }
}

/// A name in full, where it may be cut: the domain tells equal names apart.
pub fn name_and_domain(name: &str, domain: &str) -> String {
    format!("{name}, {domain}")
}

/// Nothing to see: white space, and the invisible characters that names are padded with.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The outcome of a backup; an unknown one as received.
pub fn status(status: &BackupStatus) -> &str {
    match status {
        BackupStatus::Success => "Success",
        BackupStatus::SuccessfulNoChanges => "Success (no changes)",
        BackupStatus::Partial => "Partial",
        BackupStatus::Failed => "Failed",
        BackupStatus::NeverRun => "Never run",
        BackupStatus::Other(other) => other,
    }
}

/// The same in one word where room is scarce.
pub fn status_short(status: &BackupStatus) -> &str {
    match status {
        BackupStatus::SuccessfulNoChanges => "Success",
        other => self::status(other),
    }
}

/// A subscription.
pub fn subscription(kind: &SubscriptionKind) -> &str {
    match kind {
        SubscriptionKind::Trial => "Trial",
        SubscriptionKind::Legacy => "Legacy",
        SubscriptionKind::Spanning => "Spanning",
        SubscriptionKind::Kaseya365 => "Kaseya 365",
        SubscriptionKind::Expired => "Expired",
        SubscriptionKind::Other(other) => other,
    }
}

/// A region in full.
pub fn region(region: &Region) -> &str {
    match region {
        Region::Us => "United States",
        Region::Eu => "European Union",
        Region::Ap => "Asia-Pacific",
        Region::Ca => "Canada",
        Region::Uk => "United Kingdom",
        Region::Af => "Africa",
        Region::Other(other) => other,
    }
}

/// A region in a table cell.
pub fn region_short(region: &Region) -> String {
    region.as_str().to_uppercase()
}

/// A service that is backed up.
pub fn service(service: &Service) -> &str {
    match service {
        Service::Mail => "Mail",
        Service::Contacts => "Contacts",
        Service::Calendar => "Calendar",
        Service::Onedrive => "OneDrive",
        Service::Sharepoint => "SharePoint",
        Service::Sites => "Sites",
        Service::Teams => "Teams",
        Service::Other(other) => other,
    }
}

/// A triage group.
pub fn attention(group: &Attention) -> &str {
    match group {
        Attention::Failed => "Failed",
        Attention::Partial => "Partial",
        Attention::NeverRun => "Never run",
        Attention::NotMapped => NOT_MAPPED,
        Attention::TrialEnding => "Trial ends soon",
        Attention::OverAllocated => "Over-allocated",
        Attention::OutOfSync => "Out of sync",
        Attention::Other(other) => other,
    }
}

/// How long a trial or subscription goes on.
pub fn days_left(days: i64) -> String {
    match days {
        0 => "ends today".to_owned(),
        1 => "1 day left".to_owned(),
        -1 => "ended yesterday".to_owned(),
        days if days < 0 => format!("ended {} days ago", days.unsigned_abs()),
        days => format!("{days} days left"),
    }
}

/// How many tenants there are.
pub fn count(number: u64, written: &str) -> String {
    if number == 1 { "1 tenant".to_owned() } else { format!("{written} tenants") }
}

/// A byte count, or that nobody knows it yet.
pub fn storage(bytes: Option<u64>) -> String {
    bytes.map_or_else(|| NOT_KNOWN_YET.to_owned(), |bytes| Size::of(bytes).to_string())
}

/// Names the connect button of a row.
pub fn connect_to(tenant: &str) -> String {
    format!("Connect to {tenant} in {PRODUCT}")
}

/// Why a tenant cannot be connected to while the switch is off.
pub fn it_complete_off(tenant: &str) -> String {
    format!(
        "{IT_COMPLETE} is off in {tenant}. An administrator of that tenant switches it on in Settings > Integrations."
    )
}

/// Where the switch is, beside its name and its state.
pub const IT_COMPLETE_WHERE: &str = "An administrator of this tenant switches it on in Settings > Integrations.";

/// What of an address was left out.
pub fn dropped(parameters: &[String]) -> String {
    let list = parameters.join(", ");
    format!("This version does not know: {list}. Everything else in the address was kept.")
}

/// A connection that failed: which, then why.
pub fn connect_failed(tenant: &str, why: &str) -> String {
    format!("{tenant}: not connected. {why}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_right_around_today() {
        let words = [(14, "14 days left"), (1, "1 day left"), (0, "ends today"), (-1, "ended yesterday")];
        for (days, expected) in words {
            assert_eq!(days_left(days), expected);
        }
        assert_eq!(days_left(-40), "ended 40 days ago");
    }

    #[test]
    fn f16_one_tenant_is_singular() {
        assert_eq!(
            (count(0, "0"), count(1, "1"), count(12, "12")),
            ("0 tenants".into(), "1 tenant".into(), "12 tenants".into())
        );
    }

    #[test]
    fn f18_unknown_storage_is_not_zero() {
        assert_eq!((storage(None), storage(Some(0))), ("Not known yet".to_owned(), "0 B".to_owned()));
    }

    #[test]
    fn f14_invisible_names_are_blank() {
        assert!(["", "   ", "\u{a0}\u{2003}", "\u{200b}\u{feff}"].iter().all(|name| name.chars().all(is_blank)));
        assert!(!"x".chars().all(is_blank));
    }
}
