//! What the page knows and does. The server runs the migration; the page only looks at it.

use leptos::prelude::*;
use spanning_api::endpoint::{GetMigrations, ListMigrationClients, RetryMigration, StartMigration};
use spanning_api::migration::{
    ClientState, LedgerQuery, Migration, MigrationClient, Migrations, StartMigration as Wanted,
};
use spanning_api::portal::PortalKind;
use spanning_api::query::Query;

use crate::client::{Client, Remote, use_client};
use crate::features::attempt::Attempt;
use crate::features::tenants::address::toggle;
use crate::features::windowed::Windowed;
use crate::platform::clock::{Clock, use_clock};
use crate::platform::effect::effect;
use crate::platform::{events, timer};

/// Milliseconds between two looks at the server while something moves.
const BEAT: u64 = 5_000;

/// One migration as the page shows it.
#[derive(Clone, Copy)]
pub(super) struct MigrationState {
    /// Where it stands; nothing before the first answer.
    pub migration: Memo<Option<Migration>>,
    /// All of the partner.
    pub all: Remote<Migrations>,
    /// Its clients.
    pub ledger: Windowed<MigrationClient>,
    /// Which of them are shown.
    pub query: RwSignal<LedgerQuery>,
    /// Asks for it.
    pub asking: Attempt,
    /// Tries failed clients again.
    pub retrying: Attempt,
    /// The server's clock.
    pub clock: Clock,
    client: Client,
}

impl MigrationState {
    /// Looks at the migration of a portal, again and again while something moves.
    pub fn new(all: Remote<Migrations>, from: PortalKind) -> Self {
        let client = use_client();
        let migration = Memo::new(move |_| {
            all.with(|all| all.items.iter().find(|migration| migration.from == from).cloned()).flatten()
        });
        let state = Self {
            migration,
            all,
            ledger: Windowed::new(|client| client.id.as_str()),
            query: RwSignal::new(LedgerQuery::default()),
            asking: Attempt::new(),
            retrying: Attempt::new(),
            clock: use_clock(),
            client,
        };
        state.ledger.keep_fresh(None);
        let id = Memo::new(move |_| migration.with(|found| found.as_ref().map(|found| found.id.clone())));
        effect(move |_| {
            let (Some(id), query) = (id.get(), state.query.get()) else { return };
            state.ledger.ask(&format!("{id}?{}", query.to_query()), move |part| {
                client
                    .call::<ListMigrationClients>(id.clone())
                    .query(LedgerQuery { window: part.window, ..query.clone() })
            });
        });
        // Rows have changed when the counts have.
        let counts = Memo::new(move |_| {
            migration.with(|m| m.as_ref().map(|m| (m.started_at, m.running, m.done, m.failed, m.skipped)))
        });
        effect(move |before: Option<Option<_>>| {
            let now = counts.get();
            if before.flatten().is_some_and(|before| Some(before) != now) {
                state.ledger.reload();
            }
            now
        });
        state
    }

    /// Asks for the migration; the next login to UniView 2.0 starts it.
    pub fn ask(self, done: impl FnOnce() + 'static) {
        let Some(from) = self.migration.with_untracked(|m| m.as_ref().map(|m| m.from.clone())) else { return };
        let request = self.client.call::<StartMigration>(()).body(Wanted { from });
        self.asking.send(request, move |_| {
            self.all.reload();
            done();
        });
    }

    /// Tries every failed client again.
    pub fn retry(self) {
        let Some(id) = self.migration.with_untracked(|m| m.as_ref().map(|m| m.id.clone())) else { return };
        self.retrying.send(self.client.call::<RetryMigration>(id), move |_| self.all.reload());
    }

    /// Shows only clients that stand like this, or all again.
    pub fn toggle(self, wanted: ClientState) {
        self.query.update(|query| toggle(&mut query.state, wanted));
    }
}

/// The migrations of the partner, looked at again while one was asked for or runs.
pub fn watched() -> Remote<Migrations> {
    let client = use_client();
    let all = Remote::new(move || client.call::<GetMigrations>(()));
    timer::every(BEAT, move || {
        let moves = |m: &Migration| m.finished_at.is_none() && (m.started_at.is_some() || m.directed_at.is_some());
        let due = all.with_untracked(|all| all.items.iter().any(moves)).unwrap_or(true);
        if due && events::visible() && !untrack(|| all.is_loading()) {
            all.reload();
        }
    });
    all
}
