//! The cells of a row.

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::tenant::{BackupStatus, Ratio, SubscriptionKind, Tenant};
use spanning_api::view::TenantColumn;
use spanning_domain::health;

use super::state::Dashboard;
use crate::platform::intl::{self, number};
use crate::text::{microsoft365 as text, tenant_actions, tenants, time, ui};
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

/// Writes the cell of a column. A table shows dozens of them anew with every key and every frame of a scroll:
/// hence markup (see [`Markup`]).
pub fn cell(dashboard: Dashboard, tenant: &Tenant, column: &str, out: &mut Markup) {
    match column {
        "select" => select(tenant, out),
        "connect" => actions(dashboard, tenant, out),
        other => match TenantColumn::from_wire(other) {
            TenantColumn::Name => name(dashboard, tenant, out),
            TenantColumn::LastBackup => last_backup(dashboard, tenant, out),
            TenantColumn::SevenDays => seven_days(tenant, out),
            TenantColumn::Organization => organization(tenant, out),
            TenantColumn::Seats => ratio(&health::seats(tenant), out),
            TenantColumn::Standard => {
                licences(tenant.number_of_protected_standard_users, tenant.number_of_standard_licenses_total, out);
            }
            TenantColumn::Archived => {
                licences(tenant.number_of_protected_archived_users, tenant.number_of_archived_licenses_total, out);
            }
            TenantColumn::Subscription => subscription(dashboard, tenant, out),
            TenantColumn::Storage => storage(tenant, out),
            TenantColumn::ItComplete => it_complete(tenant, out),
            TenantColumn::Alerts => alerts(tenant, out),
            TenantColumn::Region => region(tenant, out),
            TenantColumn::Synced => synced(dashboard, tenant, out),
            TenantColumn::Other(_) => {}
        },
    }
}

/// What is used in a row.
pub mod act {
    /// The link that opens the details.
    pub const OPEN: &str = "open";
    /// The connect icon.
    pub const CONNECT: &str = "connect";
    /// The menu at the end.
    pub const MENU: &str = "menu";
    /// The seven days.
    pub const DAYS: &str = "days";
}

