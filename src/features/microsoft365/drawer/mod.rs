//! The details of one tenant beside the list.

mod cells30;
mod facts;
mod history;
mod licences;
mod storage;

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::endpoint::GetTenant;
use spanning_api::id::TenantId;
use spanning_api::problem::Code;
use spanning_api::tenant::{Tenant, TenantDetail};
use spanning_domain::portal::Portal;

use super::cells::badge_kind;
use super::state::Dashboard;
use crate::client::{ClientError, Remote, use_client};
use crate::features::linking::FollowedLink;
use crate::features::parts::{load_failed, when};
use crate::features::tenants::add_steps::{step_list, steps};
use crate::features::tenants::connect::ConnectButton;
use crate::platform::intl::number;
use crate::text::{tenant_drawer as text, tenant_link, tenants};
use crate::ui::*;

/// The drawer. It is open while the address names a tenant.
#[component]
pub fn TenantDrawer(
    /// The dashboard.
    dashboard: Dashboard,
    /// Whose words are spoken.
    portal: &'static Portal,
) -> impl IntoView {
    let client = use_client();
    let id = Memo::new(move |_| dashboard.address.with(|address| address.tenant.clone()));
    let detail = Remote::when(move || id.get().map(|id| client.call::<GetTenant>(id)));
    // The row is there before the details are.
    let row = Memo::new(move |_| {
        let id = id.get()?;
        let of_detail =
            detail.with(|detail| (detail.tenant.id == id).then(|| Arc::new(detail.tenant.clone()))).flatten();
        of_detail.or_else(|| dashboard.list.position(&id).and_then(|at| dashboard.list.row(at)).map(|(_, row)| row))
    });
    let title = move || {
        row.with(|row| row.as_ref().map(|row| tenants::name(row).to_owned())).unwrap_or_else(|| text::TITLE.to_owned())
    };
    view! {
        <Drawer
            open=Signal::derive(move || id.with(Option::is_some))
            title=Signal::derive(title)
            on_close=move |()| dashboard.close()
            subtitle=move || view! { {move || row.get().map(subtitle)} }
            footer=move || view! { {move || row.get().map(|row| footer(dashboard, &row))} <Steps dashboard id/> }
        >
            {move || body(dashboard, portal, id, detail)}
        </Drawer>
        <FollowedLink/>
    }
    .into_any()
}

fn subtitle(tenant: Arc<Tenant>) -> AnyView {
    let status = &tenant.last_backup.status;
    view! {
        <div class="row">
            <bdi class="truncate">{tenant.domain.clone()}</bdi>
            <Badge kind=badge_kind(status) label=tenants::status(status).to_owned()/>
            {tenant.last_backup.timestamp.map(when)}
        </div>
    }
    .into_any()
}

fn footer(dashboard: Dashboard, tenant: &Arc<Tenant>) -> AnyView {
    view! { <ConnectButton connector=dashboard.connector tenant=tenant.clone()/> }.into_any()
}

/// To the next or previous tenant of the list, without closing.
#[component]
fn Steps(dashboard: Dashboard, id: Memo<Option<TenantId>>) -> impl IntoView {
    let list = dashboard.list;
    let position = Memo::new(move |_| id.get().and_then(|id| list.position(&id)));
    let total = move || list.total().unwrap_or(0);
    let go = move |to: Option<usize>| {
        if let Some((_, tenant)) = to.and_then(|to| list.row(to)) {
            dashboard.open(tenant.id.clone());
        }
    };
    let previous = move || position.get_untracked().and_then(|at| at.checked_sub(1));
    let next = move || position.get_untracked().map(|at| at + 1).filter(|at| *at < total());
    // The neighbours are to be there when they are asked for.
    Effect::new(move |_| {
        if let Some(at) = position.get() {
            list.have(at);
        }
    });
    let first = move || (position.get() == Some(0)).then(|| text::FIRST.to_owned());
    let last = move || position.get().filter(|at| at + 1 >= total()).map(|_| text::LAST.to_owned());
    let buttons = move || {
        view! {
            <span class="m365-steps">
                <span class="muted num">{move || position.get().map(|at| text::place(&number(at as u64 + 1), &number(total() as u64)))}</span>
                <IconButton
                    icon=IconName::ChevronUp
                    label=text::PREVIOUS
                    on_click=move |()| go(previous())
                    disabled_reason=Signal::derive(first)
                />
                <IconButton
                    icon=IconName::ChevronDown
                    label=text::NEXT
                    on_click=move |()| go(next())
                    disabled_reason=Signal::derive(last)
                />
            </span>
        }
    };
    let known = Memo::new(move |_| position.with(Option::is_some));
    move || known.get().then(buttons)
}

fn body(
    dashboard: Dashboard,
    portal: &'static Portal,
    id: Memo<Option<TenantId>>,
    detail: Remote<TenantDetail>,
) -> AnyView {
    let is_own = move |detail: &TenantDetail| id.with(|id| id.as_ref() == Some(&detail.tenant.id));
    if let Some(detail) = detail.with(|detail| is_own(detail).then(|| detail.clone())).flatten() {
        return sections(dashboard, &detail);
    }
    match detail.error() {
        Some(error) if !detail.is_loading() => failed(portal, detail, &error),
        _ => view! { <Skeleton count=8/> }.into_any(),
    }
}

fn sections(dashboard: Dashboard, detail: &TenantDetail) -> AnyView {
    view! {
        {facts::view(dashboard, detail)}
        {licences::view(&detail.tenant)}
        {history::view(detail)}
        {storage::view(detail)}
    }
    .into_any()
}

/// The ways in which there is no such tenant here, each with its own words.
fn failed(portal: &'static Portal, detail: Remote<TenantDetail>, error: &ClientError) -> AnyView {
    match error.code() {
        Some(Code::NotFound) => {
            let told = Some(tenant_link::NOT_FOUND_TEXT.to_owned());
            view! { <EmptyState icon=IconName::Search title=tenant_link::NOT_FOUND text=told/> }.into_any()
        }
        Some(Code::Gone) => {
            let told = Some(tenant_link::GONE_TEXT.to_owned());
            view! { <EmptyState title=tenant_link::GONE text=told/> }.into_any()
        }
        Some(Code::OutOfScope) => {
            let told = Some(tenant_link::not_listed(portal.name));
            view! {
                <EmptyState kind=EmptyKind::Forbidden title=tenant_link::NOT_LISTED text=told>
                    {step_list(steps(portal))}
                </EmptyState>
            }
            .into_any()
        }
        _ => load_failed(tenant_link::FAILED, error, tenants::TRY_AGAIN, Callback::new(move |()| detail.reload())),
    }
}
