//! A list of tenants as it stands in the page's address: filter, order, and whose details are open.

use spanning_api::id::TenantId;
use spanning_api::query::{BadParam, Query};
use spanning_api::tenant_query::TenantQuery;
use spanning_api::view::{ColumnChoice, TenantView};

/// What the query string of a tenant list says. The window is not part of it: that is where one scrolled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Filter and order.
    pub query: TenantQuery,
    /// The columns that somebody chose; empty means the usual ones.
    pub columns: Vec<ColumnChoice>,
    /// Whose details are open.
    pub tenant: Option<TenantId>,
    /// Past a gateway: the portal led on to UniView, which has the list.
    pub inside: bool,
}

impl Query for Address {
    const PARAMS: &'static [(&'static str, &'static str)] = TenantQuery::PARAMS;

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if self.inside {
            pairs.push(("in", UNIVIEW.to_owned()));
        }
        pairs.extend(self.view().pairs());
        pairs.extend(self.tenant.as_ref().map(|id| ("tenant", id.to_string())));
        pairs
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "in" => {
                self.inside = value == UNIVIEW;
                self.inside
            }
            "tenant" if !value.is_empty() => {
                self.tenant = Some(TenantId::from(value));
                true
            }
            "tenant" => false,
            _ => {
                let mut view = TenantView::default();
                std::mem::swap(&mut view.query, &mut self.query);
                let taken = view.take(name, value);
                self.query = view.query;
                if !view.columns.is_empty() {
                    self.columns = view.columns;
                }
                taken
            }
        }
    }
}

const UNIVIEW: &str = "uniview";

impl Address {
    /// Reads a query string, with or without its question mark.
    pub fn read(search: &str) -> (Self, Vec<BadParam>) {
        Self::from_query(search.strip_prefix('?').unwrap_or(search))
    }

    /// The query string with its question mark, or nothing when all is at its default.
    pub fn write(&self) -> String {
        let query = self.to_query();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    /// What a named view of the list would keep.
    pub fn view(&self) -> TenantView {
        TenantView { query: self.query.clone(), columns: self.columns.clone() }
    }

    /// The same list with everything that narrows it taken off.
    pub fn unfiltered(&self) -> Self {
        let query = TenantQuery { sort: self.query.sort.clone(), ..TenantQuery::default() };
        Self { query, ..self.clone() }
    }
}

/// Puts a value into a filter, or takes it out.
pub fn toggle<T: PartialEq>(list: &mut Vec<T>, value: T) {
    match list.iter().position(|known| *known == value) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(value),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use spanning_api::tenant::{BackupStatus, Region, SubscriptionKind};
    use spanning_api::tenant_query::{Attention, SortColumn, SortKey};

    use super::*;

    fn some<T: Clone + std::fmt::Debug + 'static>(known: &'static [T]) -> impl Strategy<Value = Vec<T>> {
        proptest::sample::subsequence(known, 0..=known.len())
    }

    fn addresses() -> impl Strategy<Value = Address> {
        let sort = proptest::collection::vec((proptest::sample::select(SortColumn::KNOWN), any::<bool>()), 0..3);
        let lists = (some(BackupStatus::KNOWN), some(SubscriptionKind::KNOWN), some(Region::KNOWN));
        let one = ("\\PC{0,12}", any::<Option<bool>>(), proptest::option::of("\\PC{1,9}"), any::<bool>());
        (lists, some(Attention::KNOWN), sort, one).prop_map(|(lists, attention, sort, (q, it_complete, id, inside))| {
            let (status, subscription, region) = lists;
            let sort = sort.into_iter().map(|(column, descending)| SortKey { column, descending }).collect();
            let query =
                TenantQuery { q, status, subscription, region, attention, it_complete, sort, ..TenantQuery::default() };
            Address { query, tenant: id.map(TenantId), inside, ..Address::default() }
        })
    }

    proptest! {
        #[test]
        fn an_address_reads_back_as_it_was_written(address in addresses()) {
            let (back, bad) = Address::read(&address.write());
            prop_assert_eq!(back, address);
            prop_assert_eq!(bad, []);
        }

        #[test]
        fn any_text_is_read(text in "[a-zA-Z&=%,?é -]{0,60}") {
            let (address, _) = Address::read(&text);
            prop_assert_eq!(Address::read(&address.write()).0, address);
        }
    }

    #[test]
    fn what_is_not_known_is_dropped_and_named() {
        let (address, bad) = Address::read("?status=failed,exploded&region=eu&limit=5&colour=red&tenant=tn_1");
        assert_eq!((address.query.region.as_slice(), address.query.status.len()), (&[Region::Eu][..], 0));
        assert_eq!(address.tenant, Some(TenantId::from("tn_1")));
        assert_eq!(bad.iter().map(|bad| bad.name.as_str()).collect::<Vec<_>>(), ["status", "limit", "colour"]);
    }

    #[test]
    fn a_plain_list_has_a_plain_address() {
        assert_eq!(Address::default().write(), "");
        let (address, _) = Address::read("q=dental&in=uniview&sort=-seats&tenant=t");
        assert!(address.inside);
        assert_eq!(address.unfiltered().write(), "?in=uniview&sort=-seats&tenant=t");
    }

    #[test]
    fn a_filter_toggles() {
        let mut list = vec![1, 2];
        toggle(&mut list, 1);
        toggle(&mut list, 3);
        assert_eq!(list, [2, 3]);
    }
}
