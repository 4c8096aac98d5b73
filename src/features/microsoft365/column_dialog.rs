//! Which columns the table has, in which order and how wide. Everything has a button; rows can also be dragged.

use leptos::{ev, prelude::*};
use spanning_api::view::{ColumnChoice, TenantColumn, WIDTHS};

use super::columns::{every, usual};
use super::state::{Dashboard, Tool};
use crate::platform::appearance::{Density, set_density};
use crate::platform::effect::effect;
use crate::platform::page;
use crate::platform::timer::after_draw;
use crate::text::table_tools as text;
use crate::ui::*;

/// How much wider or narrower a button makes a column, in px.
const STEP: u16 = 24;

/// The dialog.
#[component]
pub fn ColumnDialog(
    /// The dashboard.
    dashboard: Dashboard,
) -> impl IntoView {
    let open = Signal::derive(move || dashboard.tool.get() == Some(Tool::Columns));
    let close = move |()| dashboard.tool.set(None);
    let chosen = Memo::new(move |_| {
        dashboard.address.with(|address| if address.columns.is_empty() { every() } else { address.columns.clone() })
    });
    let footer = move || {
        view! {
            <Button
                label=text::reset()
                kind=ButtonKind::Quiet
                on_click=move |()| dashboard.set_columns(Vec::new())
                disabled_reason=Signal::derive(move || {
                    dashboard.address.with(|address| address.columns.is_empty()).then(|| text::usual().to_owned())
                })
            />
            <Button label=text::done() kind=ButtonKind::Primary on_click=close/>
        }
    };
    view! {
        <Dialog open title=text::columns() on_close=close footer>
            <Field label=text::density()>{density(dashboard)}</Field>
            <p class="muted">{text::columns_hint()}</p>
            {list(dashboard, chosen)}
        </Dialog>
    }
    .into_any()
}

fn density(dashboard: Dashboard) -> AnyView {
    let value = move || if dashboard.density.get() == Density::Compact { "1" } else { "0" }.to_owned();
    let options: Vec<_> = text::densities().iter().zip(["0", "1"]).map(|(l, v)| SelectOption::new(v, *l)).collect();
    let change = move |value: String| {
        let density = if value == "1" { Density::Compact } else { Density::Comfortable };
        set_density(density);
        dashboard.density.set(density);
    };
    view! { <Select value=Signal::derive(value) options=options on_change=change/> }.into_any()
}

fn caption(column: &TenantColumn) -> String {
    let usual = usual(text::tenant());
    usual.into_iter().find(|known| known.id == column.as_str()).map(|known| known.caption).unwrap_or_default()
}

/// The shown columns in their order, then the hidden ones.
fn list(dashboard: Dashboard, chosen: Memo<Vec<ColumnChoice>>) -> AnyView {
    let order = Memo::new(move |_| {
        let mut order: Vec<TenantColumn> = chosen.get().into_iter().map(|choice| choice.column).collect();
        let hidden = TenantColumn::KNOWN.iter().filter(|column| !order.contains(column)).cloned().collect::<Vec<_>>();
        order.extend(hidden);
        order
    });
    // The column that is being dragged.
    let dragged = RwSignal::new(None::<TenantColumn>);
    view! {
        <ul class="columns">
            <For each=move || order.get() key=TenantColumn::clone let:column>
                {entry(dashboard, chosen, column, dragged)}
            </For>
        </ul>
    }
    .into_any()
}

