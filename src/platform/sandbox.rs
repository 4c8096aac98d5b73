//! What the frame that the console stands in does not allow (docs/embedding.md).

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlFormElement};

/// Whether forms can be sent. Without `allow-forms` a browser drops the event without a word.
pub fn allows_forms() -> bool {
    let Some(form) = document().create_element("form").ok().and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
    else {
        return true;
    };
    let Some(body) = document().body() else { return true };
    let sent = Rc::new(Cell::new(false));
    let heard = sent.clone();
    let on_submit = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        event.prevent_default();
        heard.set(true);
    });
    form.set_hidden(true);
    let _ = form.add_event_listener_with_callback("submit", on_submit.as_ref().unchecked_ref());
    let asked = body.append_child(&form).is_ok() && form.request_submit().is_ok();
    form.remove();
    sent.get() || !asked
}
