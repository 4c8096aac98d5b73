//! What requests change in the estate.

use spanning_api::Timestamp;
use spanning_api::id::{AlertId, TenantId};
use spanning_api::licence::{Licences, SubscriptionPool, Upgrade};
use spanning_api::tenant::SubscriptionKind;
use spanning_api::time::SECOND;
use spanning_domain::licence::{Allocation, PAID, TRIAL_CAP};

use super::licensing::Pool;
use super::record::{Subscription, SyncRequest, TenantRecord};
use super::{AlertMarks, Estate, calendar};

impl Estate {
    /// The licence position of a tenant at that time.
    pub(crate) fn licences(&self, record: &TenantRecord, now: Timestamp) -> Licences {
        let (subscription, ends_at) = record.subscription_at(now);
        let trial = subscription == SubscriptionKind::Trial;
        let subscription_ended = subscription == SubscriptionKind::Expired;
        let free = if trial {
            let left = TRIAL_CAP.saturating_sub(record.standard.total.saturating_add(record.archived.total));
            Pool { standard: left, archived: left }
        } else {
            self.pools.free(&subscription)
        };
        Licences {
            subscription,
            expiration_date: Some(ends_at),
            standard: record.standard,
            archived: record.archived,
            pool_standard: free.standard,
            pool_archived: free.archived,
            cap: trial.then_some(TRIAL_CAP),
            upgrade_pools: if trial || subscription_ended { self.upgrade_pools() } else { Vec::new() },
        }
    }

    fn upgrade_pools(&self) -> Vec<SubscriptionPool> {
        let pool = |kind: &SubscriptionKind| {
            let Pool { standard, archived } = self.pools.free(kind);
            SubscriptionPool { subscription: kind.clone(), standard, archived }
        };
        PAID.iter().map(pool).collect()
    }

    /// Maps a tenant to an organization, or unmaps it.
    pub(crate) fn map(&mut self, index: u32, organization: Option<u32>) {
        let Some(record) = self.change(index) else { return };
        let before = std::mem::replace(&mut record.organization, organization);
        if let Some(before) = before {
            self.organizations.count(before, -1);
        }
        if let Some(after) = organization {
            self.organizations.count(after, 1);
        }
    }

    /// Gives a tenant licences out of the pool of its subscription, or back.
    pub(crate) fn allocate(&mut self, index: u32, subscription: &SubscriptionKind, after: Allocation) {
        self.pools.set(subscription, Pool { standard: after.pool_standard, archived: after.pool_archived });
        let Some(record) = self.change(index) else { return };
        (record.standard.total, record.archived.total) = (after.standard, after.archived);
        record.licence_version += 1;
    }

    /// Makes a trial a paid subscription. If it had ended, no backups ran since.
    pub(crate) fn upgrade(&mut self, index: u32, wanted: &Upgrade, after: Allocation, now: Timestamp) {
        self.allocate(index, &wanted.subscription, after);
        let Some(record) = self.change(index) else { return };
        let ended = record.subscription.ends_at;
        record.subscription = Subscription {
            kind: wanted.subscription.clone(),
            ends_at: calendar::add_months(now, wanted.term_months),
            renews_months: wanted.term_months,
            pause: (ended < now).then_some((ended, now)),
        };
    }

    /// Takes a tenant out of all portals; its licences go back to the pool.
    pub(crate) fn remove(&mut self, index: u32, now: Timestamp) {
        self.map(index, None);
        let Some(record) = self.change(index) else { return };
        record.removed_at = Some(now);
        let (kind, standard, archived) =
            (record.subscription.kind.clone(), record.standard.total, record.archived.total);
        let free = self.pools.free(&kind);
        let pool =
            Pool { standard: free.standard.saturating_add(standard), archived: free.archived.saturating_add(archived) };
        self.pools.set(&kind, pool);
    }

    /// Starts a sync of one tenant; gives when it will be done.
    pub(crate) fn request_sync(&mut self, index: u32, now: Timestamp) -> Timestamp {
        let seed = self.seed;
        let Some(record) = self.change(index) else { return now };
        // What an earlier request has put right stays right.
        if let Some(done) = record.sync.map(|sync| sync.done_at).filter(|done| *done <= now) {
            record.stuck_since = None;
            record.first_sync = record.first_sync.map(|first| first.min(done));
        }
        let seconds = record.dice(seed, 43).of(now.0 as u64).between(12, 35) as i64;
        let done_at = now.plus(seconds * SECOND);
        record.sync = Some(SyncRequest { asked_at: now, done_at });
        done_at
    }

    /// Keeps what people did to an alert.
    pub(crate) fn mark_alert(&mut self, id: &AlertId, tenant: &TenantId, marks: AlertMarks) {
        if marks == AlertMarks::default() {
            self.alert_marks.remove(id);
        } else {
            self.alert_marks.insert(id.clone(), marks);
        }
        if let Some(index) = self.by_id.get(tenant).copied() {
            self.change(index);
        }
    }
}
