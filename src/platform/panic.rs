//! The last screen: what a person sees when the app itself has failed. A panic ends the wasm, so the
//! screen is built of plain elements and a link; nothing of the app runs any more.

use std::panic::PanicHookInfo;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlTextAreaElement};

use crate::config;
use crate::text::shell::crash as text;

/// Draws the screen when the app panics.
pub fn install_panic_screen() {
    std::panic::set_hook(Box::new(|info| {
        let report = report(info);
        web_sys::console::error_1(&report.as_str().into());
        let _ = draw(&report);
    }));
}

/// What support needs: the build, the place in the code, the page. No query: it may hold names.
fn report(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(|at| format!("{}:{}:{}", place(at.file()), at.line(), at.column()));
    let place = place.unwrap_or_default();
    let message = info.payload_as_str().unwrap_or_default();
    let window = web_sys::window();
    let page = window.as_ref().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    let browser = window.and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    let time = String::from(js_sys::Date::new_0().to_iso_string());
    format!("{} {}\n{time}\n{page}\n{place}\n{message}\n{browser}", text::REPORT_OF, config::build())
}

/// A file of a dependency without the folders of the machine that built it.
fn place(file: &str) -> &str {
    file.split_once("/registry/src/").and_then(|(_, rest)| rest.split_once('/')).map_or(file, |(_, rest)| rest)
}

fn draw(report: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    let screen = element(&document, "main", "crash")?;
    screen.set_attribute("role", "alert").ok()?;
    for (tag, words) in [("h1", text::TITLE), ("p", text::MEANING), ("p", text::ACTION)] {
        let part = element(&document, tag, "")?;
        part.set_text_content(Some(words));
        screen.append_child(&part).ok()?;
    }
    // An empty address is this page: it works without any script.
    let reload = element(&document, "a", "btn btn-primary")?;
    reload.set_attribute("href", "").ok()?;
    // The dead app's router still listens to clicks: what has a target it leaves to the browser.
    reload.set_attribute("target", "_self").ok()?;
    reload.set_text_content(Some(text::RELOAD));
    screen.append_child(&reload).ok()?;
    let label = element(&document, "label", "field-label")?;
    label.set_text_content(Some(text::REPORT));
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
