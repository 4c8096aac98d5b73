//! The address of the page: path, query, fragment. A demo without a server keeps all of it behind the `#`, since the
//! host of its files knows one address only.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

mod follow;
#[cfg(feature = "demo")]
pub mod in_fragment;

pub use follow::{Follow, follow};

/// A place of the console: what stands in the address bar, in three parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts {
    path: String,
    /// Without `?`.
    query: String,
    /// Without `#`.
    fragment: String,
}

fn parts() -> Parts {
    #[cfg(feature = "demo")]
    if in_fragment::is_on() {
        return in_fragment::parts();
    }
    let location = window().location();
    let without = |text: Result<String, JsValue>, mark| {
        text.ok().and_then(|text| text.strip_prefix(mark).map(str::to_owned)).unwrap_or_default()
    };
    Parts {
        path: location.pathname().unwrap_or_default(),
        query: without(location.search(), '?'),
        fragment: without(location.hash(), '#'),
    }
}

/// The path of the address.
pub fn path() -> String {
    parts().path
}

/// The query of the address, without `?`.
pub fn query() -> String {
    parts().query
}

/// The fragment of the address, without `#`.
pub fn fragment() -> String {
    parts().fragment
}

/// What stands before the path of a page of the console, in an address that can be given away.
pub fn origin() -> String {
    #[cfg(feature = "demo")]
    if in_fragment::is_on() {
        return in_fragment::origin();
    }
    window().location().origin().unwrap_or_default()
}

/// The address that a demonstration starts at, without anything that it has come to since.
#[cfg(feature = "demo")]
pub fn start() -> String {
    if in_fragment::is_on() {
        let origin = in_fragment::origin();
        return origin.split(['?', '#']).next().unwrap_or_default().to_owned();
    }
    format!("{}/", window().location().origin().unwrap_or_default())
}

/// What stands behind the `#` of the address bar.
#[cfg(feature = "demo")]
pub fn written_fragment() -> String {
    in_fragment::text()
}

/// A path of the console as a link has it.
pub fn href(path: String) -> String {
    #[cfg(feature = "demo")]
    if in_fragment::is_on() {
        return format!("#{path}");
    }
    path
}

/// Takes query and fragment out of the address bar and the history, before anything else is drawn or
/// sent: they may hold a code or a ticket.
pub fn strip_query_and_fragment() {
    replace(&href(path()));
}

/// Another address in the place of this one, without going there.
pub(super) fn replace(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}
