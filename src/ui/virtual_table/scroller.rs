//! What the table is scrolled in: how large it is, and where it stands.

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, ResizeObserver};

use crate::platform::effect::effect;
use crate::platform::timer;
use crate::ui::dom;

/// Keeps `size` at the scroller's width and the height left below its header. Nothing is known of it before the first
/// frame: to ask would make the browser lay out the page amid its changes.
pub(super) fn observe_size(scroller: NodeRef<html::Div>, size: RwSignal<(f64, f64)>) {
    let kept = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    scroller.on_load(move |element| {
        let measured = element.clone();
        let measure = move || {
            let head = dom::all(&measured, "thead").first().map_or(0, HtmlElement::offset_height);
            let now = (f64::from(measured.client_width()), f64::from(measured.client_height() - head));
            // Hidden, it is as it was.
            let Some(old) = size.try_get_untracked().filter(|old| now.0 > 0.0 && *old != now) else { return };
            let change = move || {
                size.try_set(now);
            };
            // Nothing is shown before the first time. Later the browser has enough to do with what made the difference.
            if old.0 > 0.0 { timer::soon(change) } else { change() }
        };
        let changed = Closure::<dyn FnMut()>::new(measure);
        if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            observer.observe(&element);
            kept.try_set_value(Some((observer, changed)));
        }
    });
    on_cleanup(move || {
        if let Some(Some((observer, _))) = kept.try_update_value(Option::take) {
            observer.disconnect();
        }
    });
}

/// Keeps the scroller where `place` says: that may be moved from outside, by a reset or by coming back to the page.
/// Answers what to do when it has been scrolled.
pub(super) fn follow(
    scroller: NodeRef<html::Div>,
    place: RwSignal<f64>,
    size: RwSignal<(f64, f64)>,
) -> impl Fn() + Copy + 'static {
    // It tells where it is; to ask it would make the browser lay out the page.
    let told = StoredValue::new(0.0_f64);
    effect(move |_| {
        let (to, (_, height)) = (place.get(), size.get());
        if let Some(scroller) = scroller.get()
            && height > 0.0
            && (told.get_value() - to).abs() > 1.0
        {
            scroller.set_scroll_top(to as i32);
            told.set_value(f64::from(scroller.scroll_top()));
        }
    });
    move || {
        if let Some(scroller) = scroller.get_untracked() {
            let top = f64::from(scroller.scroll_top());
            told.set_value(top);
            place.set(top);
        }
    }
}
