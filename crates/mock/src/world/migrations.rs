//! Migrations of VSA 9 and UniView 1.0 to UniView Portal 2.0. One is asked for in the old portal and started by the next
//! login to the new one. From then on it is a start time and the retries since; where each client stands follows from
//! those and the clock.

use spanning_api::Timestamp;
use spanning_api::id::MigrationId;
use spanning_api::migration::{ClientState, Difference, Migration, MigrationClient, Moved, Reconciled};
use spanning_api::portal::PortalKind;
use spanning_api::tenant::SubscriptionKind;
use spanning_api::time::{DAY, HOUR, MINUTE};

use super::dice::Dice;
use super::estate::Estate;
use super::estate::record::TenantRecord;
use super::scenario::Scenario;

/// The portals that are moved from.
pub(crate) const SOURCES: [PortalKind; 2] = [PortalKind::Vsa9, PortalKind::Uniview1];
/// Why a client could not be moved.
const REASONS: [&str; 3] = [
    "UniView 2.0 has another organization of this name.",
    "The Global Administrator's consent has expired; the tenant has to be authorized again.",
    "The old portal did not answer within ten minutes.",
];
/// A retried client takes this long.
const RETRY: i64 = 6 * MINUTE;

/// One migration that was started.
#[derive(Clone, Debug, PartialEq)]
struct Started {
    at: Timestamp,
    /// Tenant indexes in the order in which they are moved.
    clients: Vec<u32>,
    /// What the old portal had of each of them then.
    before: Vec<Moved>,
    retries: Vec<Timestamp>,
}

/// The migrations of the partner.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MigrationBook {
    seed: u64,
    /// Whether the partner has a UniView 2.0 account.
    pub account_ready: bool,
    /// When a start was asked for.
    directed: [Option<Timestamp>; 2],
    started: [Option<Started>; 2],
}

/// The id of the migration of a portal.
pub(crate) fn id_of(from: &PortalKind) -> MigrationId {
    MigrationId(format!("mg_{from}"))
}

/// The portal that a migration moves.
pub(crate) fn source_of(id: &MigrationId) -> Option<PortalKind> {
    SOURCES.into_iter().find(|from| id_of(from) == *id)
}

fn place(from: &PortalKind) -> Option<usize> {
    SOURCES.iter().position(|source| source == from)
}

impl MigrationBook {
    /// As it stands when the world begins: UniView 1.0 has been moving for some hours, or both are half done.
    pub fn new(estate: &mut Estate) -> Self {
        let account_ready = estate.scenario != Scenario::OldPortals;
        let mut book = Self { seed: estate.seed, account_ready, directed: [None, None], started: [None, None] };
        let half = estate.scenario == Scenario::MigrationHalfWay;
        for from in SOURCES.iter().filter(|from| half || **from == PortalKind::Uniview1) {
            let clients = estate.count_listed(from, estate.epoch);
            if account_ready && clients >= 4 {
                let ago = if half { whole(clients) / 2 } else { 5 * HOUR };
                book.start(estate, from, estate.epoch.plus(-ago));
            }
        }
        book
    }

    /// Asks for the migration of a portal; `false` when that was done before.
    pub fn direct(&mut self, from: &PortalKind, at: Timestamp) -> bool {
        let Some(place) = place(from).filter(|place| self.started[*place].is_none()) else { return false };
        let slot = &mut self.directed[place];
        let new = slot.is_none();
        slot.get_or_insert(at);
        new
    }

    /// Somebody has logged in to UniView 2.0: starts what was asked for, and tells what that is.
    pub fn first_login(&mut self, estate: &mut Estate, at: Timestamp) -> Vec<PortalKind> {
        let asked = |from: &&PortalKind| place(from).is_some_and(|place| self.directed[place].is_some());
        let asked: Vec<PortalKind> = SOURCES.iter().filter(asked).cloned().collect();
        asked.into_iter().filter(|from| self.start(estate, from, at)).collect()
    }

    /// Starts the migration of a portal; `false` when it was started before.
    pub fn start(&mut self, estate: &mut Estate, from: &PortalKind, at: Timestamp) -> bool {
        let Some(slot) = place(from).and_then(|place| self.started.get_mut(place)) else {
            return false;
        };
        if slot.is_some() {
            return false;
        }
        let mut clients: Vec<u32> =
            estate.records().iter().filter(|r| r.is_listed(from, at.max(estate.epoch))).map(|r| r.index).collect();
        // As the queue has it, not by name.
        clients.sort_by_key(|index| Dice::new(self.seed).of(60).of(u64::from(*index)).roll());
        let record = |index: &u32| estate.at(*index).map(|record| moved(estate, record, false));
        let before = clients.iter().filter_map(record).collect();
        *slot = Some(Started { at, clients, before, retries: Vec::new() });
        self.show_in_uniview2(estate, from);
        true
    }

