//! What backup outcomes mean: the worst of many, success rates, what needs attention first.

use spanning_api::Timestamp;
use spanning_api::tenant::{BackupStatus, Ratio, SubscriptionKind, Tenant};
use spanning_api::tenant_query::Attention;
use spanning_api::time::{DAY, HOUR};

/// A trial that ends within this time needs attention.
pub const TRIAL_ENDING: i64 = 5 * DAY;
/// A tenant whose last sync is older than this is out of sync: two hourly runs were missed.
pub const OUT_OF_SYNC: i64 = 2 * HOUR;

/// How bad an outcome is among others; "never run" says nothing, so anything outweighs it.
fn badness(status: &BackupStatus) -> u8 {
    match status {
        BackupStatus::NeverRun => 0,
        BackupStatus::SuccessfulNoChanges => 1,
        BackupStatus::Success => 2,
        // An outcome that this build does not know is not known to be good.
        BackupStatus::Other(_) => 3,
        BackupStatus::Partial => 4,
        BackupStatus::Failed => 5,
    }
}

/// The worse of two outcomes.
pub fn worse(a: BackupStatus, b: BackupStatus) -> BackupStatus {
    if (badness(&b), &b) > (badness(&a), &a) { b } else { a }
}

/// The worst of some outcomes; "never run" of none.
pub fn worst(all: impl IntoIterator<Item = BackupStatus>) -> BackupStatus {
    all.into_iter().fold(BackupStatus::NeverRun, worse)
}

/// Whether everything is there that should be.
pub fn is_fine(status: &BackupStatus) -> bool {
    matches!(status, BackupStatus::Success | BackupStatus::SuccessfulNoChanges)
}

/// How soon somebody should look; larger is sooner. A tenant that was never backed up is protected
/// by nothing, so it comes right after those whose backup went wrong.
pub fn urgency(status: &BackupStatus) -> u8 {
    match status {
        BackupStatus::Failed => 5,
        BackupStatus::Partial => 4,
        BackupStatus::NeverRun => 3,
        BackupStatus::Other(_) => 2,
        BackupStatus::Success => 1,
        BackupStatus::SuccessfulNoChanges => 0,
    }
}

/// Share of outcomes that are fine, of those that ran.
pub fn success_rate<'a>(all: impl IntoIterator<Item = &'a BackupStatus>) -> Ratio {
    let mut rate = Ratio { part: 0, whole: 0 };
    for status in all.into_iter().filter(|status| **status != BackupStatus::NeverRun) {
        rate.whole += 1;
        rate.part += u64::from(is_fine(status));
    }
    rate
}

/// Protected seats of all seats. Archived people have left the directory, so the whole is not the
/// number of users.
pub fn seats(tenant: &Tenant) -> Ratio {
    let part = u64::from(tenant.number_of_protected_users);
    Ratio { part, whole: part + u64::from(tenant.number_of_unprotected_users) }
}

/// Whole days until a trial or subscription ends, rounded down; `None` without an end.
pub fn days_left(tenant: &Tenant, now: Timestamp) -> Option<i64> {
    tenant.expiration_date.map(|end| end.since(now).div_euclid(DAY))
}

/// Whether more licences are in use than available.
pub fn is_over_allocated(tenant: &Tenant) -> bool {
    tenant.number_of_protected_standard_users > tenant.number_of_standard_licenses_total
        || tenant.number_of_protected_archived_users > tenant.number_of_archived_licenses_total
}

/// Whether two or more hourly syncs were missed. A first sync under way is not a missed one.
pub fn is_out_of_sync(tenant: &Tenant, now: Timestamp) -> bool {
    tenant.synced_at.is_some_and(|synced| now.since(synced) > OUT_OF_SYNC)
}

/// Whether the tenant is in a trial that ends soon. An ended one is not ending any more.
pub fn is_trial_ending(tenant: &Tenant, now: Timestamp) -> bool {
    let left = tenant.expiration_date.map(|end| end.since(now));
    tenant.subscription == SubscriptionKind::Trial && left.is_some_and(|left| (0..=TRIAL_ENDING).contains(&left))
}

