//! The hourly synchronisation from Spanning.

use crate::id::TenantId;
use crate::time::Timestamp;
use crate::wire;

wire! {
    /// Where the synchronisation stands.
    pub struct SyncState {
        /// The last hourly run.
        pub synced_at: Timestamp,
        /// The next one.
        pub next_sync_at: Timestamp,
        /// Tenants whose own sync was asked for and has not finished.
        pub running: Vec<TenantId>,
        /// The server's clock at the time of the answer.
        pub server_time: Timestamp,
    }

    /// A sync of one tenant was asked for.
    pub struct SyncStarted {
        /// When it will be done.
        pub done_at: Timestamp,
        /// When another may be asked for.
        pub next_allowed_at: Timestamp,
    }
}
