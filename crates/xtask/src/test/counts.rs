//! Numbers of passed and failed tests, read from what the runners print.

use std::ops::AddAssign;

/// Passed and failed tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
}

/// What a stage without tests counts when it succeeds.
pub const ONE_PASSED: Counts = Counts { passed: 1, failed: 0 };

/// What any stage counts when it fails without saying how many tests did.
pub const ONE_FAILED: Counts = Counts { passed: 0, failed: 1 };

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The sum of all `test result:` lines, as `cargo test` and wasm-bindgen's runner print them.
pub fn libtest(text: &str) -> Counts {
    let mut sum = Counts::default();
    for line in text.lines().filter(|line| line.trim_start().starts_with("test result:")) {
        sum += Counts { passed: number_before(line, " passed"), failed: number_before(line, " failed") };
    }
    sum
}

/// The `Summary` line of `cargo nextest`.
pub fn nextest(text: &str) -> Counts {
    let line = text.lines().rfind(|line| line.trim_start().starts_with("Summary ["));
    let Some((_, numbers)) = line.and_then(|line| line.split_once(':')) else {
        return Counts::default();
    };
    let failed = [" failed", " exec failed", " timed out"].map(|what| number_before(numbers, what));
    Counts { passed: number_before(numbers, " passed"), failed: failed.iter().sum() }
}

/// The number right before a word, 0 when it is not there.
fn number_before(text: &str, word: &str) -> u64 {
    let mut sum = 0;
    for (at, _) in text.match_indices(word) {
        let before = &text[..at];
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        sum += before[before.len() - digits..].parse().unwrap_or(0);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_libtest_results() {
        let text = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured\n\
                    test result: FAILED. 10 passed; 3 failed; 1 ignored; 0 measured\n";
        assert_eq!(libtest(text), Counts { passed: 12, failed: 3 });
        assert_eq!(libtest("error: could not compile"), Counts::default());
    }

    #[test]
    fn reads_the_summary_of_nextest() {
        let good = "     Summary [   0.214s] 12 tests run: 12 passed, 0 skipped\n";
        assert_eq!(nextest(good), Counts { passed: 12, failed: 0 });
        let bad = "     Summary [   2.1s] 9 tests run: 6 passed (1 slow), 2 failed, 1 timed out, 4 skipped\n";
        assert_eq!(nextest(bad), Counts { passed: 6, failed: 3 });
    }
}
