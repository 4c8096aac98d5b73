//! What the drawer holds: parts behind tabs, named in the address.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::id::TenantId;
use spanning_api::problem::Code;
use spanning_api::query::Query;
use spanning_api::tenant::TenantDetail;
use spanning_domain::portal::Portal;

use super::super::state::Dashboard;
use super::{activity, alerts, facts, history, licences, storage, syncs, users};
use crate::client::{ClientError, Remote};
use crate::features::parts::load_failed;
use crate::features::tenant_actions::Actions;
use crate::features::tenants::add_steps::{step_list, steps};
use crate::features::tenants::address::{Address, DetailTab};
use crate::nav::use_nav;
use crate::text::{tenant_drawer as text, tenant_link, tenants};
use crate::ui::*;

/// The details as they are drawn: anew only when something differs, somebody may be reading.
pub(super) type Shown = Memo<Option<Arc<TenantDetail>>>;

pub(super) fn view(
    dashboard: Dashboard,
    portal: &'static Portal,
    actions: Actions,
    id: Signal<Option<TenantId>>,
    detail: Remote<TenantDetail>,
) -> AnyView {
    let shown: Shown = Memo::new(move |_| {
        let id = id.get()?;
        detail.with(|detail| (detail.tenant.id == id).then(|| Arc::new(detail.clone()))).flatten()
    });
    let here = Memo::new(move |_| shown.with(Option::is_some));
    let content = move || {
        if here.get() {
            return tabs(dashboard, actions, id, shown);
        }
        match detail.error() {
            Some(error) if !detail.is_loading() => failed(portal, detail, &error),
            _ => view! { <Skeleton count=8/> }.into_any(),
        }
    };
    content.into_any()
}

fn tabs(dashboard: Dashboard, actions: Actions, id: Signal<Option<TenantId>>, shown: Shown) -> AnyView {
    let nav = use_nav();
    let tab = Memo::new(move |_| dashboard.address.with(|address| address.tab));
    let open = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().and_then(|detail| detail.tenant.alerts)).filter(|open| *open > 0)
    });
    let captions = Memo::new(move |_| {
        let caption = |tab: DetailTab| {
            let caption = Tab::new(tab.as_str(), text::tab(tab));
            match open.get().filter(|_| tab == DetailTab::Alerts) {
                Some(open) => caption.count(open as usize),
                None => caption,
            }
        };
        DetailTab::ALL.map(caption).to_vec()
    });
    let select = move |wanted: String| {
        let tab = DetailTab::known(&wanted).unwrap_or_default();
        nav.set_query(&Address { tab, ..dashboard.address.get_untracked() }.to_query());
    };
    let panel = move || {
        let tab = tab.get();
        if tab == DetailTab::Overview {
            // What is drawn anew while somebody reads is there at once, or all below would jump.
            let drawn = StoredValue::new(false);
            let first = move || drawn.try_update_value(|drawn| !std::mem::replace(drawn, true)) == Some(true);
            return (move || shown.get().map(|detail| overview(dashboard, actions, &detail, first()))).into_any();
        }
        let Some(id) = id.get() else { return ().into_any() };
        match tab {
            DetailTab::Users => users::view(id),
            DetailTab::Alerts => alerts::view(actions, id, shown),
            DetailTab::Activity => activity::view(actions, id, shown),
            _ => syncs::view(actions, id, shown),
        }
    };
    view! {
        <Tabs label=text::tabs() tabs=captions selected=Signal::derive(move || tab.get().as_str().to_owned()) on_select=select>
            {panel}
        </Tabs>
    }
    .into_any()
}

fn overview(dashboard: Dashboard, actions: Actions, detail: &Arc<TenantDetail>, first: bool) -> AnyView {
    let in_turn = |part: fn(Dashboard, Actions, &Arc<TenantDetail>) -> AnyView| {
        let detail = detail.clone();
        let draw = move || part(dashboard, actions, &detail);
        if first { view! { <Later>{draw()}</Later> }.into_any() } else { draw() }
    };
    view! {
        <div class="drawer-sections">
            {in_turn(|dashboard, actions, detail| facts::view(dashboard, actions, detail))}
            {in_turn(|_, actions, detail| licences::view(actions, &detail.tenant))}
            {in_turn(|_, _, detail| history::view(detail))} {in_turn(|_, _, detail| storage::view(detail))}
        </div>
    }
    .into_any()
}

/// The ways in which there is no such tenant here, each with its own words.
fn failed(portal: &'static Portal, detail: Remote<TenantDetail>, error: &ClientError) -> AnyView {
    match error.code() {
        Some(Code::NotFound) => {
            let told = Some(tenant_link::not_found_text().to_owned());
            view! { <EmptyState icon=IconName::Search title=tenant_link::not_found() text=told/> }.into_any()
        }
        Some(Code::Gone) => {
            let told = Some(tenant_link::gone_text().to_owned());
            view! { <EmptyState title=tenant_link::gone() text=told/> }.into_any()
        }
        Some(Code::OutOfScope) => {
            let told = Some(tenant_link::not_listed(portal.name));
            view! {
                <EmptyState kind=EmptyKind::Forbidden title=tenant_link::not_listed_label() text=told>
                    {step_list(steps(portal))}
                </EmptyState>
            }
            .into_any()
        }
        _ => load_failed(tenant_link::failed(), error, tenants::try_again(), Callback::new(move |()| detail.reload())),
    }
}
