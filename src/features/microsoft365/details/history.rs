//! Backups of the last 30 days: a row of shapes for each service, and the same as a table.

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::tenant::{BackupStatus, ServiceHistory, TenantDetail};
use spanning_domain::health;

use super::cells30::{HEIGHT, Shapes, shapes, width};
use super::storage::day_of;
use crate::platform::intl;
use crate::text::{tenant_drawer as text, tenants, time};
use crate::ui::{BadgeKind, Icon};

/// Most days that are named in a summary.
const NAMED: usize = 3;

pub(super) fn view(detail: &TenantDetail) -> AnyView {
    let days = detail.history.first().map_or(0, |service| service.days.len());
    let last = detail.last_day;
    let rows = detail.history.iter().map(|service| row(service, last)).collect_view();
    let first = day_of(last, days.saturating_sub(1));
    let history = StoredValue::new(detail.history.clone());
    let open = RwSignal::new(false);
    let table = move || open.get().then(|| history.with_value(|history| table(history, last)));
    view! {
        <section class="section">
            <h3>{text::history()}</h3>
            <div class="m365-history">
                {rows}
                <div class="m365-history-axis" aria-hidden="true">
                    <span>{intl::day(first)}</span>
                    <span>{intl::day(last)}</span>
                </div>
            </div>
            {legend()}
            <details class="m365-details" on:toggle=move |_| open.set(true)>
                <summary>{text::as_table()}</summary>
                <div class="m365-scroll" role="group" tabindex="0" aria-label=text::history()>
                    {table}
                </div>
            </details>
        </section>
    }
    .into_any()
}

fn row(service: &ServiceHistory, last: Timestamp) -> AnyView {
    let name = tenants::service(&service.service).to_owned();
    let Shapes { good, half, half_line, bad, cross, hollow, dot } = shapes(&service.days);
    let view_box = format!("0 0 {} {HEIGHT}", width(service.days.len()));
    view! {
        <span class="m365-history-name" aria-hidden="true">
            {name.clone()}
        </span>
        <svg viewBox=view_box role="img" aria-label=summary(&name, &service.days, last)>
            <path class="tone-good" d=good></path>
            <path class="tone-warn" d=half></path>
            <path class="tone-warn line" d=half_line></path>
            <path class="tone-bad" d=bad></path>
            <path class="cross" d=cross></path>
            <path class="tone-neutral line" d=hollow></path>
            <path class="tone-neutral" d=dot></path>
        </svg>
    }
    .into_any()
}

/// A service in words: how many days went well, and which did not.
fn summary(name: &str, days: &[BackupStatus], last: Timestamp) -> String {
    let rate = health::success_rate(days);
    let wrong: Vec<String> = days
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, status)| !health::is_fine(status) && **status != BackupStatus::NeverRun)
        .map(|(at, status)| text::day(tenants::status(status), &intl::day(day_of(last, days.len() - 1 - at))))
        .collect();
    let named = wrong.get(..NAMED.min(wrong.len())).unwrap_or_default();
    text::service(name, rate.part, rate.whole, &time::list(named), wrong.len() - named.len())
}

fn legend() -> AnyView {
    let entry = |(kind, status): (BadgeKind, BackupStatus)| {
        let class = format!("m365-key {}", kind.tone().class());
        view! {
            <li class=class>
                {kind.icon().map(|name| view! { <Icon name/> })}
                {tenants::status(&status).to_owned()}
            </li>
        }
    };
    let entries = [
        (BadgeKind::Success, BackupStatus::Success),
        (BadgeKind::Partial, BackupStatus::Partial),
        (BadgeKind::Failed, BackupStatus::Failed),
        (BadgeKind::Never, BackupStatus::NeverRun),
    ];
    view! { <ul class="m365-legend" aria-hidden="true">{entries.map(entry).collect_view()}</ul> }.into_any()
}

/// The same in words, the newest day first.
fn table(history: &[ServiceHistory], last: Timestamp) -> AnyView {
    let days = history.first().map_or(0, |service| service.days.len());
    let head =
        history.iter().map(|service| view! { <th scope="col">{tenants::service(&service.service).to_owned()}</th> });
    let row = |before: usize| {
        let cell = |service: &ServiceHistory| {
            let status = service.days.iter().rev().nth(before).cloned().unwrap_or(BackupStatus::NeverRun);
            view! { <td>{tenants::status_short(&status).to_owned()}</td> }
        };
        view! {
            <tr>
                <th scope="row">{intl::day(day_of(last, before))}</th>
                {history.iter().map(cell).collect_view()}
            </tr>
        }
    };
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{text::day_label()}</th>
                    {head.collect_view()}
                </tr>
            </thead>
            <tbody>{(0..days).map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
