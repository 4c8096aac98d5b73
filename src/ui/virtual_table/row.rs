//! One row. It exists only while it is in view, or active.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::{Column, Table, head};
use crate::ui::dom;
use crate::ui::list::Piece;
use crate::ui::markup::{ACT, Markup};

/// What a row shows.
pub struct RowView {
    revision: u64,
    content: Content,
}

enum Content {
    Views(Box<dyn FnOnce() -> Vec<AnyView>>),
    Markup(WriteCell),
}

/// Writes what stands in a column.
type WriteCell = Box<dyn Fn(&Column, &mut Markup)>;

impl RowView {
    /// A row. `revision` changes whenever its content does (and differs between rows that may stand at the same
    /// index); `cells` builds one view for each column, and runs only when the revision has changed.
    pub fn new(revision: u64, cells: impl FnOnce() -> Vec<AnyView> + 'static) -> Self {
        RowView { revision, content: Content::Views(Box::new(cells)) }
    }

    /// A row of a table in which many are drawn at once; `cell` writes what stands in a column. It is called again
    /// whenever a signal that it read has changed, and the page is touched only where the outcome differs.
    pub fn markup(revision: u64, cell: impl Fn(&Column, &mut Markup) + 'static) -> Self {
        RowView { revision, content: Content::Markup(Box::new(cell)) }
    }
}

/// The act of the box that selects a row.
pub const PICK: &str = "pick";

/// How a row stands in its table.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Standing {
    current: bool,
    parked: bool,
    active: bool,
    /// In a grid.
    selected: Option<bool>,
}

/// What is on the page.
enum Drawn {
    Views(AnyViewState),
    Markup(Markup),
}

/// The row at an index.
pub(super) fn row(index: usize, table: Table) -> Option<Piece> {
    let element: HtmlElement = document().create_element("tr").ok()?.dyn_into().ok()?;
    for (name, value) in
        [("role", "row"), ("data-row", &index.to_string()), ("aria-rowindex", &(index + 2).to_string())]
    {
        let _ = element.set_attribute(name, value);
    }
    let content = content(index, table, element.clone());
    let standing = standing(index, table, element.clone());
    let own = element.clone();
    // Once it is on the page.
    Effect::new(move |_| {
        if table.active.get() == index
            && let Some(stop) = table.wants_focus.get_value()
        {
            table.wants_focus.set_value(None);
            let stops = head::stops(&own, table.selected.is_some());
            let to = stops.get(stop).or(stops.last()).cloned();
            dom::focus_in_view(to.unwrap_or_else(|| own.clone()));
        }
    });
    on_cleanup(move || table.sleep(index));
    Some(Piece::new(element.into(), (content, standing)))
}

fn standing(index: usize, table: Table, element: HtmlElement) -> RenderEffect<Standing> {
    RenderEffect::new(move |before: Option<Standing>| {
        let now = Standing {
            current: table.current.get() == Some(index),
            parked: table.parked.get() == Some(index),
            active: table.active.get() == index,
            selected: table.selected.and_then(|selected| selected.try_run(index)),
        };
        if before == Some(now) {
            return now;
        }
        let mut class = String::from("vtable-row");
        for (name, on) in
            [(" is-current", now.current), (" is-parked", now.parked), (" is-selected", now.selected == Some(true))]
        {
            class.push_str(if on { name } else { "" });
        }
        element.set_class_name(&class);
        let _ = element.set_attribute("tabindex", if now.active { "0" } else { "-1" });
        if now.current {
            let _ = element.set_attribute("aria-current", "true");
        } else {
            let _ = element.remove_attribute("aria-current");
        }
        if let Some(selected) = now.selected {
            let _ = element.set_attribute("aria-selected", if selected { "true" } else { "false" });
            check(&element, selected);
        }
        now
    })
}

/// The box says what the row says.
fn check(row: &HtmlElement, on: bool) {
    let found = row.query_selector(&format!("[{ACT}={PICK}]")).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlInputElement>().ok()) {
        found.set_checked(on);
    }
}

