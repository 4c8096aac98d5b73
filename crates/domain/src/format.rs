//! Numbers and ages in parts that the app puts into words. Locale-dependent rendering (dates,
//! digit grouping) is the browser's `Intl`; here is only the arithmetic.

use spanning_api::time::{DAY, HOUR, MINUTE};

/// A byte count in the unit that reads best (binary units, as storage is sold here).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// The number in that unit.
    pub value: f64,
    /// `B`, `KiB`, `MiB`, `GiB`, `TiB`, `PiB`.
    pub unit: &'static str,
}

impl Size {
    /// Of a byte count.
    pub fn of(bytes: u64) -> Self {
        const UNITS: [&str; 6] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
        let mut value = bytes as f64;
        let mut units = UNITS.iter();
        let mut unit = units.next().copied().unwrap_or("B");
        // 1023.95 would be written as 1024.0, so the next unit begins a little earlier.
        while value >= 1023.95 {
            let Some(next) = units.next() else { break };
            value /= 1024.0;
            unit = next;
        }
        Self { value, unit }
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.unit == "B" || self.value >= 99.95 {
            write!(f, "{:.0} {}", self.value, self.unit)
        } else {
            write!(f, "{:.1} {}", self.value, self.unit)
        }
    }
}

/// How long ago something was, in the largest unit that is not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Less than a minute, or a clock that is slightly ahead.
    Now,
    /// Minutes.
    Minutes(i64),
    /// Hours.
    Hours(i64),
    /// Days.
    Days(i64),
    /// More than a minute ahead of the clock.
    Ahead,
}

impl Age {
    /// Of a number of milliseconds that have passed.
    pub fn of(milliseconds: i64) -> Self {
        match milliseconds {
            ms if ms < -MINUTE => Self::Ahead,
            ms if ms < MINUTE => Self::Now,
            ms if ms < HOUR => Self::Minutes(ms / MINUTE),
            ms if ms < 2 * DAY => Self::Hours(ms / HOUR),
            ms => Self::Days(ms / DAY),
        }
    }
}

/// Per mille of a part; 1000 for an empty whole, since nothing is missing.
pub fn per_mille(part: u64, whole: u64) -> u32 {
    if whole == 0 {
        return 1000;
    }
    let scaled = u128::from(part).saturating_mul(1000) / u128::from(whole);
    u32::try_from(scaled).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f18_sizes_read_well() {
        let cases = [
            (0, "0 B"),
            (1, "1 B"),
            (1023, "1023 B"),
            (1024, "1.0 KiB"),
            (1536, "1.5 KiB"),
            (1_048_575, "1.0 MiB"),
            (150 * 1024 * 1024, "150 MiB"),
            (10_939_073_696_204, "9.9 TiB"),
            // 9.99 TiB: to one digit, as all of this size.
            (10_984_155_230_208, "10.0 TiB"),
            (u64::MAX, "16384 PiB"),
        ];
        for (bytes, text) in cases {
            assert_eq!(Size::of(bytes).to_string(), text);
        }
    }

    #[test]
    fn ages_use_the_largest_unit() {
        let cases = [
            (-2 * MINUTE, Age::Ahead),
            (-30_000, Age::Now),
            (59_999, Age::Now),
            (MINUTE, Age::Minutes(1)),
            (HOUR, Age::Hours(1)),
            (47 * HOUR, Age::Hours(47)),
            (2 * DAY, Age::Days(2)),
        ];
        for (ms, age) in cases {
            assert_eq!(Age::of(ms), age);
        }
    }

    #[test]
    fn shares_are_exact_at_the_ends() {
        assert_eq!((per_mille(0, 0), per_mille(0, 5), per_mille(5, 5), per_mille(1, 3)), (1000, 0, 1000, 333));
        assert_eq!(per_mille(u64::MAX, u64::MAX), 1000);
    }
}
