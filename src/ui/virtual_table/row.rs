//! One row. It exists only while it is in view, or active.

use leptos::{html, prelude::*};

use super::{Table, head};
use crate::ui::dom;

/// What a row shows.
pub struct RowView {
    revision: u64,
    cells: Box<dyn FnOnce() -> Vec<AnyView>>,
}

impl RowView {
    /// A row. `revision` changes whenever its content does (and differs between rows that may stand at the same
    /// index); `cells` builds one view for each column, and runs only when the revision has changed.
    pub fn new(revision: u64, cells: impl FnOnce() -> Vec<AnyView> + 'static) -> Self {
        RowView { revision, cells: Box::new(cells) }
    }
}

/// The row at an index.
pub(super) fn row(index: usize, table: Table) -> AnyView {
    let element = NodeRef::<html::Tr>::new();
    let is_active = move || table.active.get() == index;
    let is_selected = move || table.selected.and_then(|selected| selected.try_run(index));
    let revision = Memo::new(move |_| {
        table.version.track();
        table.row.try_run(index).flatten().map(|row| row.revision)
    });
    let cells = move || {
        // Whoever is at a cell stays there when its row arrives or changes.
        if let Some(element) = element.get_untracked() {
            head::hold(element.into(), table.selected.is_some());
        }
        // Both are read so that either redraws the cells.
        let known = revision.get().is_some();
        let built = if known { untrack(|| table.row.try_run(index).flatten()) } else { None };
        let built = built.map(|row| (row.cells)()).unwrap_or_default();
        wrap(table, built, known)
    };
    Effect::new(move |_| {
        if is_active()
            && let Some(stop) = table.wants_focus.get_value()
            && let Some(element) = element.get()
        {
            table.wants_focus.set_value(None);
            let stops = head::stops(&element, table.selected.is_some());
            let to = stops.get(stop).or(stops.last()).cloned();
            dom::focus_in_view(to.unwrap_or_else(|| element.into()));
        }
    });
    view! {
        <tr
            class="vtable-row"
            class:is-current=move || table.current.get() == Some(index)
            class:is-parked=move || table.parked.get() == Some(index)
            role="row"
            node_ref=element
            data-row=index.to_string()
            aria-rowindex=(index + 2).to_string()
            class:is-selected=move || is_selected() == Some(true)
            aria-selected=move || is_selected().map(|on| if on { "true" } else { "false" })
            aria-current=move || (table.current.get() == Some(index)).then_some("true")
            tabindex=move || if is_active() { "0" } else { "-1" }
        >
            {cells}
        </tr>
    }
    .into_any()
}

/// Puts each view into its cell. A row that is not loaded gets bars instead.
fn wrap(table: Table, built: Vec<AnyView>, known: bool) -> AnyView {
    let mut built = built.into_iter();
    let grid = table.selected.is_some();
    let (role, tabindex) = if grid { ("gridcell", Some("-1")) } else { ("cell", None) };
    table.columns.with(|columns| {
        let cell = |column: &super::Column| {
            let content =
                if known { built.next() } else { Some(view! { <span class="skeleton-line"></span> }.into_any()) };
            let (class, label) = (column.class(), column.caption.clone());
            if column.names_row {
                view! { <th class=class role="rowheader" scope="row" tabindex=tabindex data-label=label>{content}</th> }
                    .into_any()
            } else {
                view! { <td class=class role=role tabindex=tabindex data-label=label>{content}</td> }.into_any()
            }
        };
        columns.iter().map(cell).collect_view().into_any()
    })
}
