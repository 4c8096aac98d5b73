//! The header of a table: captions, sort buttons, handles for the width. In the card shape it is a strip of sort
//! buttons.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::column::{Column, Room, SortDir, Sorting, next_sort};
use crate::text::ui as text;
use crate::ui::dom;
use crate::ui::icon::{Icon, IconName};

/// How far an arrow key moves the edge of a column, in px.
const STEP: i32 = 16;

/// What the header tells its table.
#[derive(Clone, Copy)]
pub(super) struct HeadEvents {
    pub sort: Signal<Sorting>,
    pub on_sort: Option<Callback<Sorting>>,
    /// A column got another width, and whether that is where it stays.
    pub on_width: Option<Callback<(String, i32, bool)>>,
}

#[component]
pub(super) fn Head(
    columns: Signal<Vec<Column>>,
    room: Memo<Room>,
    tracks: Memo<String>,
    events: HeadEvents,
    /// What stands in the heading of the column `select`.
    select_all: Option<ViewFn>,
) -> impl IntoView {
    let captions = move || {
        let caption = |(at, column): (usize, Column)| match select_all.as_ref().filter(|_| column.id == "select") {
            Some(all) => view! {
                <th role="columnheader" scope="col" aria-colindex=at class=column.class()>
                    {all.run()}
                </th>
            }
            .into_any(),
            None => caption(at, column, events),
        };
        (1..).zip(columns.get()).map(caption).collect_view()
    };
    let plain =
        move || events.on_sort.is_none() || !columns.with(|columns| columns.iter().any(|column| column.sortable));
    view! {
        <thead class="vtable-head" class:vtable-head-plain=plain role="rowgroup">
            <tr role="row" aria-rowindex="1" data-label=text::sort_by() data-room=move || room.get().name() style=("--columns", move || tracks.get())>
                {captions}
            </tr>
        </thead>
    }
    .into_any()
}

fn caption(at: usize, column: Column, events: HeadEvents) -> AnyView {
    let HeadEvents { sort, on_sort, on_width } = events;
    let id = StoredValue::new(column.id.clone());
    let place = move || id.with_value(|id| sort.with(|sort| sort.iter().position(|(column, _)| column == id)));
    let own = move || place().and_then(|at| sort.with(|sort| sort.get(at).map(|(_, dir)| *dir)));
    // Only the most important column says so, as the standard asks.
    let aria = move || match own().filter(|_| place() == Some(0)) {
        Some(SortDir::Asc) => Some("ascending"),
        Some(SortDir::Desc) => Some("descending"),
        None => None,
    };
    let mark = move || {
        own().map(|dir| {
            let name = if dir == SortDir::Asc { IconName::SortUp } else { IconName::SortDown };
            let rank = place().filter(|_| sort.with(Vec::len) > 1).map(|at| at + 1);
            view! {
                <Icon name/>
                {rank
                    .map(|rank| {
                        view! {
                            <span class="vtable-rank" aria-hidden="true">{rank}</span>
                            <span class="visually-hidden">{text::sort_rank(rank, dir == SortDir::Desc)}</span>
                        }
                    })}
            }
        })
    };
    let class = if column.sortable { column.class() } else { format!("{} cell-unsorted", column.class()) };
    let words = column.caption;
    let content = match on_sort.filter(|_| column.sortable) {
        Some(on_sort) => {
            let click = move |event: ev::MouseEvent| {
                let next = id.with_value(|id| next_sort(&sort.get_untracked(), id, event.shift_key()));
                on_sort.try_run(next);
            };
            view! {
                <button type="button" class="vtable-sort" on:click=click data-tip=text::sort_hint()>
                    <span>{words}</span>
                    {mark}
                </button>
            }
            .into_any()
        }
        None => view! { <span class="vtable-caption">{words}</span> }.into_any(),
    };
    let on_width = on_width.filter(|_| !column.quiet_caption);
    let keydown = move |event: ev::KeyboardEvent| {
        let (Some(on_width), true) = (on_width, event.alt_key()) else { return };
        let Some(cell) = dom::target_within(event.unchecked_ref(), "th") else { return };
        let by = match event.key().as_str() {
            "ArrowRight" => STEP,
            "ArrowLeft" => -STEP,
            _ => return,
        };
        let by = if dom::right_to_left() { -by } else { by };
        event.prevent_default();
        on_width.try_run((id.get_value(), cell.offset_width() + by, true));
    };
    view! {
        <th role="columnheader" scope="col" aria-colindex=at class=class aria-sort=aria on:keydown=keydown>
            {content}
            {on_width.map(|on_width| handle(id, on_width))}
        </th>
    }
    .into_any()
}