    /// Tries the failed clients again; gives how many those are.
    pub fn retry(&mut self, estate: &mut Estate, from: &PortalKind, now: Timestamp) -> u32 {
        let failed = self.migration(estate, from, now).map_or(0, |migration| migration.failed);
        if failed > 0
            && let Some(started) = place(from).and_then(|place| self.started[place].as_mut())
        {
            started.retries.push(now);
            self.show_in_uniview2(estate, from);
        }
        failed
    }

    /// Whether an old portal is read-only because its clients are being moved.
    pub fn is_running(&self, estate: &Estate, from: &PortalKind, now: Timestamp) -> bool {
        self.migration(estate, from, now).is_some_and(|m| m.started_at.is_some() && m.finished_at.is_none())
    }

    /// A migration, started or possible; `None` for a portal that nothing is moved from.
    pub fn migration(&self, estate: &Estate, from: &PortalKind, now: Timestamp) -> Option<Migration> {
        let started = self.started[place(from)?].as_ref();
        let mut migration = Migration {
            id: id_of(from),
            from: from.clone(),
            account_ready: self.account_ready,
            directed_at: place(from).and_then(|place| self.directed[place]),
            started_at: started.map(|started| started.at),
            latest_end: started.map(|started| started.at.plus(DAY)),
            finished_at: None,
            clients: estate.count_listed(from, now) as u32,
            done: 0,
            failed: 0,
            skipped: 0,
            running: 0,
            login_url: None,
            server_time: now,
        };
        let Some(started) = started else { return Some(migration) };
        let ledger = self.ledger(estate, from, now);
        migration.clients = started.clients.len() as u32;
        let count = |state| ledger.iter().filter(|client| client.state == state).count() as u32;
        (migration.done, migration.failed) = (count(ClientState::Done), count(ClientState::Failed));
        (migration.skipped, migration.running) = (count(ClientState::Skipped), count(ClientState::Running));
        if count(ClientState::Waiting) + migration.running == 0 {
            migration.finished_at = ledger.iter().filter_map(|client| client.ended_at).max().or(Some(started.at));
        }
        Some(migration)
    }

    /// Every client of a migration, in the order in which they are moved.
    pub fn ledger(&self, estate: &Estate, from: &PortalKind, now: Timestamp) -> Vec<MigrationClient> {
        let Some(started) = place(from).and_then(|place| self.started[place].as_ref()) else {
            let waiting = estate.records().iter().filter(|record| record.is_listed(from, now));
            return waiting.map(|record| client(record, ClientState::Waiting)).collect();
        };
        let places = started.clients.iter().enumerate();
        places.filter_map(|(place, index)| self.client(estate, started, place, *index, now)).collect()
    }

    /// Every client before and after, in the order in which they are moved; none before the start.
    pub fn reconciled(&self, estate: &Estate, from: &PortalKind, now: Timestamp) -> Vec<Reconciled> {
        let Some(started) = place(from).and_then(|place| self.started[place].as_ref()) else { return Vec::new() };
        let entry = |((place, index), before): ((usize, &u32), &Moved)| {
            let (record, client) = (estate.at(*index)?, self.client(estate, started, place, *index, now)?);
            let there = record.is_listed(&PortalKind::Uniview2, now);
            let after = there.then(|| moved(estate, record, true));
            let differences = differences(before, after.as_ref());
            let (id, domain, state) = (client.id, client.domain, client.state);
            Some(Reconciled { id, domain, state, before: before.clone(), after, differences })
        };
        started.clients.iter().enumerate().zip(&started.before).filter_map(entry).collect()
    }

