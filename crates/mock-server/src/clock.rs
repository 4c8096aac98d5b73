//! The world's clock: it may start anywhere, runs in real time, and can be moved forward.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use spanning_api::Timestamp;

/// A clock that only goes forward.
#[derive(Debug)]
pub struct Clock {
    start: Timestamp,
    since: Instant,
}

impl Clock {
    /// A clock that shows `start` now.
    pub fn starting_at(start: Timestamp) -> Self {
        Self { start, since: Instant::now() }
    }

    /// The time of this machine.
    pub fn of_this_machine() -> Timestamp {
        let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(passed.as_millis()).unwrap_or(i64::MAX))
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        self.start.plus(i64::try_from(self.since.elapsed().as_millis()).unwrap_or(i64::MAX))
    }

    /// Moves the clock forward.
    pub fn advance(&mut self, milliseconds: i64) {
        self.start = self.start.plus(milliseconds.max(0));
    }
}
