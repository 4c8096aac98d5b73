//! What the dashboard knows and does. The address says what is shown; everything else follows.

use leptos::prelude::*;
use spanning_api::endpoint::{GetTenantFacets, GetTenantSummary, ListViews};
use spanning_api::id::TenantId;
use spanning_api::query::Query;
use spanning_api::tenant::{BackupStatus, Facets, SubscriptionKind, TenantSummary};
use spanning_api::tenant_query::{Attention, SortColumn, SortKey, TenantQuery};
use spanning_api::time::MINUTE;
use spanning_api::view::{ColumnChoice, TenantView, Views};

use super::picks::Picks;
use crate::client::{Remote, use_client};
use crate::features::onboarding::Board;
use crate::features::tenant_actions::Actions;
use crate::features::tenants::address::Address;
use crate::features::tenants::connect::Connector;
use crate::features::tenants::{TenantList, use_tenants};
use crate::nav::{Nav, use_nav};
use crate::platform::appearance::{Density, density};
use crate::platform::clock::{Clock, use_clock};
use crate::platform::effect::effect;
use crate::platform::lasting::settled;
use crate::platform::{page, timer};
use crate::ui::PAGE_TITLE_ID;

/// A dialog of the dashboard. Its code arrives with the first one that is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Which columns, in which order.
    Columns,
    /// An action on the selected tenants.
    Bulk(Bulk),
    /// All that match, as a file.
    Export,
    /// Named views.
    Views,
}

/// An action on many tenants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// Map to an organization.
    Map,
    /// Ask for a sync.
    Sync,
    /// Allocate licences.
    Licences,
    /// Switch Login with IT Complete on.
    ItComplete,
}

impl Bulk {
    /// Every one, as the bar has them.
    pub const ALL: [Self; 4] = [Self::Map, Self::Sync, Self::Licences, Self::ItComplete];
}

/// How long a sync that is due is waited for before it is asked for again.
const ASK_AGAIN: i64 = 2 * MINUTE;

/// The dashboard.
#[derive(Clone, Copy)]
pub struct Dashboard {
    /// What the address says.
    pub address: Signal<Address>,
    /// Parameters of the address that made no sense.
    pub dropped: Memo<Vec<String>>,
    /// The rows.
    pub list: TenantList,
    /// The tiles.
    pub summary: Remote<TenantSummary>,
    /// The counts beside the filters.
    pub facets: Remote<Facets>,
    /// The caller's named views.
    pub views: Remote<Views>,
    /// Connects to tenants.
    pub connector: Connector,
    /// Acts on tenants.
    pub actions: Actions,
    /// Tenants that are being added.
    pub board: Board,
    /// The server's clock.
    pub clock: Clock,
    /// What is selected.
    pub picks: Picks,
    /// Rows and controls: roomy, or more on a screen.
    pub density: RwSignal<Density>,
    /// The dialog that is open.
    pub tool: RwSignal<Option<Tool>>,
    nav: Nav,
}

impl Dashboard {
    /// The dashboard at the present address; made by the page.
    pub fn new() -> Self {
        let (nav, client, clock, tenants) = (use_nav(), use_client(), use_clock(), use_tenants());
        let search = nav.query();
        let read = Memo::new(move |_| Address::read(&search.get()));
        let address = settled(move || read.with(|(address, _)| address.clone()));
        let dropped = Memo::new(move |_| read.with(|(_, bad)| bad.iter().map(|bad| bad.name.clone()).collect()));
        let fresh = come_back(nav, address, tenants.last);
        // Before the tiles and the counts: the rows are what one waits for.
        effect(move |_| {
            address.with(|address| {
                tenants.ask(&address.query);
                let kept = Address { tenant: None, full: false, ..address.clone() };
                tenants.last.try_set_value(kept.to_query());
            });
        });
        let narrowed =
            Memo::new(move |_| address.with(|address| TenantQuery { sort: Vec::new(), ..address.query.clone() }));
        let summary = Remote::new(move || client.call::<GetTenantSummary>(()));
        let facets = Remote::new(move || client.call::<GetTenantFacets>(()).query(narrowed.get()));
        let board = Board::new(move || {
            tenants.list.reload();
            summary.reload();
            facets.reload();
        });
        let dashboard = Self {
            address,
            dropped,
            list: tenants.list,
            summary,
            facets,
            views: Remote::new(move || client.call::<ListViews>(())),
            connector: Connector::new(),
            actions: Actions::new(),
            board,
            clock,
            picks: Picks::new(narrowed),
            density: RwSignal::new(density()),
            tool: RwSignal::new(None),
            nav,
        };
        tenants.keep_fresh();
        dashboard.follow_syncs();
        if fresh {
            dashboard.open_default();
        }
        dashboard
    }

