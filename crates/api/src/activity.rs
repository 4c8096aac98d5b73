//! The audit trail.

use crate::id::{ActivityId, CorrelationId, TenantId};
use crate::query::{Pairs, Query, Window, set, set_id, set_list, set_text};
use crate::session::IdentitySource;
use crate::time::Timestamp;
use crate::wire;

open_enum! {
    /// What was done.
    pub enum Action {
        /// Signed in.
        SignedIn = "signed_in",
        /// A sign-in failed.
        SignInFailed = "sign_in_failed",
        /// Signed out.
        SignedOut = "signed_out",
        /// Signed out everywhere.
        SignedOutEverywhere = "signed_out_everywhere",
        /// Login with IT Complete was switched on.
        ItCompleteEnabled = "it_complete_enabled",
        /// Login with IT Complete was switched off.
        ItCompleteDisabled = "it_complete_disabled",
        /// A link attempt was started.
        LinkStarted = "link_started",
        /// The Microsoft step was passed.
        LinkMicrosoftVerified = "link_microsoft_verified",
        /// The KaseyaOne step was passed.
        LinkKaseyaoneVerified = "link_kaseyaone_verified",
        /// A step was refused.
        LinkRefused = "link_refused",
        /// An answer was rejected as forged, foreign or malformed.
        LinkSuspicious = "link_suspicious",
        /// A one-time link address of an attempt was made.
        LinkHandedOff = "link_handed_off",
        /// A one-time link address of an attempt was opened.
        LinkJoined = "link_joined",
        /// An attempt was confirmed, but the same company was linked already.
        LinkAlreadyThere = "link_already_there",
        /// A link attempt was cancelled.
        LinkCancelled = "link_cancelled",
        /// A link attempt expired.
        LinkExpired = "link_expired",
        /// A KaseyaOne company was linked.
        KaseyaoneLinked = "kaseyaone_linked",
        /// A suspended link was resumed.
        KaseyaoneResumed = "kaseyaone_resumed",
        /// The KaseyaOne company was unlinked.
        KaseyaoneUnlinked = "kaseyaone_unlinked",
        /// Connected to Spanning from a portal.
        Connected = "connected",
        /// A tenant was mapped to an organization.
        TenantMapped = "tenant_mapped",
        /// A tenant was unmapped.
        TenantUnmapped = "tenant_unmapped",
        /// An organization was made.
        OrganizationCreated = "organization_created",
        /// Licences were allocated or released.
        LicencesAllocated = "licences_allocated",
        /// A trial was upgraded.
        TrialUpgraded = "trial_upgraded",
        /// A sync was asked for.
        SyncRequested = "sync_requested",
        /// An alert was muted, unmuted, dismissed or brought back.
        AlertChanged = "alert_changed",
        /// An action on many tenants was started.
        BulkStarted = "bulk_started",
        /// It was stopped before its end.
        BulkCancelled = "bulk_cancelled",
        /// An invite link was made for the administrator of a tenant to be added.
        TenantInvited = "tenant_invited",
        /// A tenant is being added by an own Global Administrator.
        TenantAddStarted = "tenant_add_started",
        /// The address of an addition was opened.
        InviteOpened = "invite_opened",
        /// The address of an addition was revoked.
        InviteRevoked = "invite_revoked",
        /// The address of an addition was too old.
        InviteExpired = "invite_expired",
        /// Consent was refused, or who gave it may not.
        ConsentRefused = "consent_refused",
        /// Consent was given: a tenant was added.
        TenantAdded = "tenant_added",
        /// The first sync of an added tenant is done.
        TenantReady = "tenant_ready",
        /// The first sync of an added tenant failed.
        TenantAddFailed = "tenant_add_failed",
        /// An addition that was over was put away.
        OnboardingDismissed = "onboarding_dismissed",
        /// A tenant was removed.
        TenantRemoved = "tenant_removed",
        /// A migration to UniView 2.0 was started.
        MigrationStarted = "migration_started",
        /// A migration was asked for; the next login to UniView 2.0 starts it.
        MigrationRequested = "migration_requested",
        /// A failed client of a migration was tried again.
        MigrationRetried = "migration_retried",
    }
}

open_enum! {
    /// How it ended.
    pub enum ActivityResult {
        /// Done.
        Success = "success",
        /// Refused or failed.
        Failure = "failure",
    }
}

open_enum! {
    /// The two tabs of the Activity page.
    pub enum ActivityTab {
        /// The last 30 days.
        Current = "current",
        /// Before that.
        Past = "past",
    }
}

