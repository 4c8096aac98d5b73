//! Tooltips: one layer for the whole page, shown for whatever carries `data-tip`.
//!
//! An attribute per place instead of an element per place keeps forty rows of a table light. What says the same in full
//! while there is room carries `data-told`: a label that is folded away to an icon.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::dom;

/// Text with a longer explanation. Screen readers get both in a row; the keyboard reaches it when `focusable`.
#[component]
pub fn Tooltip(
    /// The explanation.
    #[prop(into)]
    text: Signal<String>,
    /// A tab stop of its own. Leave it off inside table rows and around things that take focus themselves.
    #[prop(optional)]
    focusable: bool,
    /// What is explained.
    children: Children,
) -> impl IntoView {
    view! {
        <span class="tip" data-tip=move || text.get() tabindex=focusable.then_some("0")>
            {children()}
            <span class="visually-hidden">{move || format!(" ({})", text.get())}</span>
        </span>
    }
    .into_any()
}

/// A moment, relative for the eye and absolute on demand and for screen readers.
#[component]
pub fn TimeText(
    /// "12 min ago".
    #[prop(into)]
    relative: Signal<String>,
    /// "24 November 2026, 14:05", in the reader's format.
    #[prop(into)]
    absolute: Signal<String>,
    /// The moment in RFC 3339, for machines.
    #[prop(into)]
    datetime: Signal<String>,
    /// A tab stop of its own. Leave it off inside table rows.
    #[prop(optional)]
    focusable: bool,
) -> impl IntoView {
    view! {
        <time class="tip time" datetime=datetime data-tip=move || absolute.get() tabindex=focusable.then_some("0")>
            {relative}
            <span class="visually-hidden">{move || format!(", {}", absolute.get())}</span>
        </time>
    }
    .into_any()
}

/// The layer itself. The shell mounts one. Escape hides it; the pointer may move onto it.
#[component]
pub fn TooltipLayer() -> impl IntoView {
    let layer = NodeRef::<html::Div>::new();
    let anchor = StoredValue::new_local(None::<HtmlElement>);
    let text = RwSignal::new(String::new());

    let hide = move || {
        if let Some(old) = anchor.try_update_value(Option::take).flatten() {
            let _ = old.style().remove_property("anchor-name");
            if let Some(layer) = layer.try_get_untracked().flatten() {
                let _ = layer.hide_popover();
            }
        }
    };
    let show = move |event: &Event| {
        let over_layer = dom::target_within(event, ".tooltip").is_some();
        if over_layer {
            return;
        }
        let found = dom::target_within(event, "[data-tip]");
        // What focus has opened stays open while the pointer rests or crosses plain ground.
        let stays = |old: &HtmlElement| match &found {
            Some(found) => found == old,
            None => old.matches(":focus-visible").unwrap_or(false),
        };
        if anchor.with_value(|old| old.as_ref().is_some_and(stays)) {
            return;
        }
        hide();
        // What stands there in full needs no telling.
        let seen = |found: &HtmlElement| dom::all(found, "[data-told]").iter().any(|label| label.offset_width() > 1);
        if found.as_ref().is_some_and(seen) {
            return;
        }
        let (Some(found), Some(layer)) = (found, layer.try_get_untracked().flatten()) else { return };
        let Some(tip) = found.get_attribute("data-tip").filter(|tip| !tip.is_empty()) else { return };
        text.set(tip);
        // A menu's button keeps the name its menu hangs from.
        let _ = found.style().set_property("anchor-name", "--tooltip, --menu");
        let _ = layer.show_popover();
        anchor.set_value(Some(found));
    };
    // The page also moves under a resting pointer: that is not somebody pointing.
    let rest = StoredValue::new((0, 0));
    let over = window_event_listener(ev::mouseover, move |event| {
        let at = (event.screen_x(), event.screen_y());
        if rest.try_get_value().is_some_and(|rest| rest != at) {
            rest.set_value(at);
            show(event.unchecked_ref());
        }
    });
    let focus = window_event_listener(ev::focusin, move |event| {
        // A click focuses too; the tooltip is for people who came by keyboard.
        if dom::target(event.unchecked_ref()).is_some_and(|target| target.matches(":focus-visible").unwrap_or(false)) {
            show(event.unchecked_ref());
        }
    });
    let press = window_event_listener(ev::pointerdown, move |_| hide());
    let key = window_event_listener(ev::keydown, move |event| {
        if matches!(event.key().as_str(), "Escape" | "Enter" | " ") {
            hide();
        }
    });
    on_cleanup(move || {
        over.remove();
        focus.remove();
        press.remove();
        key.remove();
    });
    view! {
        <div class="tooltip" popover="manual" role="tooltip" node_ref=layer>
            <div class="tooltip-text">{text}</div>
        </div>
    }
    .into_any()
}
