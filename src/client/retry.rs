//! When to try again, and how long to wait.

use spanning_api::endpoint::{Method, Op};

/// Tries after the first.
pub(super) const RETRIES: u32 = 3;
/// Waits longer than this are for a person to decide: the error says how long.
const PATIENCE: f64 = 10_000.0;
const FIRST: f64 = 300.0;
const MOST: f64 = 5_000.0;

/// Whether sending it twice is as good as once.
pub(super) fn is_safe(op: Op, has_key: bool) -> bool {
    op.method() == Method::Get || has_key
}

/// Whether another try may bring another answer.
pub(super) fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

/// Milliseconds before try number `tried` + 1; `None` when it is not worth waiting for. Full jitter
/// spreads what failed together; what the server asks for is the least.
pub(super) fn wait(tried: u32, fraction: f64, asked: Option<f64>) -> Option<i32> {
    if tried > RETRIES {
        return None;
    }
    let span = (FIRST * f64::from(1_u32 << tried.min(10))).min(MOST);
    let jitter = span * fraction;
    match asked {
        Some(asked) if asked > PATIENCE => None,
        Some(asked) => Some((asked + jitter.min(1_000.0)) as i32),
        None => Some(jitter as i32),
    }
}

/// What all calls together may retry: a back end in trouble is not asked four times as often because of it. Every
/// failure takes one, an answer gives half of one back; below half there are no retries (the throttling of gRPC's
/// proposal A6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Budget {
    /// In halves.
    left: u32,
}

const FULL: u32 = 40;

impl Budget {
    /// A full one.
    pub fn full() -> Self {
        Self { left: FULL }
    }

    /// A try has failed in a way that another may not.
    pub fn failed(&mut self) {
        self.left = self.left.saturating_sub(2);
    }

    /// The back end has answered.
    pub fn answered(&mut self) {
        self.left = (self.left + 1).min(FULL);
    }

    /// Whether there is enough for another try.
    pub fn allows(self) -> bool {
        self.left > FULL / 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f2_waits_grow_with_jitter_and_end() {
        let waits: Vec<_> = (1..=4).map(|tried| wait(tried, 1.0, None)).collect();
        assert_eq!(waits, [Some(600), Some(1200), Some(2400), None]);
        assert_eq!(wait(1, 0.0, None), Some(0));
        assert_eq!(wait(3, 0.999, None).map(|ms| ms < 5_000), Some(true));
    }

    #[test]
    fn f4_the_server_is_listened_to() {
        assert_eq!(wait(1, 0.0, Some(2_000.0)), Some(2_000));
        assert_eq!(wait(1, 0.0, Some(60_000.0)), None);
    }

    #[test]
    fn f2_a_back_end_in_trouble_is_spared() {
        let mut budget = Budget::full();
        let retried = (0..30)
            .filter(|_| {
                budget.failed();
                budget.allows()
            })
            .count();
        assert_eq!(retried, 9);
        // Answers bring retries back, slowly.
        let mut answers = 0;
        while !budget.allows() {
            budget.answered();
            answers += 1;
        }
        assert_eq!(answers, 21);
        for _ in 0..1_000 {
            budget.answered();
        }
        assert_eq!(budget, Budget::full());
    }

    #[test]
    fn f2_only_reads_and_named_actions_are_sent_again() {
        assert!(is_safe(Op::GetTenant, false));
        assert!(is_safe(Op::SetItComplete, true));
        assert!(!is_safe(Op::SignIn, false));
        assert!(is_transient(503) && is_transient(429));
        assert!(!is_transient(409) && !is_transient(501));
    }
}