wire! {
    /// One entry of the audit trail.
    pub struct Activity {
        /// The entry.
        pub id: ActivityId,
        /// When.
        pub time: Timestamp,
        /// What was done.
        pub action: Action,
        /// To what: a tenant, an organization, a switch; for people.
        pub object: String,
        /// Who: a name, or the product itself.
        pub actor: String,
        /// Their e-mail address, if a person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub actor_email: Option<String>,
        /// The identity that they came in with.
        pub source: IdentitySource,
        /// How it ended.
        pub result: ActivityResult,
        /// Where the request came from.
        pub ip_address: String,
        /// Ties it to other entries and to the page that the person saw.
        pub correlation_id: CorrelationId,
        /// Further facts: before and after, a reason, an account.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub facts: Vec<Fact>,
    }

    /// A named fact of an entry.
    pub struct Fact {
        /// What it is, as a stable key.
        pub key: String,
        /// Its value.
        pub value: String,
    }
}

/// The state of the trail that a list was begun with: how many entries there were, and the time that
/// parted the two tabs. Written `entries.time`; for clients it is opaque.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// Entries at that time.
    pub entries: u64,
    /// The time.
    pub at: Timestamp,
}

impl AsOf {
    /// Reads what [`AsOf`]'s text says.
    pub fn parse(text: &str) -> Option<Self> {
        let (entries, at) = text.split_once('.')?;
        Some(Self { entries: entries.parse().ok()?, at: Timestamp(at.parse().ok()?) })
    }
}

impl std::fmt::Display for AsOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.entries, self.at.0)
    }
}

wire! {
    /// All entries that match, as a file.
    pub struct ActivityExport {
        /// The file's name.
        pub file_name: String,
        /// Its text: CSV in UTF-8 (RFC 4180). Filter, time and row count stand in its first lines.
        pub csv: String,
        /// How many entries it holds.
        pub rows: u64,
    }
}

/// Filter and window of the audit trail, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityQuery {
    /// Which tab; current unless told.
    pub tab: Option<ActivityTab>,
    /// Text to look for in actor, object, IP address and correlation id.
    pub q: String,
    /// Text in the object; empty means any.
    pub object: String,
    /// Text in the actor's name or address; empty means any.
    pub actor: String,
    /// Beginning of the IP address; empty means any.
    pub ip: String,
    /// The correlation id; empty means any.
    pub correlation: String,
    /// What concerns one tenant.
    pub tenant: Option<TenantId>,
    /// Actions; empty means any.
    pub action: Vec<Action>,
    /// Identity sources; empty means any.
    pub source: Vec<IdentitySource>,
    /// Results; empty means any.
    pub result: Vec<ActivityResult>,
    /// Not before this time.
    pub from: Option<Timestamp>,
    /// Before this time; the page asks for the end of an inclusive day.
    pub before: Option<Timestamp>,
    /// Continues the list that was begun with this; see [`crate::page::Page::as_of`].
    pub as_of: Option<AsOf>,
    /// The window.
    pub window: Window,
}

impl Query for ActivityQuery {
    const PARAMS: &'static [(&'static str, &'static str)] = &[
        ("tab", "`current` (the last 30 days) or `past`."),
        ("q", "Text to look for in actor, object, IP address and correlation id."),
        ("object", "Text in the object."),
        ("actor", "Text in the actor's name or e-mail address."),
        ("ip", "Beginning of the IP address."),
        ("correlation", "The correlation id."),
        ("tenant", "What concerns one tenant."),
        ("action", "Actions, comma-separated."),
        ("source", "Identity sources, comma-separated."),
        ("result", "Results, comma-separated."),
        ("from", "Not before this time (milliseconds)."),
        ("before", "Before this time (milliseconds)."),
        ("asOf", "Continues the list whose first window answered this as `asOf`."),
        Window::PARAMS[0],
        Window::PARAMS[1],
    ];

    fn pairs(&self) -> Vec<(&'static str, String)> {
        Pairs::default()
            .one("tab", self.tab.as_ref())
            .text("q", &self.q)
            .text("object", &self.object)
            .text("actor", &self.actor)
            .text("ip", &self.ip)
            .text("correlation", &self.correlation)
            .one("tenant", self.tenant.as_ref())
            .list("action", &self.action)
            .list("source", &self.source)
            .list("result", &self.result)
            .one("from", self.from.map(|time| time.0))
            .one("before", self.before.map(|time| time.0))
            .one("asOf", self.as_of)
            .window(&self.window)
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        let time = |text: &str| text.parse().ok().map(|time| Some(Timestamp(time)));
        match name {
            "tab" => set(&mut self.tab, ActivityTab::known(value).map(Some)),
            "q" => set_text(&mut self.q, value),
            "object" => set_text(&mut self.object, value),
            "actor" => set_text(&mut self.actor, value),
            "ip" => set_text(&mut self.ip, value),
            "correlation" => set_text(&mut self.correlation, value),
            "tenant" => set_id(&mut self.tenant, value),
            "action" => set_list(&mut self.action, value, Action::known),
            "source" => set_list(&mut self.source, value, IdentitySource::known),
            "result" => set_list(&mut self.result, value, ActivityResult::known),
            "from" => set(&mut self.from, time(value)),
            "before" => set(&mut self.before, time(value)),
            "asOf" => set(&mut self.as_of, AsOf::parse(value).map(Some)),
            _ => self.window.take(name, value),
        }
    }
}
