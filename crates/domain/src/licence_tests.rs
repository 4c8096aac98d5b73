use proptest::prelude::*;

use super::*;

fn position(standard: (u32, u32), archived: (u32, u32), pool: (u32, u32)) -> Licences {
    Licences {
        subscription: SubscriptionKind::Spanning,
        expiration_date: None,
        standard: LicenceCount { total: standard.0, used: standard.1 },
        archived: LicenceCount { total: archived.0, used: archived.1 },
        pool_standard: pool.0,
        pool_archived: pool.1,
        cap: None,
        upgrade_pools: Vec::new(),
    }
}

fn want(standard: u32, archived: u32) -> AllocateLicences {
    AllocateLicences { standard, archived }
}

#[test]
fn f13_refusals_name_the_numbers() {
    let now = position((50, 42), (5, 3), (10, 2));
    let too_few = allocate(&now, want(41, 5)).unwrap_err();
    assert_eq!(too_few, [Refusal::BelowUsed { of: LicenceType::Standard, wanted: 41, used: 42 }]);
    assert_eq!(too_few[0].to_string(), "42 Standard licences are in use, so 41 are too few.");
    let too_many = allocate(&now, want(61, 8)).unwrap_err();
    assert_eq!(too_many.len(), 2);
    assert_eq!(too_many[0].to_string(), "61 Standard licences are too many: 10 are free, so at most 60.");
    assert_eq!((too_many[0].field(), too_many[1].field()), ("standard", "archived"));
}

#[test]
fn a_trial_is_bounded_by_its_cap_and_not_by_a_pool() {
    let trial =
        Licences { cap: Some(TRIAL_CAP), subscription: SubscriptionKind::Trial, ..position((90, 12), (10, 1), (0, 0)) };
    assert_eq!(allocate(&trial, want(80, 20)).unwrap().pool_standard, 0);
    assert_eq!(allocate(&trial, want(50, 10)).unwrap().pool_archived, 40);
    assert_eq!(allocate(&trial, want(91, 10)).unwrap_err(), [Refusal::AboveCap { wanted: 101, cap: 100 }]);
    let huge = allocate(&trial, want(u32::MAX, u32::MAX)).unwrap_err();
    assert_eq!(huge, [Refusal::AboveCap { wanted: 8_589_934_590, cap: 100 }]);
}

#[test]
fn an_over_allocated_number_may_stay_but_not_shrink() {
    let now = position((20, 23), (5, 3), (10, 2));
    assert!(allocate(&now, want(20, 6)).is_ok());
    assert!(allocate(&now, want(23, 5)).is_ok());
    assert!(allocate(&now, want(21, 5)).is_err());
    assert_eq!(over(now.standard), 3);
}

#[test]
fn an_ended_subscription_is_upgraded_first() {
    let ended = Licences { subscription: SubscriptionKind::Expired, ..position((90, 12), (10, 1), (0, 0)) };
    assert_eq!(allocate(&ended, want(90, 10)).unwrap_err(), [Refusal::Ended]);
    let bought = Upgrade { subscription: SubscriptionKind::Spanning, term_months: 12, standard: 15, archived: 1 };
    assert_eq!(upgrade(&ended, 20, 20, &bought).unwrap().pool_standard, 5);
    assert_eq!(upgrade(&ended, 14, 20, &bought).unwrap_err().len(), 1);
    let none = Upgrade { standard: 0, archived: 0, ..bought };
    assert_eq!(upgrade(&ended, 20, 20, &none).unwrap_err().len(), 2);
}

proptest! {
    /// Licences are neither made nor lost: what the tenant gains, the pool loses.
    #[test]
    fn allocation_keeps_the_sum(
        total in 0_u32..5000, used in 0_u32..5000, free in 0_u32..5000, wanted in 0_u32..12_000,
        archived in 0_u32..500, archived_free in 0_u32..500,
    ) {
        let now = position((total, used), (archived, 0), (free, archived_free));
        match allocate(&now, want(wanted, archived)) {
            Ok(after) => {
                prop_assert_eq!(after.standard + after.pool_standard, total + free);
                prop_assert_eq!(after.archived + after.pool_archived, archived + archived_free);
                prop_assert!(after.standard >= used || after.standard == total);
            }
            Err(refusals) => {
                prop_assert!(wanted < used || wanted > total + free);
                prop_assert_eq!(refusals.len(), 1);
            }
        }
    }

    /// No numbers make it overflow, and whatever a refusal offers as the most is accepted.
    #[test]
    fn any_numbers_are_answered(
        total: u32, used: u32, free: u32, archived: u32, a_used: u32, a_free: u32, standard: u32, arch: u32,
        cap in prop::option::of(any::<u32>()),
    ) {
        let now = Licences { cap, ..position((total, used), (archived, a_used), (free, a_free)) };
        let answer = allocate(&now, want(standard, arch));
        for refusal in answer.err().unwrap_or_default() {
            prop_assert!(!refusal.to_string().is_empty());
            if let Refusal::AbovePool { of: LicenceType::Standard, most, .. } = refusal
                && most >= used
            {
                let again = allocate(&now, want(most, arch)).err().unwrap_or_default();
                prop_assert!(again.iter().all(|r| r.field() != "standard"));
            }
        }
    }

    #[test]
    fn going_there_and_back_changes_nothing(total in 0_u32..1000, free in 0_u32..1000, step in 0_u32..1000) {
        let wanted = total + step.min(free);
        let there = allocate(&position((total, 0), (0, 0), (free, 0)), want(wanted, 0)).unwrap();
        let back = allocate(&position((there.standard, 0), (0, 0), (there.pool_standard, 0)), want(total, 0)).unwrap();
        prop_assert_eq!((back.standard, back.pool_standard), (total, free));
    }
}

#[test]
fn a_rule_for_many_says_what_each_gets() {
    use spanning_api::bulk::{LicenceKind, LicenceRule};
    let now = Licences {
        subscription: SubscriptionKind::Spanning,
        expiration_date: None,
        standard: LicenceCount { total: 10, used: 8 },
        archived: LicenceCount { total: 3, used: 2 },
        pool_standard: 50,
        pool_archived: 50,
        cap: None,
        upgrade_pools: Vec::new(),
    };
    let of = |kind, rule, count| {
        let wanted = by_rule(&now, 5, &kind, &rule, count);
        (wanted.standard, wanted.archived)
    };
    assert_eq!(of(LicenceKind::Standard, LicenceRule::Set, 20), (20, 3));
    assert_eq!(of(LicenceKind::Standard, LicenceRule::Add, 5), (15, 3));
    assert_eq!(of(LicenceKind::Standard, LicenceRule::Cover, 0), (13, 3));
    assert_eq!(of(LicenceKind::Archived, LicenceRule::Add, u32::MAX), (10, u32::MAX));
    assert_eq!(of(LicenceKind::Other("gold".into()), LicenceRule::Set, 1), (10, 3));
    assert_eq!(by_rule(&now, 0, &LicenceKind::Standard, &LicenceRule::Cover, 0).standard, 10);
}