fn entry(
    dashboard: Dashboard,
    chosen: Memo<Vec<ColumnChoice>>,
    column: TenantColumn,
    dragged: RwSignal<Option<TenantColumn>>,
) -> AnyView {
    let name = caption(&column);
    let fixed = column == TenantColumn::Name;
    let own = StoredValue::new(column);
    let place = move || own.with_value(|own| chosen.with(|list| list.iter().position(|choice| choice.column == *own)));
    let shown = Signal::derive(move || place().is_some());
    let show = move |on: bool| {
        let mut list = chosen.get_untracked();
        let column = own.get_value();
        if on {
            list.push(ColumnChoice { column, width: None });
        } else {
            list.retain(|choice| choice.column != column);
        }
        dashboard.set_columns(list);
    };
    let move_to = move |to: usize| {
        let mut list = chosen.get_untracked();
        let at = own.with_value(|own| list.iter().position(|choice| choice.column == *own));
        if let Some(at) = at.filter(|at| *at > 0 && to > 0 && to < list.len() && *at != to) {
            let choice = list.remove(at);
            list.insert(to, choice);
            dashboard.set_columns(list);
        }
    };
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        if let (Some(moved), Some(to)) = (dragged.get_untracked(), untrack(place)) {
            dragged.set(None);
            let mut list = chosen.get_untracked();
            let at = list.iter().position(|choice| choice.column == moved);
            if let Some(at) = at.filter(|at| *at > 0 && to > 0) {
                let choice = list.remove(at);
                list.insert(to, choice);
                dashboard.set_columns(list);
            }
        }
    };
    let wider = move |by: i32| {
        let usual = own.with_value(|own| usual("").into_iter().find(|known| known.id == own.as_str()));
        let now = own.with_value(|own| chosen.get_untracked().into_iter().find(|choice| choice.column == *own));
        let width = now.and_then(|choice| choice.width).or(usual.and_then(|column| column.width)).unwrap_or(240);
        let width = i32::from(width) + by * i32::from(STEP);
        let width = width.clamp((*WIDTHS.start()).into(), (*WIDTHS.end()).into());
        own.with_value(|own| dashboard.resize(own.as_str(), u16::try_from(width).unwrap_or(STEP)));
    };
    let step = move |icon: IconName, label: String, run: Callback<()>, possible: Signal<bool>| {
        let reason = Signal::derive(move || (!possible.get()).then(|| text::not_further().to_owned()));
        view! { <IconButton icon label on_click=run disabled_reason=reason/> }.into_any()
    };
    // A button that has moved with its entry keeps focus.
    let follow = StoredValue::new(None::<String>);
    effect(move |_| {
        place();
        if let Some(label) = follow.try_update_value(Option::take).flatten() {
            after_draw(move || {
                page::focus(&format!(".columns [aria-label=\"{label}\"]"));
            });
        }
    });
    let (label_up, label_down) = (text::up(&name), text::down(&name));
    let up = Callback::new(move |()| {
        follow.set_value(Some(label_up.clone()));
        move_to(untrack(place).unwrap_or(0).saturating_sub(1));
    });
    let down = Callback::new(move |()| {
        follow.set_value(Some(label_down.clone()));
        move_to(untrack(place).unwrap_or(0) + 1);
    });
    let can_up = Signal::derive(move || place().is_some_and(|at| at > 1));
    let can_down = Signal::derive(move || !fixed && place().is_some_and(|at| chosen.with(|l| at + 1 < l.len())));
    view! {
        <li
            class="columns-entry"
            class:is-hidden=move || !shown.get()
            draggable=if fixed { "false" } else { "true" }
            on:dragstart=move |_| dragged.set(Some(own.get_value()))
            on:dragend=move |_| dragged.set(None)
            on:dragover=move |event: ev::DragEvent| event.prevent_default()
            on:drop=drop
        >
            {if fixed {
                view! { <span class="columns-fixed">{name.clone()}</span> }.into_any()
            } else {
                view! { <Checkbox label=name.clone() checked=shown on_change=show/> }.into_any()
            }}
            <span class="push columns-steps">
                {step(IconName::Minus, text::narrower(&name), Callback::new(move |()| wider(-1)), shown)}
                {step(IconName::Plus, text::wider(&name), Callback::new(move |()| wider(1)), shown)}
                {step(IconName::ChevronUp, text::up(&name), up, can_up)}
                {step(IconName::ChevronDown, text::down(&name), down, can_down)}
            </span>
        </li>
    }
    .into_any()
}
