//! Words of the Activity page.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::session::IdentitySource;

use crate::text::catalog::{fill, messages, plural, t};

messages! {
    /// The page.
    pub title = "Activity";
    /// What the page is for.
    pub purpose = "What was done, by whom, and with which identity they came in.";
    /// The tab of the last 30 days.
    pub current = "Current";
    /// The tab of what was before.
    pub past = "Past";
    /// The row of tabs.
    pub tabs = "Period";
    /// What Current means.
    pub current_note = "The last 30 days";
    /// What Past means.
    pub past_note = "More than 30 days ago";
    /// Those who are no administrators see less.
    pub own_only = "You see your own activity. Administrators see everyone's.";
    /// The search box.
    pub search = "Search actor, object, IP address or correlation ID";
    /// Column and filter: when.
    pub time = "Time";
    /// Column and filter: what.
    pub action_label = "Action";
    /// Column: to what.
    pub object = "Object";
    /// Column: who.
    pub actor = "Actor";
    /// Column and filter: which identity.
    pub source_label = "Identity source";
    /// Column and filter: how it ended.
    pub result_label = "Result";
    /// Column: from where.
    pub ip_address = "IP address";
    /// Column: what ties entries together.
    pub correlation = "Correlation ID";
    /// The first day.
    pub from = "From";
    /// The last day, inclusive.
    pub to = "To";
    /// The filter that is a range of days.
    pub days = "Days";
    /// The filters that are texts.
    pub more = "More filters";
    /// Saves the entries that match as a file.
    pub export = "Export CSV";
    /// The file could not be made.
    pub export_failed = "The export did not work";
    /// The columns of what was changed.
    pub changed = "What";
    /// What it was.
    pub before = "Before";
    /// What it is.
    pub after = "After";
    /// Heading of what was changed.
    pub changes = "Before and after";
    /// How days are meant.
    pub days_hint = "Both days count, in your time zone.";
    /// The range is upside down.
    pub days_reversed = "The first day is after the last one.";
    /// Empties all filters.
    pub clear = "Clear filters";
    /// A search that is on.
    pub searched = "Search";
    /// Empties one filter.
    pub any = "Any";
    /// Fetches again.
    pub refresh = "Refresh";
    /// Asks again.
    pub retry = "Try again";
    /// Nothing has happened.
    pub none = "Nothing has happened yet";
    /// What will be here.
    pub none_text = "Sign-ins, changes to integrations and every step of linking appear here.";
    /// Nothing fits.
    pub no_match = "No entry matches";
    /// What to do about it.
    pub no_match_text = "Widen the days or clear the filters. Older entries are under Past.";
    /// The list could not be loaded.
    pub load_failed = "The activity could not be loaded";
    /// An entry is on its way.
    pub loading_entry = "Entry";
    /// There is no such entry.
    pub no_entry = "There is no such entry";
    /// Why.
    pub no_entry_text = "It may belong to another tenant, or to somebody else's activity.";
    /// The entry could not be loaded.
    pub entry_failed = "The entry could not be loaded";
    /// Heading of an entry's facts.
    pub facts = "Details";
    /// Fact: the entry's own id.
    pub entry_id = "Entry ID";
    /// Finds entries with the same correlation id.
    pub related = "Show related entries";
    /// A filter in the address was not understood.
    pub dropped = "Part of the address was not understood and is ignored.";
}

/// How many entries fit.
pub fn entries(count: u64, formatted: &str) -> String {
    plural!(count, "{formatted} entry|{formatted} entries", formatted)
}

/// The file was saved.
pub fn exported(rows: u64, formatted: &str, file: &str) -> String {
    fill!("{entries} saved as {file}.", entries = entries(rows, formatted), file)
}

/// A filter's caption with how many answers it has.
pub fn filter(caption: &str, chosen: usize) -> String {
    if chosen == 0 { caption.to_owned() } else { fill!("{caption}: {chosen}", caption, chosen) }
}

/// A filter that is on.
pub fn token(caption: &str, value: &str) -> String {
    fill!("{caption}: {value}", caption, value)
}

