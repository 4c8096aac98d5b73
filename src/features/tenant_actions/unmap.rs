//! Taking a tenant's mapping away.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::endpoint::MapTenant;
use spanning_api::organization::MapTenant as Wanted;
use spanning_api::tenant::Tenant;

use super::dialogs::which;
use super::state::Actions;
use crate::features::attempt::Attempt;
use crate::features::parts::explain;
use crate::text::tenant_actions::{self as text, map as words};
use crate::text::tenants;
use crate::ui::*;

pub(super) fn view(actions: Actions, tenant: Arc<Tenant>) -> AnyView {
    let attempt = Attempt::new();
    let name = tenants::name(&tenant).to_owned();
    let title = words::unmap_title(&name, tenant.customer_name.as_deref().unwrap_or_default());
    let means = words::unmap_means(tenant.alerts.unwrap_or(0));
    let domain = tenant.domain.clone();
    let confirm = move |()| {
        let name = name.clone();
        let call = actions.client.call::<MapTenant>(tenant.id.clone()).body(Wanted { organization_id: None });
        attempt.send(call, move |_| actions.done(words::unmapped(&name)));
    };
    view! {
        <AlertDialog
            open=true
            title
            confirm_label=text::unmap()
            cancel_label=words::keep()
            on_confirm=confirm
            on_cancel=move |()| actions.close()
            pending=attempt.pending
            error=Signal::derive(move || attempt.error.get().map(|error| explain(&error)))
        >
            {which(&domain)} <p>{means.clone()}</p>
            <p>{words::unmap_leaves()}</p>
        </AlertDialog>
    }
    .into_any()
}
