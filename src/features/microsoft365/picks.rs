//! Selecting tenants.

use leptos::prelude::*;
use spanning_api::query::{Query, Window};
use spanning_api::tenant_query::TenantQuery;

use crate::features::tenants::list::TenantList;
use crate::features::tenants::selection::Selection;
use crate::ui::Picked;

/// What is selected. Copy; ends with the page.
#[derive(Clone, Copy)]
pub struct Picks {
    /// The tenants.
    pub selection: RwSignal<Selection>,
    /// Where a range begins.
    anchor: StoredValue<Option<usize>>,
}

impl Picks {
    /// Nothing; and nothing again whenever other tenants match.
    pub fn new(query: Memo<TenantQuery>) -> Self {
        let picks = Self { selection: RwSignal::new(Selection::default()), anchor: StoredValue::new(None) };
        Effect::new(move |before: Option<()>| {
            query.track();
            if before.is_some() {
                picks.clear();
            }
        });
        picks
    }

    /// Takes everything out.
    pub fn clear(self) {
        self.anchor.set_value(None);
        self.selection.set(Selection::default());
    }

    /// Selects all that match.
    pub fn all(self) {
        self.anchor.set_value(None);
        self.selection.set(Selection::all());
    }

    /// Selects a row or takes it out; a range gets what the row gets.
    pub fn pick(self, list: TenantList, picked: Picked) {
        let Some((_, row)) = list.row(picked.index) else { return };
        let from = self.anchor.get_value().filter(|_| picked.range).unwrap_or(picked.index);
        let on = picked.range || !self.selection.with_untracked(|selection| selection.has(&row.id));
        let rows = from.min(picked.index)..=from.max(picked.index);
        self.selection.update(|selection| {
            for (_, row) in rows.filter_map(|index| list.row(index)) {
                selection.set(&row.id, on);
            }
        });
        self.anchor.set_value(Some(if picked.range { from } else { picked.index }));
    }

    /// How many are selected; reactive.
    pub fn count(self, list: TenantList) -> usize {
        self.selection.with(|selection| selection.count(list.total().unwrap_or(0)))
    }

    /// Whether a row is selected; reactive.
    pub fn has(self, list: TenantList, index: usize) -> bool {
        list.version().track();
        list.row(index).is_some_and(|(_, row)| self.selection.with(|selection| selection.has(&row.id)))
    }
}

/// The query string that says which tenants match, whatever their order.
pub fn matching_text(query: &TenantQuery) -> String {
    TenantQuery { sort: Vec::new(), window: Window::default(), ..query.clone() }.to_query()
}
