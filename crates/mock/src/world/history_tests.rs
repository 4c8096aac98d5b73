use std::collections::BTreeMap;

use spanning_api::time::HOUR;

use super::*;
use crate::sites::Sites;
use crate::world::Settings;

/// 2026-03-10T09:00:00Z.
const EPOCH: Timestamp = Timestamp(1_773_133_200_000);

fn estate(scenario: Scenario) -> Estate {
    let settings = Settings {
        seed: 7,
        tenants: 250,
        scenario: scenario.name().to_owned(),
        epoch: EPOCH,
        sites: Sites { port: 8080 },
        kaseyaone: None,
    };
    Estate::new(&settings, scenario)
}

#[test]
fn a_day_is_the_same_whenever_it_is_looked_at() {
    let (one, other) = (estate(Scenario::Default), estate(Scenario::Default));
    let today = EPOCH.0.div_euclid(DAY);
    for (a, b) in one.records().iter().zip(other.records()) {
        let (a, b) = (History::of(&one, a), History::of(&other, b));
        let backwards: Vec<_> = (today - 40..today + 40).rev().map(|day| b.services(day)).collect();
        let forwards: Vec<_> = (today - 40..today + 40).map(|day| a.services(day)).collect();
        assert!(forwards.iter().eq(backwards.iter().rev()));
    }
}

#[test]
fn failures_are_rare_come_in_spells_and_have_a_cause() {
    let estate = estate(Scenario::Default);
    let today = EPOCH.0.div_euclid(DAY);
    let mut counts: BTreeMap<BackupStatus, u32> = BTreeMap::new();
    for record in estate.records() {
        let history = History::of(&estate, record);
        for day in today - DAYS..today {
            let status = history.day(day);
            let bad = matches!(status, BackupStatus::Failed | BackupStatus::Partial);
            assert_eq!(bad, history.cause(day).is_some() && record.ran(day));
            if bad {
                let start = history.streak_start(day);
                assert!(start <= day && (start..=day).all(|d| history.day(d) == status));
            }
            *counts.entry(status).or_default() += 1;
        }
    }
    let share = |status| counts.get(&status).copied().unwrap_or_default() * 1000 / counts.values().sum::<u32>();
    assert!((5..35).contains(&share(BackupStatus::Failed)), "{counts:?}");
    assert!((15..70).contains(&share(BackupStatus::Partial)), "{counts:?}");
}

#[test]
fn nothing_runs_before_a_tenant_is_added_nor_after_it_ends() {
    let estate = estate(Scenario::TrialsEnding);
    for record in estate.records().iter().filter(|record| record.subscription.renews_months == 0) {
        let history = History::of(&estate, record);
        let (from, to) = (record.due_day(record.added_at), record.due_day(record.subscription.ends_at) + 1);
        assert!((from - 30..=from).all(|day| history.day(day) == BackupStatus::NeverRun));
        assert!((to..to + 30).all(|day| history.day(day) == BackupStatus::NeverRun));
        let last = history.last_run(record.subscription.ends_at.plus(30 * DAY));
        assert!(last.is_none_or(|day| record.done_at(day) < record.subscription.ends_at));
    }
}

#[test]
fn the_last_run_is_the_latest_that_is_done() {
    let estate = estate(Scenario::Default);
    for record in estate.records().iter().filter(|record| record.subscription.renews_months > 0) {
        let history = History::of(&estate, record);
        for hours in 0..30 {
            let at = EPOCH.plus(hours * HOUR);
            let Some(day) = history.last_run(at) else { continue };
            assert!(record.done_at(day) <= at && at < record.done_at(day + 1));
        }
    }
}

#[test]
fn storage_grows_and_holds_more_than_it_protects() {
    let estate = estate(Scenario::Default);
    let today = EPOCH.0.div_euclid(DAY);
    for record in estate.records() {
        let days: Vec<_> = (today - 30..today + 400).map(|day| storage(&estate, record, day)).collect();
        assert!(days.iter().map(|(_, used)| used).is_sorted());
        assert!(days.iter().all(|(protected, used)| protected < used && *protected > 0));
    }
}
