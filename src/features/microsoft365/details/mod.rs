//! The details of one tenant: beside the list, or with the page to themselves.

mod activity;
mod alerts;
mod body;
mod cells30;
mod drawer;
mod facts;
mod history;
mod licences;
mod page;
mod service_days;
mod steps;
mod storage;
mod syncs;
mod users;

pub use service_days::ServiceDays;

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::endpoint::GetTenant;
use spanning_api::id::TenantId;
use spanning_api::tenant::{Tenant, TenantDetail};
use spanning_domain::portal::Portal;

use super::cells::badge_kind;
use super::state::Dashboard;
use crate::client::{Remote, use_client};
use crate::features::linking::FollowedLink;
use crate::features::parts::when;
use crate::features::tenant_actions::Actions;
use crate::features::tenants::connect::ConnectButton;
use crate::platform::lasting::settled;
use crate::text::{tenant_actions, tenant_drawer as text, tenants};
use crate::ui::*;

/// What both forms of the details show.
#[derive(Clone, Copy)]
struct Details {
    dashboard: Dashboard,
    portal: &'static Portal,
    actions: Actions,
    /// Whose they are.
    id: Signal<Option<TenantId>>,
    detail: Remote<TenantDetail>,
    /// The row: there before the details are.
    row: Signal<Option<Arc<Tenant>>>,
}

/// The details. They are open while the address names a tenant.
#[component]
pub fn TenantDetails(
    /// The dashboard.
    dashboard: Dashboard,
    /// Whose words are spoken.
    portal: &'static Portal,
    /// What can be done to it.
    actions: Actions,
) -> impl IntoView {
    let client = use_client();
    let id = settled(move || dashboard.address.with(|address| address.tenant.clone()));
    let detail = Remote::when(move || {
        // Something was changed here, or the server says that rows have changed.
        actions.changes.track();
        actions.syncs.rows();
        id.get().map(|id| client.call::<GetTenant>(id))
    });
    let row = settled(move || {
        let id = id.get()?;
        let of_detail =
            detail.with(|detail| (detail.tenant.id == id).then(|| Arc::new(detail.tenant.clone()))).flatten();
        of_detail
            .or_else(|| dashboard.list.position(id.as_str()).and_then(|at| dashboard.list.row(at)).map(|(_, row)| row))
    });
    let details = Details { dashboard, portal, actions, id, detail, row };
    let full = Memo::new(move |_| dashboard.is_full());
    view! {
        {move || if full.get() { page::view(details) } else { drawer::view(details) }}
        <FollowedLink/>
    }
    .into_any()
}

impl Details {
    /// The tenant's name, as soon as it is known.
    fn title(self) -> String {
        let name = self.row.with(|row| row.as_ref().map(|row| tenants::name(row).to_owned()));
        name.unwrap_or_else(|| text::title().to_owned())
    }

    /// Domain, outcome and age of the last backup.
    fn subtitle(self) -> Option<AnyView> {
        let tenant = self.row.get()?;
        let status = &tenant.last_backup.status;
        Some(
            view! {
                <div class="row">
                    <bdi class="truncate">{tenant.domain.clone()}</bdi>
                    <Badge kind=badge_kind(status) label=tenants::status(status).to_owned()/>
                    {tenant.last_backup.timestamp.map(when)}
                </div>
            }
            .into_any(),
        )
    }

    /// Connect, and everything else in a menu.
    fn buttons(self) -> Option<AnyView> {
        let tenant = self.row.get()?;
        let (own, actions) = (tenant.clone(), self.actions);
        Some(
            view! {
                <ConnectButton connector=self.dashboard.connector tenant/>
                <Menu label=tenant_actions::actions() items=Signal::derive(move || actions.items(&own))/>
            }
            .into_any(),
        )
    }

    fn body(self) -> AnyView {
        body::view(self.dashboard, self.portal, self.actions, self.id, self.detail)
    }
}
