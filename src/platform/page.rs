//! The page itself: address, title, focus, frame.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlElement};

/// The content of a `<meta>` tag.
pub fn meta(name: &str) -> Option<String> {
    let found = document().query_selector(&format!("meta[name=\"{name}\"]")).ok()??;
    found.get_attribute("content")
}

/// The path of the address.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The query of the address, without `?`.
pub fn query() -> String {
    let text = window().location().search().unwrap_or_default();
    text.strip_prefix('?').map(str::to_owned).unwrap_or_default()
}

/// The fragment of the address, without `#`.
pub fn fragment() -> String {
    let text = window().location().hash().unwrap_or_default();
    text.strip_prefix('#').map(str::to_owned).unwrap_or_default()
}

/// Scheme, host and port of the console.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Takes query and fragment out of the address bar and the history, before anything else is drawn or
/// sent: they may hold a code or a ticket.
pub fn strip_query_and_fragment() {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path()));
    }
}

/// Names the page in the tab and the history.
pub fn set_title(title: &str) {
    document().set_title(title);
}

fn focus_on(element: &HtmlElement) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Moves focus to the first element that matches, without scrolling; `false` when there is none.
pub fn focus(selector: &str) -> bool {
    find(selector).is_some_and(|element| focus_on(&element))
}

/// What Tab stops at.
const STOPS: &str = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), \
                     textarea:not(:disabled), summary, [tabindex='0']";

/// Moves focus to the first or the last control that can be seen.
pub fn focus_edge(last: bool) {
    let Ok(stops) = document().query_selector_all(STOPS) else { return };
    let count = stops.length();
    for step in 0..count {
        let index = if last { count - 1 - step } else { step };
        let element = stops.item(index).and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element.filter(|element| element.offset_width() > 0) {
            let _ = element.focus();
            return;
        }
    }
}

/// Moves focus to the first control that is marked invalid.
pub fn focus_invalid() {
    if let Some(element) = find("[aria-invalid=true]") {
        let _ = element.focus();
    }
}

/// Puts a popover away: the navigation of a narrow window, once something in it was chosen.
pub fn hide_popover(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.hide_popover();
    }
}

/// Whether the console stands in another page.
pub fn framed() -> bool {
    match window().top() {
        Ok(Some(top)) => top != window(),
        _ => true,
    }
}
