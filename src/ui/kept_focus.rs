//! Focus stays near what had it. When that goes (a button that asked for what is done now), browsers put focus at the
//! start of the page, and whoever has only a keyboard starts all over.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, MutationObserver, MutationObserverInit};

use super::dom;

/// What keeps focus in itself.
const PLACES: &str = ".vtable, .drawer, .dialog, section, .page";
/// Where in it: at the row that Tab leads to, or its heading.
const LANDING: &str = "tr[data-row][tabindex=\"0\"], h1, h2";

/// What had focus, and everything around it, from the inside out.
type Path = StoredValue<Vec<Element>, LocalStorage>;

/// From now on. Another page is no loss: it takes focus to its own heading.
pub fn keep_focus() {
    let path = Path::new_local(Vec::new());
    let focused = window_event_listener(ev::focusin, move |event| {
        let around = |element: &Element| element.parent_element();
        path.try_set_value(std::iter::successors(dom::target(event.unchecked_ref()), around).collect());
    });
    let changed = Closure::<dyn FnMut()>::new(move || look(path));
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok();
    if let (Some(observer), Some(body)) = (&observer, document().body()) {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        let _ = observer.observe_with_options(&body, &what);
    }
    let kept = StoredValue::new_local(Some((observer, changed)));
    on_cleanup(move || {
        focused.remove();
        if let Some((Some(observer), _)) = kept.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
}

fn look(path: Path) {
    if document().active_element().is_some_and(|now| now.tag_name() != "BODY") {
        return;
    }
    let lost = path.try_with_value(|path| path.first().is_some_and(|had| !had.is_connected()));
    if lost != Some(true) {
        return;
    }
    let path = path.try_update_value(std::mem::take).unwrap_or_default();
    let mut place = path.into_iter().find(|element| element.is_connected());
    while let Some(around) = place.and_then(|place| place.closest(PLACES).ok().flatten()) {
        if let Some(landing) = dom::all(&around, LANDING).first() {
            if !landing.has_attribute("tabindex") {
                let _ = landing.set_attribute("tabindex", "-1");
            }
            return dom::focus_in_view(landing.clone());
        }
        place = around.parent_element();
    }
}
