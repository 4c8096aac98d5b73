//! The numbers over the tenant list, and the counts beside its filters. Kept like the rows, as long as nothing they
//! come from has changed: both look at every tenant.

use spanning_api::Timestamp;
use spanning_api::portal::PortalKind;
use spanning_api::query::Window;
use spanning_api::tenant::{Facets, Ratio, SubscriptionKind, Tenant, TenantSummary};
use spanning_api::tenant_query::TenantQuery;
use spanning_api::time::DAY;
use spanning_domain::format::per_mille;
use spanning_domain::health::{seats, success_rate};
use spanning_domain::tenant_list::{FacetCounts, Filter};

use super::World;
use super::rows::minute_of;
use super::usage::{DAYS, come_since};

/// How many filters are kept.
const KEPT: usize = 12;

/// What was counted.
#[derive(Default)]
pub(crate) struct Counted {
    tiles: Vec<(PortalKind, TenantSummary)>,
    facets: Vec<(PortalKind, TenantQuery, Facets)>,
}

impl World {
    /// The tiles of a portal, without their times.
    pub(crate) fn tiles(&mut self, portal: &PortalKind, now: Timestamp) -> &TenantSummary {
        self.refresh_rows(now);
        let known = self.rows.counted.tiles.iter().position(|(known, _)| known == portal);
        let place = known.unwrap_or_else(|| {
            let made = self.count_tiles(portal, now);
            self.rows.counted.tiles.push((portal.clone(), made));
            self.rows.counted.tiles.len() - 1
        });
        &self.rows.counted.tiles[place].1
    }

    /// The counts beside the filters of a portal's list.
    pub(crate) fn facets(&mut self, portal: &PortalKind, query: &TenantQuery, now: Timestamp) -> &Facets {
        self.refresh_rows(now);
        let query = TenantQuery { window: Window::default(), sort: Vec::new(), ..query.clone() };
        let known = self.rows.counted.facets.iter().position(|(p, q, _)| p == portal && *q == query);
        let place = known.unwrap_or_else(|| {
            let filter = Filter::new(&query, minute_of(now));
            let mut counts = FacetCounts::default();
            self.look_for(filter.words(), portal, now, |_, row| counts.add(row, &filter));
            let made = counts.finish();
            let facets = &mut self.rows.counted.facets;
            if facets.len() == KEPT {
                facets.remove(0);
            }
            facets.push((portal.clone(), query, made));
            facets.len() - 1
        });
        &self.rows.counted.facets[place].2
    }

    fn count_tiles(&self, portal: &PortalKind, now: Timestamp) -> TenantSummary {
        let rows: Vec<(u32, &Tenant)> =
            self.listed_rows(portal, now).map(|(index, row)| (index, &row.tenant)).collect();
        let sum = |of: &dyn Fn(&Tenant) -> (u64, u64)| {
            rows.iter().map(|(_, row)| of(row)).fold(Ratio { part: 0, whole: 0 }, |sum, (part, whole)| Ratio {
                part: sum.part + part,
                whole: sum.whole + whole,
            })
        };
        let licences = |kind: SubscriptionKind, archived: bool| {
            let free = self.estate.pools.free(&kind);
            let mut ratio = sum(&|row| match archived {
                _ if row.subscription != kind => (0, 0),
                true => (row.number_of_protected_archived_users.into(), row.number_of_archived_licenses_total.into()),
                false => (row.number_of_protected_standard_users.into(), row.number_of_standard_licenses_total.into()),
            });
            ratio.whole += u64::from(if archived { free.archived } else { free.standard });
            ratio
        };
        let day = |place: usize| success_rate(rows.iter().filter_map(|(_, row)| row.last_seven_days.get(place)));
        let seats_now = sum(&|row| {
            let seats = seats(row);
            (seats.part, seats.whole)
        });
        let [every, spanning, kaseya365, legacy] = self.come_per_day(&rows, now);
        let (of_spanning, of_kaseya365) =
            (licences(SubscriptionKind::Spanning, false), licences(SubscriptionKind::Kaseya365, false));
        let of_legacy = licences(SubscriptionKind::Legacy, false);
        let back = |now: &Ratio, come: [i64; DAYS]| come.map(|come| now.part.saturating_add_signed(-come)).to_vec();
        TenantSummary {
            tenants: rows.len() as u64,
            success: success_rate(rows.iter().map(|(_, row)| &row.last_backup.status)),
            success_trend: (0..DAYS).map(day).map(|rate| per_mille(rate.part, rate.whole)).collect(),
            seats_trend: back(&seats_now, every),
            spanning_trend: back(&of_spanning, spanning),
            kaseya365_trend: back(&of_kaseya365, kaseya365),
            legacy_trend: back(&of_legacy, legacy),
            seats: seats_now,
            spanning: of_spanning,
            kaseya365: of_kaseya365,
            legacy_standard: of_legacy,
            legacy_archived: licences(SubscriptionKind::Legacy, true),
            synced_at: now,
            next_sync_at: now,
            server_time: now,
        }
    }

    /// Users who came since each of the last days: all, and those of the three subscriptions that are sold.
    fn come_per_day(&self, rows: &[(u32, &Tenant)], now: Timestamp) -> [[i64; DAYS]; 4] {
        let today = now.0.div_euclid(DAY);
        let mut come = [[0; DAYS]; 4];
        for (index, row) in rows {
            let Some(record) = self.estate.at(*index) else { continue };
            let kind = match row.subscription {
                SubscriptionKind::Spanning => Some(1),
                SubscriptionKind::Kaseya365 => Some(2),
                SubscriptionKind::Legacy => Some(3),
                _ => None,
            };
            for (place, came) in come_since(&self.estate, record, today).into_iter().enumerate() {
                come[0][place] += came;
                if let Some(kind) = kind {
                    come[kind][place] += came;
                }
            }
        }
        come
    }
}
