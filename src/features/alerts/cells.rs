//! An alert as a row of the table, and as an item of a tenant's list.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::alert::{Alert, Severity};

use super::change::{Changer, Mark};
use crate::features::parts::when;
use crate::nav::{Nav, use_nav};
use crate::routes::Route;
use crate::session::use_session;
use crate::text::alerts as text;
use crate::ui::*;
use spanning_domain::portal::NavPage;

/// The badge of a severity.
pub(super) fn kind(severity: &Severity) -> BadgeKind {
    match severity {
        Severity::Critical => BadgeKind::Bad,
        Severity::Alarm => BadgeKind::Warn,
        Severity::Warning => BadgeKind::Info,
        Severity::Other(_) => BadgeKind::Unknown,
    }
}

/// The columns.
pub(super) fn columns() -> Vec<Column> {
    vec![
        Column::new("severity", text::severity_label()).width(128).beside_name(),
        Column::new("alert", text::alert()).share(3).names_row(),
        Column::new("tenant", text::tenant()).share(2),
        Column::new("organization", text::organization()).share(1).keep(Keep::Medium),
        Column::new("age", text::raised()).width(120),
        Column::new("actions", text::actions()).quiet_caption().width(80),
    ]
}

/// The cells of an alert.
pub(super) fn cells(changer: Changer, alert: &Arc<Alert>) -> Vec<AnyView> {
    let nav = use_nav();
    vec![
        badge(alert),
        view! {
            <span class="tenant-name" title=alert.message.clone()>
                <span class="truncate">{text::kind(&alert.kind)}{marks(alert)}</span>
                <span class="tenant-domain">
                    <span class="truncate">{alert.message.clone()}</span>
                </span>
            </span>
        }
        .into_any(),
        tenant(nav, alert),
        view! { <bdi class="truncate" title=alert.customer_name.clone()>{alert.customer_name.clone()}</bdi> }
            .into_any(),
        when(alert.created_time),
        buttons(changer, alert, true),
    ]
}

/// An alert in a tenant's own list.
pub fn item(changer: Changer, alert: &Arc<Alert>) -> AnyView {
    view! {
        <li class="alert-item">
            <div class="row">
                {badge(alert)}
                <strong>{text::kind(&alert.kind)}</strong>
                <span class="quiet push">{when(alert.created_time)}</span>
            </div>
            <p>{alert.message.clone()}</p>
            {buttons(changer, alert, false)}
        </li>
    }
    .into_any()
}

fn badge(alert: &Alert) -> AnyView {
    view! { <Badge kind=kind(&alert.severity) label=text::severity(&alert.severity).to_owned() plain=true/> }.into_any()
}

/// Said in words beside the kind, since such a row looks like all others.
fn marks(alert: &Alert) -> Option<AnyView> {
    let words = text::marks(alert.is_muted, alert.is_dismissed)?;
    Some(view! { <span class="quiet">{" · "}{words}</span> }.into_any())
}

fn tenant(nav: Nav, alert: &Alert) -> AnyView {
    let name = alert.tenant_name.clone();
    match use_session().portal() {
        Some(portal) => {
            let href =
                format!("{}?tenant={}&tab=alerts", nav.href(&Route::Portal(portal, NavPage::Tenants)), alert.tenant_id);
            view! { <a class="tenant-link" href=href tabindex="-1" title=name.clone()><bdi>{name.clone()}</bdi></a> }
                .into_any()
        }
        None => view! { <bdi class="truncate">{name}</bdi> }.into_any(),
    }
}

fn buttons(changer: Changer, alert: &Arc<Alert>, in_row: bool) -> AnyView {
    let own = alert.id.clone();
    let pending = Signal::derive(move || changer.pending.with(|pending| pending.as_ref() == Some(&own)));
    let reason = Signal::derive(move || changer.why_not());
    let button = |icon: IconName, mark: Mark| {
        let (alert, label) = (alert.clone(), text::mark(mark, alert));
        let run = move |()| changer.mark(&alert, mark);
        if in_row {
            return view! { <IconButton icon label on_click=run pending disabled_reason=reason in_row=true/> }
                .into_any();
        }
        view! { <Button label=text::mark_short(mark) icon on_click=run kind=ButtonKind::Quiet pending disabled_reason=reason/> }
            .into_any()
    };
    let mute = if alert.is_muted {
        button(IconName::Bell, Mark::Muted(false))
    } else {
        button(IconName::BellOff, Mark::Muted(true))
    };
    let dismiss = if alert.is_dismissed {
        button(IconName::ArrowRight, Mark::Dismissed(false))
    } else {
        button(IconName::Check, Mark::Dismissed(true))
    };
    view! { <span class="m365-actions">{mute}{dismiss}</span> }.into_any()
}