/// The edge of a column, to be dragged. The keyboard has Alt and the arrow keys on the heading, and the dialog
/// of columns.
fn handle(id: StoredValue<String>, on_width: Callback<(String, i32, bool)>) -> AnyView {
    // Where the pointer was, and how wide the column.
    let from = StoredValue::new(None::<(i32, i32)>);
    let down = move |event: ev::PointerEvent| {
        let Some(cell) = dom::target_within(event.unchecked_ref(), "th") else { return };
        event.prevent_default();
        from.set_value(Some((event.client_x(), cell.offset_width())));
        if let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            let _ = target.set_pointer_capture(event.pointer_id());
        }
    };
    let to = move |event: &ev::PointerEvent, done: bool| {
        if let Some((x, width)) = from.get_value() {
            let by = event.client_x() - x;
            let by = if dom::right_to_left() { -by } else { by };
            on_width.try_run((id.get_value(), width + by, done));
        }
    };
    let up = move |event: ev::PointerEvent| {
        to(&event, true);
        from.set_value(None);
    };
    view! {
        <span
            class="vtable-edge"
            aria-hidden="true"
            on:pointerdown=down
            on:pointermove=move |event| to(&event, false)
            on:pointerup=up
            on:pointercancel=move |_| from.set_value(None)
            on:click=move |event| event.stop_propagation()
        ></span>
    }
    .into_any()
}

/// The places in a row that the arrow keys go to: the row itself, then its controls, and in a grid also the cells
/// without any.
pub(super) fn stops(row: &HtmlElement, grid: bool) -> Vec<HtmlElement> {
    stops_in(row, grid, |cell| cell.offset_width() > 0)
}

/// The same with those that are not to be seen: to tell them apart, the browser lays out the page.
fn all_stops(row: &HtmlElement, grid: bool) -> Vec<HtmlElement> {
    stops_in(row, grid, |_| true)
}

fn stops_in(row: &HtmlElement, grid: bool, is_one: fn(&HtmlElement) -> bool) -> Vec<HtmlElement> {
    let mut stops = vec![row.clone()];
    if !grid {
        stops.extend(dom::all(row, CONTROLS));
        return stops;
    }
    for cell in dom::all(row, ":scope > *").into_iter().filter(is_one) {
        let controls = dom::all(&cell, CONTROLS);
        if controls.is_empty() { stops.push(cell) } else { stops.extend(controls) }
    }
    stops
}

const CONTROLS: &str = "a[href], button, input";

/// The place in a row where focus is; nothing when it is elsewhere, or at the row itself.
pub(super) fn place_of_focus(row: &HtmlElement, grid: bool) -> Option<usize> {
    let active = document().active_element()?;
    if !row.contains(Some(&active)) {
        return None;
    }
    let at = all_stops(row, grid).iter().position(|stop| AsRef::<web_sys::Element>::as_ref(stop) == &active);
    at.filter(|at| *at > 0)
}

/// Brings focus back to that place after the row's cells were made anew. At once: a key that is pressed before the
/// next frame would go nowhere.
pub(super) fn take_back(row: &HtmlElement, grid: bool, place: Option<usize>) {
    let Some(at) = place else { return };
    if document().active_element().is_none_or(|now| now.tag_name() == "BODY") {
        let stops = all_stops(row, grid);
        stops.get(at).or(stops.last()).map(dom::focus);
    }
}
