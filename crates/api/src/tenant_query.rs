//! Filter, order and window of the tenant list: the same value stands in the API's query and in the
//! page's address.

use crate::id::OrganizationId;
use crate::query::{Pairs, Query, Window, set, set_id, set_list, set_text};
use crate::tenant::{BackupStatus, Region, SubscriptionKind};
use crate::tenant_filter::TenantFilter;

open_enum! {
    /// A column that the list can be ordered by.
    pub enum SortColumn {
        /// Display name.
        Name = "name",
        /// Organization name; unmapped last.
        Organization = "organization",
        /// Urgency of the last backup's outcome, then its age.
        LastBackup = "lastBackup",
        /// Share of protected seats.
        Seats = "seats",
        /// Standard licences in use.
        Standard = "standard",
        /// Archived licences in use.
        Archived = "archived",
        /// Subscription.
        Subscription = "subscription",
        /// Used storage; unknown last.
        Storage = "storage",
        /// Open alerts.
        Alerts = "alerts",
        /// Region.
        Region = "region",
        /// Time of the last sync.
        Synced = "synced",
    }
}

open_enum! {
    /// A triage group: what needs attention.
    pub enum Attention {
        /// The last backup failed.
        Failed = "failed",
        /// The last backup was partial.
        Partial = "partial",
        /// No backup has run yet.
        NeverRun = "neverRun",
        /// No organization, so no alerts.
        NotMapped = "notMapped",
        /// The trial ends within five days.
        TrialEnding = "trialEnding",
        /// More licences in use than available.
        OverAllocated = "overAllocated",
        /// Two or more hourly syncs were missed.
        OutOfSync = "outOfSync",
    }
}

/// One key of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortKey {
    /// The column.
    pub column: SortColumn,
    /// Whether the largest comes first.
    pub descending: bool,
}

impl std::fmt::Display for SortKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", if self.descending { "-" } else { "" }, self.column)
    }
}

impl SortKey {
    /// Reads `name` or `-name`.
    pub fn parse(text: &str) -> Option<Self> {
        let (descending, name) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        SortColumn::known(name).map(|column| Self { column, descending })
    }
}

/// The name of the parameter with the conditions.
pub const FILTER: &str = "filter";

/// What the tenant list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TenantQuery {
    /// Text to look for in name, domain, organization and ids.
    pub q: String,
    /// Last-backup statuses; empty means any.
    pub status: Vec<BackupStatus>,
    /// Subscriptions; empty means any.
    pub subscription: Vec<SubscriptionKind>,
    /// Regions; empty means any.
    pub region: Vec<Region>,
    /// Triage groups; a row in any of them matches; empty means all rows.
    pub attention: Vec<Attention>,
    /// One organization.
    pub organization: Option<OrganizationId>,
    /// Login with IT Complete on or off.
    pub it_complete: Option<bool>,
    /// Conditions on properties, besides all of the above.
    pub filter: TenantFilter,
    /// Order, first key first; empty means by name. Ties are settled by name, then id.
    pub sort: Vec<SortKey>,
    /// The window.
    pub window: Window,
}

impl TenantQuery {
    /// Whether any filter narrows the list.
    pub fn is_filtered(&self) -> bool {
        *self != Self { sort: self.sort.clone(), window: self.window, ..Self::default() }
    }
}

impl Query for TenantQuery {
    const PARAMS: &'static [(&'static str, &'static str)] = &[
        ("q", "Text to look for in name, domain, organization and ids."),
        ("status", "Last-backup statuses, comma-separated."),
        ("subscription", "Subscriptions, comma-separated."),
        ("region", "Regions, comma-separated."),
        ("attention", "Triage groups, comma-separated; a row in any of them matches."),
        ("organization", "One organization."),
        ("itComplete", "Login with IT Complete: on or off."),
        ("filter", "Conditions on properties, such as `seats < 50 and name : \"dental\"`."),
        ("sort", "Columns, comma-separated, `-` before one for descending."),
        Window::PARAMS[0],
        Window::PARAMS[1],
    ];

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let on_off = |on: bool| if on { "on" } else { "off" };
        Pairs::default()
            .text("q", &self.q)
            .list("status", &self.status)
            .list("subscription", &self.subscription)
            .list("region", &self.region)
            .list("attention", &self.attention)
            .one("organization", self.organization.as_ref())
            .one("itComplete", self.it_complete.map(on_off))
            .text(FILTER, self.filter.to_string())
            .list("sort", &self.sort)
            .window(&self.window)
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "q" => set_text(&mut self.q, value),
            "status" => set_list(&mut self.status, value, BackupStatus::known),
            "subscription" => set_list(&mut self.subscription, value, SubscriptionKind::known),
            "region" => set_list(&mut self.region, value, Region::known),
            "attention" => set_list(&mut self.attention, value, Attention::known),
            "organization" => set_id(&mut self.organization, value),
            "itComplete" => match value {
                "on" => set(&mut self.it_complete, Some(Some(true))),
                "off" => set(&mut self.it_complete, Some(Some(false))),
                _ => false,
            },
            FILTER => set(&mut self.filter, TenantFilter::parse(value).ok()),
            "sort" => set_list(&mut self.sort, value, SortKey::parse),
            _ => self.window.take(name, value),
        }
    }
}