    /// Opens the default view, if there is one and the address says nothing by itself.
    fn open_default(self) {
        effect(move |done: Option<bool>| {
            if done == Some(true) {
                return true;
            }
            let default = |views: &Views| views.items.iter().find(|view| view.is_default).map(|v| v.query.clone());
            let Some(default) = self.views.with(default) else { return false };
            let plain = self.address.with_untracked(|address| address.view() == TenantView::default());
            if let Some(query) = default.filter(|_| plain) {
                self.show_view(&query);
            }
            true
        });
    }

    /// Shows a named view.
    pub fn show_view(self, query: &str) {
        let (TenantView { query, columns }, _) = TenantView::from_query(query);
        let address = Address { query, columns, ..self.address.get_untracked() };
        self.nav.set_query(&address.to_query());
    }

    /// Looks for newer rows when the hourly sync is due, and again while it stays out.
    fn follow_syncs(self) {
        let asked = StoredValue::new(self.clock.right_now());
        effect(move |_| {
            let now = self.clock.now();
            let due = self.summary.with(|summary| now > summary.next_sync_at).unwrap_or(false);
            if due && now.since(asked.get_value()) >= ASK_AGAIN {
                asked.set_value(now);
                self.refresh();
            }
        });
    }

    /// Fetches everything again; what is shown stays meanwhile.
    pub fn refresh(self) {
        self.list.reload();
        self.summary.reload();
        self.facets.reload();
    }

    /// Whether anything is on its way.
    pub fn is_busy(self) -> bool {
        self.list.is_loading() || self.summary.is_loading()
    }

    /// Changes the filter or the order.
    pub fn change(self, change: impl FnOnce(&mut TenantQuery)) {
        let mut address = self.address.get_untracked();
        change(&mut address.query);
        self.nav.set_query(&address.to_query());
    }

    /// Chooses columns; none means the usual ones.
    pub fn set_columns(self, columns: Vec<ColumnChoice>) {
        let columns = if columns == super::columns::every() { Vec::new() } else { columns };
        let address = Address { columns, ..self.address.get_untracked() };
        self.nav.set_query(&address.to_query());
    }

    /// Gives a column another width.
    pub fn resize(self, id: &str, width: u16) {
        let columns = self.address.with_untracked(|address| super::columns::resized(&address.columns, id, width));
        self.set_columns(columns);
    }

    /// Takes everything off that narrows the list.
    pub fn clear_filters(self) {
        self.nav.set_query(&self.address.get_untracked().unfiltered().to_query());
    }

    /// Writes the address anew, without what made no sense.
    pub fn tidy(self) {
        self.nav.set_query(&self.address.get_untracked().to_query());
    }

    /// Opens the details of a tenant. The first one is a step that Back undoes.
    pub fn open(self, id: TenantId) {
        let mut address = self.address.get_untracked();
        let first = address.tenant.is_none();
        address.tenant = Some(id);
        let query = address.to_query();
        if first { self.nav.push_query(&query) } else { self.nav.set_query(&query) }
    }

    /// Whether the details of a tenant have the page to themselves; reactive.
    pub fn is_full(self) -> bool {
        self.address.with(|address| address.full && address.tenant.is_some())
    }

