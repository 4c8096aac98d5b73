//! Words for tenants that every list of them shares.

use spanning_api::tenant::{BackupStatus, Region, Service, SubscriptionKind, Tenant};
use spanning_api::tenant_query::Attention;
use spanning_domain::format::Size;
use spanning_domain::portal::Portal;

use crate::platform::intl;
use crate::text::catalog::{fill, messages, plural, t};
use crate::text::time;

messages! {
    /// The product, as it is named to people.
    pub product = "Spanning Backup";
    /// No organization.
    pub not_mapped = "Not mapped";
    /// The first sync of a tenant runs.
    pub syncing = "Syncing";
    /// What the first sync has not brought yet.
    pub not_known_yet = "Not known yet";
}

/// Stands where there is no number.
pub const NONE: &str = "–";
messages! {
    /// The switch that lets portal identities in.
    pub it_complete = "Login with IT Complete";
    /// The connect column.
    pub connect = "Connect";
    /// Clears everything that narrows a list.
    pub clear_filters = "Clear filters";
    /// Loads again.
    pub try_again = "Try again";
    /// The browser kept the new tab from opening.
    pub tab_blocked = "The browser did not open a new tab. In a portal, allow-popups may be missing in the sandbox of its frame. Open it here within a minute:";
    /// Copies the address that the tab would have opened.
    pub copy_address = "Copy address";
    /// Leads to the tab that was blocked.
    pub open_tab = "Open Spanning Backup";
    /// Some parts of the address made no sense.
    pub dropped_title = "Part of this address was left out";
}

/// A tenant's name, or its domain when the name is blank.
pub fn name(tenant: &Tenant) -> &str {
    if tenant.name.chars().all(is_blank) { &tenant.domain } else { &tenant.name }
}

/// What the portal calls the column of names.
pub fn name_column(portal: &Portal) -> &'static str {
    match portal.name_column {
        "Tenant" => t("Tenant"),
        "Company Name" => t("Company Name"),
        other => other,
    }
}

/// A name in full, where it may be cut: the domain tells equal names apart.
pub fn name_and_domain(name: &str, domain: &str) -> String {
    fill!("{name}, {domain}", name, domain)
}

/// Nothing to see: white space, and the invisible characters that names are padded with.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The outcome of a backup; an unknown one as received.
pub fn status(status: &BackupStatus) -> &str {
    match status {
        BackupStatus::Success => t("Success"),
        BackupStatus::SuccessfulNoChanges => t("Success (no changes)"),
        BackupStatus::Partial => t("Partial"),
        BackupStatus::Failed => t("Failed"),
        BackupStatus::NeverRun => t("Never run"),
        BackupStatus::Other(other) => other,
    }
}

/// The same in one word where room is scarce.
pub fn status_short(status: &BackupStatus) -> &str {
    match status {
        BackupStatus::SuccessfulNoChanges => t("Success"),
        other => self::status(other),
    }
}

/// A subscription.
pub fn subscription(kind: &SubscriptionKind) -> &str {
    match kind {
        SubscriptionKind::Trial => t("Trial"),
        SubscriptionKind::Legacy => t("Legacy"),
        SubscriptionKind::Spanning => t("Spanning"),
        SubscriptionKind::Kaseya365 => t("Kaseya 365"),
        SubscriptionKind::Expired => t("Expired"),
        SubscriptionKind::Other(other) => other,
    }
}

/// A region in full.
pub fn region(region: &Region) -> &str {
    match region {
        Region::Us => t("United States"),
        Region::Eu => t("European Union"),
        Region::Ap => t("Asia-Pacific"),
        Region::Ca => t("Canada"),
        Region::Uk => t("United Kingdom"),
        Region::Af => t("Africa"),
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
        Service::Mail => t("Mail"),
        Service::Contacts => t("Contacts"),
        Service::Calendar => t("Calendar"),
        Service::Onedrive => t("OneDrive"),
        Service::Sharepoint => t("SharePoint"),
        Service::Sites => t("Sites"),
        Service::Teams => t("Teams"),
        Service::Other(other) => other,
    }
}

/// A triage group.
pub fn attention(group: &Attention) -> &str {
    match group {
        Attention::Failed => t("Failed"),
        Attention::Partial => t("Partial"),
        Attention::NeverRun => t("Never run"),
        Attention::NotMapped => not_mapped(),
        Attention::TrialEnding => t("Trial ends soon"),
        Attention::OverAllocated => t("Over-allocated"),
        Attention::OutOfSync => t("Out of sync"),
        Attention::Other(other) => other,
    }
}

/// How long a trial or subscription goes on.
pub fn days_left(days: i64) -> String {
    match days {
        0 => t("ends today").to_owned(),
        -1 => t("ended yesterday").to_owned(),
        days if days < 0 => fill!("ended {when}", when = intl::relative(days, "day")),
        days => plural!(days, "{days} day left|{days} days left", days),
    }
}

/// How many tenants there are.
pub fn count(number: u64, written: &str) -> String {
    plural!(number, "{written} tenant|{written} tenants", written)
}

/// A byte count, or that nobody knows it yet.
pub fn storage(bytes: Option<u64>) -> String {
    bytes.map_or_else(|| not_known_yet().to_owned(), size)
}

/// A byte count in the unit that reads best, in the reader's format.
pub fn size(bytes: u64) -> String {
    let Size { value, unit } = Size::of(bytes);
    let value = if unit == "B" || value >= 99.95 { intl::number(value.round() as u64) } else { intl::tenths(value) };
    fill!("{value} {unit}", value, unit)
}

/// Names the connect button of a row.
pub fn connect_to(tenant: &str) -> String {
    fill!("Connect to {tenant} in {product}", tenant, product = product())
}

/// Why a tenant cannot be connected to while the switch is off.
pub fn it_complete_off(tenant: &str) -> String {
    fill!(
        "{it_complete} is off in {tenant}. An administrator of that tenant switches it on in Settings > Integrations.",
        it_complete = it_complete(),
        tenant
    )
}

messages! {
    /// Where the switch is, beside its name and its state.
    pub it_complete_where = "An administrator of this tenant switches it on in Settings > Integrations.";
}

/// What of an address was left out.
pub fn dropped(parameters: &[String]) -> String {
    let list = time::list(parameters);
    fill!("This version does not know: {list}. Everything else in the address was kept.", list)
}

/// A connection that failed: which, then why.
pub fn connect_failed(tenant: &str, why: &str) -> String {
    fill!("{tenant}: not connected. {why}", tenant, why)
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
