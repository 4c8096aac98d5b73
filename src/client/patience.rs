//! Reads that take long: after some seconds the page says so, and whoever does not want to wait stops them.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::platform::http::Abort;

/// After so many milliseconds waiting is worth a word.
const LONG: u64 = 5_000;

/// What is waited for; get it from [`super::Client::patience`].
#[derive(Clone, Copy)]
pub struct Patience {
    /// How many reads take long.
    long: RwSignal<u32>,
    /// How many calls wait because the server has asked for a pause.
    paused: RwSignal<u32>,
    /// Stops what waits now; another one afterwards.
    stop: StoredValue<Abort>,
    /// Owns the handle: what waits may end later than what asked.
    scope: StoredValue<Owner>,
}

impl Patience {
    pub(super) fn new() -> Self {
        let scope = Owner::new();
        let stop = scope.with_cleanup(Abort::manual);
        Self {
            long: RwSignal::new(0),
            paused: RwSignal::new(0),
            stop: StoredValue::new(stop),
            scope: StoredValue::new(scope),
        }
    }

    /// Whether something takes long; reactive.
    pub fn is_long(self) -> bool {
        self.long.try_get().unwrap_or(0) > 0
    }

    /// Whether the server has asked for a pause that is being kept; reactive.
    pub fn is_paused(self) -> bool {
        self.paused.try_get().unwrap_or(0) > 0
    }

    /// Stops every read that is waited for.
    pub fn stop(self) {
        if let Some(stop) = self.stop.try_get_value() {
            stop.now();
        }
        if let Some(fresh) = self.scope.try_with_value(|scope| scope.with_cleanup(Abort::manual)) {
            self.stop.try_set_value(fresh);
        }
    }

    /// What stops a read that begins now.
    pub(super) fn handle(self) -> Option<Abort> {
        self.stop.try_get_value()
    }

    /// Waits for a read, for as long as the answer is kept.
    pub(super) fn wait(self) -> Waiting {
        let counted = Rc::new(Cell::new(Some(false)));
        let ring = {
            let counted = counted.clone();
            move || {
                // A timer that was cleared may ring all the same, where a test has put another clock in place.
                if counted.get() == Some(false) {
                    counted.set(Some(true));
                    self.long.try_update(|long| *long += 1);
                }
            }
        };
        let timer = set_timeout_with_handle(ring, Duration::from_millis(LONG)).ok();
        Waiting { of: self.long, counted, timer }
    }

    /// Keeps a pause that the server asked for, for as long as the answer is kept.
    pub(super) fn pause(self) -> Waiting {
        self.paused.try_update(|paused| *paused += 1);
        Waiting { of: self.paused, counted: Rc::new(Cell::new(Some(true))), timer: None }
    }
}

/// Something that is waited for.
pub(super) struct Waiting {
    of: RwSignal<u32>,
    /// Whether it was counted; nothing once it is over.
    counted: Rc<Cell<Option<bool>>>,
    timer: Option<TimeoutHandle>,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(timer) = &self.timer {
            timer.clear();
        }
        if self.counted.take() == Some(true) {
            self.of.try_update(|count| *count = count.saturating_sub(1));
        }
    }
}
