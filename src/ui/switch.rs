//! An on/off switch for settings that act at once.

use leptos::prelude::*;

use super::dom::unique_id;
use crate::text::ui as text;

/// A switch. Its label never changes with its state; the word On or Off beside it does, for the eye only.
/// While `pending` it stays operable, so that a slow change can be taken back.
#[component]
pub fn Switch(
    /// What is on or off.
    #[prop(into)]
    label: Signal<String>,
    /// The state shown.
    #[prop(into)]
    on: Signal<bool>,
    /// Asked for this state. The owner decides: `on` changes when it does.
    #[prop(into)]
    on_change: Callback<bool>,
    /// The change is on its way to the server.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Why it cannot be changed now. `None`: it can.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// The label is already visible nearby (a card's title): keep it for screen readers only.
    #[prop(optional)]
    hide_label: bool,
) -> impl IntoView {
    let label_id = unique_id("switch");
    let reason_id = format!("{label_id}-why");
    let blocked = move || disabled_reason.with(Option::is_some);
    let described_by = {
        let id = reason_id.clone();
        move || blocked().then(|| id.clone())
    };
    let click = move |_| {
        if !untrack(blocked) {
            on_change.try_run(!on.get_untracked());
        }
    };
    view! {
        <span class="switch-field">
            <span id=label_id.clone() class=if hide_label { "visually-hidden" } else { "switch-label" }>
                {label}
            </span>
            <button
                type="button"
                class="switch"
                role="switch"
                aria-labelledby=label_id
                aria-describedby=described_by
                aria-checked=move || if on.get() { "true" } else { "false" }
                aria-busy=move || pending.get().then_some("true")
                aria-disabled=move || blocked().then_some("true")
                data-tip=move || disabled_reason.get()
                on:click=click
            >
                <span class="switch-thumb"></span>
            </button>
            <span class="switch-state" aria-hidden="true">
                {move || if on.get() { text::on() } else { text::off() }}
            </span>
            {move || {
                disabled_reason.get().map(|reason| view! { <span id=reason_id.clone() hidden>{reason}</span> })
            }}
        </span>
    }
    .into_any()
}
