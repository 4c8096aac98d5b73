//! Counts beside the filters.

use spanning_api::Timestamp;
use spanning_api::tenant::{BackupStatus, FacetValue, Facets, Region, SubscriptionKind};
use spanning_api::tenant_query::{Attention, TenantQuery};

use super::{Filter, Row};

/// How many rows have each value, within the other filters: what one would see after choosing that
/// value instead. Known values are listed even with a count of zero, so that a filter does not lose
/// its entries while one narrows the list.
pub fn facets<'a>(rows: impl IntoIterator<Item = &'a Row>, query: &TenantQuery, now: Timestamp) -> Facets {
    let filter = Filter::new(query, now);
    let mut status = Counts::of(BackupStatus::KNOWN);
    let mut subscription = Counts::of(SubscriptionKind::KNOWN);
    let mut region = Counts::of(Region::KNOWN);
    let mut attention = Counts::of(Attention::KNOWN);
    for row in rows.into_iter().filter(|row| filter.plain(row)) {
        let passed = [filter.status(row), filter.subscription(row), filter.region(row), filter.attention(row)];
        let others = |place: usize| passed.iter().enumerate().all(|(at, ok)| *ok || at == place);
        if others(0) {
            status.add(&row.tenant.last_backup.status);
        }
        if others(1) {
            subscription.add(&row.tenant.subscription);
        }
        if others(2) {
            region.add(&row.tenant.region);
        }
        if others(3) {
            for group in Attention::KNOWN.iter().filter(|group| filter.needs(row, group)) {
                attention.add(group);
            }
        }
    }
    Facets {
        status: status.finish(),
        subscription: subscription.finish(),
        region: region.finish(),
        attention: attention.finish(),
    }
}

struct Counts<T>(Vec<(T, u64)>);

impl<T: Clone + PartialEq + std::fmt::Display> Counts<T> {
    fn of(known: &[T]) -> Self {
        Self(known.iter().map(|value| (value.clone(), 0)).collect())
    }

    fn add(&mut self, value: &T) {
        match self.0.iter_mut().find(|(known, _)| known == value) {
            Some((_, count)) => *count += 1,
            None => self.0.push((value.clone(), 1)),
        }
    }

    fn finish(self) -> Vec<FacetValue> {
        self.0.into_iter().map(|(value, count)| FacetValue { value: value.to_string(), count }).collect()
    }
}
