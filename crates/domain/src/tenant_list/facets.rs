//! Counts beside the filters.

use spanning_api::tenant::{BackupStatus, FacetValue, Facets, Region, SubscriptionKind};
use spanning_api::tenant_query::Attention;

use super::{Filter, Row};

/// How many rows have each value, within the other filters: what one would see after choosing that
/// value instead. Known values are listed even with a count of zero, so that a filter does not lose
/// its entries while one narrows the list.
pub struct FacetCounts {
    status: Counts<BackupStatus>,
    subscription: Counts<SubscriptionKind>,
    region: Counts<Region>,
    attention: Counts<Attention>,
}

impl Default for FacetCounts {
    fn default() -> Self {
        Self {
            status: Counts::of(BackupStatus::KNOWN),
            subscription: Counts::of(SubscriptionKind::KNOWN),
            region: Counts::of(Region::KNOWN),
            attention: Counts::of(Attention::KNOWN),
        }
    }
}

impl FacetCounts {
    /// Counts a row, if what is no facet lets it through.
    pub fn add(&mut self, row: &Row, filter: &Filter<'_>) {
        if !filter.plain(row) {
            return;
        }
        let passed = [filter.status(row), filter.subscription(row), filter.region(row), filter.attention(row)];
        let others = |place: usize| passed.iter().enumerate().all(|(at, ok)| *ok || at == place);
        if others(0) {
            self.status.add(&row.tenant.last_backup.status);
        }
        if others(1) {
            self.subscription.add(&row.tenant.subscription);
        }
        if others(2) {
            self.region.add(&row.tenant.region);
        }
        if others(3) {
            for group in Attention::KNOWN.iter().filter(|group| filter.needs(row, group)) {
                self.attention.add(group);
            }
        }
    }

    /// The counts.
    pub fn finish(self) -> Facets {
        Facets {
            status: self.status.finish(),
            subscription: self.subscription.finish(),
            region: self.region.finish(),
            attention: self.attention.finish(),
        }
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
