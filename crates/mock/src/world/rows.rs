//! Rows of the tenant list: made from the records as of each tenant's last sync, kept as long as
//! nothing they come from has changed. What is kept never shows in an answer, only in its speed.

use spanning_api::Timestamp;
use spanning_api::portal::PortalKind;
use spanning_api::query::Window;
use spanning_api::tenant::{
    BackupStatus, LastBackup, Origin, ServiceBackup, SevenDays, StorageInformation, SubscriptionKind, Tenant,
};
use spanning_api::tenant_query::{SortKey, TenantQuery};
use spanning_api::time::MINUTE;
use spanning_domain::health::worst;
use spanning_domain::tenant_list::{Filter, Row, compare};

use super::World;
use super::alerts;
use super::estate::Estate;
use super::estate::record::TenantRecord;
use super::history::{self, History};
use super::search::Texts;
use super::tiles::Counted;

/// How many recent selections are kept, so that scrolling does not filter anew.
const KEPT: usize = 32;
/// How many recent orders are kept, so that searching does not sort anew.
const ORDERS: usize = 16;

/// What a row was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    version: u32,
    synced_at: Option<Timestamp>,
    ends_at: Timestamp,
    ended: bool,
    flags: Flags,
}

/// What the integrations of a tenant say in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flags {
    pub it_complete: bool,
    pub linked: bool,
}

/// The rows that are at hand.
#[derive(Default)]
pub(crate) struct Rows {
    entries: Vec<Option<(Stamp, Row)>>,
    /// Until when, and for which revision of the world, all entries are right.
    valid: Option<(Timestamp, Timestamp, u64)>,
    selections: Vec<(PortalKind, TenantQuery, Vec<u32>)>,
    /// What was counted over them.
    pub(super) counted: Counted,
    orders: Vec<Order>,
    /// Made when something is searched for.
    texts: Option<Texts>,
}

/// All rows in an order.
struct Order {
    sort: Vec<SortKey>,
    indexes: Vec<u32>,
    /// Rows have changed since.
    stale: bool,
}

impl Rows {
    /// All rows in an order, as indexes. One from before is nearly right after a change, and put right in no time.
    fn ordered(&mut self, sort: &[SortKey]) -> &[u32] {
        match self.orders.iter().position(|order| order.sort == sort) {
            Some(place) => self.orders[..=place].rotate_right(1),
            None => {
                self.orders.insert(0, Order { sort: sort.to_vec(), indexes: Vec::new(), stale: true });
                self.orders.truncate(ORDERS);
            }
        }
        let Some(order) = self.orders.first_mut() else { return &[] };
        if order.stale {
            let row = |index: &u32| self.entries.get(*index as usize).and_then(Option::as_ref).map(|(_, row)| row);
            order.indexes.extend(order.indexes.len() as u32..self.entries.len() as u32);
            // Stable, which is quick where most already is in order. Removed tenants stand at the end.
            order.indexes.sort_by(|a, b| match (row(a), row(b)) {
                (Some(a), Some(b)) => compare(a, b, sort),
                (one, other) => one.is_none().cmp(&other.is_none()).then(a.cmp(b)),
            });
            order.stale = false;
        }
        &order.indexes
    }

    /// A row, once [`World::refresh_rows`] has run.
    pub fn at(&self, index: u32) -> Option<&Row> {
        self.entries.get(index as usize)?.as_ref().map(|(_, row)| row)
    }
}

/// Filters look at whole minutes, so that answers within a minute agree.
pub(crate) fn minute_of(now: Timestamp) -> Timestamp {
    Timestamp(now.0.div_euclid(MINUTE) * MINUTE)
}

impl World {
    /// Makes the row of one tenant.
    pub(crate) fn row_of(&self, record: &TenantRecord, now: Timestamp) -> Tenant {
        build(&self.estate, record, self.row_flags(record), now)
    }

    fn row_flags(&self, record: &TenantRecord) -> Flags {
        Flags { it_complete: self.it_complete_on(&record.id), linked: self.linked_company(&record.id).is_some() }
    }

