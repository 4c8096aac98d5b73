//! Removing a tenant: the consequences, and its name to be typed.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::endpoint::RemoveTenant;
use spanning_api::tenant::{SubscriptionKind, Tenant};
use spanning_api::time::DAY;
use spanning_domain::licence::RETENTION_DAYS;

use super::dialogs::which;
use super::state::Actions;
use crate::features::attempt::Attempt;
use crate::features::parts::explain;
use crate::platform::clock::use_clock;
use crate::platform::intl;
use crate::text::tenant_actions::remove as text;
use crate::text::tenants;
use crate::ui::*;

pub(super) fn view(actions: Actions, tenant: Arc<Tenant>) -> AnyView {
    let attempt = Attempt::new();
    let name = tenants::name(&tenant).to_owned();
    let day = intl::date(use_clock().right_now().plus(RETENTION_DAYS * DAY));
    let list = consequences(&tenant, &day);
    let domain = tenant.domain.clone();
    let confirm = {
        let name = name.clone();
        move |()| {
            let (name, day) = (name.clone(), day.clone());
            let call = actions.client.call::<RemoveTenant>(tenant.id.clone());
            attempt.send(call, move |_| actions.done(text::done(&name, &day)));
        }
    };
    view! {
        <AlertDialog
            open=true
            title=text::title(&name)
            confirm_label=text::confirm()
            cancel_label=text::keep()
            on_confirm=confirm
            on_cancel=move |()| actions.close()
            phrase=name
            pending=attempt.pending
            error=Signal::derive(move || attempt.error.get().map(|error| explain(&error)))
        >
            {which(&domain)}
            <section class="impact-part">
                <h3>{text::means()}</h3>
                <ul class="consequences">
                    {list.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view()}
                </ul>
            </section>
        </AlertDialog>
    }
    .into_any()
}

fn consequences(tenant: &Tenant, day: &str) -> Vec<String> {
    let mut list = vec![text::lists().to_owned(), text::data(RETENTION_DAYS, day)];
    if tenant.number_of_protected_users > 0 {
        list.push(text::seats(tenant.number_of_protected_users));
    }
    list.push(text::ways_in().to_owned());
    list.push(match tenant.subscription {
        SubscriptionKind::Trial | SubscriptionKind::Expired => text::trial().to_owned(),
        _ => text::licences(tenant.number_of_standard_licenses_total, tenant.number_of_archived_licenses_total),
    });
    list.extend(tenant.alerts.filter(|alerts| *alerts > 0).map(text::alerts));
    list
}
