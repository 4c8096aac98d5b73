//! The time as the server has it. The reader's clock may be a day off; ages must not be.

use leptos::prelude::*;
use spanning_api::Timestamp;

use super::lasting::until_cleanup;
use super::timer;

/// How often ages on the page are looked at again.
const TICK: u64 = 30_000;

/// The shared clock; get it with [`use_clock`].
#[derive(Clone, Copy)]
pub struct Clock {
    /// Server time minus browser time, in milliseconds.
    offset: StoredValue<i64>,
    tick: RwSignal<Timestamp>,
}

fn browser_now() -> i64 {
    let now = js_sys::Date::now() as i64;
    #[cfg(feature = "demo")]
    let now = now + skew() * 3_600_000;
    now
}

/// Where a demonstration keeps it.
#[cfg(feature = "demo")]
const SKEW: &str = "director-skew";

#[cfg(feature = "demo")]
thread_local! {
    static KEPT: i64 = super::storage::get(SKEW).and_then(|text| text.parse().ok()).unwrap_or(0);
}

/// Hours that a demonstration makes this browser's clock wrong by.
#[cfg(feature = "demo")]
pub fn skew() -> i64 {
    KEPT.with(|hours| *hours)
}

/// Makes it wrong from the next page on.
#[cfg(feature = "demo")]
pub fn set_skew(hours: i64) {
    super::storage::set(SKEW, &hours.to_string());
}

/// Provides the clock. It ticks for as long as its owner lives.
pub fn provide_clock() -> Clock {
    let clock = Clock { offset: StoredValue::new(0), tick: RwSignal::new(Timestamp(browser_now())) };
    provide_context(clock);
    timer::every(TICK, move || clock.tick());
    clock
}

/// The clock of the app.
pub fn use_clock() -> Clock {
    use_context().unwrap_or_else(provide_clock)
}

impl Clock {
    /// Now, by the server's clock; reactive, changes every 30 seconds. What shows an age reads this.
    pub fn now(self) -> Timestamp {
        until_cleanup(&self.tick);
        self.tick.try_get().unwrap_or_else(|| self.right_now())
    }

    /// This very moment, by the server's clock; not reactive.
    pub fn right_now(self) -> Timestamp {
        Timestamp(browser_now()).plus(self.offset.try_get_value().unwrap_or(0))
    }

    /// Looks at the clock at once: something with an age has just arrived.
    pub fn tick(self) {
        let now = self.right_now();
        let _ = self.tick.try_set(now);
    }

    /// A date as HTTP writes it.
    pub fn date(self, text: &str) -> Option<Timestamp> {
        let time = js_sys::Date::parse(text);
        time.is_finite().then_some(Timestamp(time as i64))
    }

    /// Learns the server's time from the `Date` header of an answer that has just arrived.
    pub fn learn(self, date: &str) {
        let Some(server) = self.date(date) else { return };
        // The header has whole seconds: half of one is the least wrong guess.
        let new = server.0 + 500 - browser_now();
        let old = self.offset.try_get_value().unwrap_or(0);
        // Within that precision and the way of the answer, the older value is as good.
        if (new - old).abs() > 2_000 {
            let _ = self.offset.try_set_value(new);
            self.tick();
        }
    }
}
