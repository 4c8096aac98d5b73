//! Ways out of the console.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

use super::address;

/// Goes to another address with the whole page: a provider's login, a portal. In a frame use the host
/// bridge instead: a login page never renders in a frame.
pub fn leave_to(url: &str) {
    let url = if url.starts_with('/') { address::href(url.to_owned()) } else { url.to_owned() };
    let _ = window().location().assign(&url);
    // Behind the `#` no address is another page by itself.
    #[cfg(feature = "demo")]
    if address::in_fragment::is_on() {
        reload();
    }
}

/// Begins at a path of the console, in place of the present address.
#[cfg(feature = "demo")]
pub fn start_at(path: &str) {
    let behind = address::in_fragment::is_on();
    let _ = window().location().replace(&address::href(path.to_owned()));
    if behind {
        reload();
    }
}

/// Loads the page again.
pub fn reload() {
    let _ = window().location().reload();
}

/// Opens a tab of its own; `false` when the browser refused (a popup blocker, a poor sandbox), so that
/// the caller can offer a plain link.
pub fn open_tab(url: &str) -> bool {
    NewTab::open().map(|tab| tab.go(url)).is_some()
}

/// A tab that was opened in a click, before it is known where it goes: after an answer of the server
/// the browser would take it for a popup.
pub struct NewTab(web_sys::Window);

impl NewTab {
    /// Opens an empty tab; only in the click itself. `None` when the browser or the sandbox refuses.
    pub fn open() -> Option<Self> {
        // Asking for `noopener` would hide whether it worked: the way back to us is cut by hand.
        let tab = window().open_with_url_and_target("about:blank", "_blank").ok().flatten()?;
        let _ = tab.set_opener(&JsValue::NULL);
        Some(Self(tab))
    }

    /// Sends it somewhere.
    pub fn go(&self, url: &str) {
        let _ = self.0.location().replace(url);
    }

    /// Closes it again.
    pub fn close(&self) {
        let _ = self.0.close();
    }
}
