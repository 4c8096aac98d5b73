//! Signals and commands of the page.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::activity::Action;
use spanning_api::endpoint::{CheckPresence, GetIntegrations, SetItComplete, StartLinkAttempt};
use spanning_api::integration::{Integrations, Presence, SetItComplete as Wanted};
use spanning_api::link::{NewLinkAttempt, ReturnTo};
use spanning_api::session::TenantRef;

use super::closing_state::ClosingState;
use super::versions::Versions;
use crate::client::{Client, Remote, use_client};
use crate::features::activity::filter::Filter;
use crate::features::attempt::{KeptKey, key_of};
use crate::features::parts::{explain, is_settled};
use crate::nav::{Nav, use_nav};
use crate::routes::Route;
use crate::session::use_session;
use crate::text::integrations as text;
use crate::text::integrations::versions::asked_switch;
use crate::ui::{Toast, Toasts};

/// The page's state. Copy; ends with the page.
#[derive(Clone, Copy)]
pub(super) struct IntegrationsState {
    /// What the server says.
    pub page: Remote<Integrations>,
    /// The same, only when it differs from before.
    pub shown: Memo<Option<Arc<Integrations>>>,
    /// The switch is on its way to this state.
    pub wanted: RwSignal<Option<bool>>,
    /// Why the switch did not go on.
    pub switch_trouble: RwSignal<Option<String>>,
    /// What the switch is and was, when somebody else changed it meanwhile.
    pub switch_changed: RwSignal<Option<Versions>>,
    /// An attempt is being started.
    pub starting: RwSignal<bool>,
    /// Why none was started.
    pub start_trouble: RwSignal<Option<String>>,
    /// The dialogs that turn off and unlink.
    pub closing: ClosingState,
    /// Where the tenant is present, once that was asked for anew.
    pub presence: Remote<Presence>,
    /// The page's tenant.
    pub tenant: Memo<Option<TenantRef>>,
    pub(super) client: Client,
    pub(super) nav: Nav,
    pub(super) toasts: Option<Toasts>,
    asked: RwSignal<bool>,
    on_key: KeptKey,
    start_key: KeptKey,
}

impl IntegrationsState {
    /// Begins to load.
    pub fn new() -> Self {
        let (client, session) = (use_client(), use_session());
        let tenant = Memo::new(move |_| session.tenant());
        let asked = RwSignal::new(false);
        let page = Remote::when(move || tenant.get().map(|tenant| client.call::<GetIntegrations>(tenant.id)));
        Self {
            page,
            shown: Memo::new(move |_| page.get().map(Arc::new)),
            wanted: RwSignal::new(None),
            switch_trouble: RwSignal::new(None),
            switch_changed: RwSignal::new(None),
            starting: RwSignal::new(false),
            start_trouble: RwSignal::new(None),
            closing: ClosingState::new(client, tenant),
            presence: Remote::when(move || {
                tenant.get().filter(|_| asked.get()).map(|tenant| client.call::<CheckPresence>(tenant.id))
            }),
            asked,
            tenant,
            client,
            nav: use_nav(),
            toasts: use_context(),
            on_key: StoredValue::new(None),
            start_key: StoredValue::new(None),
        }
    }

    /// Asks the portals anew where the tenant is present.
    pub fn check_presence(self) {
        if self.asked.get_untracked() { self.presence.reload() } else { self.asked.set(true) }
    }

    /// The switch as it is shown: on its way there, or as the server says.
    pub fn is_on(self) -> bool {
        let known = self.page.with(|page| page.it_complete.enabled).unwrap_or(false);
        self.wanted.get().unwrap_or(known)
    }

    /// Turns Login with IT Complete on: shown at once, taken back when it fails.
    pub fn turn_on(self) {
        let (Some(tenant), Some(etag)) = (self.tenant.get_untracked(), self.page.etag()) else { return };
        if self.wanted.get_untracked().is_some() {
            return;
        }
        self.wanted.set(Some(true));
        self.switch_trouble.set(None);
        self.switch_changed.set(None);
        let seen = self.shown.get_untracked();
        let key = key_of(self.on_key, &etag);
        spawn_local(async move {
            let body = Wanted { enabled: true, override_last_way_in: false };
            let call = self.client.call::<SetItComplete>(tenant.id).body(body).if_match(etag).idempotency(&key);
            let outcome = call.send().await;
            match outcome {
                Ok(reply) => {
                    self.on_key.try_set_value(None);
                    self.page.set(reply);
                    self.done(text::turned_on(), &[Action::ItCompleteEnabled]);
                }
                Err(error) => {
                    if is_settled(&error) {
                        self.on_key.try_set_value(None);
                    }
                    match Versions::of(&error, seen, asked_switch(true)) {
                        Some(versions) => {
                            self.switch_changed.try_set(Some(versions));
                            self.page.reload();
                        }
                        None => {
                            self.switch_trouble.try_set(Some(explain(&error)));
                        }
                    }
                }
            }
            self.wanted.try_set(None);
        });
    }

    /// Starts an attempt, or joins the one that is under way, and goes to its page.
    pub fn start(self) {
        if self.starting.get_untracked() {
            return;
        }
        self.starting.set(true);
        self.start_trouble.set(None);
        let key = key_of(self.start_key, "");
        spawn_local(async move {
            let body = NewLinkAttempt { return_to: ReturnTo::Integrations, tenant_id: None };
            let outcome = self.client.call::<StartLinkAttempt>(()).body(body).idempotency(&key).send().await;
            self.starting.try_set(false);
            match outcome {
                Ok(reply) => {
                    self.start_key.try_set_value(None);
                    self.nav.go(&Route::LinkAttempt(reply.value.id));
                }
                Err(error) => {
                    if is_settled(&error) {
                        self.start_key.try_set_value(None);
                    }
                    self.start_trouble.try_set(Some(explain(&error)));
                    // What stands against it may be news to this page.
                    self.page.reload();
                }
            }
        });
    }

    /// Says that something worked, and where it is written down.
    pub fn done(self, words: impl Into<String>, actions: &[Action]) {
        if let Some(toasts) = self.toasts {
            toasts.show(Toast::good(words).link(text::view_activity(), self.activity_of(actions)));
        }
    }

    /// The address of the entries of some actions.
    pub fn activity_of(self, actions: &[Action]) -> String {
        let filter = Filter { action: actions.to_vec(), ..Filter::default() };
        format!("{}{}", self.nav.href(&Route::Activity), filter.search())
    }
}
