//! Mounts a view and acts on it as a person would.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

/// A mounted view; dropping it unmounts it.
pub struct Stage {
    root: HtmlElement,
    handle: Option<Box<dyn std::any::Any>>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.unmount();
        self.root.remove();
    }
}

/// Mounts a view into an element of its own and waits until its effects have run.
pub async fn stage<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Stage {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let handle = leptos::mount::mount_to(root.clone(), view);
    settle().await;
    Stage { root, handle: Some(Box::new(handle)) }
}

impl Stage {
    pub fn unmount(&mut self) {
        self.handle.take();
    }

    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|at| found.item(at).unwrap().unchecked_into()).collect()
    }

    pub fn maybe(&self, selector: &str) -> Option<HtmlElement> {
        self.all(selector).into_iter().next()
    }

    pub fn one(&self, selector: &str) -> HtmlElement {
        self.maybe(selector).unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html()))
    }

    /// The button or link with this text.
    pub fn named(&self, text: &str) -> HtmlElement {
        let named = |element: &HtmlElement| {
            element.text_content().unwrap_or_default().trim() == text
                || element.get_attribute("aria-label").as_deref() == Some(text)
        };
        self.all("button, a").into_iter().find(named).unwrap_or_else(|| panic!("no button {text}"))
    }

    pub fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// The text of the element another one is described by.
    pub fn described(&self, element: &HtmlElement) -> String {
        let ids = element.get_attribute("aria-describedby").unwrap_or_default();
        let texts = ids.split(' ').filter_map(|id| document().get_element_by_id(id)?.text_content());
        texts.collect::<Vec<_>>().join(" ").trim().to_string()
    }
}

/// Lets effects, timers that are due, and two frames (layout, scroll and resize events) pass.
pub async fn settle() {
    leptos::task::tick().await;
    for _ in 0..2 {
        frame().await;
        leptos::task::tick().await;
    }
}

async fn frame() {
    wait(|done| {
        let _ = window().request_animation_frame(done.unchecked_ref());
    })
    .await;
}

/// Lets time pass.
pub async fn sleep(ms: i32) {
    wait(move |done| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(done, ms);
    })
    .await;
    settle().await;
}

async fn wait(start: impl FnOnce(&js_sys::Function) + 'static) {
    let mut start = Some(start);
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(start) = start.take() {
            // A frame passes a time stamp, which the promise would take for its value: harmless.
            start(&resolve);
        }
    });
    JsFuture::from(promise).await.unwrap();
}

pub async fn click(element: &HtmlElement) {
    element.click();
    settle().await;
}

/// Presses a key where focus is.
pub async fn press(key: &str) -> KeyboardEvent {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    document().active_element().unwrap().dispatch_event(&event).unwrap();
    settle().await;
    event
}

/// Sends an event without data.
pub async fn send(element: &HtmlElement, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    element.dispatch_event(&Event::new_with_event_init_dict(name, &init).unwrap()).unwrap();
    settle().await;
}

pub async fn type_into(element: &HtmlElement, text: &str) {
    let input: &HtmlInputElement = element.unchecked_ref();
    input.focus().unwrap();
    input.set_value(text);
    send(element, "input").await;
}

pub fn focused() -> HtmlElement {
    document().active_element().unwrap().unchecked_into()
}

pub fn focused_text() -> String {
    focused().text_content().unwrap_or_default().trim().to_string()
}

pub fn attribute(element: &HtmlElement, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Adds a style sheet to the page, once per test that needs layout.
pub fn style(css: &str) {
    let element = document().create_element("style").unwrap();
    element.set_text_content(Some(css));
    document().head().unwrap().append_child(&element).unwrap();
}
