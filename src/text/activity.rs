//! Words of the Activity page.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::session::IdentitySource;

/// The page.
pub const TITLE: &str = "Activity";
/// What the page is for.
pub const PURPOSE: &str = "What was done, by whom, and with which identity they came in.";
/// The tab of the last 30 days.
pub const CURRENT: &str = "Current";
/// The tab of what was before.
pub const PAST: &str = "Past";
/// The row of tabs.
pub const TABS: &str = "Period";
/// What Current means.
pub const CURRENT_NOTE: &str = "The last 30 days";
/// What Past means.
pub const PAST_NOTE: &str = "More than 30 days ago";
/// Those who are no administrators see less.
pub const OWN_ONLY: &str = "You see your own activity. Administrators see everyone's.";
/// The search box.
pub const SEARCH: &str = "Search actor, object, IP address or correlation ID";
/// Column and filter: when.
pub const TIME: &str = "Time";
/// Column and filter: what.
pub const ACTION: &str = "Action";
/// Column: to what.
pub const OBJECT: &str = "Object";
/// Column: who.
pub const ACTOR: &str = "Actor";
/// Column and filter: which identity.
pub const SOURCE: &str = "Identity source";
/// Column and filter: how it ended.
pub const RESULT: &str = "Result";
/// Column: from where.
pub const IP_ADDRESS: &str = "IP address";
/// Column: what ties entries together.
pub const CORRELATION: &str = "Correlation ID";
/// The first day.
pub const FROM: &str = "From";
/// The last day, inclusive.
pub const TO: &str = "To";
/// The filter that is a range of days.
pub const DAYS: &str = "Days";
/// The filters that are texts.
pub const MORE: &str = "More filters";
/// Saves the entries that match as a file.
pub const EXPORT: &str = "Export CSV";
/// The file could not be made.
pub const EXPORT_FAILED: &str = "The export did not work";
/// The columns of what was changed.
pub const CHANGED: &str = "What";
/// What it was.
pub const BEFORE: &str = "Before";
/// What it is.
pub const AFTER: &str = "After";
/// Heading of what was changed.
pub const CHANGES: &str = "Before and after";
/// How days are meant.
pub const DAYS_HINT: &str = "Both days count, in your time zone.";
/// The range is upside down.
pub const DAYS_REVERSED: &str = "The first day is after the last one.";
/// Empties all filters.
pub const CLEAR: &str = "Clear filters";
/// A search that is on.
pub const SEARCHED: &str = "Search";
/// Empties one filter.
pub const ANY: &str = "Any";
/// Fetches again.
pub const REFRESH: &str = "Refresh";
/// Asks again.
pub const RETRY: &str = "Try again";
/// Nothing has happened.
pub const NONE: &str = "Nothing has happened yet";
/// What will be here.
pub const NONE_TEXT: &str = "Sign-ins, changes to integrations and every step of linking appear here.";
/// Nothing fits.
pub const NO_MATCH: &str = "No entry matches";
/// What to do about it.
pub const NO_MATCH_TEXT: &str = "Widen the days or clear the filters. Older entries are under Past.";
/// The list could not be loaded.
pub const LOAD_FAILED: &str = "The activity could not be loaded";
/// An entry is on its way.
pub const LOADING_ENTRY: &str = "Entry";
/// There is no such entry.
pub const NO_ENTRY: &str = "There is no such entry";
/// Why.
pub const NO_ENTRY_TEXT: &str = "It may belong to another tenant, or to somebody else's activity.";
/// The entry could not be loaded.
pub const ENTRY_FAILED: &str = "The entry could not be loaded";
/// Heading of an entry's facts.
pub const FACTS: &str = "Details";
/// Fact: the entry's own id.
pub const ENTRY_ID: &str = "Entry ID";
/// Finds entries with the same correlation id.
pub const RELATED: &str = "Show related entries";
/// A filter in the address was not understood.
pub const DROPPED: &str = "Part of the address was not understood and is ignored.";

/// How many entries fit.
pub fn entries(count: u64, formatted: &str) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{formatted} entries") }
}

/// The file was saved.
pub fn exported(rows: u64, formatted: &str, file: &str) -> String {
    format!("{} saved as {file}.", entries(rows, formatted))
}

/// A filter's caption with how many answers it has.
pub fn filter(caption: &str, chosen: usize) -> String {
    if chosen == 0 { caption.to_owned() } else { format!("{caption}: {chosen}") }
}

/// A filter that is on.
pub fn token(caption: &str, value: &str) -> String {
    format!("{caption}: {value}")
}