    fn client(
        &self,
        estate: &Estate,
        started: &Started,
        place: usize,
        index: u32,
        now: Timestamp,
    ) -> Option<MigrationClient> {
        let record = estate.at(index)?;
        let (begin, end) = self.slot(started, place);
        let skipped = record.removed_at.is_some_and(|at| at <= begin)
            || record.subscription_at(begin).0 == SubscriptionKind::Expired;
        let mut entry = client(record, ClientState::Waiting);
        if skipped {
            if begin <= now {
                entry.state = ClientState::Skipped;
                entry.ended_at = Some(begin);
                entry.reason = Some("Left out: the subscription has ended or the tenant was removed.".to_owned());
            }
            return Some(entry);
        }
        // The first run, then one more for each retry that found it failed.
        let mut runs = vec![(begin, end)];
        for retry in &started.retries {
            let (_, last_end) = runs[runs.len() - 1];
            if self.fails(index, runs.len() - 1) && last_end <= *retry {
                let begin = retry.plus(MINUTE);
                runs.push((begin, begin.plus(RETRY)));
            }
        }
        let Some((run, (begin, end))) = runs.iter().enumerate().rev().find(|(_, (begin, _))| *begin <= now) else {
            return Some(entry);
        };
        entry.started_at = Some(*begin);
        if *end > now {
            entry.state = ClientState::Running;
            return Some(entry);
        }
        entry.ended_at = Some(*end);
        entry.state = ClientState::Done;
        if self.fails(index, run) {
            entry.state = ClientState::Failed;
            entry.reason = Some(self.reason(index).to_owned());
        }
        // Waiting for its retry to begin.
        if runs.get(run + 1).is_some_and(|(begin, _)| *begin > now) {
            entry = client(record, ClientState::Waiting);
        }
        Some(entry)
    }

    /// When a client's turn begins and ends. All of them take 1 to 24 hours, as documented.
    fn slot(&self, started: &Started, place: usize) -> (Timestamp, Timestamp) {
        let count = started.clients.len().max(1) as i64;
        let whole = whole(started.clients.len() as u64);
        let (begin, end) = (whole * place as i64 / count, whole * (place as i64 + 1) / count);
        (started.at.plus(begin), started.at.plus(end))
    }

    /// Whether a run fails: one in nine at first, a few again, nobody for ever.
    fn fails(&self, index: u32, run: usize) -> bool {
        let dice = Dice::new(self.seed).of(61).of(u64::from(index));
        match run {
            0 => index != 0 && dice.of(1).chance(1100),
            1 => dice.of(2).chance(2500),
            _ => false,
        }
    }

    fn reason(&self, index: u32) -> &'static str {
        let reasons: &[&'static str] = &REASONS;
        reasons[Dice::new(self.seed).of(62).of(u64::from(index)).below(3) as usize]
    }

    /// Tenants that only the old portal lists appear in UniView 2.0 when their move is done.
    fn show_in_uniview2(&self, estate: &mut Estate, from: &PortalKind) {
        let Some(started) = place(from).and_then(|place| self.started[place].as_ref()) else { return };
        let far = Timestamp(i64::MAX);
        let moved: Vec<(u32, Timestamp)> = started
            .clients
            .iter()
            .enumerate()
            .filter_map(|(place, index)| Some((*index, self.client(estate, started, place, *index, far)?)))
            .filter(|(_, client)| client.state == ClientState::Done)
            .filter_map(|(index, client)| client.ended_at.map(|end| (index, end)))
            .collect();
        for (index, end) in moved {
            if estate.at(index).is_some_and(|record| record.listed_since(&PortalKind::Uniview2).is_none())
                && let Some(record) = estate.change(index)
            {
                for (kind, since) in PortalKind::KNOWN.iter().zip(&mut record.listed) {
                    if matches!(kind, PortalKind::Uniview2 | PortalKind::Vsa10) {
                        *since = Some(end);
                    }
                }
            }
        }
    }
}

/// How long so many clients take, in milliseconds.
fn whole(clients: u64) -> i64 {
    (clients as i64 * 25 * MINUTE).clamp(HOUR, 23 * HOUR)
}

fn client(record: &TenantRecord, state: ClientState) -> MigrationClient {
    MigrationClient {
        id: record.id.clone(),
        domain: record.domain.clone(),
        name: record.name.clone(),
        state,
        started_at: None,
        ended_at: None,
        reason: None,
    }
}

/// A client as a portal has it; only the new one knows organizations.
fn moved(estate: &Estate, record: &TenantRecord, mapped: bool) -> Moved {
    let organization = record.organization.filter(|_| mapped).and_then(|index| estate.organizations.at(index));
    Moved {
        name: record.name.clone(),
        users: record.standard.used + record.unprotected,
        standard: record.standard.total,
        archived: record.archived.total,
        organization: organization.map(|organization| organization.name.clone()),
    }
}

fn differences(before: &Moved, after: Option<&Moved>) -> Vec<Difference> {
    let Some(after) = after else { return vec![Difference::Missing] };
    let all = [
        (before.name != after.name, Difference::Name),
        ((before.standard, before.archived) != (after.standard, after.archived), Difference::Licences),
        (before.users != after.users, Difference::Users),
    ];
    all.into_iter().filter(|(differs, _)| *differs).map(|(_, what)| what).collect()
}
