//! The cells of a row.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::tenant::{BackupStatus, Ratio, SubscriptionKind, Tenant};
use spanning_api::view::TenantColumn;
use spanning_domain::health;

use super::state::Dashboard;
use crate::features::parts::when;
use crate::features::tenant_actions::RowMenu;
use crate::features::tenants::connect::ConnectIcon;
use crate::platform::intl::number;
use crate::text::{microsoft365 as text, tenants, time, ui};
use crate::ui::*;

/// The badge of an outcome.
pub fn badge_kind(status: &BackupStatus) -> BadgeKind {
    match status {
        BackupStatus::Success | BackupStatus::SuccessfulNoChanges => BadgeKind::Success,
        BackupStatus::Partial => BadgeKind::Partial,
        BackupStatus::Failed => BadgeKind::Failed,
        BackupStatus::NeverRun => BadgeKind::Never,
        BackupStatus::Other(_) => BadgeKind::Unknown,
    }
}

/// The cells of a row, in the order of the columns.
pub fn cells(dashboard: Dashboard, index: usize, tenant: &Arc<Tenant>, columns: &[Column]) -> Vec<AnyView> {
    columns.iter().map(|column| cell(dashboard, index, tenant, &column.id)).collect()
}

fn cell(dashboard: Dashboard, index: usize, tenant: &Arc<Tenant>, column: &str) -> AnyView {
    match column {
        "select" => select(dashboard, index, tenant),
        "connect" => actions(dashboard, tenant),
        other => match TenantColumn::from_wire(other) {
            TenantColumn::Name => name(dashboard, tenant),
            TenantColumn::LastBackup => last_backup(tenant),
            TenantColumn::SevenDays => seven_days(tenant),
            TenantColumn::Organization => organization(tenant),
            TenantColumn::Seats => ratio(&health::seats(tenant)),
            TenantColumn::Standard => {
                licences(tenant.number_of_protected_standard_users, tenant.number_of_standard_licenses_total)
            }
            TenantColumn::Archived => {
                licences(tenant.number_of_protected_archived_users, tenant.number_of_archived_licenses_total)
            }
            TenantColumn::Subscription => subscription(dashboard, tenant),
            TenantColumn::Storage => storage(tenant),
            TenantColumn::ItComplete => it_complete(tenant),
            TenantColumn::Alerts => alerts(tenant),
            TenantColumn::Region => region(tenant),
            TenantColumn::Synced => synced(dashboard, tenant),
            TenantColumn::Other(_) => ().into_any(),
        },
    }
}

fn select(dashboard: Dashboard, index: usize, tenant: &Arc<Tenant>) -> AnyView {
    let (id, label) = (tenant.id.clone(), text::select(tenants::name(tenant)));
    let click = move |event: leptos::ev::MouseEvent| {
        dashboard.picks.pick(dashboard.list, Picked { index, range: event.shift_key() });
    };
    view! {
        <input
            type="checkbox"
            class="m365-select"
            tabindex="-1"
            aria-label=label
            prop:checked=move || dashboard.picks.selection.with(|selection| selection.has(&id))
            on:click=click
        />
    }
    .into_any()
}

/// Connect, and everything else in a menu.
fn actions(dashboard: Dashboard, tenant: &Arc<Tenant>) -> AnyView {
    view! {
        <span class="m365-actions">
            <ConnectIcon connector=dashboard.connector tenant=tenant.clone()/>
            <RowMenu actions=dashboard.actions tenant=tenant.clone()/>
        </span>
    }
    .into_any()
}

fn name(dashboard: Dashboard, tenant: &Arc<Tenant>) -> AnyView {
    let (name, domain) = (tenants::name(tenant).to_owned(), tenant.domain.clone());
    let (id, title) = (tenant.id.clone(), tenants::name_and_domain(&name, &domain));
    let href = dashboard.link_to(&id);
    let open = move |event: leptos::ev::MouseEvent| {
        // With a key held the browser opens the link elsewhere, as links do.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            dashboard.open(id.clone());
        }
    };
    let syncing = tenant.synced_at.is_none();
    view! {
        <span class="tenant-name">
            <a class="tenant-link" href=href title=title tabindex="-1" on:click=open>
                <bdi>{name}</bdi>
            </a>
            <span class="tenant-domain">
                <bdi class="truncate">{domain}</bdi>
                {syncing.then(|| view! { <span class="tenant-syncing">{tenants::SYNCING}</span> })}
            </span>
        </span>
    }
    .into_any()
}

fn last_backup(tenant: &Tenant) -> AnyView {
    let status = &tenant.last_backup.status;
    let label = tenants::status_short(status).to_owned();
    view! {
        <span class="m365-pair">
            <Badge kind=badge_kind(status) label plain=true/>
            {tenant.last_backup.timestamp.map(|at| view! { <span class="quiet">{when(at)}</span> })}
        </span>
    }
    .into_any()
}

