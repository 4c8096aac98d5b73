//! One row. It exists only while it is in view, or active.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::column::Room;
use super::{Acted, Column, Reaction, Table, cells, head};
use crate::ui::list::{OwnerOfOne, Placed};
use crate::ui::markup::{ACT, Markup};
use crate::ui::watch::Watch;

/// What a row shows.
pub struct RowView {
    revision: u64,
    content: Content,
}

enum Content {
    Views(Box<dyn FnOnce() -> Vec<AnyView>>),
    Markup(WriteCell, Option<OnAct>),
}

/// Writes what stands in a column.
type WriteCell = Box<dyn Fn(&Column, &mut Markup)>;

/// Told of what was used in a row.
pub(super) type OnAct = Rc<dyn Fn(Acted) -> Reaction>;

impl RowView {
    /// A row. `revision` changes whenever its content does (and differs between rows that may stand at the same
    /// index); `cells` builds one view for each column, and runs only when the revision has changed.
    pub fn new(revision: u64, cells: impl FnOnce() -> Vec<AnyView> + 'static) -> Self {
        RowView { revision, content: Content::Views(Box::new(cells)) }
    }

    /// A row of a table in which many are drawn at once; `cell` writes what stands in a column. It is called again
    /// whenever a signal that it read has changed, and the page is touched only where the outcome differs.
    pub fn markup(revision: u64, cell: impl Fn(&Column, &mut Markup) + 'static) -> Self {
        RowView { revision, content: Content::Markup(Box::new(cell), None) }
    }

    /// What to do when something in such a row is used. It belongs to what the row shows: until it is drawn anew, the
    /// place may be another's already.
    pub fn on_act(mut self, act: impl Fn(Acted) -> Reaction + 'static) -> Self {
        if let Content::Markup(_, on_act) = &mut self.content {
            *on_act = Some(Rc::new(act));
        }
        self
    }
}

/// The act of the box that selects a row.
pub const PICK: &str = "pick";

/// How a row stands in its table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    current: bool,
    parked: bool,
    active: bool,
    /// In a grid.
    selected: Option<bool>,
}

impl Standing {
    /// How it stands now; reactive.
    pub(super) fn of(index: usize, table: Table) -> Self {
        Self {
            current: table.current.get() == Some(index),
            parked: table.parked.get() == Some(index),
            active: table.active.get() == index,
            selected: table.selected.and_then(|selected| selected.try_run(index)),
        }
    }
}

/// The room that a row takes. Each has its own: were it the table's, all of them would be laid out anew at once.
#[derive(Clone, PartialEq)]
pub(super) struct Fit {
    /// What `grid-template-columns` says.
    pub(super) tracks: String,
    /// In px; a card is as wide as the table.
    pub(super) width: Option<f64>,
    pub(super) room: Room,
}

impl Fit {
    fn apply(&self, row: &HtmlElement) {
        let _ = row.set_attribute("data-room", self.room.name());
        let style = row.style();
        let _ = style.set_property("--columns", &self.tracks);
        let _ = match self.width {
            Some(width) => style.set_property("inline-size", &format!("{width}px")),
            None => style.remove_property("inline-size").map(drop),
        };
    }
}

/// What is on the page.
enum Drawn {
    Views(AnyViewState),
    /// For each cell; nothing when they have to be made anew: they are bars, or of other columns.
    Markup(Vec<Markup>),
}

/// A row on the page.
pub(super) struct Row {
    pub(super) index: usize,
    pub(super) element: HtmlElement,
    standing: Option<Standing>,
    /// Nothing before it was drawn for the first time.
    fit: Option<Fit>,
    /// Nothing before it was drawn for the first time.
    drawn: Option<Drawn>,
    /// Of what is drawn; nothing while that has not been loaded.
    revision: Option<u64>,
    /// Something else is to be drawn.
    stale: bool,
    /// It has room that it does not take yet.
    unfit: bool,
    /// Of what is drawn.
    pub(super) on_act: Option<OnAct>,
    watch: Arc<Watch>,
    /// Of what is drawn. Dropped after it.
    owner: OwnerOfOne,
}

impl Placed for Row {
    fn key(&self) -> usize {
        self.index
    }

    fn element(&self) -> &Element {
        &self.element
    }
}

impl Row {
    /// The row at an index, with nothing in it.
    pub(super) fn new(index: usize, table: Table, owner: OwnerOfOne) -> Option<Self> {
        let element: HtmlElement = document().create_element("tr").ok()?.dyn_into().ok()?;
        for (name, value) in
            [("role", "row"), ("data-row", &index.to_string()), ("aria-rowindex", &(index + 2).to_string())]
        {
            let _ = element.set_attribute(name, value);
        }
        // It has no cells yet (WAI-ARIA 1.2, 6.6: what lacks the elements that it has to own is busy).
        let _ = element.set_attribute("aria-busy", "true");
        let watch = Watch::new(move || table.row_may_have_changed());
        Some(Self {
            index,
            element,
            standing: None,
            fit: None,
            drawn: None,
            revision: None,
            stale: true,
            unfit: true,
            on_act: None,
            watch,
            owner,
        })
    }

    /// Whether something else is to be drawn in it.
    pub(super) fn is_stale(&self) -> bool {
        self.stale
    }

    /// Whether there is something to do to it.
    pub(super) fn is_due(&self) -> bool {
        self.stale || self.unfit
    }

    /// Whether what is drawn in it has been loaded.
    pub(super) fn is_loaded(&self) -> bool {
        self.revision.is_some()
    }

