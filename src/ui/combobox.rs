//! A text box with suggestions (the combobox pattern): focus stays in the box, the arrow keys walk through the list.

use leptos::{ev, html, prelude::*};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use super::dom;
use super::icon::{Icon, IconName};
use crate::platform::effect::effect;
use crate::platform::timer;

/// One suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComboOption {
    /// What it is.
    pub label: String,
    /// A word at its end.
    pub hint: String,
}

/// What a person did in a combobox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComboEvent {
    /// Typed; the whole text.
    Typed(String),
    /// Chose a suggestion.
    Chose(usize),
    /// Enter without a suggestion.
    Entered,
    /// Escape while no list was open.
    Escaped,
    /// Backspace in the empty box.
    BackedOut,
}

/// The box.
#[component]
pub fn Combobox(
    /// Its name and placeholder.
    #[prop(into)]
    label: Signal<String>,
    /// Names the list.
    list_label: &'static str,
    /// The text.
    text: RwSignal<String>,
    /// The suggestions for it.
    #[prop(into)]
    options: Signal<Vec<ComboOption>>,
    /// What was done.
    #[prop(into)]
    on: Callback<ComboEvent>,
    /// Takes focus whenever this changes.
    #[prop(into)]
    focus: Signal<u32>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let (open, active) = (RwSignal::new(false), RwSignal::new(None::<usize>));
    // What the list shows. Only while it is open, and after the key: that is answered first.
    let listed = RwSignal::new(Vec::new());
    let shown = Memo::new(move |_| listed.with(|listed| !listed.is_empty()));
    let offer = move || {
        open.set(true);
        timer::soon(move || {
            if open.try_get_untracked() == Some(true) {
                let now = options.get_untracked();
                if listed.with_untracked(|listed| *listed != now) {
                    listed.set(now);
                }
            }
        });
    };
    let close = move || {
        open.set(false);
        listed.set(Vec::new());
    };
    let id = dom::unique_id("combo");
    let option_id = {
        let id = id.clone();
        move |at: usize| format!("{id}-{at}")
    };
    let tell = move |event: ComboEvent| {
        active.set(None);
        on.try_run(event);
        // What was done may have taken the box away.
        if open.try_get_untracked() == Some(true) {
            offer();
        }
    };
    effect(move |before: Option<u32>| {
        let now = focus.get();
        if before.is_some_and(|before| before != now)
            && let Some(input) = input.get_untracked()
        {
            let _ = input.focus();
        }
        now
    });
    let reveal = {
        let option_id = option_id.clone();
        move |at: usize| {
            if let Some(option) = document().get_element_by_id(&option_id(at)) {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                option.scroll_into_view_with_scroll_into_view_options(&options);
            }
        }
    };
    let keydown = move |event: ev::KeyboardEvent| {
        let count = listed.with_untracked(Vec::len);
        let step = |event: &ev::KeyboardEvent, to: usize| {
            event.prevent_default();
            active.set(Some(to));
            reveal(to);
        };
        match &*event.key() {
            "ArrowDown" | "ArrowUp" if count == 0 => {
                event.prevent_default();
                offer();
            }
            "ArrowDown" => step(&event, active.get_untracked().map_or(0, |at| (at + 1) % count)),
            "ArrowUp" => step(&event, active.get_untracked().map_or(count, |at| at + count).saturating_sub(1) % count),
            "Enter" => {
                event.prevent_default();
                match active.get_untracked().filter(|_| shown.get_untracked()) {
                    Some(at) => tell(ComboEvent::Chose(at)),
                    None => tell(ComboEvent::Entered),
                }
            }
            "Escape" if shown.get_untracked() => {
                event.prevent_default();
                event.stop_propagation();
                close();
            }
            "Escape" => {
                close();
                tell(ComboEvent::Escaped);
            }
            "Backspace" if text.with_untracked(String::is_empty) => {
                event.prevent_default();
                tell(ComboEvent::BackedOut);
            }
            _ => {}
        }
    };
    let entry = {
        let option_id = option_id.clone();
        move |(at, option): (usize, ComboOption)| {
            let press = move |event: ev::MouseEvent| {
                // Focus stays in the box.
                event.prevent_default();
                tell(ComboEvent::Chose(at));
            };
            let is_active = move || active.get() == Some(at);
            view! {
                <li
                    class="combo-option"
                    class:is-active=is_active
                    role="option"
                    id=option_id(at)
                    aria-selected=move || if is_active() { "true" } else { "false" }
                    on:mousedown=press
                >
                    <span>{option.label}</span>
                    <code class="combo-hint">{option.hint}</code>
                </li>
            }
            .into_any()
        }
    };
    let list = move || listed.get().into_iter().enumerate().map(entry.clone()).collect_view();
    let (list_id, controls) = (id.clone(), id);
    view! {
        <span class="search combo" role="search">
            <Icon name=IconName::Search/>
            <input
                class="input"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                node_ref=input
                aria-label=move || label.get()
                aria-autocomplete="list"
                aria-expanded=move || if shown.get() { "true" } else { "false" }
                aria-controls=controls
                aria-activedescendant=move || active.get().filter(|_| shown.get()).map(&option_id)
                placeholder=move || label.get()
                prop:value=text
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    text.set(typed.clone());
                    open.set(true);
                    tell(ComboEvent::Typed(typed));
                }
                on:keydown=keydown
                on:click=move |_| offer()
                on:blur=move |_| close()
            />
            <ul class="combo-list" class:is-open=shown role="listbox" id=list_id aria-label=list_label>
                {list}
            </ul>
        </span>
    }
    .into_any()
}
