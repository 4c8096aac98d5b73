//! Seats and licences in use on earlier days: users come and go, a few a week. A pure function of seed, tenant and
//! day, like the history of backups, so that every answer about a day agrees whenever it is asked for.

use spanning_api::Timestamp;
use spanning_api::time::DAY;

use super::estate::Estate;
use super::estate::record::TenantRecord;

/// Over how many days this is told.
pub(crate) const DAYS: usize = 7;

/// How many users more (or fewer) a tenant protects today than at the end of each of the last days, the oldest first and
/// today last; everybody when it was not there yet. What people change now does not reach back.
pub(crate) fn come_since(estate: &Estate, record: &TenantRecord, today: i64) -> [i64; DAYS] {
    let used = i64::from(record.standard.used);
    let dice = record.dice(estate.seed, 46);
    let epoch = estate.epoch.0.div_euclid(DAY);
    let change = |day: i64| {
        let own = dice.of(day as u64);
        let came = own.of(1).chance((used.unsigned_abs() * 12).min(6_000));
        let left = own.of(2).chance((used.unsigned_abs() * 5).min(2_500));
        i64::from(came) - i64::from(left)
    };
    let (mut since, mut come) = (0, [0; DAYS]);
    for (ago, slot) in (0..).zip(come.iter_mut().rev()) {
        let day = today - ago;
        *slot = if record.added_at < Timestamp((day + 1) * DAY) { since } else { used };
        if day <= epoch {
            since = used.min(since + change(day));
        }
    }
    come
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sites::Sites;
    use crate::world::Settings;
    use crate::world::scenario::Scenario;

    #[test]
    fn a_day_tells_the_same_whenever_it_is_asked() {
        let settings = Settings {
            seed: 7,
            tenants: 40,
            scenario: Scenario::Default.name().to_owned(),
            epoch: Timestamp(1_773_133_200_000),
            sites: Sites { port: 8080 },
            kaseyaone: None,
        };
        let estate = Estate::new(&settings, Scenario::Default);
        let today = estate.epoch.0.div_euclid(DAY);
        for record in estate.records() {
            let (now, later) = (come_since(&estate, record, today), come_since(&estate, record, today + 2));
            assert_eq!((now[6], &now[2..]), (0, &later[..5]));
            let used = i64::from(record.standard.used);
            let days = now.map(|come| used - come);
            assert!(days.iter().all(|day| *day >= 0), "{days:?}");
            assert!(days.windows(2).all(|pair| (pair[1] - pair[0]).abs() <= 1 || pair[0] == 0), "{days:?}");
        }
        assert_ne!(estate.records().iter().map(|record| come_since(&estate, record, today)[0]).sum::<i64>(), 0);
    }
}
