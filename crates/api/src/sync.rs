//! The hourly synchronisation from Spanning.

use crate::id::TenantId;
use crate::time::Timestamp;
use crate::wire;

wire! {
    /// Where the synchronisation stands. Carries an ETag, which changes with everything but the clock.
    pub struct SyncState {
        /// The last hourly run.
        pub synced_at: Timestamp,
        /// The next one.
        pub next_sync_at: Timestamp,
        /// Tenants whose own sync was asked for and has not finished.
        pub running: Vec<TenantId>,
        /// Syncs of single tenants that were asked for and run, or after which another has to wait.
        #[serde(default)]
        pub asked: Vec<AskedSync>,
        /// Changes whenever a row of the tenant list may have: look again.
        #[serde(default)]
        pub rows: String,
        /// The server's clock at the time of the answer.
        pub server_time: Timestamp,
    }

    /// A sync of one tenant that somebody asked for.
    pub struct AskedSync {
        /// Which tenant.
        pub tenant_id: TenantId,
        /// When it was asked for.
        pub asked_at: Timestamp,
        /// When it is, or was, done.
        pub done_at: Timestamp,
        /// When another may be asked for.
        pub next_allowed_at: Timestamp,
    }

    /// A sync of one tenant was asked for.
    pub struct SyncStarted {
        /// When it will be done.
        pub done_at: Timestamp,
        /// When another may be asked for.
        pub next_allowed_at: Timestamp,
    }

    /// The last syncs of one tenant.
    pub struct SyncLog {
        /// Newest first.
        pub items: Vec<SyncRun>,
    }

    /// One sync of one tenant.
    pub struct SyncRun {
        /// When it began.
        pub at: Timestamp,
        /// How it ended.
        pub outcome: SyncOutcome,
        /// Who asked for it; absent for the hourly ones.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub by: Option<String>,
    }
}

open_enum! {
    /// How a sync ended.
    pub enum SyncOutcome {
        /// Everything is up to date.
        Done = "done",
        /// Spanning did not answer; the next one tries again.
        Failed = "failed",
        /// It runs.
        Running = "running",
    }
}
