//! Backup history as a pure function of seed, tenant and day, so that any time can be shown and
//! every view of it agrees: last backup, seven days, thirty days, alerts.

use spanning_api::Timestamp;
use spanning_api::tenant::{BackupStatus, Service};
use spanning_api::time::DAY;
use spanning_domain::health::worst;

use super::dice::Dice;
use super::estate::Estate;
use super::estate::record::{Character, TenantRecord};
use super::scenario::Scenario;

/// How many days a detail shows.
pub(crate) const DAYS: i64 = 30;

/// Why a backup did not go well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// Some items could not be read.
    Items,
    /// Microsoft throttled the requests.
    Throttled,
    /// Exchange Online was not available.
    Exchange,
    /// Consent was revoked at Microsoft.
    Consent,
}

/// The history of one tenant.
pub(crate) struct History<'a> {
    record: &'a TenantRecord,
    dice: Dice,
    /// The day of the outage in the scenario that has one.
    outage: Option<i64>,
    quiet: bool,
}

impl<'a> History<'a> {
    /// Of a tenant.
    pub fn of(estate: &Estate, record: &'a TenantRecord) -> Self {
        let bad = estate.scenario == Scenario::BadMorning && record.index != 0;
        Self {
            record,
            dice: record.dice(estate.seed, 40),
            outage: bad.then(|| record.due_day(estate.epoch)),
            quiet: record.standard.used < 12,
        }
    }

    /// Outcome of one service (its place in `Service::KNOWN`) on one day.
    pub fn outcome(&self, day: i64, service: usize) -> BackupStatus {
        if !self.record.ran(day) {
            return BackupStatus::NeverRun;
        }
        match self.trouble(day, service) {
            Some((BackupStatus::Partial, _)) => BackupStatus::Partial,
            Some(_) => BackupStatus::Failed,
            None => self.fine(day, service),
        }
    }

    /// Outcomes of all services on one day, in the order of `Service::KNOWN`.
    pub fn services(&self, day: i64) -> [BackupStatus; 7] {
        std::array::from_fn(|service| self.outcome(day, service))
    }

    /// Outcome of a day as a whole.
    pub fn day(&self, day: i64) -> BackupStatus {
        worst(self.services(day))
    }

    /// The last day with a backup that is done at that time, within reach of what is kept.
    pub fn last_run(&self, at: Timestamp) -> Option<i64> {
        let due = self.record.due_day(at);
        (due - 90..=due).rev().find(|day| self.record.ran(*day))
    }

    /// Why a day did not go well: the gravest cause.
    pub fn cause(&self, day: i64) -> Option<Cause> {
        (0..Service::KNOWN.len()).filter_map(|service| self.trouble(day, service)).map(|(_, cause)| cause).max()
    }

    /// The first day of the unbroken run of days with the same outcome that ends at `day`.
    pub fn streak_start(&self, day: i64) -> i64 {
        let status = self.day(day);
        (day - DAYS..day).rev().take_while(|earlier| self.day(*earlier) == status).last().unwrap_or(day)
    }

    fn trouble(&self, day: i64, service: usize) -> Option<(BackupStatus, Cause)> {
        if self.outage == Some(day) {
            return self.outage_trouble(service);
        }
        // In ten thousand: a spell of trouble within four days; a partial backup of one service.
        let (spell, partial) = match self.record.character {
            Character::Perfect => return None,
            Character::Revoked { since } if day >= since => return Some((BackupStatus::Failed, Cause::Consent)),
            Character::Solid | Character::Revoked { .. } => (80, 6),
            Character::Flaky => (400, 100),
            Character::Troubled => (1500, 320),
        };
        self.spell(day, service, spell).or_else(|| {
            let own = self.dice.of(1).of(day as u64).of(service as u64);
            own.chance(partial).then_some((BackupStatus::Partial, Cause::Items))
        })
    }

    /// Trouble comes in spells of one to four nights.
    fn spell(&self, day: i64, service: usize, chance: u64) -> Option<(BackupStatus, Cause)> {
        let (block, place) = (day.div_euclid(4), day.rem_euclid(4) as u64);
        let dice = self.dice.of(2).of(block as u64);
        if !dice.of(1).chance(chance) {
            return None;
        }
        let start = dice.of(2).below(4);
        if !(start..=start + dice.of(3).below(4)).contains(&place) {
            return None;
        }
        let exchange = service < 3;
        match dice.of(4).below(10) {
            0..2 => Some((BackupStatus::Failed, Cause::Throttled)),
            2..5 if exchange => Some((BackupStatus::Failed, Cause::Exchange)),
            2..5 => None,
            _ => {
                let hit = dice.of(5).of(service as u64).chance(4000) || dice.of(6).below(7) == service as u64;
                hit.then_some((BackupStatus::Partial, Cause::Throttled))
            }
        }
    }

    fn outage_trouble(&self, service: usize) -> Option<(BackupStatus, Cause)> {
        let dice = self.dice.of(3);
        match dice.of(1).below(100) {
            0..22 if service < 3 => Some((BackupStatus::Failed, Cause::Exchange)),
            0..22 => Some((BackupStatus::Partial, Cause::Throttled)),
            22..57 => {
                let hit = dice.of(2).of(service as u64).chance(3500) || dice.of(3).below(7) == service as u64;
                hit.then_some((BackupStatus::Partial, Cause::Throttled))
            }
            _ => None,
        }
    }

    /// Little changes at weekends, in small tenants, and in contacts.
    fn fine(&self, day: i64, service: usize) -> BackupStatus {
        // Day 0 was a Thursday.
        let weekend = matches!((day + 4).rem_euclid(7), 0 | 6);
        let mut still = if weekend { 5500 } else { 500 };
        if self.quiet {
            still = still * 3 / 2 + 1000;
            if self.dice.of(5).of(day as u64).chance(if weekend { 5000 } else { 700 }) {
                return BackupStatus::SuccessfulNoChanges;
            }
        }
        if matches!(service, 1 | 5) {
            still += 2500;
        }
        let unchanged = self.dice.of(4).of(day as u64).of(service as u64).chance(still);
        if unchanged { BackupStatus::SuccessfulNoChanges } else { BackupStatus::Success }
    }
}

/// Bytes that a tenant protects and stores at the end of a day. Never shrinks from day to day.
pub(crate) fn storage(estate: &Estate, record: &TenantRecord, day: i64) -> (u64, u64) {
    const GIB: u64 = 1 << 30;
    let dice = record.dice(estate.seed, 41);
    let people = u64::from(record.standard.used + record.archived.used).max(1);
    let protected = people * dice.of(1).between(5 * GIB, 34 * GIB);
    let stored = protected / 100 * dice.of(2).between(112, 190);
    let daily = stored / 10_000 * dice.of(3).between(2, 28);
    let days = day - estate.epoch.0.div_euclid(DAY);
    let jitter = dice.of(4).of(day as u64).below(daily / 3 + 1);
    let grown = |base: u64, step: u64| {
        let change = (step as i128) * i128::from(days) + i128::from(jitter);
        u64::try_from((i128::from(base) + change).max(0)).unwrap_or(u64::MAX)
    };
    (grown(protected, daily * 2 / 3), grown(stored, daily))
}

#[cfg(test)]
#[path = "history_tests.rs"]
mod tests;
