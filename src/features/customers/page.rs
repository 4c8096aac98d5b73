//! The Customers page. It lists and connects; what else there is, is in UniView Portal 2.0.

use leptos::prelude::*;
use spanning_api::query::Query;
use spanning_api::tenant_query::TenantQuery;
use spanning_domain::portal::Portal;

use super::banner::{self, MigrationBanner, Stage};
use super::table::Table;
use crate::features::linking::{FollowedLink, LinkStarter};
use crate::features::onboarding::{Board, add_button, dialog_when_needed, strip_when_needed};
use crate::features::tenants::address::Address;
use crate::features::tenants::connect::{BlockedTab, Connector};
use crate::features::tenants::{TenantList, use_tenants};
use crate::nav::{Nav, use_nav};
use crate::platform::effect::effect;
use crate::platform::intl::number;
use crate::text::{customers as text, migration, tenants};
use crate::ui::*;

/// What the page knows and does.
#[derive(Clone, Copy)]
pub(super) struct Customers {
    /// What the address says.
    pub address: Memo<Address>,
    /// The rows.
    pub list: TenantList,
    /// Connects to tenants.
    pub connector: Connector,
    /// Starts linking them.
    pub linker: LinkStarter,
    nav: Nav,
}

impl Customers {
    fn new() -> Self {
        let (nav, tenants) = (use_nav(), use_tenants());
        let search = nav.query();
        let address = Memo::new(move |_| Address::read(&search.get()).0);
        let page =
            Self { address, list: tenants.list, connector: Connector::new(), linker: LinkStarter::for_rows(), nav };
        effect(move |_| tenants.ask(&address.with(asked)));
        tenants.keep_fresh();
        page
    }

    /// Searches.
    pub fn search(self, q: String) {
        let query = TenantQuery { q, ..self.address.get_untracked().query };
        self.nav.set_query(&Address { query, ..Address::default() }.to_query());
    }

    /// Orders.
    pub fn order(self, query: TenantQuery) {
        self.nav.set_query(&Address { query, ..self.address.get_untracked() }.to_query());
    }

    /// Whether search or an address narrows the list. Reactive.
    pub fn is_narrowed(self) -> bool {
        self.address.with(|address| !address.query.q.is_empty() || address.tenant.is_some())
    }

    /// All customers again.
    pub fn show_all(self) {
        self.nav.set_query("");
    }
}

/// The list that an address asks for: only what this version offers, and one tenant by its id.
fn asked(address: &Address) -> TenantQuery {
    let q = address.tenant.as_ref().map_or_else(|| address.query.q.clone(), ToString::to_string);
    TenantQuery { q, sort: address.query.sort.clone(), ..TenantQuery::default() }
}

/// The page.
#[component]
pub fn CustomersPage(
    /// Whose words are spoken.
    portal: &'static Portal,
) -> impl IntoView {
    let page = Customers::new();
    let list = page.list;
    let board = Board::new(move || list.reload());
    let trail = Crumb::words(portal.path_words);
    let title = portal.path_words.last().copied().unwrap_or(portal.name);
    let stage = banner::stage(portal);
    let stopped = Signal::derive(move || stage.with(Stage::is_running).then(|| migration::no_adding().to_owned()));
    let actions = move || add_button(board, portal.add_action, stopped);
    view! {
        <div class="page page-fill customers">
            <PageHeader title=title breadcrumbs=move || view! { <Breadcrumbs trail=trail.clone()/> } actions/>
            <MigrationBanner portal stage/>
            {strip_when_needed(board)}
            <OneOnly page portal/>
            <div class="customers-list">
                <Tabs
                    label=text::tabs()
                    tabs=vec![Tab::new(TAB, portal.tab)]
                    selected=Signal::derive(|| TAB.to_owned())
                    on_select=|_: String| ()
                >
                    {toolbar(page)}
                    <Table page portal/>
                </Tabs>
            </div>
        </div>
        {dialog_when_needed(board, portal)}
        <BlockedTab connector=page.connector/>
        <FollowedLink/>
    }
    .into_any()
}

const TAB: &str = "m365";

fn toolbar(page: Customers) -> AnyView {
    let q = Signal::derive(move || page.address.with(|address| address.query.q.clone()));
    let count = move || {
        let total = page.list.total()? as u64;
        Some(text::count(page.is_narrowed(), total, &number(total)))
    };
    view! {
        <div class="toolbar">
            <div class="toolbar-grow">
                <SearchInput label=text::search() value=q debounce_ms=150 on_search=move |q: String| page.search(q)/>
            </div>
            <span class="push muted num nowrap" role="status">
                {count}
            </span>
        </div>
    }
    .into_any()
}

/// An address named one tenant: its row, and what this version does not have of it.
#[component]
fn OneOnly(page: Customers, portal: &'static Portal) -> impl IntoView {
    let wanted = Memo::new(move |_| page.address.with(|address| address.tenant.clone()));
    let name = move || {
        let id = wanted.get()?;
        let (_, tenant) = page.list.position(id.as_str()).and_then(|at| page.list.row(at))?;
        Some(tenants::name(&tenant).to_owned())
    };
    let note = move |name: String| {
        let back = move || view! { <Button label=text::show_all() on_click=move |()| page.show_all()/> };
        view! {
            <Banner tone=Tone::Info title=text::one_title(&name) action=back>
                {text::one_text(portal.name)}
            </Banner>
        }
    };
    move || name().map(note)
}
