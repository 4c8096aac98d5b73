//! The list: Company Name, and the connect icon.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::tenant::Tenant;
use spanning_api::tenant_query::{SortColumn, SortKey, TenantQuery};
use spanning_domain::portal::Portal;

use super::page::Customers;
use crate::client::ClientError;
use crate::features::linking::LinkIcon;
use crate::features::parts::{self, Standing, load_failed};
use crate::features::tenants::add_steps::{step_list, steps};
use crate::features::tenants::connect::ConnectIcon;
use crate::text::linking::helping::link_kaseyaone;
use crate::text::{customers as text, tenants};
use crate::ui::*;

/// The table with its other states.
#[component]
pub(super) fn Table(page: Customers, portal: &'static Portal) -> impl IntoView {
    let list = page.list;
    let standing = Memo::new(move |_| Standing::of(list.total(), list.error().is_some(), page.is_narrowed()));
    move || match standing.get() {
        Standing::Loading => view! { <Skeleton shape=SkeletonShape::Rows count=10/> }.into_any(),
        Standing::Rows => rows(page, portal),
        Standing::Nothing => view! {
            <EmptyState title=text::empty() text=Some(text::empty_text(portal.add_action))>
                {step_list(steps(portal))}
            </EmptyState>
        }
        .into_any(),
        Standing::NoMatch => no_match(page, portal),
        Standing::Failed => {
            let retry = Callback::new(move |()| list.reload());
            list.error().map(|error| load_failed(text::error(), &error, tenants::try_again(), retry)).into_any()
        }
    }
}

fn rows(page: Customers, portal: &'static Portal) -> AnyView {
    let list = page.list;
    let columns = vec![
        Column::new(SortColumn::Name.as_str(), tenants::name_column(portal)).sortable().names_row(),
        Column::new("domain", text::domain()),
        Column::new("link", link_kaseyaone()).quiet_caption().width(44),
        Column::new("connect", tenants::connect()).quiet_caption().width(44),
    ];
    let row = move |index: usize| {
        list.row(index).map(|(revision, tenant)| RowView::new(revision, move || cells(page, tenant)))
    };
    let descending = |query: &TenantQuery| query.sort.first().is_some_and(|key| key.descending);
    let sort = move || {
        let dir = if page.address.with(|address| descending(&address.query)) { SortDir::Desc } else { SortDir::Asc };
        vec![(SortColumn::Name.to_string(), dir)]
    };
    let on_sort = move |sorting: Sorting| {
        let turned = sorting.first().is_some_and(|(_, dir)| *dir == SortDir::Desc);
        let key = SortKey { column: SortColumn::Name, descending: true };
        let query = page.address.get_untracked().query;
        page.order(TenantQuery { sort: turned.then_some(key).into_iter().collect(), ..query });
    };
    let again = Callback::new(move |()| list.reload());
    let stale = move |error: ClientError| parts::stale(&error, list.loaded_at(), tenants::try_again(), again);
    view! {
        {move || list.error().map(stale)}
        <VirtualTable
            label=text::table()
            columns
            total=Signal::derive(move || list.total().unwrap_or(0))
            row
            version=list.version()
            row_height=40.0
            on_window=move |range| list.look_at(range)
            sort=Signal::derive(sort)
            on_sort=on_sort
            place=list.place
            busy=Signal::derive(move || list.is_loading())
        />
    }
    .into_any()
}

fn cells(page: Customers, tenant: Arc<Tenant>) -> Vec<AnyView> {
    let (name, domain) = (tenants::name(&tenant).to_owned(), tenant.domain.clone());
    vec![
        view! { <bdi title=name.clone()>{name.clone()}</bdi> }.into_any(),
        view! { <bdi class="muted" title=domain.clone()>{domain.clone()}</bdi> }.into_any(),
        view! { <LinkIcon starter=page.linker tenant=tenant.clone()/> }.into_any(),
        view! { <ConnectIcon connector=page.connector tenant/> }.into_any(),
    ]
}

/// An address or a search that finds nothing: the portal's own way of adding is shown for an address.
fn no_match(page: Customers, portal: &'static Portal) -> AnyView {
    let by_address = page.address.with_untracked(|address| address.tenant.is_some());
    let all = view! { <Button label=text::show_all() on_click=move |()| page.show_all()/> };
    if by_address {
        let told = Some(crate::text::tenant_link::not_in_old_portal(portal.name));
        return view! {
            <EmptyState kind=EmptyKind::NoMatch title=crate::text::tenant_link::not_listed_label() text=told>
                {step_list(steps(portal))} {all}
            </EmptyState>
        }
        .into_any();
    }
    view! {
        <EmptyState kind=EmptyKind::NoMatch title=text::no_match() text=Some(text::no_match_text().to_owned())>
            {all}
        </EmptyState>
    }
    .into_any()
}
