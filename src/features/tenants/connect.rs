//! The connect icon: a one-time ticket signs one in to a tenant, in a new tab.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::CreateLaunchTicket;
use spanning_api::id::TenantId;
use spanning_api::launch::NewLaunchTicket;
use spanning_api::tenant::Tenant;
use spanning_domain::permission::Act;

use crate::client::{Client, use_client};
use crate::features::permit::why_not;
use crate::platform::lasting::until_cleanup;
use crate::platform::leave::NewTab;
use crate::session::{SessionContext, use_session};
use crate::text::{problem, tenants as text};
use crate::ui::{Button, ButtonKind, ButtonLink, CopyButton, Dialog, IconButton, IconName, Toast, Toasts};

/// A ticket whose tab the browser did not open.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Blocked {
    tenant: String,
    url: String,
}

/// Connects to tenants; one for each page.
#[derive(Clone, Copy)]
pub struct Connector {
    client: Client,
    session: SessionContext,
    toasts: Option<Toasts>,
    pending: RwSignal<Option<TenantId>>,
    blocked: RwSignal<Option<Blocked>>,
}

impl Connector {
    /// A connector for a page; put a [`BlockedTab`] on it too.
    pub fn new() -> Self {
        Self {
            client: use_client(),
            session: use_session(),
            toasts: use_context(),
            pending: RwSignal::new(None),
            blocked: RwSignal::new(None),
        }
    }

    /// Why a tenant cannot be connected to. Reactive.
    pub fn why_not(self, tenant: &Tenant) -> Option<String> {
        let denied = why_not(self.session, Act::Connect);
        let off = || (!tenant.login_with_it_complete).then(|| text::it_complete_off(text::name(tenant)));
        denied.or_else(off)
    }

    /// Connects. Runs in the click itself: later the browser would not let a tab open.
    pub fn connect(self, id: &TenantId, name: &str) {
        if self.pending.with_untracked(Option::is_some) {
            return;
        }
        let (id, name) = (id.clone(), name.to_owned());
        let tab = NewTab::open();
        self.pending.set(Some(id.clone()));
        spawn_local(async move {
            let call = self.client.call::<CreateLaunchTicket>(()).body(NewLaunchTicket { tenant_id: id });
            let outcome = call.send().await;
            self.pending.try_set(None);
            match (outcome, tab) {
                (Ok(reply), Some(tab)) => tab.go(&reply.value.url),
                (Ok(reply), None) => {
                    self.blocked.try_set(Some(Blocked { tenant: name, url: reply.value.url }));
                }
                (Err(error), tab) => {
                    if let Some(tab) = tab {
                        tab.close();
                    }
                    if let Some(toasts) = self.toasts {
                        let why = problem::words(&error).text();
                        toasts.show(Toast::bad(text::connect_failed(&name, &why)));
                    }
                }
            }
        });
    }

    /// Whether a tab is being opened for a tenant. Reactive.
    pub fn is_pending(self, id: &TenantId) -> bool {
        until_cleanup(&self.pending);
        self.pending.with(|pending| pending.as_ref() == Some(id))
    }
}

impl Default for Connector {
    fn default() -> Self {
        Self::new()
    }
}

/// The connect icon of a row.
#[component]
pub fn ConnectIcon(
    /// Connects.
    connector: Connector,
    /// To whom.
    tenant: std::sync::Arc<Tenant>,
) -> impl IntoView {
    let name = text::name(&tenant).to_owned();
    let label = text::connect_to(&name);
    let id = tenant.id.clone();
    let pending = {
        let id = id.clone();
        Signal::derive(move || connector.is_pending(&id))
    };
    let reason = Signal::derive(move || connector.why_not(&tenant));
    view! {
        <IconButton
            icon=IconName::External
            label=label
            on_click=move |()| connector.connect(&id, &name)
            pending
            disabled_reason=reason
            in_row=true
        />
    }
    .into_any()
}

/// The connect button of a tenant's details.
#[component]
pub fn ConnectButton(
    /// Connects.
    connector: Connector,
    /// To whom.
    tenant: std::sync::Arc<Tenant>,
) -> impl IntoView {
    let name = text::name(&tenant).to_owned();
    let id = tenant.id.clone();
    let pending = {
        let id = id.clone();
        Signal::derive(move || connector.is_pending(&id))
    };
    let reason = Signal::derive(move || connector.why_not(&tenant));
    view! {
        <Button
            label=text::connect()
            icon=IconName::External
            on_click=move |()| connector.connect(&id, &name)
            pending
            disabled_reason=reason
        />
    }
    .into_any()
}

/// Offers a plain link when the browser did not let a tab open.
#[component]
pub fn BlockedTab(
    /// Connects.
    connector: Connector,
) -> impl IntoView {
    let open = Signal::derive(move || connector.blocked.with(Option::is_some));
    let title = Signal::derive(move || {
        connector
            .blocked
            .with(|blocked| blocked.as_ref().map(|blocked| text::connect_to(&blocked.tenant)).unwrap_or_default())
    });
    let url = Signal::derive(move || {
        connector.blocked.with(|blocked| blocked.as_ref().map(|blocked| blocked.url.clone()).unwrap_or_default())
    });
    let close = move |()| connector.blocked.set(None);
    let footer = move || {
        view! {
            <CopyButton value=url label=text::copy_address().to_owned()/>
            <span on:click=move |_| close(())>
                <ButtonLink label=text::open_tab() href=url kind=ButtonKind::Primary external=true/>
            </span>
        }
    };
    view! {
        <Dialog open title on_close=close footer>
            <p>{text::tab_blocked()}</p>
        </Dialog>
    }
    .into_any()
}