    /// Gives the details the page, or puts them beside the list again.
    pub fn show_in_full(self, full: bool) {
        let query = Address { full, ..self.address.get_untracked() }.to_query();
        if full {
            self.nav.push_query(&query)
        } else {
            self.nav.set_query(&query)
        }
        if full {
            // The button that led here is gone: the reader is taken to the heading.
            timer::after_draw(|| {
                page::focus(&format!("#{PAGE_TITLE_ID}"));
            });
        }
    }

    /// Closes the details.
    pub fn close(self) {
        let address = Address { tenant: None, full: false, ..self.address.get_untracked() };
        self.nav.set_query(&address.to_query());
    }

    /// The address of the same list with a tenant's details open, for links.
    pub fn link_to(self, id: &TenantId) -> String {
        let address = Address { tenant: Some(id.clone()), ..self.address.get_untracked() };
        format!("?{}", address.to_query())
    }

    /// The address of the list alone, as the way back from a tenant's page.
    pub fn link_to_list(self) -> String {
        let address = Address { tenant: None, full: false, ..self.address.get() };
        address.write()
    }

    /// How many tenants are in a triage group, within the other filters.
    pub fn in_group(self, group: &Attention) -> Option<u64> {
        self.facets.with(|facets| {
            facets.attention.iter().find(|facet| facet.value == group.as_str()).map(|facet| facet.count)
        })?
    }
}

/// Coming back by the navigation finds the filters as they were left. Tells whether the address says nothing and
/// nothing was left.
fn come_back(nav: Nav, address: Signal<Address>, last: StoredValue<String>) -> bool {
    let last = last.get_value();
    let plain = address.with_untracked(|address| *address == Address { inside: address.inside, ..Address::default() });
    if plain && !last.is_empty() {
        nav.set_query(&last);
    }
    plain && last.is_empty()
}

impl Default for Dashboard {
    fn default() -> Self {
        Self::new()
    }
}

/// Filters and orders that the tiles stand for.
pub mod tile {
    use super::{BackupStatus, SortColumn, SortKey, SubscriptionKind, TenantQuery};

    const WRONG: [BackupStatus; 2] = [BackupStatus::Failed, BackupStatus::Partial];

    /// Only tenants whose last backup went wrong, or all again.
    pub fn toggle_wrong(query: &mut TenantQuery) {
        query.status = if is_wrong(query) { Vec::new() } else { WRONG.to_vec() };
    }

    /// Whether only those are shown.
    pub fn is_wrong(query: &TenantQuery) -> bool {
        query.status == WRONG
    }

    /// The least protected first, or by name again.
    pub fn toggle_least_protected(query: &mut TenantQuery) {
        let key = SortKey { column: SortColumn::Seats, descending: false };
        query.sort = if is_least_protected(query) { Vec::new() } else { vec![key] };
    }

    /// Whether the least protected come first.
    pub fn is_least_protected(query: &TenantQuery) -> bool {
        query.sort.first().is_some_and(|key| key.column == SortColumn::Seats && !key.descending)
    }

    /// Only tenants with this subscription, or all again.
    pub fn toggle_subscription(query: &mut TenantQuery, kind: SubscriptionKind) {
        query.subscription = if is_subscription(query, &kind) { Vec::new() } else { vec![kind] };
    }

    /// Whether only those are shown.
    pub fn is_subscription(query: &TenantQuery, kind: &SubscriptionKind) -> bool {
        query.subscription.as_slice() == std::slice::from_ref(kind)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_tile_is_pressed_and_released() {
            let mut query = TenantQuery::default();
            toggle_wrong(&mut query);
            toggle_least_protected(&mut query);
            toggle_subscription(&mut query, SubscriptionKind::Legacy);
            assert!(is_wrong(&query) && is_least_protected(&query));
            assert!(is_subscription(&query, &SubscriptionKind::Legacy));
            toggle_subscription(&mut query, SubscriptionKind::Spanning);
            assert_eq!(query.subscription, [SubscriptionKind::Spanning]);
            toggle_subscription(&mut query, SubscriptionKind::Spanning);
            toggle_wrong(&mut query);
            toggle_least_protected(&mut query);
            assert_eq!(query, TenantQuery::default());
        }
    }
}
