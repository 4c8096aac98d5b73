//! Named views of the tenant list, of each person.

use std::collections::BTreeMap;

use spanning_api::id::{PersonId, ViewId};
use spanning_api::view::{SavedView, Views};
use spanning_domain::tenant_list::fold;

/// All views.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ViewBook {
    of: BTreeMap<PersonId, Vec<SavedView>>,
}

impl ViewBook {
    /// A person's views, by name.
    pub fn list(&self, person: &PersonId) -> Views {
        Views { items: self.of.get(person).cloned().unwrap_or_default() }
    }

    /// Whether a person has a view.
    pub fn has(&self, person: &PersonId, id: &ViewId) -> bool {
        self.of.get(person).is_some_and(|list| list.iter().any(|view| view.id == *id))
    }

    /// Whether another view of the person has this name.
    pub fn is_taken(&self, person: &PersonId, name: &str, but: Option<&ViewId>) -> bool {
        let same = |view: &SavedView| Some(&view.id) != but && fold(&view.name) == fold(name);
        self.of.get(person).is_some_and(|list| list.iter().any(same))
    }

    /// Keeps a view, in the place of the one with its id. One at most is the default.
    pub fn put(&mut self, person: &PersonId, view: SavedView) {
        let list = self.of.entry(person.clone()).or_default();
        list.retain(|known| known.id != view.id);
        if view.is_default {
            list.iter_mut().for_each(|known| known.is_default = false);
        }
        list.push(view);
        list.sort_by_key(|view| (fold(&view.name), view.id.clone()));
    }

    /// Forgets a view; whether there was one.
    pub fn remove(&mut self, person: &PersonId, id: &ViewId) -> bool {
        let Some(list) = self.of.get_mut(person) else { return false };
        let before = list.len();
        list.retain(|view| view.id != *id);
        list.len() < before
    }
}
