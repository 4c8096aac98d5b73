//! A search box that waits until typing pauses.

use std::time::Duration;

use leptos::{html, prelude::*};

use super::button::IconButton;
use super::icon::{Icon, IconName};
use crate::platform::effect::effect;
use crate::text::ui as text;

/// A search box: `on_search` runs when typing pauses, on Enter at once, and when it is cleared.
#[component]
pub fn SearchInput(
    /// What is being searched for. May change from outside (Back, Clear filters).
    #[prop(into)]
    value: Signal<String>,
    /// Search for this.
    #[prop(into)]
    on_search: Callback<String>,
    /// Its name and placeholder: "Filter tenants".
    #[prop(into)]
    label: Signal<String>,
    /// How long a pause ends typing.
    #[prop(default = 200)]
    debounce_ms: u64,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(value.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    // What arrives from outside wins, unless it is only the echo of what was typed. Only another value arrives:
    // else any change beside it would take away what is being typed.
    let value = Memo::new(move |_| value.get());
    effect(move |_| {
        let value = value.get();
        if typed.with_untracked(|typed| typed.trim() != value) {
            stop();
            typed.set(value);
        }
    });
    let search = move || {
        stop();
        if let Some(typed) = typed.try_get_untracked() {
            on_search.try_run(typed.trim().to_string());
        }
    };
    let edited = move |event| {
        typed.set(event_target_value(&event));
        stop();
        timer.set_value(set_timeout_with_handle(search, Duration::from_millis(debounce_ms)).ok());
    };
    let clear = move |_: ()| {
        typed.set(String::new());
        search();
        if let Some(input) = input.try_get_untracked().flatten() {
            let _ = input.focus();
        }
    };
    let keydown = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => search(),
        "Escape" if typed.with_untracked(|typed| !typed.is_empty()) => {
            event.prevent_default();
            clear(());
        }
        _ => {}
    };
    on_cleanup(stop);
    view! {
        <span class="search" role="search" aria-label=move || label.get()>
            <Icon name=IconName::Search/>
            <input
                class="input"
                type="text"
                inputmode="search"
                enterkeyhint="search"
                autocomplete="off"
                spellcheck="false"
                node_ref=input
                aria-label=move || label.get()
                placeholder=move || label.get()
                prop:value=typed
                on:input=edited
                on:keydown=keydown
            />
            {move || {
                typed
                    .with(|typed| !typed.is_empty())
                    .then(|| view! { <IconButton icon=IconName::Close label=text::clear_search() on_click=clear/> })
            }}
        </span>
    }
    .into_any()
}
