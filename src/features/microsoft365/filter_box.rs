//! Search and conditions in one box, and the conditions that are on.

use std::time::Duration;

use leptos::prelude::*;
use spanning_api::tenant_filter::{Join, TenantFilter, Token};

use super::state::Dashboard;
use super::suggest::{Suggestion, is_condition, suggest};
use crate::platform::effect::effect;
use crate::text::{microsoft365 as words, tenant_filter as text};
use crate::ui::*;

/// How long a pause in typing is waited for.
const PAUSE: u64 = 150;

/// What is being typed.
#[derive(Clone, Copy)]
pub struct Draft {
    dashboard: Dashboard,
    text: RwSignal<String>,
    focus: RwSignal<u32>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Draft {
    /// What the address looks for, to begin with.
    pub fn new(dashboard: Dashboard) -> Self {
        let q = Memo::new(move |_| dashboard.address.with(|address| address.query.q.clone()));
        let draft = Self {
            dashboard,
            text: RwSignal::new(q.get_untracked()),
            focus: RwSignal::new(0),
            timer: StoredValue::new(None),
        };
        // What comes from outside wins, unless it is the echo of what was typed, or a condition is being typed.
        effect(move |_| {
            let q = q.get();
            let own = draft.text.with_untracked(|text| text.trim() == q || q.is_empty() && is_condition(text));
            if !own {
                draft.stop();
                draft.text.set(q);
            }
        });
        on_cleanup(move || draft.stop());
        draft
    }

    fn stop(self) {
        if let Some(handle) = self.timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    /// Looks for what is typed, unless it is a condition.
    fn search(self) {
        self.stop();
        let Some(typed) = self.text.try_get_untracked() else { return };
        let q = if is_condition(&typed) { String::new() } else { typed.trim().to_owned() };
        if self.dashboard.address.with_untracked(|address| address.query.q != q) {
            self.dashboard.change(|query| query.q = q);
        }
    }

    fn search_soon(self) {
        self.stop();
        self.timer.set_value(set_timeout_with_handle(move || self.search(), Duration::from_millis(PAUSE)).ok());
    }

    fn choose(self, suggestion: Suggestion) {
        self.stop();
        match suggestion.done {
            Some(token) => {
                self.text.set(String::new());
                self.dashboard.change(|query| {
                    query.q = String::new();
                    let mut tokens = query.filter.tokens().to_vec();
                    if !tokens.contains(&token) {
                        tokens.push(token);
                    }
                    set(&mut query.filter, None, tokens);
                });
            }
            None => {
                self.text.set(suggestion.text);
                self.search();
            }
        }
    }

    /// Takes a condition back into the box.
    fn edit(self, at: usize) {
        let token = self.dashboard.address.with_untracked(|address| address.query.filter.tokens().get(at).cloned());
        let Some(token) = token else { return };
        self.text.set(token.to_string());
        self.focus.update(|focus| *focus += 1);
        self.remove(at, true);
    }

    fn remove(self, at: usize, searched: bool) {
        self.dashboard.change(|query| {
            let mut tokens = query.filter.tokens().to_vec();
            if at < tokens.len() {
                tokens.remove(at);
            }
            set(&mut query.filter, None, tokens);
            if searched {
                query.q = String::new();
            }
        });
    }

    fn heard(self, event: ComboEvent) {
        let typed = self.text.get_untracked();
        match event {
            ComboEvent::Typed(_) => self.search_soon(),
            ComboEvent::Chose(at) => {
                if let Some(suggestion) = suggest(&typed).into_iter().nth(at) {
                    self.choose(suggestion);
                }
            }
            ComboEvent::Entered => match suggest(&typed).into_iter().find(|suggestion| suggestion.done.is_some()) {
                Some(suggestion) => self.choose(suggestion),
                None => self.search(),
            },
            ComboEvent::Escaped => {
                self.text.set(String::new());
                self.search();
            }
            ComboEvent::BackedOut => {
                let last = self.dashboard.address.with_untracked(|address| address.query.filter.tokens().len());
                if let Some(at) = last.checked_sub(1) {
                    self.edit(at);
                }
            }
        }
    }
}

/// Puts conditions into a filter; too many leave it as it is.
fn set(filter: &mut TenantFilter, join: Option<Join>, tokens: Vec<Token>) {
    if let Some(next) = TenantFilter::new(join.unwrap_or(filter.join()), tokens) {
        *filter = next;
    }
}

/// The box.
#[component]
pub fn FilterBox(
    /// What is being typed.
    draft: Draft,
) -> impl IntoView {
    let options = move || {
        let option = |suggestion: Suggestion| ComboOption { label: suggestion.label, hint: suggestion.hint };
        draft.text.with(|text| suggest(text)).into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <Combobox
            label=words::search()
            list_label=text::suggestions()
            text=draft.text
            options=Signal::derive(options)
            on=move |event: ComboEvent| draft.heard(event)
            focus=draft.focus
        />
    }
    .into_any()
}

/// The conditions that are on; each can be changed and taken off.
#[component]
pub fn Conditions(
    /// What is being typed.
    draft: Draft,
) -> impl IntoView {
    let filter = Memo::new(move |_| draft.dashboard.address.with(|address| address.query.filter.clone()));
    let turn = move |_| {
        draft.dashboard.change(|query| {
            let join = if query.filter.join() == Join::And { Join::Or } else { Join::And };
            let tokens = query.filter.tokens().to_vec();
            set(&mut query.filter, Some(join), tokens);
        });
    };
    let one = move |at: usize, token: &Token, join: Join| {
        let label = text::token(token);
        let between = (at > 0).then(|| {
            view! {
                <button type="button" class="chip-join" aria-label=text::change_join(join) on:click=turn>
                    {text::join(join)}
                </button>
            }
        });
        view! {
            {between}
            <FilterToken
                label
                on_remove=move |()| draft.remove(at, false)
                on_edit=move |()| draft.edit(at)
            />
        }
        .into_any()
    };
    let all = move || {
        filter.with(|filter| {
            let tokens = filter.tokens().iter().enumerate();
            tokens.map(|(at, token)| one(at, token, filter.join())).collect_view()
        })
    };
    move || {
        (!filter.with(TenantFilter::is_empty)).then(|| {
            view! {
                <div class="chips" role="group" aria-label=text::conditions()>
                    {all}
                </div>
            }
        })
    }
}
