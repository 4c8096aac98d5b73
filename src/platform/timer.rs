//! Waiting. Async code sleeps; views use [`every`] and [`after`], which end with their owner.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

use js_sys::Function;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::{on_cleanup, set_timeout_with_handle, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Resolves after this many milliseconds.
pub async fn sleep(milliseconds: i32) {
    first(milliseconds, |_| ()).await;
}

/// Milliseconds since the page was opened, with fractions: for what takes less than one.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Calls again and again until the owner ends.
pub fn every(milliseconds: u64, run: impl Fn() + 'static) {
    if let Ok(handle) = set_interval_with_handle(run, Duration::from_millis(milliseconds)) {
        on_cleanup(move || handle.clear());
    }
}

/// Calls once, unless the owner ends before.
pub fn after(milliseconds: u64, run: impl FnOnce() + 'static) {
    if let Ok(handle) = set_timeout_with_handle(run, Duration::from_millis(milliseconds)) {
        on_cleanup(move || handle.clear());
    }
}

/// Resolves when the function that `keep` is given is called (see [`resolve`]), or after this many
/// milliseconds.
pub async fn first(milliseconds: i32, mut keep: impl FnMut(Function)) {
    called(|resolve| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        keep(resolve);
    })
    .await;
}

/// Resolves when the function that `keep` is given is called.
async fn called(mut keep: impl FnMut(Function)) {
    let promise = js_sys::Promise::new(&mut |resolve, _| keep(resolve));
    let _ = JsFuture::from(promise).await;
}

/// Ends the waiting of everybody in [`first`].
pub fn resolve(waiting: Vec<Function>) {
    for resolve in waiting {
        let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
    }
}

/// Runs after the page has been drawn with what has just changed.
pub fn after_draw(run: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(run);
}

/// Runs when the frame is done that shows what has just changed: what is asked of the page then costs nothing.
pub fn after_frame(run: impl FnOnce() + 'static) {
    after_draw(|| soon(run));
}

/// Resolves in a task of its own, by which the browser has seen to input: what follows does not add to what was before.
pub async fn own_task() {
    called(|call| soon(move || resolve(vec![call]))).await;
}

/// Runs as soon as the browser has seen to input and to a frame that is due: for long work in pieces. A timer would
/// wait for some milliseconds each time.
pub fn soon(run: impl FnOnce() + 'static) {
    NEXT.with_borrow_mut(|next| next.push_back(Box::new(run)));
    let posted = CHANNEL.with(|channel| channel.as_ref()?.port2().post_message(&wasm_bindgen::JsValue::NULL).ok());
    if posted.is_none() {
        leptos::prelude::queue_microtask(run_next);
    }
}

thread_local! {
    static NEXT: RefCell<VecDeque<Box<dyn FnOnce()>>> = const { RefCell::new(VecDeque::new()) };
    static CHANNEL: Option<MessageChannel> = {
        let channel = MessageChannel::new().ok();
        if let Some(channel) = &channel {
            let run = Closure::<dyn FnMut()>::new(run_next).into_js_value();
            channel.port1().set_onmessage(Some(run.unchecked_ref()));
        }
        channel
    };
}

fn run_next() {
    if let Some(run) = NEXT.with_borrow_mut(VecDeque::pop_front) {
        run();
    }
}
