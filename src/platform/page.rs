//! The page itself: title, focus, frame.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{FocusOptions, HtmlElement, Response};

/// The content of a `<meta>` tag.
pub fn meta(name: &str) -> Option<String> {
    let found = document().query_selector(&format!("meta[name=\"{name}\"]")).ok()??;
    found.get_attribute("content")
}

/// The address of the script that started the app, as the page names it; its name changes with every version.
pub fn own_script() -> Option<String> {
    document().query_selector("link[rel=modulepreload]").ok()??.get_attribute("href")
}

/// The languages that the reader prefers, the first before the others (BCP 47).
pub fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Says in which language the page is, for screen readers, hyphens and fonts.
pub fn set_language(tag: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
    }
}

/// The text of a file that lies beside the page; `None` when it does not arrive.
pub async fn file(name: &str) -> Option<String> {
    #[cfg(feature = "demo")]
    let rooted = !super::address::in_fragment::is_on();
    #[cfg(not(feature = "demo"))]
    let rooted = true;
    let address = if rooted { format!("/{name}") } else { name.to_owned() };
    let response: Response = JsFuture::from(window().fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// Takes away the shape of a page that stands in `index.html`, once there is something better to see.
pub fn remove_first_shape() {
    if let Some(shape) = document().get_element_by_id("boot") {
        shape.remove();
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

/// Whether the first element that matches has focus itself.
pub fn has_focus(selector: &str) -> bool {
    find(selector).is_some_and(|element| document().active_element().as_ref() == Some(element.as_ref()))
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

/// Marks the first element that matches, for somebody who is shown around; nothing else stays marked.
#[cfg(feature = "demo")]
pub fn point_at(selector: Option<&str>) {
    const MARK: &str = "data-pointed";
    let target = selector.and_then(find);
    if let Some(old) = find(&format!("[{MARK}]")).filter(|old| Some(old) != target.as_ref()) {
        let _ = old.remove_attribute(MARK);
    }
    if let Some(target) = target.filter(|target| !target.has_attribute(MARK)) {
        let _ = target.set_attribute(MARK, "");
        target.scroll_into_view_with_bool(false);
    }
}

/// Tells the styles whether the demo director stands beside the page.
#[cfg(feature = "demo")]
pub fn make_room_for_director(open: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.toggle_attribute_with_force("data-directed", open);
    }
}

/// Whether the console stands in another page.
pub fn framed() -> bool {
    match window().top() {
        Ok(Some(top)) => top != window(),
        _ => true,
    }
}
