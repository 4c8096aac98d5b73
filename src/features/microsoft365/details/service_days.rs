//! The last seven days of a tenant, one strip for each service. It hangs from the strip in the table.

use leptos::prelude::*;
use spanning_api::endpoint::GetTenant;
use spanning_api::id::TenantId;
use spanning_api::tenant::{BackupStatus, ServiceHistory, TenantDetail};
use spanning_domain::health;

use super::super::cells::badge_kind;
use crate::client::{Remote, use_client};
use crate::features::parts::explain;
use crate::text::{microsoft365 as text, tenant_drawer, tenants};
use crate::ui::*;

/// How many days the strips have.
const DAYS: usize = 7;

/// The strips; fetched when they are first opened.
#[component]
pub fn ServiceDays(
    /// Whose.
    id: TenantId,
) -> impl IntoView {
    let client = use_client();
    let detail = Remote::new(move || client.call::<GetTenant>(id.clone()));
    let rows = move || {
        detail
            .with(|detail: &TenantDetail| detail.history.iter().map(row).collect_view().into_any())
            .or_else(|| detail.error().map(|error| view! { <p>{explain(&error)}</p> }.into_any()))
            .unwrap_or_else(|| view! { <Skeleton count=7/> }.into_any())
    };
    view! { <div class="m365-services">{rows}</div> }.into_any()
}

fn row(service: &ServiceHistory) -> AnyView {
    let week = service.days.get(service.days.len().saturating_sub(DAYS)..).unwrap_or_default();
    let last = week.len();
    let day = |(at, status): (usize, &BackupStatus)| StripDay {
        kind: badge_kind(status),
        label: text::day(last - 1 - at, tenants::status(status)),
    };
    let days: Vec<StripDay> = week.iter().enumerate().map(day).collect();
    let rate = health::success_rate(week);
    let name = tenants::service(&service.service).to_owned();
    let summary = tenant_drawer::service(&name, rate.part, rate.whole, "", 0);
    view! {
        <span class="m365-history-name" aria-hidden="true">
            {name}
        </span>
        <Strip7 days summary/>
    }
    .into_any()
}
