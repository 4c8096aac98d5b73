//! The part of a tall frame that can be seen. Stylesheets put dialogs, drawers and messages there.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Tells the stylesheets.
pub(super) fn set(top: u32, height: u32) {
    let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    for (name, pixels) in [("--visible-top", top), ("--visible-height", height)] {
        let _ = root.style().set_property(name, &format!("{pixels}px"));
    }
}
