//! The open alerts of a tenant; for one without an organization, why there are none and the way out.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::alert::{Alert, AlertQuery};
use spanning_api::endpoint::ListAlerts;
use spanning_api::id::TenantId;
use spanning_domain::portal::NavPage;

use super::body::Shown;
use super::facts::job;
use crate::client::{Remote, use_client};
use crate::features::alerts::{Changer, item};
use crate::features::parts::load_failed;
use crate::features::tenant_actions::{Actions, Job};
use crate::nav::use_nav;
use crate::routes::Route;
use crate::session::use_session;
use crate::text::{tenant_actions, tenant_drawer as text, tenants};
use crate::ui::*;

pub(super) fn view(actions: Actions, id: TenantId, shown: Shown) -> AnyView {
    let mapped = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_some_and(|detail| detail.tenant.customer_id.is_some()))
    });
    let content = move || if mapped.get() { list(actions, id.clone()) } else { raises_none(actions, shown) };
    content.into_any()
}

fn raises_none(actions: Actions, shown: Shown) -> AnyView {
    let map = shown.get_untracked().map(|detail| job(actions, Job::Map, tenant_actions::map(), &detail.tenant));
    let told = Some(text::not_mapped_means().to_owned());
    view! {
        <EmptyState icon=IconName::Bell title=text::raises_none() text=told>
            {map}
        </EmptyState>
    }
    .into_any()
}

fn list(actions: Actions, id: TenantId) -> AnyView {
    let (client, nav, portal) = (use_client(), use_nav(), use_session().portal());
    let changer = Changer::new();
    let own = id.clone();
    let found = Remote::new(move || {
        changer.changes.track();
        actions.syncs.rows();
        client.call::<ListAlerts>(()).query(AlertQuery { tenant: Some(own.clone()), ..AlertQuery::default() })
    });
    let alerts = Memo::new(move |_| found.with(|page| page.items.iter().cloned().map(Arc::new).collect::<Vec<_>>()));
    let address = portal.map(|portal| format!("{}?tenant={id}", nav.href(&Route::Portal(portal, NavPage::Alerts))));
    let all = move || address.clone().map(|href| view! { <ButtonLink label=text::all_alerts() href/> });
    let items = move |alerts: Vec<Arc<Alert>>| {
        view! { <ul class="alert-list">{alerts.iter().map(|alert| item(changer, alert)).collect_view()}</ul> }
    };
    let content = move || match (alerts.get(), found.error()) {
        (Some(alerts), _) if alerts.is_empty() => {
            let told = Some(text::no_alert_text().to_owned());
            let link = all();
            view! {
                <EmptyState icon=IconName::Check title=text::no_alert() text=told>
                    {link}
                </EmptyState>
            }
            .into_any()
        }
        (Some(alerts), _) => view! {
            {items(alerts)}
            <div>{all()}</div>
        }
        .into_any(),
        (None, Some(error)) => {
            let again = Callback::new(move |()| found.reload());
            load_failed(text::alerts_failed(), &error, tenants::try_again(), again)
        }
        (None, None) => view! { <Skeleton count=4/> }.into_any(),
    };
    view! { <div class="drawer-sections">{content}</div> }.into_any()
}
