//! Which rows are on the page.
//!
//! Not a `<For>`: that moves nodes it could leave in place, and a moved row loses focus. Here rows only come and
//! go, in order, and the others stay where they are.

use leptos::tachys::view::{Mountable, Render, any_view::AnyViewState};
use leptos::{html, prelude::*};
use web_sys::{Element, Node};

use super::{Table, row::row};

/// After so many rows a new owner takes over. An owner remembers every child it ever had, so one for all rows
/// would grow with every row scrolled past.
const GENERATION: usize = 256;

struct Mounted {
    index: usize,
    state: AnyViewState,
    element: Option<Element>,
    /// Dropping the last row of a generation frees what it remembers.
    _generation: Owner,
    _owner: Owner,
}

/// Keeps exactly `rows`, which ascend, in `body` before `end`.
pub(super) fn keep(body: NodeRef<html::Tbody>, end: NodeRef<html::Tr>, rows: Memo<Vec<usize>>, table: Table) {
    let home = Owner::new();
    let mounted = StoredValue::new_local(Vec::<Mounted>::new());
    let generation = StoredValue::new_local((home.with(Owner::new), 0_usize));
    let make = move |index: usize| {
        generation.update_value(|(owner, made)| {
            if *made >= GENERATION {
                (*owner, *made) = (home.with(Owner::new), 0);
            }
            *made += 1;
        });
        let generation = generation.with_value(|(owner, _)| owner.clone());
        let owner = generation.with(Owner::new);
        let state = owner.with(|| row(index, table).build());
        let element = state.elements().into_iter().next();
        Mounted { index, state, element, _generation: generation, _owner: owner }
    };
    Effect::new(move |_| {
        let rows = rows.get();
        let (Some(body), Some(end)) = (body.get(), end.get()) else { return };
        mounted.update_value(|mounted| {
            mounted.retain_mut(|row| {
                let stays = rows.binary_search(&row.index).is_ok();
                if !stays {
                    row.state.unmount();
                }
                stays
            });
            // From the last to the first: what comes after a row is then already in its place.
            let mut at = mounted.len();
            let mut next: Node = end.into();
            for index in rows.into_iter().rev() {
                let before = at.checked_sub(1).and_then(|at| mounted.get(at)).filter(|row| row.index == index);
                if let Some(row) = before {
                    next = row.element.clone().map_or(next, Node::from);
                    at -= 1;
                } else {
                    let mut row = untrack(|| make(index));
                    row.state.mount(&body, Some(&next));
                    next = row.element.clone().map_or(next, Node::from);
                    mounted.insert(at, row);
                }
            }
        });
    });
}
