//! One action on many tenants: a job that works through them, each with an outcome of its own.

use crate::id::{BulkJobId, OrganizationId, TenantId};
use crate::problem::Code;
use crate::query::{Pairs, Query, Window, set_list};
use crate::time::Timestamp;
use crate::wire;

/// What is done to each tenant.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum BulkAction {
    /// Maps it to an organization; without one, unmaps it.
    Map {
        /// The organization.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organization_id: Option<OrganizationId>,
    },
    /// Asks for a sync now.
    Sync,
    /// Sets how many licences it has.
    Licences {
        /// Which licences.
        of: LicenceKind,
        /// What the count means.
        rule: LicenceRule,
        /// How many.
        #[serde(default)]
        count: u32,
    },
    /// Switches Login with IT Complete on. It is never switched off for many at once.
    EnableItComplete,
}

open_enum! {
    /// A kind of licence.
    pub enum LicenceKind {
        /// Backs up daily.
        Standard = "standard",
        /// Keeps data without new backups.
        Archived = "archived",
    }
}

open_enum! {
    /// How many licences a tenant gets.
    pub enum LicenceRule {
        /// This many.
        Set = "set",
        /// This many more.
        Add = "add",
        /// As many as every user needs; the count is not looked at. Standard licences only.
        Cover = "cover",
    }
}

/// The tenants that an action is for.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "by", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum BulkSelection {
    /// These.
    Ids {
        /// Their ids.
        ids: Vec<TenantId>,
    },
    /// All that match a query at the time of the request, but for some.
    Query {
        /// The query string of a tenant list, without its window.
        query: String,
        /// Those that were taken out.
        #[serde(default)]
        excluded: Vec<TenantId>,
        /// How many the person saw selected; with another number nothing is done (`selection_changed`).
        expected: u64,
    },
}

open_enum! {
    /// Where a job stands.
    pub enum BulkState {
        /// It works through the tenants.
        Running = "running",
        /// Every tenant has its outcome.
        Finished = "finished",
        /// It was stopped; the tenants that were left are as they were.
        Cancelled = "cancelled",
    }
}

open_enum! {
    /// What became of one tenant.
    pub enum BulkResult {
        /// Done.
        Done = "done",
        /// It was as wanted already.
        Unchanged = "unchanged",
        /// Refused; `code` says why.
        Failed = "failed",
        /// The job was stopped before.
        Skipped = "skipped",
    }
}

wire! {
    /// Starts a job.
    pub struct NewBulkJob {
        /// What is done.
        pub action: BulkAction,
        /// To whom.
        pub selection: BulkSelection,
    }

    /// A job with its progress.
    pub struct BulkJob {
        /// The job.
        pub id: BulkJobId,
        /// What is done.
        pub action: BulkAction,
        /// Where it stands.
        pub state: BulkState,
        /// How many tenants it is for.
        pub total: u64,
        /// Done so far.
        pub done: u64,
        /// As wanted already.
        pub unchanged: u64,
        /// Refused.
        pub failed: u64,
        /// When it was started.
        pub started_at: Timestamp,
        /// When the last tenant had its outcome, or when it was stopped.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub finished_at: Option<Timestamp>,
    }

    /// What became of one tenant.
    pub struct BulkOutcome {
        /// The tenant.
        pub tenant_id: TenantId,
        /// Its name at the start.
        pub name: String,
        /// Its domain; tells equal names apart.
        pub domain: String,
        /// What became of it.
        pub result: BulkResult,
        /// Why it was refused.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<Code>,
        /// The same for people, with the numbers of this case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub detail: Option<String>,
    }
}

impl BulkJob {
    /// How many tenants have their outcome.
    pub fn settled(&self) -> u64 {
        self.done + self.unchanged + self.failed
    }

    /// Whether nothing will change any more.
    pub fn is_over(&self) -> bool {
        self.state != BulkState::Running
    }
}

/// A window of a job's outcomes, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeQuery {
    /// Results; empty means any.
    pub result: Vec<BulkResult>,
    /// The window.
    pub window: Window,
}

impl Query for OutcomeQuery {
    const PARAMS: &'static [(&'static str, &'static str)] =
        &[("result", "Results, comma-separated."), Window::PARAMS[0], Window::PARAMS[1]];

    fn pairs(&self) -> Vec<(&'static str, String)> {
        Pairs::default().list("result", &self.result).window(&self.window)
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "result" => set_list(&mut self.result, value, BulkResult::known),
            _ => self.window.take(name, value),
        }
    }
}
