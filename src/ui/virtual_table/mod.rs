//! A table of any length: only the rows in view exist.
//!
//! Rows live outside the reactive graph. The table asks for them by index, says which range it shows, and redraws
//! a row only when its revision changes. It is a real `<table>` with `aria-rowcount` and `aria-rowindex`; under
//! 640 px of its own width each row becomes a card of two lines.
//!
//! Keyboard: one row is a tab stop. Up, Down, Home, End and the page keys move it, Enter opens it, Right and Left
//! walk through the controls in it. So controls in cells are no tab stops of their own: give them `in_row` (or
//! `tabindex="-1"`).
//!
//! Where rows can be selected it is a grid: Right and Left walk through all cells, and from there Up and Down stay in
//! the column, Home and End go to the ends of the row, with Ctrl to those of the table. Space selects a row, with
//! Shift all from the last one on; Shift with Up and Down does so on the way.

mod act;
mod cells;
mod column;
mod head;
mod place;
mod row;
mod rows;
mod scroller;
pub mod window;

use std::ops::Range;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use act::Woken;
pub use act::{Acted, Reaction};
pub use column::{Align, Column, Keep, SortDir, Sorting, next_sort};
use column::{Room, narrowest, template};
pub use place::TablePlace;
pub use row::{PICK, RowView};

use super::dom;
use head::{Head, HeadEvents};
use row::Fit;
use rows::{Rows, Shown};
use window::{Shape, Window, move_active};

use crate::platform::effect::effect;
use crate::platform::timer;

/// How many rows are kept ready outside the view, on each side.
const OVERSCAN: usize = 8;
/// The height of a card.
const CARD_HEIGHT: f64 = 80.0;

/// The bounds of a column's width, in px.
const NARROWEST: i32 = 48;
const WIDEST: i32 = 800;

/// A row was selected, or taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The row.
    pub index: usize,
    /// With all from the last one on.
    pub range: bool,
}

/// What the parts of a table share.
#[derive(Clone, Copy)]
struct Table {
    columns: Signal<Vec<Column>>,
    /// Those that there is room for, each with its number among all.
    roomy: Memo<Vec<(usize, Column)>>,
    row: Callback<usize, Option<RowView>>,
    version: Signal<u64>,
    current: Signal<Option<usize>>,
    active: Memo<usize>,
    /// The active row when it is out of view: kept on the page so that it keeps focus.
    parked: Memo<Option<usize>>,
    /// The active row shall take focus as soon as it is there: at which of its stops.
    wants_focus: StoredValue<Option<usize>>,
    /// Set in a grid: whether a row is selected. Reactive.
    selected: Option<Callback<usize, bool>>,
    rows: Shown,
    /// Whether it is known how much room there is. Nothing is drawn before: it would be drawn anew.
    measured: Memo<bool>,
    /// The room that all of them take.
    fit: Memo<Fit>,
    /// Which of them are in view: they are drawn first.
    in_view: Memo<Range<usize>>,
    woken: Woken,
    /// Whose views those are that were woken.
    home: StoredValue<Owner>,
}

