//! The part of a frame that can be seen, when it grows with its content. Stylesheets put dialogs, drawers and messages
//! there, and make lists no higher than the most of it that could be seen so far: less would move what is being read.

use std::cell::Cell;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

thread_local! {
    static MOST: Cell<u32> = const { Cell::new(0) };
}

/// Tells the stylesheets.
pub(super) fn set(top: u32, height: u32) {
    let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    let most = MOST.get().max(height);
    MOST.set(most);
    let _ = root.set_attribute("data-grows", "");
    for (name, pixels) in [("--visible-top", top), ("--visible-height", height), ("--visible-most", most)] {
        let _ = root.style().set_property(name, &format!("{pixels}px"));
    }
}