/// An action in words; one that this build does not know is shown as given.
pub fn action(action: &Action) -> String {
    let words = match action {
        Action::SignedIn => t("Signed in"),
        Action::SignInFailed => t("Sign-in failed"),
        Action::SignedOut => t("Signed out"),
        Action::SignedOutEverywhere => t("Signed out everywhere"),
        Action::ItCompleteEnabled => t("Login with IT Complete on"),
        Action::ItCompleteDisabled => t("Login with IT Complete off"),
        Action::LinkStarted => t("Linking started"),
        Action::LinkMicrosoftVerified => t("Microsoft 365 verified"),
        Action::LinkKaseyaoneVerified => t("KaseyaOne verified"),
        Action::LinkRefused => t("Linking refused"),
        Action::LinkSuspicious => t("Suspicious answer"),
        Action::LinkHandedOff => t("Link address made"),
        Action::LinkJoined => t("Link address opened"),
        Action::LinkAlreadyThere => t("Was linked already"),
        Action::LinkCancelled => t("Linking cancelled"),
        Action::LinkExpired => t("Linking expired"),
        Action::KaseyaoneLinked => t("KaseyaOne linked"),
        Action::KaseyaoneResumed => t("KaseyaOne link resumed"),
        Action::KaseyaoneUnlinked => t("KaseyaOne unlinked"),
        Action::Connected => t("Connected"),
        Action::BulkStarted => t("Action on many tenants started"),
        Action::BulkCancelled => t("Action on many tenants stopped"),
        Action::TenantMapped => t("Tenant mapped"),
        Action::TenantUnmapped => t("Tenant unmapped"),
        Action::OrganizationCreated => t("Organization created"),
        Action::LicencesAllocated => t("Licences allocated"),
        Action::TrialUpgraded => t("Trial upgraded"),
        Action::SyncRequested => t("Sync requested"),
        Action::AlertChanged => t("Alert changed"),
        Action::TenantInvited => t("Administrator invited"),
        Action::TenantAddStarted => t("Adding a tenant started"),
        Action::InviteOpened => t("Invite link opened"),
        Action::InviteRevoked => t("Invite link revoked"),
        Action::InviteExpired => t("Invite link expired"),
        Action::ConsentRefused => t("Consent refused"),
        Action::TenantAdded => t("Tenant added"),
        Action::TenantReady => t("Tenant ready"),
        Action::TenantAddFailed => t("Adding a tenant failed"),
        Action::OnboardingDismissed => t("Dismissed from the list"),
        Action::TenantRemoved => t("Tenant removed"),
        Action::MigrationStarted => t("Migration started"),
        Action::MigrationRequested => t("Migration asked for"),
        Action::MigrationRetried => t("Migration retried"),
        Action::Other(other) => other,
    };
    words.to_owned()
}

/// An identity source as the product writes it; an unknown one is shown as given.
pub fn source(source: &IdentitySource) -> String {
    let words = match source {
        IdentitySource::Spanning => t("Spanning"),
        IdentitySource::Microsoft => t("Microsoft"),
        IdentitySource::Uniview1 => t("UniView 1.0"),
        IdentitySource::Uniview2 => t("UniView 2.0"),
        IdentitySource::Vsa9 => t("VSA 9"),
        IdentitySource::Vsa10 => t("VSA 10"),
        IdentitySource::Kaseyaone => t("KaseyaOne"),
        IdentitySource::ApiToken => t("API token"),
        IdentitySource::System => t("System"),
        IdentitySource::Other(other) => other,
    };
    words.to_owned()
}

/// A result in words; an unknown one is shown as given.
pub fn result(result: &ActivityResult) -> String {
    match result {
        ActivityResult::Success => t("Success").to_owned(),
        ActivityResult::Failure => t("Failure").to_owned(),
        ActivityResult::Other(other) => other.clone(),
    }
}

/// A fact's key in words; an unknown one is shown as given.
pub fn fact(key: &str) -> &str {
    match key {
        "account" => t("Account"),
        "actual" => t("Found"),
        "after" => t("After"),
        "attempt" => t("Attempt"),
        "backups_deleted_after_days" => t("Backups deleted after (days)"),
        "before" => t("Before"),
        "change" => t("Change"),
        "clients" => t("Clients"),
        "closed" => t("Ways in that ended"),
        "domain" => t("Domain"),
        "expected" => t("Expected"),
        "initiator" => t("Started by"),
        "kaseyaone_account" => t("KaseyaOne account"),
        "kaseyaone_company" => t("KaseyaOne company"),
        "it_complete" => t("Login with IT Complete"),
        "kind" => t("Kind"),
        "link" => t("KaseyaOne link"),
        "standard" => t("Standard licences"),
        "archived" => t("Archived licences"),
        "muted" => t("Muted"),
        "dismissed" => t("Dismissed"),
        "microsoft_account" => t("Microsoft account"),
        "note" => t("Note"),
        "organization" => t("Organization"),
        "override" => t("Override"),
        "portal" => t("Portal"),
        "provider_code" => t("Provider's code"),
        "reason" => t("Reason"),
        "sessions_ended" => t("Sessions ended"),
        "standard_after" => t("Standard licences after"),
        "standard_before" => t("Standard licences before"),
        "tenant" => t("Tenant"),
        "term_months" => t("Term (months)"),
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
