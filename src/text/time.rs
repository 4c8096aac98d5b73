//! Ages and lists in words. English like all sentences; dates and numbers take the reader's format.

use spanning_api::Timestamp;
use spanning_api::time::DAY;
use spanning_domain::format::Age;

/// How long ago something was: "12 min ago". For a moment that is to come: [`until`].
pub fn ago(then: Timestamp, now: Timestamp) -> String {
    match Age::of(now.since(then)) {
        Age::Now => "just now".to_owned(),
        Age::Minutes(n) => format!("{n} min ago"),
        Age::Hours(n) => format!("{n} h ago"),
        Age::Days(n) if n < 60 => format!("{n} days ago"),
        Age::Days(n) if n < 730 => format!("{} months ago", n / 30),
        Age::Days(n) => format!("{} years ago", n / 365),
        Age::Ahead => until(then, now),
    }
}

/// How far off something is: "in 48 min".
pub fn until(then: Timestamp, now: Timestamp) -> String {
    let left = then.since(now);
    match Age::of(left) {
        Age::Now | Age::Ahead => "now".to_owned(),
        Age::Minutes(n) => format!("in {n} min"),
        Age::Hours(n) => format!("in {n} h"),
        // Of a week that has just begun nobody says that it ends in six days.
        Age::Days(_) => format!("in {} days", (left + DAY / 2) / DAY),
    }
}

/// A length of time: "45 s", "3 min", "2 h".
pub fn span(seconds: u64) -> String {
    match seconds {
        0..=89 => format!("{seconds} s"),
        90..=5_399 => format!("{} min", seconds.div_ceil(60)),
        _ => format!("{} h", seconds.div_ceil(3_600)),
    }
}

/// Several things in a sentence: "a", "a and b", "a, b and c".
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// A number of things with its word: "1 tenant", "2 tenants".
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", crate::platform::intl::number(number), if number == 1 { one } else { many })
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
            (12 * MINUTE, "12 min ago"),
            (2 * HOUR, "2 h ago"),
            (3 * DAY, "3 days ago"),
            (90 * DAY, "3 months ago"),
            (800 * DAY, "2 years ago"),
            (-48 * MINUTE, "in 48 min"),
        ];
        for (age, words) in cases {
            assert_eq!(ago(now.plus(-age), now), words);
        }
        // The beginning of time, and what a clock that is wrong has written.
        assert_eq!(ago(Timestamp(0), Timestamp(56 * 365 * DAY)), "56 years ago");
        assert_eq!(ago(now.plus(400 * DAY), now), "in 400 days");
        assert_eq!(until(now.plus(3 * HOUR), now), "in 3 h");
        assert_eq!(until(now.plus(7 * DAY - MINUTE), now), "in 7 days");
    }

    #[test]
    fn lists_and_spans_read_well() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!([span(45), span(90), span(7_200)], ["45 s", "2 min", "2 h"]);
    }
}
