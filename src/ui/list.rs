//! A list of views that come and go.
//!
//! Not a `<For>`: that moves nodes it could leave in place, and what is moved loses focus. Here the others stay
//! where they are. It is also one piece of code for every list, of toasts as of rows.

use crate::platform::effect::effect;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
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

/// Something that stands in a list, and its place.
pub(super) trait Placed {
    /// Its place among the others.
    fn key(&self) -> usize;
    /// What stands on the page.
    fn element(&self) -> &Element;
}

/// Leaves one thing for each of `keys`, which ascend, before the element `end`: makes what is missing, and hands what
/// goes to `leave` first. Others stay where they are.
pub(super) fn arrange<T: Placed>(
    things: &mut Vec<T>,
    keys: &[usize],
    end: &Element,
    mut make: impl FnMut(usize) -> Option<T>,
    leave: impl Fn(&T),
) {
    things.retain(|thing| {
        let stays = keys.binary_search(&thing.key()).is_ok();
        if !stays {
            thing.element().remove();
            leave(thing);
        }
        stays
    });
    let Some(parent) = end.parent_element() else { return };
    // From the last to the first: what comes after a thing is then already in its place.
    let mut at = things.len();
    let mut next: Node = end.clone().into();
    for key in keys.iter().rev().copied() {
        let there = at.checked_sub(1).filter(|at| things.get(*at).is_some_and(|thing| thing.key() == key));
        if let Some(there) = there {
            at = there;
        } else if let Some(thing) = make(key) {
            let _ = parent.insert_before(thing.element(), Some(&next));
            things.insert(at, thing);
        }
        if let Some(thing) = things.get(at) {
            next = thing.element().clone().into();
        }
    }
}

/// A view of one element in a list.
struct Mounted {
    key: usize,
    element: Element,
    _state: AnyViewState,
    _owner: OwnerOfOne,
}

impl Placed for Mounted {
    fn key(&self) -> usize {
        self.key
    }

    fn element(&self) -> &Element {
        &self.element
    }
}

/// Keeps one view for each of `keys`, which ascend, before the element `end`.
pub(super) fn keep(
    end: Box<dyn Fn() -> Option<Element>>,
    keys: Memo<Vec<usize>>,
    draw: Box<dyn Fn(usize) -> Option<AnyView>>,
) {
    let mounted = StoredValue::new_local(Vec::<Mounted>::new());
    let owners = StoredValue::new_local(Owners::new());
    let mount = move |key: usize| {
        let owner = owners.try_update_value(Owners::next)?;
        let state = owner.with(|| draw(key).map(AnyView::build))?;
        let element = state.elements().into_iter().next()?;
        Some(Mounted { key, element, _state: state, _owner: owner })
    };
    effect(move |_| {
        let keys = keys.get();
        let Some(end) = end() else { return };
        mounted.update_value(|mounted| untrack(|| arrange(mounted, &keys, &end, &mount, |_| ())));
    });
}
