//! One row. It exists only while it is in view, or active.

use leptos::{html, prelude::*};

use super::Table;
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
    let revision = Memo::new(move |_| {
        table.version.track();
        table.row.try_run(index).flatten().map(|row| row.revision)
    });
    let cells = move || {
        // Both are read so that either redraws the cells.
        let known = revision.get().is_some();
        let built = if known { untrack(|| table.row.try_run(index).flatten()) } else { None };
        let built = built.map(|row| (row.cells)()).unwrap_or_default();
        wrap(table, built, known)
    };
    Effect::new(move |_| {
        if is_active()
            && table.wants_focus.get_value()
            && let Some(element) = element.get()
        {
            table.wants_focus.set_value(false);
            dom::focus_in_view(element.into());
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
    table.columns.with(|columns| {
        let cell = |column: &super::Column| {
            let content =
                if known { built.next() } else { Some(view! { <span class="skeleton-line"></span> }.into_any()) };
            let (class, label) = (column.class(), column.caption.clone());
            if column.names_row {
                view! { <th class=class role="rowheader" scope="row" data-label=label>{content}</th> }.into_any()
            } else {
                view! { <td class=class role="cell" data-label=label>{content}</td> }.into_any()
            }
        };
        columns.iter().map(cell).collect_view().into_any()
    })
}
