//! A list of views that come and go.
//!
//! Not a `<For>`: that moves nodes it could leave in place, and what is moved loses focus. Here the others stay
//! where they are. It is also one piece of code for every list instead of one for each.

use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render, any_view::AnyViewState};
use web_sys::{Element, Node};

/// After so many views a new owner takes over. An owner remembers every child it ever had, so one for all rows of
/// a table would grow with every row scrolled past.
const GENERATION: usize = 256;

struct Mounted {
    key: usize,
    state: AnyViewState,
    element: Option<Element>,
    /// Dropping the last view of a generation frees what it remembers.
    _generation: Owner,
    _owner: Owner,
}

/// Keeps one view for each of `keys`, which ascend, before the element `end`. Each view is one element.
pub(super) fn keep(end: Box<dyn Fn() -> Option<Element>>, keys: Memo<Vec<usize>>, make: Box<dyn Fn(usize) -> AnyView>) {
    let home = Owner::new();
    let mounted = StoredValue::new_local(Vec::<Mounted>::new());
    let generation = StoredValue::new_local((home.with(Owner::new), 0_usize));
    let mount = move |key: usize| {
        generation.update_value(|(owner, made)| {
            if *made >= GENERATION {
                (*owner, *made) = (home.with(Owner::new), 0);
            }
            *made += 1;
        });
        let generation = generation.with_value(|(owner, _)| owner.clone());
        let owner = generation.with(Owner::new);
        let state = owner.with(|| make(key).build());
        let element = state.elements().into_iter().next();
        Mounted { key, state, element, _generation: generation, _owner: owner }
    };
    Effect::new(move |_| {
        let keys = keys.get();
        let Some(end) = end() else { return };
        let Some(parent) = end.parent_element() else { return };
        mounted.update_value(|mounted| {
            mounted.retain_mut(|view| {
                let stays = keys.binary_search(&view.key).is_ok();
                if !stays {
                    view.state.unmount();
                }
                stays
            });
            // From the last to the first: what comes after a view is then already in its place.
            let mut at = mounted.len();
            let mut next: Node = end.into();
            for key in keys.into_iter().rev() {
                let before = at.checked_sub(1).and_then(|at| mounted.get(at)).filter(|view| view.key == key);
                if let Some(view) = before {
                    next = view.element.clone().map_or(next, Node::from);
                    at -= 1;
                } else {
                    let mut view = untrack(|| mount(key));
                    view.state.mount(&parent, Some(&next));
                    next = view.element.clone().map_or(next, Node::from);
                    mounted.insert(at, view);
                }
            }
        });
    });
}
