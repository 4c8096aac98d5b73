//! The details of one tenant beside the list.

mod activity;
mod alerts;
mod body;
mod cells30;
mod facts;
mod history;
mod licences;
mod storage;
mod syncs;
mod users;

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::endpoint::GetTenant;
use spanning_api::id::TenantId;
use spanning_api::tenant::Tenant;
use spanning_domain::portal::Portal;

use super::cells::badge_kind;
use super::state::Dashboard;
use crate::client::{Remote, use_client};
use crate::features::linking::FollowedLink;
use crate::features::parts::when;
use crate::features::tenant_actions::Actions;
use crate::features::tenants::connect::ConnectButton;
use crate::platform::intl::number;
use crate::text::{tenant_actions, tenant_drawer as text, tenants};
use crate::ui::*;

/// The drawer. It is open while the address names a tenant.
#[component]
pub fn TenantDrawer(
    /// The dashboard.
    dashboard: Dashboard,
    /// Whose words are spoken.
    portal: &'static Portal,
    /// What can be done to it.
    actions: Actions,
) -> impl IntoView {
    let client = use_client();
    let id = Memo::new(move |_| dashboard.address.with(|address| address.tenant.clone()));
    let detail = Remote::when(move || {
        // Something was changed here, or the server says that rows have changed.
        actions.changes.track();
        actions.syncs.rows();
        id.get().map(|id| client.call::<GetTenant>(id))
    });
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
            footer=move || view! { {move || row.get().map(|row| footer(dashboard, actions, row))} <Steps dashboard id/> }
        >
            {body::view(dashboard, portal, actions, id, detail)}
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

fn footer(dashboard: Dashboard, actions: Actions, tenant: Arc<Tenant>) -> AnyView {
    let own = tenant.clone();
    view! {
        <ConnectButton connector=dashboard.connector tenant/>
        <Menu label=tenant_actions::ACTIONS items=Signal::derive(move || actions.items(&own))/>
    }
    .into_any()
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