fn content(index: usize, table: Table, element: HtmlElement) -> RenderEffect<()> {
    // Ends with the owner of the row, as the signals in it do. What an effect keeps as its value ends a little later:
    // a text that was told of a change meanwhile would look for its signal in vain.
    let shown = StoredValue::new_local(None::<Drawn>);
    let revision = Memo::new(move |_| {
        table.version.track();
        table.row.try_run(index).flatten().map(|row| row.revision)
    });
    RenderEffect::new(move |_| {
        // Both are read so that either redraws the cells.
        let known = revision.get().is_some();
        let row = if known { untrack(|| table.row.try_run(index).flatten()) } else { None };
        let before = shown.try_update_value(Option::take).flatten();
        let drawn = match row.map(|row| row.content) {
            Some(Content::Views(cells)) => {
                let place = start_anew(index, table, &element, before);
                let mut state = wrap(table, cells()).build();
                state.mount(&element, None);
                head::take_back(&element, table.selected.is_some(), place);
                Drawn::Views(state)
            }
            Some(Content::Markup(cell)) => {
                let markup = written(table, &*cell);
                match before {
                    Some(Drawn::Markup(old)) if old.is_alike(&markup) => {
                        age(&element, &old, &markup);
                        Drawn::Markup(markup)
                    }
                    other => draw(index, table, &element, other, markup),
                }
            }
            // Not loaded: bars instead.
            None => {
                let markup = written(table, &|_, out| {
                    out.raw(r#"<span class="skeleton-line"></span>"#);
                });
                draw(index, table, &element, before, markup)
            }
        };
        shown.try_set_value(Some(drawn));
    })
}

fn draw(index: usize, table: Table, element: &HtmlElement, before: Option<Drawn>, markup: Markup) -> Drawn {
    let place = start_anew(index, table, element, before);
    element.set_inner_html(markup.html());
    head::take_back(element, table.selected.is_some(), place);
    if let Some(selected) = table.selected.and_then(|selected| untrack(|| selected.try_run(index))) {
        check(element, selected);
    }
    Drawn::Markup(markup)
}

/// Takes off what was drawn before. Tells the place of whoever is at a cell: they stay there when the row arrives or
/// changes.
fn start_anew(index: usize, table: Table, element: &HtmlElement, before: Option<Drawn>) -> Option<usize> {
    let place = before.as_ref().and_then(|_| head::place_of_focus(element, table.selected.is_some()));
    if before.is_some() {
        table.sleep(index);
    }
    match before {
        Some(Drawn::Views(mut state)) => state.unmount(),
        Some(Drawn::Markup(_)) => element.set_text_content(None),
        None => {}
    }
    place
}

/// Ages alone have changed: everything else stays, so that nothing is lost that somebody has opened or marked.
fn age(element: &HtmlElement, old: &Markup, new: &Markup) {
    if old.ages().eq(new.ages()) {
        return;
    }
    for (place, age) in dom::all(element, "[data-age]").iter().zip(new.ages()) {
        place.set_inner_html(age);
    }
}

/// The cells of a row as markup.
fn written(table: Table, cell: &dyn Fn(&Column, &mut Markup)) -> Markup {
    let grid = table.selected.is_some();
    let mut out = Markup::default();
    table.roomy.with(|columns| {
        for (at, column) in columns {
            let (tag, end, role) = match (column.names_row, grid) {
                (true, _) => ("<th scope=\"row\"", "</th>", "rowheader"),
                (false, true) => ("<td", "</td>", "gridcell"),
                (false, false) => ("<td", "</td>", "cell"),
            };
            out.raw(tag).attribute("class", &column.class()).attribute("role", role);
            out.attribute("aria-colindex", &at.to_string());
            out.attribute("data-label", &column.caption).attribute_if(grid, "tabindex=\"-1\"").raw(">");
            cell(column, &mut out);
            out.raw(end);
        }
    });
    out
}

/// Puts each view into its cell.
fn wrap(table: Table, built: Vec<AnyView>) -> AnyView {
    let mut built = built.into_iter();
    let grid = table.selected.is_some();
    let (role, tabindex) = if grid { ("gridcell", Some("-1")) } else { ("cell", None) };
    table.columns.with(|columns| {
        let cell = |(at, column): (usize, &Column)| {
            let (content, class, label) = (built.next(), column.class(), column.caption.clone());
            if column.names_row {
                view! {
                    <th class=class role="rowheader" scope="row" aria-colindex=at tabindex=tabindex data-label=label>
                        {content}
                    </th>
                }
                .into_any()
            } else {
                view! {
                    <td class=class role=role aria-colindex=at tabindex=tabindex data-label=label>
                        {content}
                    </td>
                }
                .into_any()
            }
        };
        (1..).zip(columns).map(cell).collect_view().into_any()
    })
}
