//! Events of the window, ended with the owner that asked for them.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// Runs on a window event until the owner ends.
pub fn on_window(name: &'static str, run: impl Fn() + 'static) {
    let handle = window_event_listener_untyped(name, move |_| run());
    on_cleanup(move || handle.remove());
}

thread_local! {
    /// A host that keeps the frame out of sight says so; without one the browser knows.
    static HOST_SHOWS: Cell<bool> = const { Cell::new(true) };
}

/// Whether somebody looks at the page.
pub fn visible() -> bool {
    !document().hidden() && HOST_SHOWS.get()
}

/// The host shows the frame, or puts it out of sight.
pub fn host_shows(shows: bool) {
    if HOST_SHOWS.replace(shows) != shows
        && let Ok(event) = Event::new("visibilitychange")
    {
        let _ = document().dispatch_event(&event);
    }
}

/// Whether the browser thinks it has a network.
pub fn online() -> bool {
    window().navigator().on_line()
}

/// Runs when somebody comes back to the page or the network comes back.
pub fn on_return(run: impl Fn() + Clone + 'static) {
    let back = {
        let run = run.clone();
        move || {
            if visible() {
                run();
            }
        }
    };
    on_window("focus", back.clone());
    on_cleanup(document_listener("visibilitychange", move |_| back()));
    on_window("online", run);
}

/// Runs on a click on a link to a page of the console, in place of the browser, with path and query.
pub fn on_internal_link(run: impl Fn(String) + 'static) {
    let click = move |event: Event| {
        if let Some(address) = internal_link(&event) {
            event.prevent_default();
            run(address);
        }
    };
    on_cleanup(document_listener("click", click));
}

/// Where a plain click on a link to the console goes; `None` for every other click.
fn internal_link(event: &Event) -> Option<String> {
    let mouse: &MouseEvent = event.dyn_ref()?;
    let modified = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
    if event.default_prevented() || mouse.button() != 0 || modified {
        return None;
    }
    let element: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
    let own = link.target().is_empty() && !link.has_attribute("download") && link.hash().is_empty();
    (own && link.origin() == super::address::origin()).then(|| format!("{}{}", link.pathname(), link.search()))
}

/// Runs on an event anywhere on the page, one that does not bubble too, until the owner ends.
pub fn on_document(name: &'static str, run: impl Fn(Event) + 'static) {
    on_cleanup(listener(name, true, Closure::new(run)));
}

/// Runs on Alt+Shift and a key, named by its place on the keyboard, until the owner ends.
#[cfg(feature = "demo")]
pub fn on_shortcut(code: &'static str, run: impl Fn() + 'static) {
    on_document("keydown", move |event| {
        let pressed = event.dyn_ref::<web_sys::KeyboardEvent>();
        if pressed.is_some_and(|key| key.alt_key() && key.shift_key() && key.code() == code) {
            event.prevent_default();
            run();
        }
    });
}

/// Runs on an event that has come up to the page, after whatever is nearer to it, until the owner ends.
#[cfg(feature = "demo")]
pub fn on_document_bubbling(name: &'static str, run: impl Fn(Event) + 'static) {
    on_cleanup(document_listener(name, run));
}

fn document_listener(name: &'static str, run: impl Fn(Event) + 'static) -> impl FnOnce() + Send + Sync {
    listener(name, false, Closure::new(run))
}

fn listener(name: &'static str, capture: bool, closure: Closure<dyn Fn(Event)>) -> impl FnOnce() + Send + Sync {
    let _ = document().add_event_listener_with_callback_and_bool(name, closure.as_ref().unchecked_ref(), capture);
    let kept = StoredValue::new_local(Some(closure));
    move || {
        if let Some(closure) = kept.try_update_value(Option::take).flatten() {
            let function = closure.as_ref().unchecked_ref();
            let _ = document().remove_event_listener_with_callback_and_bool(name, function, capture);
        }
    }
}
