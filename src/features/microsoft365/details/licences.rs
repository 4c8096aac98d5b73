//! Licences by type, seats, storage now.

use leptos::prelude::*;
use spanning_api::tenant::{Ratio, SubscriptionKind, Tenant};
use spanning_domain::format::per_mille;
use spanning_domain::health;

use super::facts;
use crate::features::tenant_actions::{Actions, Job};
use crate::platform::intl::number;
use crate::text::{microsoft365::tile, tenant_actions, tenant_drawer as text};
use crate::ui::*;

pub(super) fn view(actions: Actions, tenant: &Tenant) -> AnyView {
    let ratio = |used: u32, total: u32| Ratio { part: used.into(), whole: total.into() };
    let standard = ratio(tenant.number_of_protected_standard_users, tenant.number_of_standard_licenses_total);
    let archived = ratio(tenant.number_of_protected_archived_users, tenant.number_of_archived_licenses_total);
    let trial = matches!(tenant.subscription, SubscriptionKind::Trial | SubscriptionKind::Expired);
    view! {
        <section class="section">
            <h3>{text::licences()}</h3>
            {line(tile::standard(), &standard, true)}
            {line(tile::archived_label(), &archived, true)}
            {line(text::seats(), &health::seats(tenant), false)}
            <div class="row">
                {facts::job(actions, Job::Licences, tenant_actions::licences(), tenant)}
                {trial.then(|| facts::job(actions, Job::Upgrade, tenant_actions::upgrade(), tenant))}
            </div>
        </section>
    }
    .into_any()
}

fn line(label: &'static str, ratio: &Ratio, runs_out: bool) -> AnyView {
    let words = tile::bar(&number(ratio.part), &number(ratio.whole));
    let over = ratio.part.checked_sub(ratio.whole).filter(|over| *over > 0);
    let left = ratio.whole.saturating_sub(ratio.part);
    let note = match over {
        Some(over) => tile::over(&number(over)),
        None if runs_out => tile::left(&number(left)),
        None => text::unprotected(left, &number(left)),
    };
    let part = if ratio.whole == 0 { 0.0 } else { f64::from(per_mille(ratio.part, ratio.whole)) / 1000.0 };
    let tone = if over.is_some() { Tone::Bad } else { Tone::Neutral };
    view! {
        <div class="m365-line">
            <span>{label}</span>
            <span class="num">{words.clone()}</span>
            <Meter label=label fraction=Some(part) value_text=words tone/>
            <span class="quiet num m365-line-note" class:is-over=over.is_some()>
                {over.map(|_| view! { <Icon name=IconName::Warning/> })}
                {note}
            </span>
        </div>
    }
    .into_any()
}
