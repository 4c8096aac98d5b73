//! The audit trail.

use crate::id::{ActivityId, CorrelationId};
use crate::query::{Query, Window, join, split};
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
        /// A tenant was removed.
        TenantRemoved = "tenant_removed",
        /// A migration to UniView 2.0 was started.
        MigrationStarted = "migration_started",
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

/// Filter and window of the audit trail, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityQuery {
    /// Which tab; current unless told.
    pub tab: Option<ActivityTab>,
    /// Text to look for in actor, object, IP address and correlation id.
    pub q: String,
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
    /// The window.
    pub window: Window,
}

impl Query for ActivityQuery {
    const PARAMS: &'static [(&'static str, &'static str)] = &[
        ("tab", "`current` (the last 30 days) or `past`."),
        ("q", "Text to look for in actor, object, IP address and correlation id."),
        ("action", "Actions, comma-separated."),
        ("source", "Identity sources, comma-separated."),
        ("result", "Results, comma-separated."),
        ("from", "Not before this time (milliseconds)."),
        ("before", "Before this time (milliseconds)."),
        Window::PARAMS[0],
        Window::PARAMS[1],
    ];

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut push = |name, value: String| {
            if !value.is_empty() {
                pairs.push((name, value));
            }
        };
        push("tab", self.tab.as_ref().map(ToString::to_string).unwrap_or_default());
        push("q", self.q.clone());
        push("action", join(&self.action));
        push("source", join(&self.source));
        push("result", join(&self.result));
        push("from", self.from.map(|t| t.0.to_string()).unwrap_or_default());
        push("before", self.before.map(|t| t.0.to_string()).unwrap_or_default());
        self.window.push(&mut pairs);
        pairs
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "tab" => ActivityTab::known(value).map(|tab| self.tab = Some(tab)).is_some(),
            "q" => {
                value.clone_into(&mut self.q);
                true
            }
            "action" => split(value, Action::known).map(|list| self.action = list).is_some(),
            "source" => split(value, IdentitySource::known).map(|list| self.source = list).is_some(),
            "result" => split(value, ActivityResult::known).map(|list| self.result = list).is_some(),
            "from" => value.parse().map(|t| self.from = Some(Timestamp(t))).is_ok(),
            "before" => value.parse().map(|t| self.before = Some(Timestamp(t))).is_ok(),
            _ => self.window.take(name, value),
        }
    }
}
