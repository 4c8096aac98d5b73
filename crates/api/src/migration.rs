//! Migration of VSA 9 and UniView 1.0 to UniView Portal 2.0.

use crate::id::MigrationId;
use crate::portal::PortalKind;
use crate::time::Timestamp;
use crate::wire;

open_enum! {
    /// State of one client in a migration.
    pub enum ClientState {
        /// Its turn has not come.
        Waiting = "waiting",
        /// Under way.
        Running = "running",
        /// Moved.
        Done = "done",
        /// Could not be moved; can be tried again.
        Failed = "failed",
        /// Left out.
        Skipped = "skipped",
    }
}

wire! {
    /// A migration, or the possibility of one.
    pub struct Migration {
        /// The migration.
        pub id: MigrationId,
        /// What is moved.
        pub from: PortalKind,
        /// Whether the partner has a UniView 2.0 account; without one nothing starts.
        pub account_ready: bool,
        /// When it was started; absent before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub started_at: Option<Timestamp>,
        /// When the last client was done; absent before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub finished_at: Option<Timestamp>,
        /// Clients in all.
        pub clients: u32,
        /// Clients done.
        pub done: u32,
        /// Clients failed.
        pub failed: u32,
        /// The server's clock at the time of the answer.
        pub server_time: Timestamp,
    }

    /// The migrations of the partner.
    pub struct Migrations {
        /// One per old portal that the partner has.
        pub items: Vec<Migration>,
    }

    /// One client in the ledger.
    pub struct MigrationClient {
        /// The client's company name.
        pub name: String,
        /// Where it stands.
        pub state: ClientState,
        /// When it began.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub started_at: Option<Timestamp>,
        /// When it ended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ended_at: Option<Timestamp>,
        /// Why it failed, for people.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
    }

    /// Starts the migration of one portal.
    pub struct StartMigration {
        /// `vsa9` or `uniview1`.
        pub from: PortalKind,
    }
}
