//! Alerts of BackupIQ; only tenants that are mapped to an organization raise them.

use crate::id::{AlertId, OrganizationId, TenantId};
use crate::query::{Pairs, Query, Window, set, set_id, set_list, set_text};
use crate::tenant::FacetValue;
use crate::time::Timestamp;
use crate::wire;

open_enum! {
    /// How grave an alert is; the vendor's values.
    pub enum Severity {
        /// Needs action now.
        Critical = "critical",
        /// Needs action.
        Alarm = "alarm",
        /// Worth knowing.
        Warning = "warning",
    }
}

open_enum! {
    /// What an alert is about.
    pub enum AlertKind {
        /// The last backup failed.
        BackupFailed = "backup_failed",
        /// The last backup was partial.
        BackupPartial = "backup_partial",
        /// A trial ends soon.
        TrialEnding = "trial_ending",
        /// More licences are in use than available.
        OverAllocated = "over_allocated",
        /// Consent was revoked at Microsoft.
        ConsentRevoked = "consent_revoked",
    }
}

wire! {
    /// One alert.
    pub struct Alert {
        /// The alert.
        pub id: AlertId,
        /// The tenant.
        pub tenant_id: TenantId,
        /// Its name.
        pub tenant_name: String,
        /// The organization that it is mapped to.
        pub customer_id: OrganizationId,
        /// That organization's name.
        pub customer_name: String,
        /// What it is about.
        pub kind: AlertKind,
        /// How grave.
        pub severity: Severity,
        /// What happened, for people.
        pub message: String,
        /// When it was raised.
        pub created_time: Timestamp,
        /// Whether it is muted: stays, is not counted.
        pub is_muted: bool,
        /// Whether it is dismissed: gone from the list unless asked for.
        pub is_dismissed: bool,
    }

    /// How many alerts there are, within a query's filters. Carries an ETag.
    pub struct AlertSummary {
        /// Open ones of all tenants, whatever the filters: neither muted nor dismissed.
        pub open: u64,
        /// Per severity, within the other filters.
        pub severity: Vec<FacetValue>,
        /// Per kind, within the other filters.
        pub kind: Vec<FacetValue>,
        /// Tenants without an organization, which raise none.
        pub unmapped: u64,
    }

    /// Changes an alert; absent members stay.
    pub struct ChangeAlert {
        /// Mute or unmute.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_muted: Option<bool>,
        /// Dismiss or bring back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_dismissed: Option<bool>,
    }
}

/// Filter and window of the alert list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlertQuery {
    /// Text to look for in tenant, organization and message; empty means all.
    pub q: String,
    /// Severities; empty means any.
    pub severity: Vec<Severity>,
    /// What they are about; empty means anything.
    pub kind: Vec<AlertKind>,
    /// One tenant.
    pub tenant: Option<TenantId>,
    /// Muted ones too.
    pub muted: bool,
    /// Dismissed ones too.
    pub dismissed: bool,
    /// The window.
    pub window: Window,
}

impl AlertQuery {
    /// Whether any filter narrows the list.
    pub fn is_filtered(&self) -> bool {
        *self != Self { muted: self.muted, dismissed: self.dismissed, window: self.window, ..Self::default() }
    }
}

impl Query for AlertQuery {
    const PARAMS: &'static [(&'static str, &'static str)] = &[
        ("q", "Text to look for in tenant, organization and message."),
        ("severity", "Severities, comma-separated."),
        ("kind", "What they are about, comma-separated."),
        ("tenant", "One tenant."),
        ("muted", "`true` lists muted ones too."),
        ("dismissed", "`true` lists dismissed ones too."),
        Window::PARAMS[0],
        Window::PARAMS[1],
    ];

    fn pairs(&self) -> Vec<(&'static str, String)> {
        Pairs::default()
            .text("q", &self.q)
            .list("severity", &self.severity)
            .list("kind", &self.kind)
            .one("tenant", self.tenant.as_ref())
            .flag("muted", self.muted)
            .flag("dismissed", self.dismissed)
            .window(&self.window)
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "q" => set_text(&mut self.q, value),
            "kind" => set_list(&mut self.kind, value, AlertKind::known),
            "severity" => set_list(&mut self.severity, value, Severity::known),
            "tenant" => set_id(&mut self.tenant, value),
            "muted" => set(&mut self.muted, value.parse().ok()),
            "dismissed" => set(&mut self.dismissed, value.parse().ok()),
            _ => self.window.take(name, value),
        }
    }
}