    /// Brings all rows up to date; only those whose sources have changed are made anew.
    pub(crate) fn refresh_rows(&mut self, now: Timestamp) {
        let mut rows = std::mem::take(&mut self.rows);
        let revision = self.revision();
        let fresh = rows.valid.is_some_and(|(from, until, at)| from <= now && now < until && at == revision);
        if !fresh {
            rows.selections.clear();
            rows.counted = Counted::default();
            rows.entries.resize_with(self.estate.records().len(), || None);
            let (mut until, mut changed) = (minute_of(now).plus(MINUTE), false);
            for (record, entry) in self.estate.records().iter().zip(&mut rows.entries) {
                let coming = record.listed.into_iter().flatten().chain(record.sync.map(|sync| sync.done_at));
                until = coming.filter(|at| *at > now).fold(until, Timestamp::min);
                if record.removed_at.is_some() {
                    changed |= entry.take().is_some();
                    continue;
                }
                let (kind, ends_at) = record.subscription_at(minute_of(now));
                let stamp = Stamp {
                    version: record.version,
                    synced_at: record.synced_at(now),
                    ends_at,
                    ended: kind == SubscriptionKind::Expired,
                    flags: self.row_flags(record),
                };
                if entry.as_ref().is_none_or(|(made_from, _)| *made_from != stamp) {
                    *entry = Some((stamp, Row::new(build(&self.estate, record, stamp.flags, now))));
                    changed = true;
                }
            }
            if changed {
                rows.texts = None;
                rows.orders.iter_mut().for_each(|order| order.stale = true);
            }
            rows.valid = Some((now, until, revision));
        }
        self.rows = rows;
    }

    /// Names the state of all rows that a portal lists.
    pub(crate) fn rows_version(&mut self, portal: &PortalKind, now: Timestamp) -> String {
        self.refresh_rows(now);
        let mut text = String::new();
        for (record, entry) in self.estate.records().iter().zip(&self.rows.entries) {
            if let Some((stamp, _)) = entry.as_ref().filter(|_| record.is_listed(portal, now)) {
                text.push_str(&format!("{}:{stamp:?};", record.index));
            }
        }
        crate::mint::digest(&text)
    }

    /// The tenants that a portal shows for a query, as indexes in its order; the window is ignored.
    pub(crate) fn select(&mut self, portal: &PortalKind, query: &TenantQuery, now: Timestamp) -> &[u32] {
        self.refresh_rows(now);
        let query = TenantQuery { window: Window::default(), ..query.clone() };
        let known = self.rows.selections.iter().position(|(p, q, _)| p == portal && *q == query);
        if let Some(place) = known {
            self.rows.selections[..=place].rotate_right(1);
        } else {
            let filter = Filter::new(&query, minute_of(now));
            // Row after row as they lie in memory, which is quicker than in their order.
            let mut accepted = vec![false; self.rows.entries.len()];
            self.look_for(filter.words(), portal, now, |index, row| accepted[index as usize] = filter.accepts(row));
            let order = self.rows.ordered(&query.sort).iter().copied();
            let found: Vec<u32> = order.filter(|index| accepted[*index as usize]).collect();
            self.rows.selections.insert(0, (portal.clone(), query, found));
            self.rows.selections.truncate(KEPT);
        }
        self.rows.selections.first().map_or(&[], |(_, _, found)| found)
    }

    /// Shows every row that a portal lists and in which all words stand, once rows are up to date.
    pub(crate) fn look_for(
        &mut self,
        words: &[String],
        portal: &PortalKind,
        now: Timestamp,
        mut show: impl FnMut(u32, &Row),
    ) {
        if words.is_empty() {
            return self.listed_rows(portal, now).for_each(|(index, row)| show(index, row));
        }
        let Rows { entries, texts, .. } = &mut self.rows;
        let rows = entries.iter().map(|entry| entry.as_ref().map(|(_, row)| row));
        let found = texts.get_or_insert_with(|| Texts::of(rows)).find(words);
        for index in found {
            let record = self.estate.at(index).filter(|record| record.is_listed(portal, now));
            if let Some(row) = record.and_then(|record| self.rows.at(record.index)) {
                show(index, row);
            }
        }
    }

