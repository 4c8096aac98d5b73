//! The table, and what stands in its place.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::id::TenantId;
use spanning_api::problem::Code;
use spanning_api::tenant::Tenant;
use spanning_domain::portal::Portal;

use super::cells::{act, cell, seven_days_awake};
use super::columns::{columns, from_sorting, to_sorting};
use super::state::Dashboard;
use crate::client::ClientError;
use crate::features::parts::{self, Standing, support_code};
use crate::features::tenant_actions::RowMenu;
use crate::platform::appearance::Density;
use crate::platform::timer;
use crate::text::{microsoft365 as text, problem, tenants};
use crate::ui::*;

/// The table with its other states.
#[component]
pub fn Table(
    /// The dashboard.
    dashboard: Dashboard,
    /// Whose words are spoken.
    portal: &'static Portal,
) -> impl IntoView {
    let list = dashboard.list;
    let narrowed = move || dashboard.address.with(|address| address.query.is_filtered());
    let standing = Memo::new(move |_| Standing::of(list.total(), list.error().is_some(), narrowed()));
    let content = move || match standing.get() {
        Standing::Loading => view! { <Skeleton shape=SkeletonShape::Rows count=12/> }.into_any(),
        Standing::Rows => rows(dashboard, portal),
        Standing::Nothing => empty(portal),
        Standing::NoMatch => no_match(dashboard),
        Standing::Failed => list.error().map(|error| failed(dashboard, &error)).unwrap_or_else(|| ().into_any()),
    };
    view! {
        {move || (standing.get() != Standing::Failed).then(|| stale(dashboard))}
        {content}
    }
    .into_any()
}

fn rows(dashboard: Dashboard, portal: &'static Portal) -> AnyView {
    let list = dashboard.list;
    let columns =
        Memo::new(move |_| dashboard.address.with(|address| columns(tenants::name_column(portal), &address.columns)));
    let row = move |index: usize| {
        list.row(index).map(|(revision, tenant)| {
            let own = tenant.clone();
            RowView::markup(revision, move |column, out| cell(dashboard, &tenant, &column.id, out))
                .on_act(move |acted| react(dashboard, &own, &acted))
        })
    };
    let open = move |index: usize| {
        if let Some((_, tenant)) = list.row(index) {
            open_soon(dashboard, &tenant.id);
        }
    };
    let current =
        move || dashboard.address.with(|address| address.tenant.clone()).and_then(|id| list.position(id.as_str()));
    let sort = Signal::derive(move || dashboard.address.with(|address| to_sorting(&address.query.sort)));
    let height = move || if dashboard.density.get() == Density::Compact { 32.0 } else { 40.0 };
    let picks = dashboard.picks;
    view! {
        <VirtualTable
            label=text::table()
            columns
            total=Signal::derive(move || list.total().unwrap_or(0))
            row
            version=list.version()
            row_height=Signal::derive(height)
            on_window=move |range| list.look_at(range)
            sort
            on_sort=move |sorting: Sorting| dashboard.change(|query| query.sort = from_sorting(&sorting))
            on_open=open
            selected=move |index: usize| picks.has(list, index)
            on_select=move |picked: Picked| picks.pick(list, picked)
            select_all=move || select_all(dashboard)
            on_resize=move |(id, width): (String, u16)| dashboard.resize(&id, width)
            all_columns=Signal::derive(move || dashboard.address.with(|address| !address.columns.is_empty()))
            current=Signal::derive(current)
            place=list.place
            busy=Signal::derive(move || list.is_loading())
        />
    }
    .into_any()
}

/// Something in the row of a tenant was used.
fn react(dashboard: Dashboard, tenant: &Arc<Tenant>, acted: &Acted) -> Reaction {
    match acted.act.as_str() {
        // With a key held the browser opens the link elsewhere, as links do.
        act::OPEN if acted.elsewhere => Reaction::Leave,
        act::OPEN => {
            open_soon(dashboard, &tenant.id);
            Reaction::Done
        }
        act::CONNECT => {
            dashboard.connector.connect(&tenant.id, tenants::name(tenant));
            Reaction::Done
        }
        act::MENU => Reaction::Wake(view! { <RowMenu actions=dashboard.actions tenant=tenant.clone()/> }.into_any()),
        act::DAYS => Reaction::Wake(seven_days_awake(tenant)),
        PICK if dashboard.list.row(acted.index).is_some_and(|(_, now)| now.id == tenant.id) => {
            dashboard.picks.pick(dashboard.list, Picked { index: acted.index, range: acted.range });
            Reaction::Leave
        }
        _ => Reaction::Leave,
    }
}

/// After the click: a browser that has dealt with one looks what is below the pointer now, and would lay out the page
/// at once.
fn open_soon(dashboard: Dashboard, id: &TenantId) {
    let id = id.clone();
    timer::soon(move || dashboard.open(id));
}

/// The box that selects all that match, or none.
fn select_all(dashboard: Dashboard) -> AnyView {
    let (list, picks) = (dashboard.list, dashboard.picks);
    let all = Memo::new(move |_| list.total().is_some_and(|total| total > 0 && picks.count(list) == total));
    let change = move |on: bool| if on { picks.all() } else { picks.clear() };
    view! {
        <Checkbox
            label=text::select_all()
            checked=all
            indeterminate=Signal::derive(move || !all.get() && picks.count(list) > 0)
            on_change=change
            hide_label=true
        />
    }
    .into_any()
}

/// Rows are there, but newer ones could not be had.
fn stale(dashboard: Dashboard) -> AnyView {
    let again = Callback::new(move |()| dashboard.refresh());
    let banner =
        move |error: ClientError| parts::stale(&error, dashboard.list.loaded_at(), tenants::try_again(), again);
    let either =
        move || dashboard.list.error().or_else(|| dashboard.summary.error()).or_else(|| dashboard.facets.error());
    (move || either().map(banner)).into_any()
}

fn empty(portal: &'static Portal) -> AnyView {
    view! {
        <EmptyState title=text::empty::title() text=Some(text::empty::text(portal))>
            {crate::features::tenants::add_steps::step_list(crate::features::tenants::add_steps::steps(portal))}
        </EmptyState>
    }
    .into_any()
}

fn no_match(dashboard: Dashboard) -> AnyView {
    view! {
        <EmptyState
            kind=EmptyKind::NoMatch
            title=text::empty::no_match()
            text=Some(text::empty::no_match_text().to_owned())
        >
            <Button label=tenants::clear_filters() on_click=move |()| dashboard.clear_filters()/>
        </EmptyState>
    }
    .into_any()
}

fn failed(dashboard: Dashboard, error: &ClientError) -> AnyView {
    let words = problem::words(error);
    let told = Some(words.whole());
    if matches!(error.code(), Some(Code::OutOfScope | Code::RoleMissing | Code::PortalLacks)) {
        return view! { <EmptyState kind=EmptyKind::Forbidden title=text::empty::forbidden() text=told/> }.into_any();
    }
    let code = error.correlation().map(|id| support_code(id.to_string()));
    view! {
        <EmptyState kind=EmptyKind::Error title=text::empty::error() text=told>
            <Button label=tenants::try_again() on_click=move |()| dashboard.refresh() icon=IconName::Refresh/>
            {code}
        </EmptyState>
    }
    .into_any()
}