    /// Another row may have its place by now, and it may have other room.
    pub(super) fn look(&mut self, table: Table, fit: &Fit) {
        let row = table.row.try_run(self.index).flatten();
        self.stale |= row.map(|row| row.revision) != self.revision;
        self.unfit = self.fit.as_ref() != Some(fit);
    }

    /// What it was drawn from may have changed.
    pub(super) fn check(&mut self) {
        self.stale |= self.watch.has_changed();
    }

    /// Shows how it stands.
    pub(super) fn stand(&mut self, now: Standing) {
        if self.standing.replace(now) == Some(now) {
            return;
        }
        let mut class = String::from("vtable-row");
        for (name, on) in
            [(" is-current", now.current), (" is-parked", now.parked), (" is-selected", now.selected == Some(true))]
        {
            class.push_str(if on { name } else { "" });
        }
        self.element.set_class_name(&class);
        let _ = self.element.set_attribute("tabindex", if now.active { "0" } else { "-1" });
        if now.current {
            let _ = self.element.set_attribute("aria-current", "true");
        } else {
            let _ = self.element.remove_attribute("aria-current");
        }
        if let Some(selected) = now.selected {
            let _ = self.element.set_attribute("aria-selected", if selected { "true" } else { "false" });
            check(&self.element, selected);
        }
    }

    /// The table has other columns.
    pub(super) fn recast(&mut self) {
        if let Some(Drawn::Markup(cells)) = &mut self.drawn {
            cells.clear();
            self.stale = true;
        }
    }

    /// Draws what has to be.
    pub(super) fn draw(&mut self, table: Table) {
        if std::mem::take(&mut self.unfit) {
            let fit = table.fit.get_untracked();
            fit.apply(&self.element);
            self.fit = Some(fit);
        }
        if std::mem::take(&mut self.stale) {
            self.fill(table);
        }
    }

    fn fill(&mut self, table: Table) {
        if self.drawn.is_none() {
            let _ = self.element.remove_attribute("aria-busy");
        }
        let row = untrack(|| table.row.try_run(self.index).flatten());
        self.revision = row.as_ref().map(|row| row.revision);
        match row.map(|row| row.content) {
            Some(Content::Views(cells)) => {
                let markup = matches!(self.drawn, Some(Drawn::Markup(_)));
                let place = self.start_anew(table);
                if markup {
                    self.element.set_text_content(None);
                }
                let mut state = self.owner.with_cleanup(|| self.watch.read(|| wrap(table, cells()).build()));
                state.mount(&self.element, None);
                head::take_back(&self.element, table.selected.is_some(), place);
                self.drawn = Some(Drawn::Views(state));
            }
            Some(Content::Markup(cell, on_act)) => {
                self.on_act = on_act;
                let cells = self.owner.with_cleanup(|| self.watch.read(|| cells::write(table, &*cell)));
                if !self.change(table, &cells) {
                    self.put(table, &cells);
                }
                self.drawn = Some(Drawn::Markup(cells));
            }
            // Not loaded: bars instead.
            None => {
                self.on_act = None;
                let bar = |_: &Column, out: &mut Markup| {
                    out.raw(r#"<span class="skeleton-line"></span>"#);
                };
                let bars = self.owner.with_cleanup(|| self.watch.read(|| cells::write(table, &bar)));
                self.put(table, &bars);
                self.drawn = Some(Drawn::Markup(Vec::new()));
            }
        }
    }

    /// Makes all cells anew.
    fn put(&mut self, table: Table, cells: &[Markup]) {
        let place = self.start_anew(table);
        cells::put(&self.element, table, cells);
        self.settle(table, place);
    }

    /// Changes what differs in the cells that are there. Tells whether it could.
    fn change(&mut self, table: Table, cells: &[Markup]) -> bool {
        let Some(Drawn::Markup(old)) = &self.drawn else { return false };
        let Some(difference) = cells::difference(old, cells) else { return false };
        // Nothing is lost that somebody has opened, as long as the row says the same. Where it does not, whoever has
        // pressed something of before shall not let go of something else.
        let is_held = || table.is_awake(self.index) || self.element.matches(":active").unwrap_or(false);
        if !difference.is_of_ages() && is_held() {
            return false;
        }
        let place = difference.makes_anew().then(|| self.place_of_focus(table)).flatten();
        difference.apply(&self.element);
        self.settle(table, place);
        true
    }

    /// Takes off what was drawn before. Tells the place of whoever is at a cell: they stay there when the row arrives
    /// or changes.
    fn start_anew(&mut self, table: Table) -> Option<usize> {
        let before = self.drawn.take()?;
        let place = self.place_of_focus(table);
        table.sleep(self.index);
        // Markup is taken off by what is put in its place: twice would cost as much again.
        if let Drawn::Views(mut state) = before {
            state.unmount();
        }
        place
    }

    fn place_of_focus(&self, table: Table) -> Option<usize> {
        head::place_of_focus(&self.element, table.selected.is_some())
    }

    /// Brings back focus to where it was, and the box to what the row says.
    fn settle(&self, table: Table, place: Option<usize>) {
        head::take_back(&self.element, table.selected.is_some(), place);
        if let Some(selected) = self.standing.and_then(|standing| standing.selected) {
            check(&self.element, selected);
        }
    }
}

/// The box says what the row says.
fn check(row: &HtmlElement, on: bool) {
    let found = row.query_selector(&format!("[{ACT}={PICK}]")).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlInputElement>().ok()) {
        found.set_checked(on);
    }
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
