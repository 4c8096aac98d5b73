//! Selecting tenants.

use std::ops::Range;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::id::TenantId;
use spanning_api::query::{Query, Window};
use spanning_api::tenant_query::TenantQuery;

use crate::features::tenants::TenantList;
use crate::features::tenants::selection::Selection;
use crate::platform::effect::effect;
use crate::text::{problem, table_tools};
use crate::ui::{Picked, Toast, Toasts};

/// What is selected. Copy; ends with the page.
#[derive(Clone, Copy)]
pub struct Picks {
    /// The tenants.
    pub selection: RwSignal<Selection>,
    /// Where a range begins.
    anchor: StoredValue<Option<usize>>,
    /// Counts what was done, so that a range that arrives late is dropped.
    turn: StoredValue<u32>,
    toasts: Option<Toasts>,
}

impl Picks {
    /// Nothing; and nothing again whenever other tenants match.
    pub fn new(query: Memo<TenantQuery>) -> Self {
        let picks = Self {
            selection: RwSignal::new(Selection::default()),
            anchor: StoredValue::new(None),
            turn: StoredValue::new(0),
            toasts: use_context(),
        };
        effect(move |before: Option<()>| {
            query.track();
            if before.is_some() {
                picks.clear();
            }
        });
        picks
    }

    fn next_turn(self) -> u32 {
        self.turn.try_update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.try_get_value().unwrap_or_default()
    }

    /// Takes everything out.
    pub fn clear(self) {
        self.next_turn();
        self.anchor.set_value(None);
        self.selection.set(Selection::default());
    }

    /// Selects all that match.
    pub fn all(self) {
        self.next_turn();
        self.anchor.set_value(None);
        self.selection.set(Selection::all());
    }

    /// Selects a row or takes it out; a range gets what the row gets.
    pub fn pick(self, list: TenantList, picked: Picked) {
        let Some((_, row)) = list.row(picked.index) else { return };
        let from = self.anchor.get_value().filter(|_| picked.range).unwrap_or(picked.index);
        let on = picked.range || !self.selection.with_untracked(|selection| selection.has(&row.id));
        let rows = from.min(picked.index)..=from.max(picked.index);
        let loaded: Vec<_> = rows.clone().filter_map(|index| list.row(index)).map(|(_, row)| row.id.clone()).collect();
        let turn = self.next_turn();
        if loaded.len() < rows.clone().count() {
            spawn_local(self.bring(list, *rows.start()..rows.end() + 1, on, turn));
        }
        self.set(&loaded, on);
        self.anchor.set_value(Some(if picked.range { from } else { picked.index }));
    }

    fn set(self, ids: &[TenantId], on: bool) {
        self.selection.try_update(|selection| ids.iter().for_each(|id| selection.set(id, on)));
    }

    /// The rows of a range that were never looked at.
    async fn bring(self, list: TenantList, range: Range<usize>, on: bool, turn: u32) {
        let found = list.rows(range).await;
        if self.turn.try_get_value() != Some(turn) {
            return;
        }
        match found {
            Ok(rows) => self.set(&rows.into_iter().map(|row| row.id).collect::<Vec<_>>(), on),
            Err(error) => {
                if let Some(toasts) = self.toasts {
                    toasts.show(Toast::bad(table_tools::range_failed(&problem::words(&error).text())));
                }
            }
        }
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
