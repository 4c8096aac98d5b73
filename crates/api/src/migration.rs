//! Migration of VSA 9 and UniView 1.0 to UniView Portal 2.0.

use crate::id::{MigrationId, TenantId};
use crate::portal::PortalKind;
use crate::query::{Pairs, Query, Window, set_list, set_text};
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

open_enum! {
    /// What is not the same after a client was moved.
    pub enum Difference {
        /// UniView 2.0 does not list it.
        Missing = "missing",
        /// Its name.
        Name = "name",
        /// Its licences.
        Licences = "licences",
        /// Its users.
        Users = "users",
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
        /// When it was asked for: the first login to UniView 2.0 after that starts it. Absent before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub directed_at: Option<Timestamp>,
        /// When it was started; absent before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub started_at: Option<Timestamp>,
        /// When it has ended at the latest, by what the product documents; absent before it was started.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub latest_end: Option<Timestamp>,
        /// When the last client was done; absent before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub finished_at: Option<Timestamp>,
        /// Clients in all.
        pub clients: u32,
        /// Clients done.
        pub done: u32,
        /// Clients failed.
        pub failed: u32,
        /// Clients left out.
        pub skipped: u32,
        /// Clients under way.
        pub running: u32,
        /// Where one logs in to UniView 2.0.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub login_url: Option<String>,
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
        /// The tenant.
        pub id: TenantId,
        /// Its primary domain.
        pub domain: String,
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

    /// Asks for the migration of one portal.
    pub struct StartMigration {
        /// `vsa9` or `uniview1`.
        pub from: PortalKind,
    }

    /// A client on one side of a migration.
    pub struct Moved {
        /// Its name there.
        pub name: String,
        /// Users in the directory.
        pub users: u32,
        /// Standard licences.
        pub standard: u32,
        /// Archived licences.
        pub archived: u32,
        /// Its organization; the old portals have none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub organization: Option<String>,
    }

    /// A client before and after.
    pub struct Reconciled {
        /// The tenant.
        pub id: TenantId,
        /// Its primary domain.
        pub domain: String,
        /// Where its move stands.
        pub state: ClientState,
        /// As the old portal had it when the migration started.
        pub before: Moved,
        /// As UniView 2.0 has it now; absent while it does not list it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Moved>,
        /// What differs.
        pub differences: Vec<Difference>,
    }
}

/// Filter and window of a migration's ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerQuery {
    /// Text to look for in names and domains; empty means all.
    pub q: String,
    /// Where clients stand; empty means any.
    pub state: Vec<ClientState>,
    /// The window.
    pub window: Window,
}

impl Query for LedgerQuery {
    const PARAMS: &'static [(&'static str, &'static str)] = &[
        ("q", "Text to look for in names and domains."),
        ("state", "Where clients stand, comma-separated."),
        Window::PARAMS[0],
        Window::PARAMS[1],
    ];

    fn pairs(&self) -> Vec<(&'static str, String)> {
        Pairs::default().text("q", &self.q).list("state", &self.state).window(&self.window)
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "q" => set_text(&mut self.q, value),
            "state" => set_list(&mut self.state, value, ClientState::known),
            _ => self.window.take(name, value),
        }
    }
}
