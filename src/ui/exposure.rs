//! Whether somebody can see what they are about to confirm. In a frame the page around it could lay something
//! over a button, or slip the button under a click that was meant for something else (clickjacking).

use std::time::Duration;

use crate::platform::effect::effect;
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IntersectionObserver;

/// How long a confirmation has to be seen before it can be clicked, in milliseconds.
const ARMED_AFTER: u64 = 500;
/// The confirming button of an open dialog.
const BUTTON: &str = "dialog[open] .dialog-footer";

/// What is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exposure {
    /// Not long enough on the screen.
    Unknown,
    /// It can be seen, as far as the browser tells.
    Seen,
    /// Something lies over it, or the frame is made see-through.
    Covered,
}

/// Whether the console stands in a frame; the entry page writes it down before the first paint.
fn framed() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-embedded"))
}

/// Follows the confirmation of an alert dialog, as often as it opens. Outside a frame it is always seen.
pub(super) fn of_confirmation(open: Memo<bool>) -> Signal<Exposure> {
    if !framed() {
        return Signal::stored(Exposure::Seen);
    }
    let (armed, visible) = (RwSignal::new(false), RwSignal::new(None::<bool>));
    effect(move |_| {
        armed.set(false);
        visible.set(None);
        if !open.get() {
            return;
        }
        let arm = move || {
            armed.try_set(true);
        };
        if let Ok(handle) = set_timeout_with_handle(arm, Duration::from_millis(ARMED_AFTER)) {
            on_cleanup(move || handle.clear());
        }
        request_animation_frame(move || {
            if open.try_get_untracked() == Some(true) {
                watch(visible);
            }
        });
    });
    Signal::derive(move || match (armed.get(), visible.get()) {
        (_, Some(false)) => Exposure::Covered,
        (true, _) => Exposure::Seen,
        (false, _) => Exposure::Unknown,
    })
}

/// Asks the browser to tell (Intersection Observer, version 2). One that cannot is not held against anybody.
fn watch(visible: RwSignal<Option<bool>>) {
    let Ok(Some(button)) = document().query_selector(BUTTON) else { return };
    let callback = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
        let newest = entries.get(entries.length().saturating_sub(1));
        let told = Reflect::get(&newest, &"isVisible".into()).ok().and_then(|value| value.as_bool());
        visible.try_set(told);
    });
    let options = Object::new();
    for (name, value) in
        [("trackVisibility", JsValue::TRUE), ("delay", JsValue::from(100)), ("threshold", JsValue::from(0.9))]
    {
        let _ = Reflect::set(&options, &name.into(), &value);
    }
    let function: &Function = callback.as_ref().unchecked_ref();
    let Ok(observer) = IntersectionObserver::new_with_options(function, options.unchecked_ref()) else { return };
    observer.observe(&button);
    // Ends with the button: the observer is dropped by the browser once nothing it watches is left.
    callback.forget();
}