fn select(tenant: &Tenant, out: &mut Markup) {
    out.raw(r#"<input type="checkbox" class="m365-select" tabindex="-1""#).attribute(ACT, PICK);
    out.attribute("aria-label", &text::select(tenants::name(tenant))).raw(">");
}

/// Connect, and everything else in a menu.
fn actions(dashboard: Dashboard, tenant: &Tenant, out: &mut Markup) {
    let name = tenants::name(tenant);
    let why_not = dashboard.connector.why_not(tenant);
    let connect = ButtonState {
        label: &tenants::connect_to(name),
        disabled_reason: why_not.as_deref(),
        pending: dashboard.connector.is_pending(&tenant.id),
        ..ButtonState::default()
    };
    let menu = ButtonState { label: &tenant_actions::menu_of(name), menu: true, ..ButtonState::default() };
    out.raw(r#"<span class="m365-actions">"#).icon_button(act::CONNECT, IconName::External, connect);
    out.raw(r#"<span class="menu" data-wake>"#).icon_button(act::MENU, IconName::More, menu).raw("</span></span>");
}

fn name(dashboard: Dashboard, tenant: &Tenant, out: &mut Markup) {
    let (name, domain) = (tenants::name(tenant), &tenant.domain);
    out.raw(r#"<span class="tenant-name"><a class="tenant-link" tabindex="-1""#).attribute(ACT, act::OPEN);
    out.attribute("href", &dashboard.link_to(&tenant.id));
    out.attribute("title", &tenants::name_and_domain(name, domain)).raw("><bdi>").text(name).raw("</bdi></a>");
    out.raw(r#"<span class="tenant-domain"><bdi class="truncate">"#).text(domain).raw("</bdi>");
    if tenant.synced_at.is_none() {
        out.raw(r#"<span class="tenant-syncing">"#).text(tenants::syncing()).raw("</span>");
    }
    out.raw("</span></span>");
}

/// See [`crate::features::parts::when`].
fn when(dashboard: Dashboard, moment: Timestamp, out: &mut Markup) {
    out.time(&time::ago(moment, dashboard.clock.now()), &intl::date_time(moment), &intl::iso(moment));
}

fn last_backup(dashboard: Dashboard, tenant: &Tenant, out: &mut Markup) {
    let status = &tenant.last_backup.status;
    out.raw(r#"<span class="m365-pair">"#).badge(badge_kind(status), tenants::status_short(status));
    if let Some(at) = tenant.last_backup.timestamp {
        out.raw(r#"<span class="quiet">"#);
        when(dashboard, at, out);
        out.raw("</span>");
    }
    out.raw("</span>");
}

/// The days as a picture that opens a panel.
fn seven_days(tenant: &Tenant, out: &mut Markup) {
    let words = in_words(tenant);
    out.raw(r#"<span class="menu" data-wake><button type="button" class="btn expander" tabindex="-1""#);
    out.attribute(ACT, act::DAYS).attribute("aria-label", &words).raw(r#" aria-haspopup="dialog">"#);
    out.strip7(&days(tenant), &words).raw("</button></span>");
}

/// The same once it was used.
pub fn seven_days_awake(tenant: &Tenant) -> AnyView {
    let (id, wanted, words) = (tenant.id.clone(), RwSignal::new(false), in_words(tenant));
    let services = move || wanted.get().then(|| crate::app::service_days(id.clone()));
    let face = view! { <Strip7 days=days(tenant) summary=words.clone()/> }.into_any();
    view! {
        <Expander label=words title=text::by_service() face on_open=move |()| wanted.set(true)>
            {services}
        </Expander>
    }
    .into_any()
}

fn days(tenant: &Tenant) -> Vec<StripDay> {
    let last = tenant.last_seven_days.len();
    let day = |(at, status): (usize, &BackupStatus)| StripDay {
        kind: badge_kind(status),
        label: text::day(last - 1 - at, tenants::status(status)),
    };
    tenant.last_seven_days.iter().enumerate().map(day).collect()
}

/// Seven days in words.
fn in_words(tenant: &Tenant) -> String {
    let rate = health::success_rate(&tenant.last_seven_days);
    if rate.whole == 0 {
        return text::never_ran().to_owned();
    }
    let worst = tenants::status(&tenant.backup_status_last_seven_days_total);
    text::seven_days(rate.part, rate.whole, worst)
}

fn quiet(words: &str, out: &mut Markup) {
    out.raw(r#"<span class="quiet">"#).text(words).raw("</span>");
}

fn organization(tenant: &Tenant, out: &mut Markup) {
    match &tenant.customer_name {
        Some(name) => {
            out.raw("<bdi").attribute("title", name).raw(">").text(name).raw("</bdi>");
        }
        None => quiet(tenants::not_mapped(), out),
    }
}

fn ratio(ratio: &Ratio, out: &mut Markup) {
    out.text(&number(ratio.part));
    quiet(&format!(" / {}", number(ratio.whole)), out);
}

/// Licences in use of those there are; too many in use is said with a shape, a colour and words.
fn licences(used: u32, total: u32, out: &mut Markup) {
    let of = Ratio { part: used.into(), whole: total.into() };
    let Some(over) = used.checked_sub(total).filter(|over| *over > 0) else { return ratio(&of, out) };
    let words = text::over_allocated(over);
    out.raw(r#"<span class="m365-over""#).attribute("data-tip", &words).raw(">").icon(IconName::Warning);
    ratio(&of, out);
    out.hidden(&words).raw("</span>");
}

fn subscription(dashboard: Dashboard, tenant: &Tenant, out: &mut Markup) {
    let word = tenants::subscription(&tenant.subscription);
    let expired = tenant.subscription == SubscriptionKind::Expired;
    if !expired && tenant.subscription != SubscriptionKind::Trial {
        out.text(word);
        return;
    }
    let now = dashboard.clock.now();
    let left = if expired {
        tenant.expiration_date.map(|end| time::ago(end, now))
    } else {
        health::days_left(tenant, now).map(tenants::days_left)
    };
    let soon = health::is_trial_ending(tenant, now);
    out.raw(r#"<span class="m365-pair"#);
    out.raw(if soon { " is-late" } else { "" }).raw(if expired { " is-over\">" } else { "\">" });
    if expired {
        out.icon(IconName::Error);
    }
    if soon {
        out.icon(IconName::Warning);
    }
    out.raw("<span>").text(word).raw("</span>");
    quiet(&left.unwrap_or_default(), out);
    out.raw("</span>");
}

fn storage(tenant: &Tenant, out: &mut Markup) {
    let used = tenant.storage_information.as_ref().map(|storage| storage.used_bytes);
    let words = tenants::storage(used);
    match used {
        Some(_) => {
            out.text(&words);
        }
        None => quiet(&words, out),
    }
}

fn it_complete(tenant: &Tenant, out: &mut Markup) {
    let (kind, label) =
        if tenant.login_with_it_complete { (BadgeKind::Good, ui::on()) } else { (BadgeKind::Neutral, ui::off()) };
    out.badge(kind, label);
}

fn alerts(tenant: &Tenant, out: &mut Markup) {
    match tenant.alerts {
        None => {
            out.raw(r#"<span class="quiet""#).attribute("data-tip", text::no_alerts());
            out.raw(r#"><span aria-hidden="true">"#).text(tenants::NONE).raw("</span>");
            out.hidden(text::no_alerts()).raw("</span>");
        }
        Some(0) => quiet("0", out),
        Some(some) => {
            out.raw("<strong>").text(&number(some.into())).raw("</strong>");
        }
    }
}

fn region(tenant: &Tenant, out: &mut Markup) {
    let full = tenants::region(&tenant.region);
    out.raw("<span").attribute("data-tip", full).raw(r#"><span aria-hidden="true">"#);
    out.text(&tenants::region_short(&tenant.region)).raw("</span>").hidden(full).raw("</span>");
}

fn synced(dashboard: Dashboard, tenant: &Tenant, out: &mut Markup) {
    let Some(at) = tenant.synced_at else {
        out.badge(BadgeKind::Info, tenants::syncing());
        return;
    };
    let late = health::is_out_of_sync(tenant, dashboard.clock.now());
    out.raw(if late { r#"<span class="m365-pair is-late">"# } else { r#"<span class="m365-pair">"# });
    if late {
        out.icon(IconName::Warning);
    }
    when(dashboard, at, out);
    out.raw("</span>");
}
