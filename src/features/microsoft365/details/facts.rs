//! Who the tenant is, and how it is integrated.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::tenant::{SubscriptionKind, Tenant, TenantDetail};
use spanning_domain::health;

use super::super::state::Dashboard;
use crate::features::linking::LinkFromPortal;
use crate::features::parts::when;
use crate::features::tenant_actions::{Actions, Job};
use crate::platform::intl;
use crate::text::{tenant_actions, tenant_drawer as text, tenants, ui};
use crate::ui::*;

/// Days that are counted down.
const COUNTED: i64 = 60;

pub(super) fn view(dashboard: Dashboard, actions: Actions, detail: &TenantDetail) -> AnyView {
    let tenant = &detail.tenant;
    let facts = [
        (text::organization(), organization(actions, tenant)),
        (text::subscription(), subscription(dashboard, tenant)),
        (text::region(), tenants::region(&tenant.region).to_owned().into_any()),
        (tenants::it_complete(), it_complete(tenant)),
        (text::kaseya_one(), company(detail)),
        (text::alerts(), alerts(tenant)),
        (text::synced(), synced(dashboard, actions, tenant)),
        (text::added(), when(detail.added_at)),
        (text::tenant_id(), id(tenant.id.to_string(), text::copy_tenant_id())),
        (text::directory_id(), id(tenant.ms_id.to_string(), text::copy_directory_id())),
    ];
    let fact = |(term, what)| view! { <DescriptionItem term=term>{what}</DescriptionItem> };
    view! { <DescriptionList>{facts.map(fact).collect_view()}</DescriptionList> }.into_any()
}

fn organization(actions: Actions, tenant: &Tenant) -> AnyView {
    match &tenant.customer_name {
        Some(name) => view! { <bdi>{name.clone()}</bdi> }.into_any(),
        None => view! {
            {tenants::not_mapped()}
            <div class="quiet">{text::not_mapped_means()}</div>
            {job(actions, Job::Map, tenant_actions::map(), tenant)}
        }
        .into_any(),
    }
}

/// A button that opens a dialog for this tenant.
pub(super) fn job(actions: Actions, job: Job, label: &'static str, tenant: &Tenant) -> AnyView {
    let tenant = Arc::new(tenant.clone());
    let own = tenant.clone();
    view! {
        <div>
            <Button
                label
                on_click=move |()| actions.begin(job, &own)
                disabled_reason=Signal::derive(move || actions.why_not(job, &tenant))
            />
        </div>
    }
    .into_any()
}

fn subscription(dashboard: Dashboard, tenant: &Tenant) -> AnyView {
    let word = tenants::subscription(&tenant.subscription).to_owned();
    let Some(end) = tenant.expiration_date else { return word.into_any() };
    let row = tenant.clone();
    let left = move || health::days_left(&row, dashboard.clock.now()).map(tenants::days_left);
    let (day, over) = (intl::date(end), tenant.subscription == SubscriptionKind::Expired);
    // What ends in years is not counted in days.
    let near = health::days_left(tenant, dashboard.clock.right_now()).is_some_and(|days| days <= COUNTED);
    view! {
        {word}
        <span class="quiet">{" · "}{if over { text::ended(&day) } else { text::until(&day) }}</span>
        {(near && !over).then(|| view! { <span class="quiet">{" · "}{left}</span> })}
    }
    .into_any()
}

fn it_complete(tenant: &Tenant) -> AnyView {
    if tenant.login_with_it_complete {
        view! { <Badge kind=BadgeKind::Good label=ui::on() plain=true/> }.into_any()
    } else {
        view! {
            <Badge kind=BadgeKind::Neutral label=ui::off() plain=true/>
            <div class="quiet">{tenants::it_complete_where()}</div>
        }
        .into_any()
    }
}

fn company(detail: &TenantDetail) -> AnyView {
    match &detail.kaseya_one_company {
        Some(company) => view! { <Badge kind=BadgeKind::Good label=company.clone() plain=true/> }.into_any(),
        None => {
            let tenant = std::sync::Arc::new(detail.tenant.clone());
            view! {
                <span class="quiet">{text::not_linked()}</span>
                <div>
                    <LinkFromPortal tenant/>
                </div>
            }
            .into_any()
        }
    }
}

fn alerts(tenant: &Tenant) -> AnyView {
    match tenant.alerts {
        None => view! { <span class="quiet">{crate::text::microsoft365::no_alerts()}</span> }.into_any(),
        Some(number) => intl::number(number.into()).into_any(),
    }
}

/// How old the data is; amber once two hourly syncs were missed.
fn synced(dashboard: Dashboard, actions: Actions, tenant: &Tenant) -> AnyView {
    let Some(at) = tenant.synced_at else {
        return view! { <Badge kind=BadgeKind::Info label=text::first_sync() plain=true/> }.into_any();
    };
    let row = Arc::new(tenant.clone());
    let (late_row, own) = (row.clone(), row.clone());
    let late = Memo::new(move |_| health::is_out_of_sync(&late_row, dashboard.clock.now()));
    view! {
        <span class="m365-pair" class:is-late=move || late.get()>
            {move || late.get().then(|| view! { <Icon name=IconName::Warning/> })}
            {when(at)}
        </span>
        {move || late.get().then(|| view! { <div class="quiet">{text::out_of_sync()}</div> })}
        <div>
            <Button
                label=tenant_actions::sync()
                icon=IconName::Refresh
                on_click=move |()| actions.syncs.ask(&own)
                disabled_reason=Signal::derive(move || actions.why_no_sync(&row))
            />
        </div>
    }
    .into_any()
}

fn id(id: String, copy: &'static str) -> AnyView {
    view! {
        <span class="m365-id">
            <code>{id.clone()}</code>
            <CopyButton value=id label=copy.to_owned()/>
        </span>
    }
    .into_any()
}