fn seven_days(tenant: &Tenant) -> AnyView {
    let last = tenant.last_seven_days.len();
    let day = |(at, status): (usize, &BackupStatus)| StripDay {
        kind: badge_kind(status),
        label: text::day(last - 1 - at, tenants::status(status)),
    };
    let days: Vec<StripDay> = tenant.last_seven_days.iter().enumerate().map(day).collect();
    let (id, wanted) = (tenant.id.clone(), RwSignal::new(false));
    let services = move || wanted.get().then(|| crate::app::service_days(id.clone()));
    view! {
        <Expander
            label=in_words(tenant)
            title=text::BY_SERVICE
            face=view! { <Strip7 days summary=in_words(tenant)/> }.into_any()
            on_open=move |()| wanted.set(true)
        >
            {services}
        </Expander>
    }
    .into_any()
}

/// Seven days in words.
fn in_words(tenant: &Tenant) -> String {
    let rate = health::success_rate(&tenant.last_seven_days);
    if rate.whole == 0 {
        return text::NEVER_RAN.to_owned();
    }
    let worst = tenants::status(&tenant.backup_status_last_seven_days_total);
    text::seven_days(rate.part, rate.whole, worst)
}

fn organization(tenant: &Tenant) -> AnyView {
    match &tenant.customer_name {
        Some(name) => view! { <bdi title=name.clone()>{name.clone()}</bdi> }.into_any(),
        None => view! { <span class="quiet">{tenants::NOT_MAPPED}</span> }.into_any(),
    }
}

fn ratio(ratio: &Ratio) -> AnyView {
    view! {
        {number(ratio.part)}
        <span class="quiet">{" / "}{number(ratio.whole)}</span>
    }
    .into_any()
}

/// Licences in use of those there are; too many in use is said with a shape, a colour and words.
fn licences(used: u32, total: u32) -> AnyView {
    let shown = ratio(&Ratio { part: used.into(), whole: total.into() });
    match used.checked_sub(total).filter(|over| *over > 0) {
        None => shown,
        Some(over) => view! {
            <span class="m365-over" data-tip=text::over_allocated(over)>
                <Icon name=IconName::Warning/>
                {shown}
                <VisuallyHidden>{text::over_allocated(over)}</VisuallyHidden>
            </span>
        }
        .into_any(),
    }
}

fn subscription(dashboard: Dashboard, tenant: &Arc<Tenant>) -> AnyView {
    let word = tenants::subscription(&tenant.subscription).to_owned();
    let ends = matches!(tenant.subscription, SubscriptionKind::Trial | SubscriptionKind::Expired);
    if !ends {
        return view! { <span class="m365-subscription">{word}</span> }.into_any();
    }
    let (row, same) = (tenant.clone(), tenant.clone());
    let expired = tenant.subscription == SubscriptionKind::Expired;
    let left = move || {
        let now = dashboard.clock.now();
        if expired {
            row.expiration_date.map(|end| time::ago(end, now))
        } else {
            health::days_left(&row, now).map(tenants::days_left)
        }
    };
    let soon = Memo::new(move |_| health::is_trial_ending(&same, dashboard.clock.now()));
    view! {
        <span class="m365-pair m365-subscription" class:is-late=move || soon.get() class:is-over=expired>
            {expired.then(|| view! { <Icon name=IconName::Error/> })}
            {move || soon.get().then(|| view! { <Icon name=IconName::Warning/> })}
            <span>{word}</span>
            <span class="quiet">{left}</span>
        </span>
    }
    .into_any()
}

fn storage(tenant: &Tenant) -> AnyView {
    let used = tenant.storage_information.as_ref().map(|storage| storage.used_bytes);
    let words = tenants::storage(used);
    view! { <span class:quiet=used.is_none()>{words}</span> }.into_any()
}

fn it_complete(tenant: &Tenant) -> AnyView {
    let (kind, label) =
        if tenant.login_with_it_complete { (BadgeKind::Good, ui::ON) } else { (BadgeKind::Neutral, ui::OFF) };
    view! { <Badge kind label plain=true/> }.into_any()
}

fn alerts(tenant: &Tenant) -> AnyView {
    match tenant.alerts {
        None => view! {
            <span class="quiet" data-tip=text::NO_ALERTS>
                <span aria-hidden="true">{tenants::NONE}</span>
                <VisuallyHidden>{text::NO_ALERTS}</VisuallyHidden>
            </span>
        }
        .into_any(),
        Some(0) => view! { <span class="quiet">"0"</span> }.into_any(),
        Some(some) => view! { <strong>{number(some.into())}</strong> }.into_any(),
    }
}

fn region(tenant: &Tenant) -> AnyView {
    let full = tenants::region(&tenant.region).to_owned();
    let tip = full.clone();
    view! {
        <span data-tip=tip>
            <span aria-hidden="true">{tenants::region_short(&tenant.region)}</span>
            <VisuallyHidden>{full}</VisuallyHidden>
        </span>
    }
    .into_any()
}

fn synced(dashboard: Dashboard, tenant: &Arc<Tenant>) -> AnyView {
    let Some(at) = tenant.synced_at else {
        return view! { <Badge kind=BadgeKind::Info label=tenants::SYNCING plain=true/> }.into_any();
    };
    let row = tenant.clone();
    let late = Memo::new(move |_| health::is_out_of_sync(&row, dashboard.clock.now()));
    view! {
        <span class="m365-pair" class:is-late=move || late.get()>
            {move || late.get().then(|| view! { <Icon name=IconName::Warning/> })}
            {when(at)}
        </span>
    }
    .into_any()
}
