//! Small settings that outlive a visit. Storage may be forbidden (a frame, private browsing) or full:
//! then the memory of this page has to do.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::window;

thread_local! {
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

const PREFIX: &str = "spanning.";

fn storage() -> Option<web_sys::Storage> {
    // In a frame without storage already the property throws.
    window().local_storage().ok().flatten()
}

/// Whether anything outlives this visit.
pub fn is_lasting() -> bool {
    storage().is_some_and(|storage| storage.set_item(PREFIX, "").is_ok() && storage.remove_item(PREFIX).is_ok())
}

/// What was kept under a name.
pub fn get(name: &str) -> Option<String> {
    let kept = storage().and_then(|storage| storage.get_item(&format!("{PREFIX}{name}")).ok().flatten());
    kept.or_else(|| MEMORY.with_borrow(|memory| memory.get(name).cloned()))
}

/// The names that begin like this, of what is kept.
#[cfg(feature = "demo")]
pub fn names(start: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    let own = keys.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned));
    own.filter(|name| name.starts_with(start)).collect()
}

/// Keeps a value; `false` when only the memory of this page has it. Never a secret: everything of this
/// origin can read it.
pub fn set(name: &str, value: &str) -> bool {
    let kept = storage().is_some_and(|storage| storage.set_item(&format!("{PREFIX}{name}"), value).is_ok());
    MEMORY.with_borrow_mut(
        |memory| {
            if kept { memory.remove(name) } else { memory.insert(name.to_owned(), value.to_owned()) }
        },
    );
    kept
}

/// Forgets a value.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("{PREFIX}{name}"));
    }
    MEMORY.with_borrow_mut(|memory| memory.remove(name));
}
