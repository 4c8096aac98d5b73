//! Filters one can see: on, off, or put away.

use leptos::prelude::*;

use super::badge::BadgeKind;
use super::icon::{Icon, IconName};
use crate::text::ui as text;

/// A filter that is on or off, with the number of rows it would show: "✕ Failed 4".
#[component]
pub fn FilterChip(
    /// What it lets through.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    pressed: Signal<bool>,
    /// Asked for the other state.
    #[prop(into)]
    on_toggle: Callback<()>,
    /// Gives it a status's shape and colour.
    #[prop(optional)]
    kind: BadgeKind,
    /// How many rows it lets through, formatted.
    #[prop(optional, into)]
    count: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("chip {}", kind.tone().class())
            class:chip-counted=move || count.with(Option::is_some)
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| {
                on_toggle.try_run(());
            }
        >
            {kind.icon().map(|name| view! { <Icon name/> })}
            <span class="chip-label">{label}</span>
            {move || count.get().map(|count| view! { <span class="chip-count">{count}</span> })}
        </button>
    }
    .into_any()
}

/// A filter that is on, with a cross that takes it off.
#[component]
pub fn FilterToken(
    /// What it lets through: "Status: failed".
    #[prop(into)]
    label: Signal<String>,
    /// Take it off.
    #[prop(into)]
    on_remove: Callback<()>,
    /// Change it.
    #[prop(optional, into)]
    on_edit: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <span class="chip chip-token">
            {match on_edit {
                None => view! { <span class="chip-label">{label}</span> }.into_any(),
                Some(on_edit) => {
                    view! {
                        <button
                            type="button"
                            class="chip-label chip-edit"
                            aria-label=move || text::edit_filter(&label.get())
                            on:click=move |_| {
                                on_edit.try_run(());
                            }
                        >
                            {label}
                        </button>
                    }
                        .into_any()
                }
            }}
            <button
                type="button"
                class="chip-remove"
                aria-label=move || text::remove_filter(&label.get())
                on:click=move |_| {
                    on_remove.try_run(());
                }
            >
                <Icon name=IconName::Close/>
            </button>
        </span>
    }
    .into_any()
}
