//! The two channels: the window, for the welcome only, and the port that comes with it.

use js_sys::{Reflect, global};
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort, Window};

use super::envelope::{self, FromHost, MOST_BYTES};
use super::{Host, HostState};

fn parent() -> Option<Window> {
    window().parent().ok().flatten()
}

fn is_same(a: &impl AsRef<JsValue>, b: &impl AsRef<JsValue>) -> bool {
    a.as_ref() == b.as_ref()
}

/// Says hello to each origin that may be the host. The browser delivers it to that origin only.
pub(super) fn hello(host: Host, allowed: &[String]) {
    let Some(parent) = parent() else { return };
    let nonce = host.line.try_with_value(|line| line.nonce.clone()).unwrap_or_default();
    let message = JsValue::from(envelope::write("hello", &nonce, json!({ "versions": [1] })));
    let known = ancestor();
    for origin in allowed {
        // Where the browser names the parent, the others need not be tried (each would be a complaint in
        // the console). It saves noise and decides nothing.
        if known.as_ref().is_none_or(|known| known == origin) {
            let _ = parent.post_message(&message, origin);
        }
    }
}

/// The parent's origin, where the browser tells it.
fn ancestor() -> Option<String> {
    let location = Reflect::get(&global(), &"location".into()).ok()?;
    let ancestors = Reflect::get(&location, &"ancestorOrigins".into()).ok()?;
    Reflect::get(&ancestors, &0.into()).ok()?.as_string()
}

/// Text of a message that is short enough to be looked at.
fn text(event: &MessageEvent) -> Option<String> {
    let data = event.data();
    let length = data.dyn_ref::<js_sys::JsString>()?.length();
    if usize::try_from(length).ok()? > MOST_BYTES { None } else { data.as_string() }
}

/// Listens for the host's welcome. Until the bridge is ready a later welcome replaces an earlier one: the
/// host has answered two hellos, and its newest port is the one it listens to.
pub(super) fn listen(host: Host, allowed: Vec<String>) {
    let handle = window_event_listener_untyped("message", move |event| {
        let Ok(event) = event.dyn_into::<MessageEvent>() else { return };
        let from_parent = event.source().is_some_and(|source| parent().is_some_and(|parent| is_same(&source, &parent)));
        let open = host.state.try_get_untracked() == Some(HostState::Waiting);
        if !open || !from_parent || !allowed.contains(&event.origin()) {
            host.drop_message();
            return;
        }
        let nonce = host.line.try_with_value(|line| line.nonce.clone()).unwrap_or_default();
        let welcome = text(&event).and_then(|text| envelope::read(&text, &nonce)) == Some(FromHost::Welcome);
        match (welcome, event.ports().get(0).dyn_into::<MessagePort>()) {
            (true, Ok(port)) => adopt(host, port),
            _ => host.drop_message(),
        }
    });
    // The bridge lives as long as the page: there is nothing to end it before.
    std::mem::forget(handle);
}

fn adopt(host: Host, port: MessagePort) {
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let nonce = host.line.try_with_value(|line| line.nonce.clone()).unwrap_or_default();
        match text(&event).and_then(|text| envelope::read(&text, &nonce)) {
            Some(message) => host.hear(message),
            None => host.drop_message(),
        }
    });
    port.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // Kept by the port, which lives as long as the page.
    hear.forget();
    let old = host.line.try_update_value(|line| line.port.replace(port)).flatten();
    if let Some(old) = old {
        old.set_onmessage(None);
        old.close();
    }
    host.send("ready", json!({}));
}
