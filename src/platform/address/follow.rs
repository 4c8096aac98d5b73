//! The address as a page follows it, and the way to another. Not a router's: pages are chosen by
//! [`Place::parse`](crate::routes::Place::parse), and leptos' router keeps every address that it was ever at.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

#[cfg(feature = "demo")]
use super::in_fragment;
use super::{Parts, href, parts};
use crate::platform::events;

/// Path and query of the console's page, as they change.
#[derive(Clone, Copy)]
pub struct Follow {
    path: RwSignal<String>,
    query: RwSignal<String>,
}

/// Follows the address until the owner ends.
pub fn follow() -> Follow {
    let Parts { path, query, .. } = parts();
    let follow = Follow { path: RwSignal::new(path), query: RwSignal::new(query) };
    #[cfg(feature = "demo")]
    if in_fragment::is_on() {
        in_fragment::listen(follow);
        return follow;
    }
    events::on_window("popstate", move || follow.read());
    follow
}

impl Follow {
    /// The path.
    pub fn path(self) -> Signal<String> {
        self.path.into()
    }

    /// The query, without `?`.
    pub fn query(self) -> Signal<String> {
        self.query.into()
    }

    /// Goes to a path with its query: in place of the present address, or as a step that Back undoes.
    pub fn go(self, to: &str, replace: bool, scroll: bool) {
        let Ok(history) = window().history() else { return };
        let address = href(to.to_owned());
        let _ = match replace {
            true => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
            false => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        };
        self.read();
        if scroll {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// Takes over what the address bar says.
    pub(super) fn read(self) {
        let Parts { path, query, .. } = parts();
        if self.path.try_with_untracked(|old| *old != path) == Some(true) {
            self.path.try_set(path);
        }
        if self.query.try_with_untracked(|old| *old != query) == Some(true) {
            self.query.try_set(query);
        }
    }
}
