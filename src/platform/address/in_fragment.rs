//! The address behind the `#`: `#/settings/integrations?x=y`, or `#@kaseyaone/login` on one of the simulated sites
//! around the console.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::{Follow, Parts};
use crate::platform::events;

thread_local! {
    static ON: Cell<bool> = const { Cell::new(false) };
}

/// From here on addresses stand behind the `#`.
pub fn set_on() {
    ON.set(true);
}

/// Whether they do.
pub fn is_on() -> bool {
    ON.get()
}

/// The parameter that names a demo.
pub const NAME: &str = "d";

/// The demo that the address names.
pub fn name() -> Option<String> {
    let query = window().location().search().ok()?;
    let value = query.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix(NAME)?.strip_prefix('='))?;
    let usable = (1..=40).contains(&value.len()) && value.chars().all(|c| c.is_ascii_alphanumeric());
    usable.then(|| value.to_owned())
}

/// What stands behind the `#`, word for word.
pub fn text() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or_default()
}

/// The one address of the files, with `#`.
pub(super) fn origin() -> String {
    let href = window().location().href().unwrap_or_default();
    format!("{}#", href.split('#').next().unwrap_or_default())
}

pub(super) fn parts() -> Parts {
    let text = text();
    let (rest, fragment) = text.split_once('#').unwrap_or((&text, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = if path.is_empty() { "/" } else { path };
    Parts { path: path.to_owned(), query: query.to_owned(), fragment: fragment.to_owned() }
}

/// The site around the console that the address is on, by its label, with the path and query there.
pub fn site() -> Option<(String, String)> {
    let text = text();
    let rest = text.strip_prefix('@')?;
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (label, path) = rest.split_at_checked(end)?;
    Some((label.to_owned(), if path.is_empty() { "/".to_owned() } else { path.to_owned() }))
}

/// Keeps what follows the address at it. What leaves the console loads anew, as it does with a server.
pub(super) fn listen(follow: Follow) {
    let read = move || match site() {
        Some(_) => reload(),
        None => follow.read(),
    };
    events::on_window("hashchange", read);
    events::on_window("popstate", read);
    events::on_document_bubbling("click", move |event| click(follow, &event));
}

fn reload() {
    let _ = window().location().reload();
}

/// Links name paths: the browser would ask the host of the files for them.
fn click(follow: Follow, event: &Event) {
    let Some((address, tab)) = inner_link(event) else { return };
    event.prevent_default();
    match tab {
        true => {
            let _ = window().open_with_url_and_target(&format!("{}{address}", origin()), "_blank");
        }
        false => follow.go(&address, false, true),
    }
}

/// The path of a link of the console that was clicked, and whether it wants a tab of its own.
fn inner_link(event: &Event) -> Option<(String, bool)> {
    let mouse: &MouseEvent = event.dyn_ref()?;
    if event.default_prevented() || mouse.button() != 0 {
        return None;
    }
    let element: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
    let written = link.get_attribute("href")?;
    let path = written.strip_prefix('#').unwrap_or(&written);
    let own = path.starts_with('/') && !path.starts_with("//") && !link.has_attribute("download");
    let tab = link.target() == "_blank" || mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key();
    own.then(|| (path.to_owned(), tab))
}
