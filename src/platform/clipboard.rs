//! The clipboard.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;

/// The clipboard, which pages without a secure context do not have.
fn clipboard() -> Option<Clipboard> {
    js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).ok()?.dyn_into().ok()
}

/// Copies a text; says whether the browser let us.
pub async fn copy(text: &str) -> bool {
    match clipboard() {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}
