//! The little of the calendar that terms of subscriptions need.

use spanning_api::Timestamp;
use time::{Date, Month, OffsetDateTime};

/// The same day and time some months later; the last day of a month that is too short.
pub(crate) fn add_months(at: Timestamp, months: u32) -> Timestamp {
    let nanoseconds = i128::from(at.0) * 1_000_000;
    let Ok(start) = OffsetDateTime::from_unix_timestamp_nanos(nanoseconds) else {
        return at;
    };
    let count = start.year() * 12 + i32::from(u8::from(start.month())) - 1 + months as i32;
    let (year, number) = (count.div_euclid(12), count.rem_euclid(12) as u8 + 1);
    let moved = Month::try_from(number)
        .and_then(|month| Date::from_calendar_date(year, month, start.day().min(month.length(year))));
    moved.map_or(at, |date| Timestamp((start.replace_date(date).unix_timestamp_nanos() / 1_000_000) as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_those_of_the_calendar() {
        let at = |text| {
            let date = OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).unwrap();
            Timestamp((date.unix_timestamp_nanos() / 1_000_000) as i64)
        };
        let cases = [
            ("2026-03-10T09:00:00Z", 1, "2026-04-10T09:00:00Z"),
            ("2026-01-31T09:00:00Z", 1, "2026-02-28T09:00:00Z"),
            ("2026-12-31T00:00:00Z", 12, "2027-12-31T00:00:00Z"),
            ("2024-02-29T00:00:00Z", 36, "2027-02-28T00:00:00Z"),
        ];
        for (from, months, to) in cases {
            assert_eq!(add_months(at(from), months), at(to));
        }
    }
}
