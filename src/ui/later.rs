//! Parts of a page that are drawn in a task of their own.

use std::cell::RefCell;
use std::collections::VecDeque;

use leptos::prelude::*;

use crate::platform::timer;

/// How long parts may take, in ms, before the page is shown with them: layout and paint take twice as long again.
const TURN: f64 = 5.0;

type Draw = Box<dyn FnOnce()>;

thread_local! {
    /// What is still to be drawn; nothing while nobody waits.
    static QUEUE: RefCell<Option<VecDeque<Draw>>> = const { RefCell::new(None) };
}

/// Draws what is costly after what stands before it, so that input need not wait for all of it: several one after the
/// other, in as many frames as they take. For the end of a page or of a panel: nothing that is already there may move.
#[component]
pub fn Later(
    /// What is drawn then.
    children: ChildrenFn,
) -> impl IntoView {
    let now = RwSignal::new(false);
    in_turn(Box::new(move || {
        now.try_set(true);
    }));
    (move || now.get().then(|| children())).into_any()
}

fn in_turn(draw: Draw) {
    let first = QUEUE.with_borrow_mut(|queue| {
        let first = queue.is_none();
        queue.get_or_insert_default().push_back(draw);
        first
    });
    if first {
        timer::soon(draw_some);
    }
}

fn draw_some() {
    draw_next(timer::now());
}

fn draw_next(started: f64) {
    let next = QUEUE.with_borrow_mut(|queue| {
        let next = queue.as_mut().and_then(VecDeque::pop_front);
        if next.is_none() {
            *queue = None;
        }
        next
    });
    if let Some(draw) = next {
        draw();
        // What is drawn by an effect comes with the microtasks.
        queue_microtask(move || {
            if timer::now() - started < TURN {
                draw_next(started);
            } else {
                timer::after_frame(draw_some);
            }
        });
    }
}