/// An action in words; one that this build does not know is shown as given.
pub fn action(action: &Action) -> String {
    let words = match action {
        Action::SignedIn => "Signed in",
        Action::SignInFailed => "Sign-in failed",
        Action::SignedOut => "Signed out",
        Action::SignedOutEverywhere => "Signed out everywhere",
        Action::ItCompleteEnabled => "Login with IT Complete on",
        Action::ItCompleteDisabled => "Login with IT Complete off",
        Action::LinkStarted => "Linking started",
        Action::LinkMicrosoftVerified => "Microsoft 365 verified",
        Action::LinkKaseyaoneVerified => "KaseyaOne verified",
        Action::LinkRefused => "Linking refused",
        Action::LinkSuspicious => "Suspicious answer",
        Action::LinkHandedOff => "Link address made",
        Action::LinkJoined => "Link address opened",
        Action::LinkAlreadyThere => "Was linked already",
        Action::LinkCancelled => "Linking cancelled",
        Action::LinkExpired => "Linking expired",
        Action::KaseyaoneLinked => "KaseyaOne linked",
        Action::KaseyaoneResumed => "KaseyaOne link resumed",
        Action::KaseyaoneUnlinked => "KaseyaOne unlinked",
        Action::Connected => "Connected",
        Action::BulkStarted => "Action on many tenants started",
        Action::BulkCancelled => "Action on many tenants stopped",
        Action::TenantMapped => "Tenant mapped",
        Action::TenantUnmapped => "Tenant unmapped",
        Action::OrganizationCreated => "Organization created",
        Action::LicencesAllocated => "Licences allocated",
        Action::TrialUpgraded => "Trial upgraded",
        Action::SyncRequested => "Sync requested",
        Action::AlertChanged => "Alert changed",
        Action::TenantInvited => "Administrator invited",
        Action::TenantAddStarted => "Adding a tenant started",
        Action::InviteOpened => "Invite link opened",
        Action::InviteRevoked => "Invite link revoked",
        Action::InviteExpired => "Invite link expired",
        Action::ConsentRefused => "Consent refused",
        Action::TenantAdded => "Tenant added",
        Action::TenantReady => "Tenant ready",
        Action::TenantAddFailed => "Adding a tenant failed",
        Action::OnboardingDismissed => "Put off the list",
        Action::TenantRemoved => "Tenant removed",
        Action::MigrationStarted => "Migration started",
        Action::MigrationRequested => "Migration asked for",
        Action::MigrationRetried => "Migration retried",
        Action::Other(other) => other,
    };
    words.to_owned()
}

/// An identity source as the product writes it; an unknown one is shown as given.
pub fn source(source: &IdentitySource) -> String {
    let words = match source {
        IdentitySource::Spanning => "Spanning",
        IdentitySource::Microsoft => "Microsoft",
        IdentitySource::Uniview1 => "UniView 1.0",
        IdentitySource::Uniview2 => "UniView 2.0",
        IdentitySource::Vsa9 => "VSA 9",
        IdentitySource::Vsa10 => "VSA 10",
        IdentitySource::Kaseyaone => "KaseyaOne",
        IdentitySource::ApiToken => "API token",
        IdentitySource::System => "System",
        IdentitySource::Other(other) => other,
    };
    words.to_owned()
}

/// A result in words; an unknown one is shown as given.
pub fn result(result: &ActivityResult) -> String {
    match result {
        ActivityResult::Success => "Success".to_owned(),
        ActivityResult::Failure => "Failure".to_owned(),
        ActivityResult::Other(other) => other.clone(),
    }
}

/// A fact's key in words; an unknown one is shown as given.
pub fn fact(key: &str) -> &str {
    match key {
        "account" => "Account",
        "actual" => "Found",
        "after" => "After",
        "attempt" => "Attempt",
        "backups_deleted_after_days" => "Backups deleted after (days)",
        "before" => "Before",
        "change" => "Change",
        "clients" => "Clients",
        "closed" => "Ways in that ended",
        "domain" => "Domain",
        "expected" => "Expected",
        "initiator" => "Started by",
        "kaseyaone_account" => "KaseyaOne account",
        "kaseyaone_company" => "KaseyaOne company",
        "it_complete" => "Login with IT Complete",
        "kind" => "Kind",
        "link" => "KaseyaOne link",
        "standard" => "Standard licences",
        "archived" => "Archived licences",
        "muted" => "Muted",
        "dismissed" => "Dismissed",
        "microsoft_account" => "Microsoft account",
        "note" => "Note",
        "organization" => "Organization",
        "override" => "Override",
        "portal" => "Portal",
        "provider_code" => "Provider's code",
        "reason" => "Reason",
        "sessions_ended" => "Sessions ended",
        "standard_after" => "Standard licences after",
        "standard_before" => "Standard licences before",
        "tenant" => "Tenant",
        "term_months" => "Term (months)",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_values_are_shown_as_given() {
        assert_eq!(action(&Action::Other("tenant_frozen".into())), "tenant_frozen");
        assert_eq!(source(&IdentitySource::Other("vsa11".into())), "vsa11");
        assert_eq!(fact("colour"), "colour");
    }

    #[test]
    fn every_known_action_has_words_of_its_own() {
        let words: std::collections::BTreeSet<_> = Action::KNOWN.iter().map(action).collect();
        assert_eq!(words.len(), Action::KNOWN.len());
        assert!(Action::KNOWN.iter().all(|known| action(known) != known.as_str()));
    }
}
