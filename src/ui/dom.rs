//! The DOM calls the components share. Each fails quietly: a component whose element is gone does nothing.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// An id no other element of the page has.
pub fn unique_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Moves focus without letting the browser scroll: the caller decides what is in view.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Moves focus, then the page by as little as shows the element: at the next frame, when everything is laid out.
pub fn focus_in_view(element: HtmlElement) {
    focus(&element);
    leptos::prelude::request_animation_frame(move || {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    });
}

/// The element an event started at.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The nearest element around the event's target (or the target itself) that matches.
pub fn target_within(event: &Event, selector: &str) -> Option<HtmlElement> {
    target(event)?.closest(selector).ok()??.dyn_into().ok()
}

/// All descendants that match, in document order.
pub fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Whether the page reads from right to left, where the arrow keys swap their meaning.
pub fn right_to_left() -> bool {
    document().document_element().and_then(|root| root.get_attribute("dir")).as_deref() == Some("rtl")
}

/// Moves focus among `items` as the arrow, Home and End keys ask; says where it went.
/// At the ends it wraps around. `horizontal` listens to Left and Right, else to Up and Down.
pub fn rove(items: &[HtmlElement], key: &str, horizontal: bool) -> Option<usize> {
    let last = items.len().checked_sub(1)?;
    let active = document().active_element();
    let at = items.iter().position(|item| Some(item.as_ref()) == active.as_ref());
    let next = || at.map_or(0, |at| if at >= last { 0 } else { at + 1 });
    let previous = || at.map_or(last, |at| at.checked_sub(1).unwrap_or(last));
    let to = match (key, horizontal) {
        ("Home", _) => 0,
        ("End", _) => last,
        ("ArrowDown", false) => next(),
        ("ArrowUp", false) => previous(),
        ("ArrowRight" | "ArrowLeft", true) => {
            if (key == "ArrowRight") != right_to_left() {
                next()
            } else {
                previous()
            }
        }
        _ => return None,
    };
    let _ = items.get(to)?.focus();
    Some(to)
}