/// Whether a tenant belongs to a triage group.
pub fn needs(tenant: &Tenant, group: &Attention, now: Timestamp) -> bool {
    match group {
        Attention::Failed => tenant.last_backup.status == BackupStatus::Failed,
        Attention::Partial => tenant.last_backup.status == BackupStatus::Partial,
        Attention::NeverRun => tenant.last_backup.status == BackupStatus::NeverRun,
        Attention::NotMapped => tenant.customer_id.is_none(),
        Attention::TrialEnding => is_trial_ending(tenant, now),
        Attention::OverAllocated => is_over_allocated(tenant),
        Attention::OutOfSync => is_out_of_sync(tenant, now),
        Attention::Other(_) => false,
    }
}

/// Every triage group that a tenant belongs to.
pub fn attention(tenant: &Tenant, now: Timestamp) -> Vec<Attention> {
    Attention::KNOWN.iter().filter(|group| needs(tenant, group, now)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tenant_list::samples::{tenant, tenants};

    fn statuses() -> impl Strategy<Value = Vec<BackupStatus>> {
        let mut known = BackupStatus::KNOWN.to_vec();
        known.push(BackupStatus::Other("paused".into()));
        proptest::collection::vec(proptest::sample::select(known), 0..12)
    }

    proptest! {
        #[test]
        fn the_worst_does_not_depend_on_order_or_repetition(all in statuses()) {
            let expected = worst(all.clone());
            prop_assert_eq!(worst(all.iter().rev().cloned()), expected.clone());
            prop_assert_eq!(worst(all.iter().chain(&all).cloned()), expected.clone());
            prop_assert!(all.is_empty() || all.contains(&expected));
        }

        #[test]
        fn rates_count_what_ran(all in statuses()) {
            let rate = success_rate(&all);
            prop_assert!(rate.part <= rate.whole && rate.whole <= all.len() as u64);
            prop_assert_eq!(rate.part == rate.whole, all.iter().all(|s| is_fine(s) || *s == BackupStatus::NeverRun));
        }

        #[test]
        fn attention_lists_exactly_the_groups_that_apply(list in tenants()) {
            let now = Timestamp(1_000 * DAY);
            for tenant in &list {
                let groups = attention(tenant, now);
                for group in Attention::KNOWN {
                    prop_assert_eq!(groups.contains(group), needs(tenant, group, now));
                }
                prop_assert!(seats(tenant).part <= seats(tenant).whole);
            }
        }
    }

    #[test]
    fn never_run_yields_to_anything_that_ran() {
        assert_eq!(
            worst([BackupStatus::NeverRun, BackupStatus::SuccessfulNoChanges]),
            BackupStatus::SuccessfulNoChanges
        );
        assert_eq!(worst([]), BackupStatus::NeverRun);
    }

    #[test]
    fn a_trial_is_ending_in_its_last_five_days_only() {
        let now = Timestamp(1_000 * DAY);
        let mut tenant = tenant("a");
        tenant.subscription = SubscriptionKind::Trial;
        for (left, expected) in [(-1, false), (0, true), (TRIAL_ENDING, true), (TRIAL_ENDING + 1, false)] {
            tenant.expiration_date = Some(now.plus(left));
            assert_eq!(is_trial_ending(&tenant, now), expected, "{left}");
        }
        assert_eq!(days_left(&tenant, now), Some(5));
    }

    #[test]
    fn two_missed_syncs_make_a_tenant_out_of_sync() {
        let now = Timestamp(1_000 * DAY);
        let mut tenant = tenant("a");
        tenant.synced_at = Some(now.plus(-OUT_OF_SYNC));
        assert!(!is_out_of_sync(&tenant, now));
        tenant.synced_at = Some(now.plus(-OUT_OF_SYNC - 1));
        assert!(is_out_of_sync(&tenant, now));
        tenant.synced_at = None;
        assert!(!is_out_of_sync(&tenant, now));
    }
}