/// The table. See the module's text for how it behaves.
#[component]
pub fn VirtualTable(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Its columns. May change: a column chooser.
    #[prop(into)]
    columns: Signal<Vec<Column>>,
    /// How many rows there are in all.
    #[prop(into)]
    total: Signal<usize>,
    /// The row at an index; `None` while it is not loaded. Called again whenever `version` changes.
    #[prop(into)]
    row: Callback<usize, Option<RowView>>,
    /// Changes whenever any row may have changed.
    #[prop(into)]
    version: Signal<u64>,
    /// 40 comfortable, 32 compact.
    #[prop(into)]
    row_height: Signal<f64>,
    /// The rows now needed, a few more than in view. Called when the range changes.
    #[prop(into)]
    on_window: Callback<Range<usize>>,
    /// What it is sorted by, most important first.
    #[prop(optional, into)]
    sort: Signal<Sorting>,
    /// Asked for another sorting.
    #[prop(optional, into)]
    on_sort: Option<Callback<Sorting>>,
    /// A row was opened: Enter or a click.
    #[prop(optional, into)]
    on_open: Option<Callback<usize>>,
    /// Whether a row is selected; makes it a grid. Reactive.
    #[prop(optional, into)]
    selected: Option<Callback<usize, bool>>,
    /// A row was selected, or taken out: Space.
    #[prop(optional, into)]
    on_select: Option<Callback<Picked>>,
    /// What stands in the heading of the column `select`.
    #[prop(optional, into)]
    select_all: Option<ViewFn>,
    /// A column was given another width, in px.
    #[prop(optional, into)]
    on_resize: Option<Callback<(String, u16)>>,
    /// Shows every column, whatever the room (but for cards): somebody chose them.
    #[prop(optional, into)]
    all_columns: Signal<bool>,
    /// The row whose details are on show.
    #[prop(optional, into)]
    current: Signal<Option<usize>>,
    /// Where one is. Give one kept above the pages to come back to it.
    #[prop(optional)]
    place: TablePlace,
    /// Newer rows are on their way: a thin bar, the old rows stay.
    #[prop(optional, into)]
    busy: Signal<bool>,
) -> impl IntoView {
    let scroller = NodeRef::<html::Div>::new();
    let end = NodeRef::<html::Tr>::new();
    let size = RwSignal::new((0.0, 0.0));
    let room = Memo::new(move |_| match Room::of(size.get().0) {
        Room::Cards => Room::Cards,
        _ if all_columns.get() => Room::Widest,
        room => room,
    });
    let cards = move || room.get() == Room::Cards;
    let height = Memo::new(move |_| if cards() { CARD_HEIGHT } else { row_height.get() });
    // The row at the top stays there when rows become higher or lower.
    effect(move |before: Option<f64>| {
        let now = height.get();
        if let Some(before) = before.filter(|before| *before > 0.0 && *before != now) {
            place.scroll.try_update(|scroll| *scroll *= now / before);
        }
        place.height.try_set(now);
        now
    });
    let grid = selected.is_some();
    // The column whose edge is being dragged, and where it is.
    let dragged = RwSignal::new(None::<(String, u16)>);
    let columns: Signal<Vec<Column>> = Signal::derive(move || {
        let mut columns = columns.get();
        dragged.with(|dragged| {
            for column in columns.iter_mut().filter(|c| dragged.as_ref().is_some_and(|(id, _)| *id == c.id)) {
                column.width = dragged.as_ref().map(|(_, width)| *width);
            }
        });
        columns
    });
    let on_width = on_resize.map(|on_resize| {
        Callback::new(move |(id, width, done): (String, i32, bool)| {
            let width = u16::try_from(width.clamp(NARROWEST, WIDEST)).unwrap_or_default();
            if done {
                dragged.set(None);
                on_resize.try_run((id, width));
            } else {
                dragged.set(Some((id, width)));
            }
        })
    });
    // Headings are drawn anew only when something other than a width has changed: one of them is being dragged.
    let headings = Memo::new(move |_| {
        let mut columns = columns.get();
        columns.iter_mut().for_each(|column| column.width = None);
        columns
    });
    let shape =
        move || Shape { viewport: size.get().1, row_height: height.get(), total: total.get(), overscan: OVERSCAN };
    let window = Memo::new(move |_| shape().window(place.scroll.get()));
    let range = Memo::new(move |_| window.with(|window| window.rows.clone()));
    let in_view = Memo::new(move |_| window.with(|window| window.in_view.clone()));
    let active = Memo::new(move |_| place.active.get().min(total.get().saturating_sub(1)));
    let parked = Memo::new(move |_| {
        let active = active.get();
        (active < total.get() && range.with(|range| !range.contains(&active))).then_some(active)
    });
    let shown = Memo::new(move |_| {
        let mut rows: Vec<usize> = range.get().collect();
        if let Some(parked) = parked.get() {
            // In its natural order: a screen reader meets it where it belongs.
            rows.insert(rows.partition_point(|row| *row < parked), parked);
        }
        rows
    });
    let wants_focus = StoredValue::new(None);
    let cells = headings.into();
    let roomy = Memo::new(move |_| column::in_rows(&headings.get(), room.get()));
    let tracks = Memo::new(move |_| columns.with(|columns| template(columns, room.get())));
    let least = Memo::new(move |_| columns.with(|columns| narrowest(columns, room.get())));
    let scrolls = Memo::new(move |_| {
        let width = size.get().0;
        !cards() && width > 0.0 && f64::from(least.get()) > width
    });
    let (woken, home) = (Woken::new_local(Default::default()), StoredValue::new(Owner::new()));
    let table = Table {
        columns: cells,
        roomy,
        row,
        version,
        current,
        active,
        parked,
        wants_focus,
        selected,
        rows: Shown::new_local(Some(Rows::new())),
        measured: Memo::new(move |_| size.get().0 > 0.0),
        fit: Memo::new(move |_| Fit {
            tracks: tracks.get(),
            width: (!cards()).then(|| size.get().0.max(f64::from(least.get()))),
            room: room.get(),
        }),
        in_view,
        woken,
        home,
    };

    scroller::observe_size(scroller, size);
    table.keep_rows(end, shown);
    effect(move |asked: Option<bool>| {
        let asked = asked.unwrap_or(false);
        if !table.measured.get() {
            return asked;
        }
        let needed = range.get();
        if asked {
            // Asking takes time that the frame in which somebody scrolls has not; nor is it done for what they pass by.
            timer::soon(move || {
                if range.try_with_untracked(|range| *range == needed) == Some(true) {
                    on_window.try_run(needed);
                }
            });
        } else {
            on_window.try_run(needed);
        }
        true
    });
    let scrolled = scroller::follow(scroller, place.scroll, size);

    let go_to = move |row: usize, stop: usize| {
        let same = active.get_untracked() == row;
        table.wants_focus.set_value(Some(stop));
        // Set also when it is the same, so that focus comes back to it.
        place.active.set(row);
        if same && stop == 0 {
            table.wants_focus.set_value(None);
        }
        if let Some(to) = untrack(shape).reveal(row, place.scroll.get_untracked()) {
            place.scroll.set(to);
        }
    };
    let keydown = move |event: ev::KeyboardEvent| {
        let Some((element, index)) = row_of(&event) else { return };
        let on_row = dom::target(event.unchecked_ref()).as_ref() == Some(element.unchecked_ref());
        let key = event.key();
        let ends = grid && event.ctrl_key() && (key == "Home" || key == "End");
        if event.alt_key() || event.meta_key() || event.ctrl_key() && !ends {
            return;
        }
        let as_drawn = table.is_as_drawn(index);
        let stops = head::stops(&element, grid);
        let active = document().active_element();
        let at = stops.iter().position(|stop| Some(stop.as_ref()) == active.as_ref()).unwrap_or(0);
        let on_cell =
            on_row || dom::target(event.unchecked_ref()).is_some_and(|t| matches!(&*t.tag_name(), "TD" | "TH"));
        if key == "ArrowRight" || key == "ArrowLeft" {
            if dom::rove(&stops, &key, true).is_some() {
                event.prevent_default();
            }
        } else if on_cell && key == "Enter" {
            if let Some(on_open) = on_open {
                event.prevent_default();
                if as_drawn {
                    on_open.try_run(index);
                }
            }
        } else if let Some(on_select) = on_select.filter(|_| on_cell && key == " ") {
            event.prevent_default();
            if as_drawn {
                on_select.try_run(Picked { index, range: event.shift_key() });
            }
        } else if at > 0 && grid && !ends && (key == "Home" || key == "End") {
            event.prevent_default();
            let to = if key == "Home" { stops.get(1) } else { stops.last() };
            to.map(dom::focus);
        } else if let Some(to) = move_active(&key, index, total.get_untracked(), untrack(shape).page()) {
            event.prevent_default();
            let stop = match (grid, at > 0 && ends, &*key) {
                (false, ..) => 0,
                (true, true, "Home") => 1,
                (true, true, _) => usize::MAX,
                (true, false, _) => at,
            };
            if let Some(on_select) = on_select.filter(|_| event.shift_key() && to != index) {
                on_select.try_run(Picked { index: to, range: true });
            }
            if to == index {
                stops.get(stop).or(stops.last()).map(dom::focus);
            } else {
                go_to(to, stop);
            }
        }
    };
    let click = move |event: ev::MouseEvent| {
        let Some((_, index)) = row_of(&event) else { return };
        place.active.set(index);
        if table.act(index, &event) {
            return;
        }
        let on_control = dom::target_within(event.unchecked_ref(), "a, button, input, label, .popover").is_some();
        if let Some(on_open) = on_open.filter(|_| !on_control && table.is_as_drawn(index)) {
            on_open.try_run(index);
        }
    };
    // Tabbing into the table may land on an active row that is out of view.
    let focusin = move |event: ev::FocusEvent| {
        if let Some((_, index)) = row_of(&event)
            && parked.get_untracked() == Some(index)
        {
            go_to(index, 0);
        }
    };
    let space = move |part: fn(&Window) -> f64| move || format!("{}px", window.with(part));

    view! {
        <div
            class="vtable"
            class:vtable-cards=cards
            class:vtable-busy=busy
            class:vtable-opens=on_open.is_some()
            class:vtable-scrolls=scrolls
            class:vtable-coming=move || !table.measured.get()
            style=("--rows", move || format!("{}px", shape().space().min(1000.0)))
            node_ref=scroller
            on:scroll=move |_| scrolled()
        >
            <table
                class="vtable-table"
                role=if grid { "grid" } else { "table" }
                aria-multiselectable=grid.then_some("true")
                style=("--row-height", move || format!("{}px", height.get()))
                style=("--least", move || format!("{}px", least.get()))
                aria-label=move || label.get()
                aria-rowcount=move || (total.get() + 1).to_string()
                aria-colcount=move || cells.with(Vec::len).to_string()
                aria-busy=move || busy.get().then_some("true")
            >
                <Head columns=cells room tracks events=HeadEvents { sort, on_sort, on_width } select_all/>
                <tbody role="rowgroup" on:keydown=keydown on:click=click on:focusin=focusin>
                    <tr class="vtable-space" aria-hidden="true" style:height=space(|window| window.before)></tr>
                    <tr class="vtable-space" aria-hidden="true" node_ref=end style:height=space(|window| window.after)></tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The row an event happened in, and its index.
fn row_of(event: &web_sys::Event) -> Option<(HtmlElement, usize)> {
    let row = dom::target_within(event, "tr[data-row]")?;
    let index = row.get_attribute("data-row")?.parse().ok()?;
    Some((row, index))
}
