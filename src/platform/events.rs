//! Events of the window, ended with the owner that asked for them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// Runs on a window event until the owner ends.
pub fn on_window(name: &'static str, run: impl Fn() + 'static) {
    let handle = window_event_listener_untyped(name, move |_| run());
    on_cleanup(move || handle.remove());
}

/// Whether somebody looks at the page.
pub fn visible() -> bool {
    !document().hidden()
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

/// Runs on a click on a link to a page of the console, in place of the router, with path and query.
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
    (own && link.origin() == super::page::origin()).then(|| format!("{}{}", link.pathname(), link.search()))
}

fn document_listener(name: &'static str, run: impl Fn(Event) + 'static) -> impl FnOnce() + Send + Sync {
    let closure = Closure::<dyn Fn(Event)>::new(run);
    let _ = document().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    let kept = StoredValue::new_local(Some(closure));
    move || {
        if let Some(closure) = kept.try_update_value(Option::take).flatten() {
            let _ = document().remove_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        }
    }
}
