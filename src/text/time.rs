//! Ages, lengths of time and lists in words, by the browser's `Intl` in the reader's language.

use spanning_api::Timestamp;
use spanning_api::time::DAY;
use spanning_domain::format::Age;

use crate::platform::intl;
use crate::text::catalog::t;

/// How long ago something was: "12 min. ago". For a moment that is to come: [`until`].
pub fn ago(then: Timestamp, now: Timestamp) -> String {
    match Age::of(now.since(then)) {
        Age::Now => t("just now").to_owned(),
        Age::Minutes(n) => intl::relative(-n, "minute"),
        Age::Hours(n) => intl::relative(-n, "hour"),
        Age::Days(n) if n < 60 => intl::relative(-n, "day"),
        Age::Days(n) if n < 730 => intl::relative(-n / 30, "month"),
        Age::Days(n) => intl::relative(-n / 365, "year"),
        Age::Ahead => until(then, now),
    }
}

/// How far off something is: "in 48 min.".
pub fn until(then: Timestamp, now: Timestamp) -> String {
    let left = then.since(now);
    match Age::of(left) {
        Age::Now | Age::Ahead => t("now").to_owned(),
        Age::Minutes(n) => intl::relative(n, "minute"),
        Age::Hours(n) => intl::relative(n, "hour"),
        // Of a week that has just begun nobody says that it ends in six days.
        Age::Days(_) => intl::relative((left + DAY / 2) / DAY, "day"),
    }
}

/// A length of time: "45 sec", "3 min", "2 hr".
pub fn span(seconds: u64) -> String {
    match seconds {
        0..=89 => intl::amount(seconds, "second"),
        90..=5_399 => intl::amount(seconds.div_ceil(60), "minute"),
        _ => intl::amount(seconds.div_ceil(3_600), "hour"),
    }
}

/// Several things that go together: "a", "a and b", "a, b, and c".
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    intl::list(items, "conjunction")
}

/// Several things of which one is enough: "a, b, or c".
pub fn any_of<T: AsRef<str>>(items: &[T]) -> String {
    intl::list(items, "disjunction")
}

#[cfg(test)]
mod tests {
    use spanning_api::time::{DAY, HOUR, MINUTE};

    use super::*;

    #[test]
    fn f17_ages_stay_true() {
        let now = Timestamp(1_000 * DAY);
        let cases = [
            (0, "just now"),
            (12 * MINUTE, "12 min. ago"),
            (2 * HOUR, "2 hr. ago"),
            (3 * DAY, "3 days ago"),
            (90 * DAY, "3 mo. ago"),
            (800 * DAY, "2 yr. ago"),
            (-48 * MINUTE, "in 48 min."),
        ];
        for (age, words) in cases {
            assert_eq!(ago(now.plus(-age), now), words);
        }
        // The beginning of time, and what a clock that is wrong has written.
        assert_eq!(ago(Timestamp(0), Timestamp(56 * 365 * DAY)), "56 yr. ago");
        assert_eq!(ago(now.plus(400 * DAY), now), "in 400 days");
        assert_eq!(until(now.plus(3 * HOUR), now), "in 3 hr.");
        assert_eq!(until(now.plus(7 * DAY - MINUTE), now), "in 7 days");
    }

    #[test]
    fn lists_and_spans_read_well() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b, and c");
        assert_eq!([span(45), span(90), span(7_200)], ["45 sec", "2 min", "2 hr"]);
    }
}
