//! A list of tenants as it stands in the page's address: filter, order, and whose details are open.

use spanning_api::id::TenantId;
use spanning_api::query::{BadParam, Query};
use spanning_api::tenant_query::TenantQuery;
use spanning_api::view::{ColumnChoice, TenantView};

/// A part of a tenant's details.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DetailTab {
    /// What and how it is.
    #[default]
    Overview,
    /// Its users.
    Users,
    /// Its alerts.
    Alerts,
    /// What was done to it.
    Activity,
    /// Its syncs.
    Syncs,
}

impl DetailTab {
    /// Every part, in order.
    pub const ALL: [Self; 5] = [Self::Overview, Self::Users, Self::Alerts, Self::Activity, Self::Syncs];

    /// How an address names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Users => "users",
            Self::Alerts => "alerts",
            Self::Activity => "activity",
            Self::Syncs => "syncs",
        }
    }

    /// By the name in an address.
    pub fn known(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.as_str() == name)
    }
}

/// What the query string of a tenant list says. The window is not part of it: that is where one scrolled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Filter and order.
    pub query: TenantQuery,
    /// The columns that somebody chose; empty means the usual ones.
    pub columns: Vec<ColumnChoice>,
    /// Whose details are open.
    pub tenant: Option<TenantId>,
    /// Which part of them.
    pub tab: DetailTab,
    /// Whether they have the page to themselves, instead of standing beside the list.
    pub full: bool,
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
        let tab = Some(self.tab).filter(|tab| self.tenant.is_some() && *tab != DetailTab::Overview);
        pairs.extend(tab.map(|tab| ("tab", tab.as_str().to_owned())));
        pairs.extend((self.full && self.tenant.is_some()).then(|| ("details", PAGE.to_owned())));
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
            "tab" => DetailTab::known(value).map(|tab| self.tab = tab).is_some(),
            "tenant" => false,
            "details" => {
                self.full = value == PAGE;
                self.full
            }
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
const PAGE: &str = "page";

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
            let tab = if id.is_some() { DetailTab::Users } else { DetailTab::Overview };
            let full = inside && id.is_some();
            Address { query, tenant: id.map(TenantId), tab, full, inside, ..Address::default() }
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
    fn f19_what_is_not_known_is_dropped_and_named() {
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