    /// Every row that a portal lists, once rows are up to date.
    pub(crate) fn listed_rows(&self, portal: &PortalKind, now: Timestamp) -> impl Iterator<Item = (u32, &Row)> {
        let portal = portal.clone();
        self.estate
            .records()
            .iter()
            .zip(&self.rows.entries)
            .filter(move |(record, _)| record.is_listed(&portal, now))
            .filter_map(|(record, entry)| entry.as_ref().map(|(_, row)| (record.index, row)))
    }
}

fn build(estate: &Estate, record: &TenantRecord, flags: Flags, now: Timestamp) -> Tenant {
    let synced_at = record.synced_at(now);
    let history = History::of(estate, record);
    let (subscription, ends_at) = record.subscription_at(minute_of(now));
    let due = synced_at.map(|at| record.due_day(at));
    let run = synced_at.and_then(|at| history.last_run(at));
    let week: Vec<[BackupStatus; 7]> = match due {
        Some(due) => (due - 6..=due).map(|day| history.services(day)).collect(),
        None => vec![std::array::from_fn(|_| BackupStatus::NeverRun); 7],
    };
    let of_service = |service: usize| worst(week.iter().map(|day| day[service].clone()));
    let last_seven_days: Vec<BackupStatus> = week.iter().map(|day| worst(day.iter().cloned())).collect();
    let organization = record.organization.and_then(|index| estate.organizations.at(index));
    let mut tenant = Tenant {
        id: record.id.clone(),
        ms_id: record.directory.clone(),
        name: record.name.clone(),
        domain: record.domain.clone(),
        customer_id: organization.map(|o| o.id.clone()),
        customer_name: organization.map(|o| o.name.clone()),
        region: record.region.clone(),
        origin: Origin::M365,
        subscription,
        expiration_date: Some(ends_at),
        number_of_users: record.standard.used + record.unprotected,
        number_of_protected_users: record.standard.used + record.archived.used,
        number_of_unprotected_users: record.unprotected,
        number_of_standard_licenses_total: record.standard.total,
        number_of_protected_standard_users: record.standard.used,
        number_of_archived_licenses_total: record.archived.total,
        number_of_protected_archived_users: record.archived.used,
        storage_information: run.map(|day| {
            let (protected_bytes, used_bytes) = history::storage(estate, record, day);
            StorageInformation { protected_bytes, used_bytes }
        }),
        last_backup: last_backup(record, &history, run),
        backup_status_last_seven_days_total: worst(last_seven_days.iter().cloned()),
        backup_status_last_seven_days: SevenDays {
            total_for_mail: of_service(0),
            total_for_contact: of_service(1),
            total_for_calendar: of_service(2),
            total_for_drive: of_service(3),
            total_for_share_point: of_service(4),
            total_for_sites: of_service(5),
            total_for_teams: of_service(6),
        },
        last_seven_days,
        login_with_it_complete: flags.it_complete,
        error_only_email: record.error_only_email,
        kaseya_one_linked: flags.linked,
        alerts: None,
        synced_at,
    };
    if organization.is_some() {
        let open = alerts::of(estate, record, &tenant).filter(|alert| !alert.is_muted && !alert.is_dismissed);
        tenant.alerts = Some(open.count() as u32);
    }
    tenant
}

/// Services finish one after the other; the backup as a whole is done with the last of them.
fn last_backup(record: &TenantRecord, history: &History<'_>, run: Option<i64>) -> LastBackup {
    let service = |place: usize, before_end: i64| ServiceBackup {
        status: run.map_or(BackupStatus::NeverRun, |day| history.outcome(day, place)),
        timestamp: run.map(|day| record.done_at(day).plus(-before_end * MINUTE)),
    };
    LastBackup {
        status: run.map_or(BackupStatus::NeverRun, |day| history.day(day)),
        timestamp: run.map(|day| record.done_at(day)),
        sites: service(5, 4),
        teams: service(6, 0),
        share_point: service(4, 11),
    }
}
