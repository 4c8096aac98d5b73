//! `/launch/{tenant}#ticket`: a portal's connect icon has opened the console for one tenant.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::RedeemLaunchTicket;
use spanning_api::id::TenantId;
use spanning_api::launch::RedeemTicket;

use crate::app::use_boot;
use crate::client::{ClientError, use_client};
use crate::nav::use_nav;
use crate::platform::address;
use crate::routes::{Place, Route};
use crate::session::use_session;
use crate::text::login as text;
use crate::text::problem;
use crate::ui::*;

/// The ticket of the address (a launch, a one-time link address), until it is redeemed. In memory only.
#[derive(Clone, Copy)]
pub struct Ticket(StoredValue<Option<String>>);

/// Provides the ticket. If the app was opened at an address with one, the ticket is taken out of the
/// address bar and the history here, before anything is drawn or asked for.
pub fn provide_ticket() -> Ticket {
    let launched =
        matches!(Place::parse(&address::path()).route, Route::Launch(_) | Route::LinkJoin(_) | Route::Onboard(_));
    let ticket = launched.then(address::fragment).filter(|ticket| !ticket.is_empty());
    if launched {
        address::strip_query_and_fragment();
    }
    let ticket = Ticket(StoredValue::new(ticket));
    provide_context(ticket);
    ticket
}

impl Ticket {
    /// The ticket, once.
    pub fn take(self) -> Option<String> {
        self.0.try_update_value(Option::take).flatten()
    }
}

/// The page.
#[component]
pub fn LaunchPage(
    /// The tenant that the address names.
    tenant: TenantId,
) -> impl IntoView {
    let (client, session, nav, boot) = (use_client(), use_session(), use_nav(), use_boot());
    let ticket = use_context::<Ticket>();
    let failed = RwSignal::new(None::<Option<ClientError>>);
    let redeem = move || {
        failed.try_set(None);
        let tenant_id = tenant.clone();
        let Some(ticket) = ticket.and_then(|ticket| ticket.0.try_get_value().flatten()) else {
            failed.try_set(Some(None));
            boot.start();
            return;
        };
        spawn_local(async move {
            let body = RedeemTicket { ticket, tenant_id };
            match client.call::<RedeemLaunchTicket>(()).body(body).send().await {
                Ok(reply) => {
                    session.signed_in(reply.value);
                    nav.replace(&Route::Integrations, "");
                }
                Err(error) => {
                    failed.try_set(Some(Some(error)));
                    // Whoever was signed in before still is.
                    boot.start();
                }
            }
        });
    };
    redeem();
    let redeem = Callback::new(move |()| redeem());
    move || match failed.get() {
        None => under_way(),
        Some(error) => refused(error.as_ref(), redeem),
    }
}

fn under_way() -> AnyView {
    view! {
        <div class="page page-message">
            <h1 class="visually-hidden" id=PAGE_TITLE_ID tabindex="-1">
                {text::launching()}
            </h1>
            <EmptyState title=text::launching() icon=IconName::Key/>
        </div>
    }
    .into_any()
}

fn refused(error: Option<&ClientError>, again: Callback<()>) -> AnyView {
    let words = match error {
        Some(error) => problem::words(error).whole(),
        None => text::no_ticket().to_owned(),
    };
    // A ticket that has arrived is used up; one that has not may still work.
    let retry = error.filter(|error| error.is_transient()).map(|_| {
        view! { <Button label=text::retry() icon=IconName::Refresh on_click=again/> }
    });
    let login = use_nav().href(&Route::Login);
    view! {
        <div class="page page-message">
            <h1 class="visually-hidden" id=PAGE_TITLE_ID tabindex="-1">
                {text::launch_failed()}
            </h1>
            <EmptyState kind=EmptyKind::Error title=text::launch_failed() text=Some(words)>
                {retry}
                <ButtonLink label=text::to_login() href=login kind=ButtonKind::Primary/>
            </EmptyState>
        </div>
    }
    .into_any()
}
