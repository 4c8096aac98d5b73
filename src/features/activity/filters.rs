//! Search and filters above the table, and what of them is on.

use leptos::prelude::*;
use spanning_api::activity::{Action, ActivityResult};
use spanning_api::session::IdentitySource;

use super::filter::{Day, Filter};
use super::state::ActivityState;
use crate::features::tenants::address::toggle;
use crate::platform::intl;
use crate::text::activity as text;
use crate::ui::*;

/// The toolbar.
pub(super) fn view(state: ActivityState) -> AnyView {
    let actions = answers(state, Action::KNOWN, text::action, |filter| &mut filter.action);
    let sources = answers(state, IdentitySource::KNOWN, text::source, |filter| &mut filter.source);
    let results = answers(state, ActivityResult::KNOWN, text::result, |filter| &mut filter.result);
    let caption = move |words: &'static str, count: fn(&Filter) -> usize| {
        Signal::derive(move || text::filter(words, state.filter.with(count)))
    };
    view! {
        <div class="activity-filters">
            <div class="toolbar">
                <span class="toolbar-grow">
                    <SearchInput
                        label=text::search()
                        value=Signal::derive(move || state.filter.with(|filter| filter.q.clone()))
                        on_search=move |q: String| state.adjust(|filter| filter.q = q)
                    />
                </span>
                <Popover label=caption(text::action_label(), |filter| filter.action.len())>{actions}</Popover>
                <Popover label=caption(text::source_label(), |filter| filter.source.len())>{sources}</Popover>
                <Popover label=caption(text::result_label(), |filter| filter.result.len())>{results}</Popover>
                <Popover label=caption(text::days(), |f| usize::from(f.from.is_some()) + usize::from(f.to.is_some()))>
                    {days(state)}
                </Popover>
                <Popover label=caption(text::more(), texts_on)>{texts(state)}</Popover>
            </div>
            {move || tokens(state)}
        </div>
    }
    .into_any()
}

/// A list of answers, several of which may be on.
fn answers<T: Clone + PartialEq + Send + Sync + 'static>(
    state: ActivityState,
    known: &'static [T],
    words: fn(&T) -> String,
    part: fn(&mut Filter) -> &mut Vec<T>,
) -> AnyView {
    let answer = |value: &'static T| {
        let checked = Signal::derive(move || part(&mut state.filter.get()).contains(value));
        let change = move |_: bool| state.change(|filter| toggle(part(filter), value.clone()));
        view! { <Checkbox label=words(value) checked on_change=change/> }.into_any()
    };
    view! { <div class="answers">{known.iter().map(answer).collect::<Vec<_>>()}</div> }.into_any()
}

/// The filters that are texts: their names in the address, and what they look in.
fn of_text() -> [(&'static str, &'static str); 4] {
    [
        ("object", text::object()),
        ("actor", text::actor()),
        ("ip", text::ip_address()),
        ("correlation", text::correlation()),
    ]
}

fn texts_on(filter: &Filter) -> usize {
    let mut filter = filter.clone();
    of_text().iter().filter(|(name, _)| filter.text(name).is_some_and(|text| !text.is_empty())).count()
}

fn text_of(state: ActivityState, name: &'static str) -> String {
    state.filter.get().text(name).cloned().unwrap_or_default()
}

/// A field for each filter that is a text.
fn texts(state: ActivityState) -> AnyView {
    let field = |(name, label): (&'static str, &'static str)| {
        let edit = move |typed: String| {
            state.adjust(|filter| {
                if let Some(part) = filter.text(name) {
                    typed.trim().clone_into(part);
                }
            });
        };
        view! {
            <Field label>
                <TextInput value=Signal::derive(move || text_of(state, name)) on_input=edit/>
            </Field>
        }
        .into_any()
    };
    view! { <div class="day-range">{of_text().into_iter().map(field).collect::<Vec<_>>()}</div> }.into_any()
}

/// Two days, both counted.
fn days(state: ActivityState) -> AnyView {
    let reversed = move || {
        let reversed = state.filter.with(|filter| filter.from.zip(filter.to).is_some_and(|(from, to)| from > to));
        reversed.then(|| text::days_reversed().to_owned())
    };
    let day = move |label: &'static str, part: fn(&mut Filter) -> &mut Option<Day>, error: Signal<Option<String>>| {
        let value =
            Signal::derive(move || part(&mut state.filter.get()).map(|day| day.to_string()).unwrap_or_default());
        let edit = move |typed: String| {
            // Half a date is no date yet; an emptied field takes the bound off.
            if typed.is_empty() || Day::read(&typed).is_some() {
                state.adjust(|filter| *part(filter) = Day::read(&typed));
            }
        };
        view! {
            <Field label error>
                <TextInput kind="date" value on_input=edit/>
            </Field>
        }
        .into_any()
    };
    view! {
        <div class="day-range">
            {day(text::from(), |filter| &mut filter.from, Signal::derive(reversed))}
            {day(text::to(), |filter| &mut filter.to, Signal::stored(None))} <p class="day-range-note">{text::days_hint()}</p>
        </div>
    }
    .into_any()
}

/// What is on, each with a cross.
fn tokens(state: ActivityState) -> Option<AnyView> {
    let filter = state.filter.get();
    if !filter.narrows() {
        return None;
    }
    let mut tokens: Vec<AnyView> = Vec::new();
    let mut add = |words: String, off: Box<dyn Fn(&mut Filter) + Send + Sync>| {
        let remove = move |()| state.change(|filter| off(filter));
        tokens.push(view! { <FilterToken label=words on_remove=remove/> }.into_any());
    };
    for value in filter.action {
        add(
            text::token(text::action_label(), &text::action(&value)),
            Box::new(move |f| f.action.retain(|v| *v != value)),
        );
    }
    for value in filter.source {
        add(
            text::token(text::source_label(), &text::source(&value)),
            Box::new(move |f| f.source.retain(|v| *v != value)),
        );
    }
    for value in filter.result {
        add(
            text::token(text::result_label(), &text::result(&value)),
            Box::new(move |f| f.result.retain(|v| *v != value)),
        );
    }
    let shown = |day: Day| {
        let text = day.to_string();
        intl::day_start(&text).map_or(text, intl::date)
    };
    if let Some(day) = filter.from {
        add(text::token(text::from(), &shown(day)), Box::new(|f| f.from = None));
    }
    if let Some(day) = filter.to {
        add(text::token(text::to(), &shown(day)), Box::new(|f| f.to = None));
    }
    for (name, label) in of_text() {
        let value = text_of(state, name);
        if !value.is_empty() {
            let off = move |filter: &mut Filter| {
                if let Some(part) = filter.text(name) {
                    part.clear();
                }
            };
            add(text::token(label, &value), Box::new(off));
        }
    }
    if !filter.q.is_empty() {
        add(text::token(text::searched(), &filter.q), Box::new(|f| f.q.clear()));
    }
    Some(
        view! {
            <div class="chips">
                {tokens} <Button label=text::clear() kind=ButtonKind::Quiet on_click=move |()| state.clear()/>
            </div>
        }
        .into_any(),
    )
}
