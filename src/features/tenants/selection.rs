//! Which tenants are selected: some of them, or all that match but for some. Pure.

use std::collections::BTreeSet;

use spanning_api::bulk::BulkSelection;
use spanning_api::id::TenantId;

/// The selected tenants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// These.
    Some(BTreeSet<TenantId>),
    /// All that match, but for these.
    AllBut(BTreeSet<TenantId>),
}

impl Default for Selection {
    fn default() -> Self {
        Self::Some(BTreeSet::new())
    }
}

impl Selection {
    /// All that match.
    pub fn all() -> Self {
        Self::AllBut(BTreeSet::new())
    }

    /// Whether a tenant is selected.
    pub fn has(&self, id: &TenantId) -> bool {
        match self {
            Self::Some(ids) => ids.contains(id),
            Self::AllBut(ids) => !ids.contains(id),
        }
    }

    /// Selects a tenant, or takes it out.
    pub fn set(&mut self, id: &TenantId, on: bool) {
        let (ids, listed) = match self {
            Self::Some(ids) => (ids, on),
            Self::AllBut(ids) => (ids, !on),
        };
        if listed {
            ids.insert(id.clone());
        } else {
            ids.remove(id);
        }
    }

    /// How many are selected, of so many that match.
    pub fn count(&self, total: usize) -> usize {
        match self {
            Self::Some(ids) => ids.len(),
            Self::AllBut(ids) => total.saturating_sub(ids.len()),
        }
    }

    /// As the server takes it; `query` is that of the list.
    pub fn to_bulk(&self, query: String, total: usize) -> BulkSelection {
        match self {
            Self::Some(ids) => BulkSelection::Ids { ids: ids.iter().cloned().collect() },
            Self::AllBut(ids) => BulkSelection::Query {
                query,
                excluded: ids.iter().cloned().collect(),
                expected: self.count(total) as u64,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> TenantId {
        TenantId::from(text)
    }

    #[test]
    fn some_are_selected_one_by_one() {
        let mut selection = Selection::default();
        selection.set(&id("a"), true);
        selection.set(&id("b"), true);
        selection.set(&id("a"), false);
        assert!(selection.has(&id("b")) && !selection.has(&id("a")));
        assert_eq!(selection.count(9), 1);
        assert_eq!(selection.to_bulk("q=x".into(), 9), BulkSelection::Ids { ids: vec![id("b")] });
    }

    #[test]
    fn all_that_match_are_selected_without_being_loaded() {
        let mut selection = Selection::all();
        assert!(selection.has(&id("never seen")));
        selection.set(&id("a"), false);
        assert_eq!(selection.count(242), 241);
        let wanted = BulkSelection::Query { query: "q=x".into(), excluded: vec![id("a")], expected: 241 };
        assert_eq!(selection.to_bulk("q=x".into(), 242), wanted);
        selection.set(&id("a"), true);
        assert_eq!(selection, Selection::all());
    }
}
