//! Subscriptions and licence counts that add up, and what the partner has left to give.

use std::collections::BTreeMap;

use spanning_api::Timestamp;
use spanning_api::licence::LicenceCount;
use spanning_api::tenant::SubscriptionKind;
use spanning_api::time::{DAY, HOUR, MINUTE};
use spanning_domain::licence::TRIAL_CAP;

use super::record::{Subscription, TenantRecord};
use crate::world::dice::Dice;
use crate::world::scenario::Scenario;

/// A trial's length in days.
pub(crate) const TRIAL_DAYS: i64 = 14;

/// Subscription and licences of a fresh tenant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Licensing {
    pub subscription: Subscription,
    pub standard: LicenceCount,
    pub archived: LicenceCount,
    pub unprotected: u32,
}

/// Makes them up.
pub(crate) fn make(dice: Dice, index: u32, epoch: Timestamp, scenario: Scenario) -> Licensing {
    let subscription = subscription(dice.of(1), index, epoch, scenario);
    // Many small clients, few large ones.
    let share = dice.of(2).below(1000);
    let skewed = share * share / 1000;
    let users = 4 + (skewed * skewed / 1000 * 220 / 1000) as u32 + dice.of(3).below(9) as u32;
    let unprotected = (u64::from(users) * dice.of(4).below(16) * dice.of(5).below(2) / 100) as u32;
    let in_use = users - unprotected;
    let leavers = (u64::from(users) * dice.of(6).below(20) / 100) as u32;
    if subscription.kind == SubscriptionKind::Trial {
        let standard = in_use.min(TRIAL_CAP - 10);
        let archived = leavers.min(5);
        return Licensing {
            subscription,
            standard: LicenceCount { total: TRIAL_CAP - 10, used: standard },
            archived: LicenceCount { total: 10, used: archived },
            unprotected: users - standard,
        };
    }
    let spare = dice.of(7).below(u64::from(in_use) / 7 + 3) as u32;
    let mut standard = LicenceCount { total: round_up(in_use + spare), used: in_use };
    let archived_spare = dice.of(8).below(6) as u32;
    let archived = LicenceCount { total: leavers + archived_spare, used: leavers };
    // A few have grown past what they bought.
    if index != 0 && dice.of(9).chance(220) {
        standard.total = in_use.saturating_sub(1 + dice.of(10).below(4) as u32).max(1);
    }
    Licensing { subscription, standard, archived, unprotected }
}

/// Licences of small tenants are bought one by one, of larger ones in fives.
fn round_up(count: u32) -> u32 {
    if count < 30 { count } else { count.div_ceil(5) * 5 }
}

fn subscription(dice: Dice, index: u32, epoch: Timestamp, scenario: Scenario) -> Subscription {
    let paid = |kind, dice: Dice| {
        let renews_months = *dice.of(1).pick(&[1, 12, 12, 12, 36]);
        // Somewhere within the running term.
        let ends_at = epoch.plus((1 + dice.of(2).below(28 * u64::from(renews_months)) as i64) * DAY);
        Subscription { kind, ends_at: whole_hour(ends_at), renews_months, pause: None }
    };
    if index == 0 {
        return paid(SubscriptionKind::Spanning, dice);
    }
    let ends =
        |ends_at: Timestamp| Subscription { kind: SubscriptionKind::Trial, ends_at, renews_months: 0, pause: None };
    let ends_in = |days: i64, hours: i64| ends(whole_hour(epoch.plus(days * DAY + hours * HOUR)));
    let roll = dice.of(3).below(1000);
    let trials = if scenario == Scenario::TrialsEnding { 340 } else { 60 };
    if roll < trials {
        let longest = if scenario == Scenario::TrialsEnding { 6 } else { TRIAL_DAYS as u64 + 1 };
        let days = dice.of(4).below(longest) as i64;
        if days == TRIAL_DAYS {
            // It began just now.
            return ends(epoch.plus(TRIAL_DAYS * DAY - dice.of(5).between(5, 50) as i64 * MINUTE));
        }
        return ends_in(days, dice.of(5).between(2, 20) as i64);
    }
    match roll - trials {
        0..30 => ends_in(-(dice.of(6).between(2, 40) as i64), 0),
        30..200 => paid(SubscriptionKind::Legacy, dice.of(7)),
        200..490 => paid(SubscriptionKind::Kaseya365, dice.of(7)),
        _ => paid(SubscriptionKind::Spanning, dice.of(7)),
    }
}

fn whole_hour(at: Timestamp) -> Timestamp {
    Timestamp((at.0 + HOUR - 1).div_euclid(HOUR) * HOUR)
}

/// Licences that the partner has bought and not given to any tenant, per subscription.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pools(BTreeMap<SubscriptionKind, Pool>);

/// Free licences of one subscription.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pool {
    pub standard: u32,
    pub archived: u32,
}

impl Pools {
    /// Pools in proportion to what has been given out.
    pub fn beside(tenants: &[TenantRecord]) -> Self {
        let mut pools = BTreeMap::new();
        for kind in [SubscriptionKind::Legacy, SubscriptionKind::Spanning, SubscriptionKind::Kaseya365] {
            pools.insert(kind, Pool { standard: 40, archived: 25 });
        }
        let mut given: BTreeMap<SubscriptionKind, (u64, u64)> = BTreeMap::new();
        for tenant in tenants {
            let entry = given.entry(tenant.subscription.kind.clone()).or_default();
            entry.0 += u64::from(tenant.standard.total);
            entry.1 += u64::from(tenant.archived.total);
        }
        for (kind, pool) in &mut pools {
            let (standard, archived) = given.get(kind).copied().unwrap_or_default();
            pool.standard += (standard / 20) as u32;
            pool.archived += (archived / 20) as u32;
        }
        Self(pools)
    }

    /// What is free for a subscription; trials and ended ones take nothing from any pool.
    pub fn free(&self, kind: &SubscriptionKind) -> Pool {
        self.0.get(kind).copied().unwrap_or_default()
    }

    /// Sets what is free for a subscription that has a pool.
    pub fn set(&mut self, kind: &SubscriptionKind, free: Pool) {
        if let Some(pool) = self.0.get_mut(kind) {
            *pool = free;
        }
    }

    /// Adds this state to a digest.
    pub fn write(&self, out: &mut String) {
        for (kind, pool) in &self.0 {
            out.push_str(&format!("{kind}:{}/{};", pool.standard, pool.archived));
        }
    }
}
