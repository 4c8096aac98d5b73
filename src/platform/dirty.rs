//! Whether leaving the page would lose what somebody has typed: text in an open dialog that nobody has sent.

use std::cell::Cell;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::events;

thread_local! {
    static DIRTY: Cell<bool> = const { Cell::new(false) };
}

/// Tells every change, from now on until the owner ends.
pub fn follow(tell: impl Fn(bool) + Clone + 'static) {
    let set = move |dirty: bool| {
        if DIRTY.replace(dirty) != dirty {
            tell(dirty);
        }
    };
    let typed = set.clone();
    events::on_document("input", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|element| matches!(element.closest("dialog[open]"), Ok(Some(_)))) {
            typed(true);
        }
    });
    // A dialog that closes has done its work, or was given up.
    events::on_document("close", move |_| {
        if matches!(document().query_selector("dialog[open]"), Ok(None)) {
            set(false);
        }
    });
}
