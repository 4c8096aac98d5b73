//! A list of views that come and go.
//!
//! Not a `<For>`: that moves nodes it could leave in place, and what is moved loses focus. Here the others stay
//! where they are. It is also one piece of code for every list instead of one for each.

use std::any::Any;

use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use web_sys::{Element, Node};

/// After so many views a new owner takes over. An owner remembers every child it ever had, so one for all rows of
/// a table would grow with every row scrolled past.
const GENERATION: usize = 256;

/// Makes owners for things that come and go.
pub(super) struct Owners {
    home: Owner,
    generation: Owner,
    made: usize,
}

impl Owners {
    /// All of them end with the present owner.
    pub(super) fn new() -> Self {
        let home = Owner::new();
        let generation = home.with(Owner::new);
        Self { home, generation, made: 0 }
    }

    /// One for something new. To be dropped with it.
    pub(super) fn next(&mut self) -> OwnerOfOne {
        if self.made >= GENERATION {
            (self.generation, self.made) = (self.home.with(Owner::new), 0);
        }
        self.made += 1;
        OwnerOfOne { owner: self.generation.with(Owner::new), _generation: self.generation.clone() }
    }
}

/// The owner of one thing.
pub(super) struct OwnerOfOne {
    owner: Owner,
    /// Dropping the last one of a generation frees what it remembers.
    _generation: Owner,
}

impl OwnerOfOne {
    /// Runs with it as the owner.
    pub(super) fn with<T>(&self, run: impl FnOnce() -> T) -> T {
        self.owner.with(run)
    }

    /// Runs with it as the owner, after everything that it owns has ended.
    pub(super) fn with_cleanup<T>(&self, run: impl FnOnce() -> T) -> T {
        self.owner.with_cleanup(run)
    }
}

/// One element of a list, with whatever has to live as long.
pub(super) struct Piece {
    element: Element,
    _keeps: Box<dyn Any>,
}

impl Piece {
    /// An element made by hand, and what keeps it up to date.
    pub(super) fn new(element: Element, keeps: impl Any) -> Self {
        Self { element, _keeps: Box::new(keeps) }
    }

    /// A view of one element; `None` for one without any.
    pub(super) fn of(view: AnyView) -> Option<Self> {
        let state = view.build();
        let element = state.elements().into_iter().next()?;
        Some(Self::new(element, state))
    }
}

struct Mounted {
    key: usize,
    piece: Piece,
    _owner: OwnerOfOne,
}

/// Keeps one piece for each of `keys`, which ascend, before the element `end`.
pub(super) fn keep(
    end: Box<dyn Fn() -> Option<Element>>,
    keys: Memo<Vec<usize>>,
    make: Box<dyn Fn(usize) -> Option<Piece>>,
) {
    let mounted = StoredValue::new_local(Vec::<Mounted>::new());
    let owners = StoredValue::new_local(Owners::new());
    let mount = move |key: usize| {
        let owner = owners.try_update_value(Owners::next)?;
        let piece = owner.with(|| make(key))?;
        Some(Mounted { key, piece, _owner: owner })
    };
    Effect::new(move |_| {
        let keys = keys.get();
        let Some(end) = end() else { return };
        let Some(parent) = end.parent_element() else { return };
        mounted.update_value(|mounted| {
            mounted.retain_mut(|view| {
                let stays = keys.binary_search(&view.key).is_ok();
                if !stays {
                    view.piece.element.remove();
                }
                stays
            });
            // From the last to the first: what comes after a view is then already in its place.
            let mut at = mounted.len();
            let mut next: Node = end.into();
            for key in keys.into_iter().rev() {
                let there = at.checked_sub(1).filter(|at| mounted.get(*at).is_some_and(|view| view.key == key));
                if let Some(there) = there {
                    at = there;
                } else if let Some(view) = untrack(|| mount(key)) {
                    let _ = parent.insert_before(&view.piece.element, Some(&next));
                    mounted.insert(at, view);
                } else {
                    continue;
                }
                if let Some(view) = mounted.get(at) {
                    next = view.piece.element.clone().into();
                }
            }
        });
    });
}
