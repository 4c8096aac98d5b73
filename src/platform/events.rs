//! Events of the window, ended with the owner that asked for them.

use leptos::prelude::*;

/// Runs on a window event until the owner ends.
pub fn on_window(name: &'static str, run: impl Fn() + 'static) {
    let handle = window_event_listener_untyped(name, move |_| run());
    on_cleanup(move || handle.remove());
}

/// Whether somebody looks at the page.
pub fn visible() -> bool {
    !document().hidden()
}

/// Whether the browser thinks it has a network.
pub fn online() -> bool {
    window().navigator().on_line()
}

/// Runs when somebody comes back to the page or the network comes back.
pub fn on_return(run: impl Fn() + Clone + 'static) {
    let back = {
        let run = run.clone();
        move || {
            if visible() {
                run();
            }
        }
    };
    on_window("focus", back.clone());
    let handle = document_listener("visibilitychange", back);
    on_cleanup(handle);
    on_window("online", run);
}

fn document_listener(name: &'static str, run: impl Fn() + 'static) -> impl FnOnce() + Send + Sync {
    use leptos::prelude::StoredValue;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;

    let closure = Closure::<dyn Fn()>::new(run);
    let _ = document().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    let kept = StoredValue::new_local(Some(closure));
    move || {
        if let Some(closure) = kept.try_update_value(Option::take).flatten() {
            let _ = document().remove_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        }
    }
}
