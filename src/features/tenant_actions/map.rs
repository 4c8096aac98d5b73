//! Mapping a tenant to an organization: search, choose, or make one.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::endpoint::MapTenant;
use spanning_api::organization::MapTenant as Wanted;
use spanning_api::tenant::Tenant;

use super::dialogs::which;
use super::organizations::{self, Choice};
use super::state::Actions;
use crate::features::attempt::Attempt;
use crate::features::parts::explain;
use crate::text::tenant_actions::{self as text, map as words};
use crate::text::tenants;
use crate::ui::*;

pub(super) fn view(actions: Actions, tenant: Arc<Tenant>) -> AnyView {
    let attempt = Attempt::new();
    let choice: Choice = RwSignal::new(None);
    let name = tenants::name(&tenant).to_owned();
    let title = words::title(&name);
    let (id, mapped) = (tenant.id.clone(), tenant.customer_id.clone());
    let missing = Signal::derive(move || match choice.get() {
        None => Some(words::choose_first().to_owned()),
        Some((chosen, _)) => (mapped.as_ref() == Some(&chosen)).then(|| words::same().to_owned()),
    });
    let confirm = Callback::new(move |()| {
        let Some((chosen, organization)) = choice.get_untracked() else { return };
        let said = words::mapped(&name, &organization);
        let call = actions.client.call::<MapTenant>(id.clone()).body(Wanted { organization_id: Some(chosen) });
        attempt.send(call, move |_| actions.done(said));
    });
    let now = match &tenant.customer_name {
        Some(organization) => format!("{} {}", words::now(organization), words::remap_means()),
        None => words::means().to_owned(),
    };
    let domain = tenant.domain.clone();
    let footer = move || {
        view! {
            <Button label=text::cancel() on_click=move |()| actions.close()/>
            <Button
                label=words::confirm()
                kind=ButtonKind::Primary
                on_click=confirm
                pending=attempt.pending
                disabled_reason=missing
            />
        }
    };
    let trouble = move || attempt.error.get().map(|error| view! { <Banner tone=Tone::Bad>{explain(&error)}</Banner> });
    view! {
        <Dialog open=true title on_close=move |()| actions.close() busy=attempt.pending footer>
            {which(&domain)} <p>{now.clone()}</p>
            {organizations::view(actions.client, choice)}
            {trouble}
        </Dialog>
    }
    .into_any()
}
