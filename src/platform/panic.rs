//! The last screen: what a person sees when the app itself has failed. A panic ends the wasm, so the
//! screen is built of plain elements and a link; nothing of the app runs any more.

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlTextAreaElement};

use crate::config;
use crate::text::shell::crash as text;

/// Draws the screen when the app panics, or when an error of the browser has torn through it.
pub fn install_panic_screen() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| at.to_string());
        let report = report(&place.unwrap_or_default(), info.payload_as_str().unwrap_or_default());
        web_sys::console::error_1(&report.as_str().into());
        let _ = draw(&report);
    }));
    let Some(window) = web_sys::window() else { return };
    let hear = Closure::<dyn Fn(Event)>::new(|event: Event| {
        if let Some((message, stack)) = torn(&event) {
            let _ = draw(&report(&stack, &message));
        }
    });
    for name in ["error", "unhandledrejection"] {
        let _ = window.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
    }
    // For as long as the page lives.
    hear.forget();
}

/// What an uncaught error says, and where, if the app was under way: what it had begun is half done, and whatever it
/// holds stays held. A panic ends in such an error too, and has its screen already.
fn torn(event: &Event) -> Option<(String, String)> {
    let part = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(|part| !part.is_falsy());
    let error = part(event, "error").or_else(|| part(event, "reason"))?;
    let stack = part(&error, "stack")?.as_string().filter(|stack| stack.contains("wasm"))?;
    let drawn = web_sys::window()?.document()?.query_selector(".crash").ok()?.is_some();
    let message = part(&error, "message").and_then(|message| message.as_string()).unwrap_or_default();
    (!drawn).then(|| (message, stack.chars().take(LONGEST).collect()))
}

/// Characters of a stack in a report.
const LONGEST: usize = 2_000;

/// What support needs: the build, the place in the code, the page. No query: it may hold names.
fn report(place: &str, message: &str) -> String {
    let window = web_sys::window();
    let page = window.as_ref().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    let browser = window.and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    let time = String::from(js_sys::Date::new_0().to_iso_string());
    format!("{} {}\n{time}\n{page}\n{place}\n{message}\n{browser}", text::report_of(), config::build())
}

fn draw(report: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    let screen = element(&document, "main", "crash")?;
    // Announced at once; the way out and the report stand beside it in the page.
    let said = element(&document, "div", "crash-said")?;
    said.set_attribute("role", "alert").ok()?;
    for (tag, words) in [("h1", text::title()), ("p", text::meaning()), ("p", text::action_label())] {
        let part = element(&document, tag, "")?;
        part.set_text_content(Some(words));
        said.append_child(&part).ok()?;
    }
    screen.append_child(&said).ok()?;
    // An empty address is this page: it works without any script.
    let reload = element(&document, "a", "btn btn-primary")?;
    reload.set_attribute("href", "").ok()?;
    // The dead app still listens to clicks: what has a target it leaves to the browser.
    reload.set_attribute("target", "_self").ok()?;
    reload.set_text_content(Some(text::reload()));
    screen.append_child(&reload).ok()?;
    let label = element(&document, "label", "field-label")?;
    label.set_text_content(Some(text::report()));
    let area: HtmlTextAreaElement = element(&document, "textarea", "crash-report")?.dyn_into().ok()?;
    area.set_read_only(true);
    area.set_value(report);
    label.append_child(&area).ok()?;
    screen.append_child(&label).ok()?;
    // What was on the page would look alive and answer to nothing.
    while let Some(child) = body.last_child() {
        body.remove_child(&child).ok()?;
    }
    body.append_child(&screen).ok()?;
    // Selected, so that Ctrl+C copies it.
    area.select();
    Some(())
}

fn element(document: &Document, tag: &str, class: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    element.set_class_name(class);
    Some(element)
}
