//! Signals and commands of an attempt's page.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::{
    CancelLinkAttempt, ConfirmLinkAttempt, CreateLinkTicket, GetLinkAttempt, LeaveForProvider, StartLinkAttempt,
};
use spanning_api::id::LinkAttemptId;
use spanning_api::link::{
    ConfirmLink, LeaveFor, LinkAttempt, LinkStep, LinkTicketKind, NewLinkAttempt, NewLinkTicket, Provider, ReturnTo,
};

use super::chain::{Chain, use_chain};
use super::flow::{is_elsewhere, is_final, poll_delay};
use crate::client::{Client, ClientError, IdempotencyKey, Remote, Reply, use_client};
use crate::features::parts::is_settled;
use crate::nav::{Nav, use_nav};
use crate::platform::clock::{Clock, use_clock};
use crate::platform::effect::effect;
use crate::platform::leave::NewTab;
use crate::platform::{events, leave, timer};
use crate::routes::Route;
use crate::text::linking as text;
use crate::ui::{Toast, Toasts};

/// How often the server is asked while nobody is at a provider.
const REST: Duration = Duration::from_secs(20);

/// Something that was asked for and is on its way. One at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Busy {
    /// Leaving for a provider, choosing an account there or not.
    Leave(Provider, bool),
    /// Linking.
    Confirm,
    /// Ending the attempt.
    Cancel,
    /// Making a new attempt.
    Restart,
    /// Making a one-time address for another person.
    HandOff,
}

/// The page's state. Copy; ends with the page.
#[derive(Clone, Copy)]
pub(super) struct LinkState {
    /// The attempt as the server has it.
    pub remote: Remote<LinkAttempt>,
    /// The same, only when it differs; before the first answer, as it was seen last.
    pub shown: Memo<Option<Arc<LinkAttempt>>>,
    /// What is on its way.
    pub busy: RwSignal<Option<Busy>>,
    /// Why the last command did not work.
    pub trouble: RwSignal<Option<ClientError>>,
    /// The one-time address that was just made; only this page ever has it.
    pub address: RwSignal<Option<String>>,
    /// The initiator has said that both sides see the same match code.
    pub compared: RwSignal<bool>,
    /// Followed in a portal's page, from which no sign-in page can be gone to.
    pub in_portal: bool,
    /// The server's time.
    pub clock: Clock,
    pub(super) nav: Nav,
    id: StoredValue<LinkAttemptId>,
    client: Client,
    chain: Chain,
    toasts: Option<Toasts>,
    key: StoredValue<Option<(Busy, IdempotencyKey)>>,
    asked: RwSignal<u32>,
}

impl LinkState {
    /// Begins to load, and to follow.
    pub fn new(id: LinkAttemptId) -> Self {
        let (client, chain) = (use_client(), use_chain());
        let seen = chain.seen(&id).map(Arc::new);
        let kept = StoredValue::new(id);
        let remote = Remote::new(move || client.call::<GetLinkAttempt>(kept.get_value()));
        let state = Self {
            remote,
            shown: Memo::new(move |_| remote.get().map(Arc::new).or_else(|| seen.clone())),
            busy: RwSignal::new(None),
            trouble: RwSignal::new(None),
            address: RwSignal::new(None),
            compared: RwSignal::new(false),
            in_portal: untrack(|| client.session().portal()).is_some(),
            clock: use_clock(),
            nav: use_nav(),
            id: kept,
            client,
            chain,
            toasts: use_context(),
            key: StoredValue::new(None),
            asked: RwSignal::new(0),
        };
        state.follow();
        state
    }

    /// Asks again while somebody is at a provider, when somebody comes back, and when time is over.
    /// The server is the only one who knows: no window and no message is ever believed.
    fn follow(self) {
        // Nothing once it is over; else whether somebody is at a provider.
        let open = Memo::new(move |_| {
            self.shown.with(|shown| shown.as_ref().filter(|a| !is_final(&a.step)).map(|a| is_elsewhere(a)))
        });
        effect(move |_| {
            open.track();
            self.asked.set(0);
        });
        effect(move |_| {
            if let Some(away) = open.get() {
                let asked = self.asked.get();
                // Without that, only another tab could move it on.
                let wait = if away { poll_delay(asked) } else { REST };
                let ask = move || {
                    if events::visible() {
                        self.remote.reload();
                    }
                    self.asked.try_update(|asked| *asked = asked.saturating_add(1));
                };
                timer::after(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX), ask);
            }
        });
        effect(move |_| {
            let open = self.shown.get().filter(|attempt| !is_final(&attempt.step));
            if let Some(attempt) = open {
                let left = attempt.expires_at.since(self.clock.right_now()).max(0);
                timer::after(u64::try_from(left).unwrap_or(0) + 1_000, move || self.remote.reload());
            }
        });
        // Also when Back brings this very page to life again, in the middle of leaving.
        let back = move || {
            self.busy.try_update(|busy| busy.take_if(|busy| matches!(busy, Busy::Leave(..))));
            self.asked.try_set(0);
            if open.try_get_untracked().flatten().is_some() {
                self.remote.reload();
            }
        };
        events::on_window("pageshow", back);
        events::on_return(back);
    }

    /// Whether a command is on its way; reactive.
    pub fn is_busy(self, with: impl Fn(&Busy) -> bool + Send + Sync + 'static) -> Signal<bool> {
        Signal::derive(move || self.busy.with(|busy| busy.as_ref().is_some_and(&with)))
    }

    /// Goes to a provider's login.
    pub fn leave(self, provider: Provider, choose_account: bool) {
        let Some(key) = self.begin(Busy::Leave(provider.clone(), choose_account)) else { return };
        spawn_local(async move {
            let body = LeaveFor { provider, choose_account };
            let call = self.client.call::<LeaveForProvider>(self.id.get_value()).body(body).idempotency(&key);
            match call.send().await {
                // Only a page can be gone to, whatever the answer says.
                Ok(reply) if reply.value.url.starts_with("https://") || reply.value.url.starts_with("http://") => {
                    self.key.try_set_value(None);
                    leave::leave_to(&reply.value.url);
                    // Still here after that: the browser was stopped.
                    timer::sleep(8_000).await;
                    self.end();
                    self.remote.reload();
                }
                Ok(_) => self.end(),
                Err(error) => self.refused(error),
            }
        });
    }

    /// Links what was proven and shown.
    pub fn confirm(self) {
        let evidence = self.shown.get_untracked().and_then(|attempt| attempt.kaseya_one.clone());
        let Some(evidence) = evidence else { return };
        let code = |attempt: &LinkAttempt| attempt.helper.as_ref().map(|helper| helper.match_code.clone());
        let compared = self.compared.get_untracked();
        let match_code = self.shown.get_untracked().filter(|_| compared).and_then(|attempt| code(&attempt));
        let Some(key) = self.begin(Busy::Confirm) else { return };
        spawn_local(async move {
            let body = ConfirmLink { company: evidence.company.id, match_code };
            let call = self.client.call::<ConfirmLinkAttempt>(self.id.get_value()).body(body).idempotency(&key);
            match call.send().await {
                Ok(reply) => {
                    let attempt = &reply.value;
                    if attempt.step == LinkStep::Linked {
                        let words = text::linked(&attempt.tenant.name, &evidence.company.name);
                        let entries = format!("{}?q={}", self.nav.href(&Route::Activity), attempt.correlation_id);
                        if let Some(toasts) = self.toasts {
                            toasts.show(Toast::good(words).link(text::view_activity(), entries));
                        }
                        if !self.in_portal {
                            self.nav.replace(&Route::Integrations, "");
                        }
                    }
                    self.done(reply);
                }
                Err(error) => self.refused(error),
            }
        });
    }

    /// Makes a one-time address with which a Master goes on in another browser. An earlier one ends.
    pub fn hand_off(self) {
        let Some(key) = self.begin(Busy::HandOff) else { return };
        self.address.set(None);
        self.compared.set(false);
        spawn_local(async move {
            let body = NewLinkTicket { kind: LinkTicketKind::HandOff };
            let call = self.client.call::<CreateLinkTicket>(self.id.get_value()).body(body).idempotency(&key);
            match call.send().await {
                Ok(reply) => {
                    self.address.try_set(Some(reply.value.url));
                    self.done(Reply { value: reply.value.attempt, etag: None });
                }
                Err(error) => self.refused(error),
            }
        });
    }

    /// Opens a window of its own for the sign-ins. Runs in the click itself: later the browser would not let
    /// it open.
    pub fn open_window(self) {
        let Some(key) = self.begin(Busy::HandOff) else { return };
        let tab = NewTab::open();
        self.address.set(None);
        self.compared.set(false);
        spawn_local(async move {
            let body = NewLinkTicket { kind: LinkTicketKind::Window };
            let call = self.client.call::<CreateLinkTicket>(self.id.get_value()).body(body).idempotency(&key);
            match call.send().await {
                Ok(reply) => {
                    match tab {
                        Some(tab) => tab.go(&reply.value.url),
                        None => {
                            self.address.try_set(Some(reply.value.url));
                        }
                    }
                    self.done(Reply { value: reply.value.attempt, etag: None });
                }
                Err(error) => {
                    if let Some(tab) = tab {
                        tab.close();
                    }
                    self.refused(error);
                }
            }
        });
    }

    /// Ends the attempt.
    pub fn cancel(self) {
        let Some(key) = self.begin(Busy::Cancel) else { return };
        spawn_local(async move {
            let call = self.client.call::<CancelLinkAttempt>(self.id.get_value()).idempotency(&key);
            match call.send().await {
                Ok(reply) => self.done(reply),
                Err(error) => self.refused(error),
            }
        });
    }

    /// Makes a new attempt in place of this one.
    pub fn restart(self) {
        let Some(key) = self.begin(Busy::Restart) else { return };
        spawn_local(async move {
            let body = NewLinkAttempt { return_to: ReturnTo::Integrations, tenant_id: None };
            match self.client.call::<StartLinkAttempt>(()).body(body).idempotency(&key).send().await {
                Ok(reply) => {
                    self.chain.keep(reply.value.clone());
                    self.key.try_set_value(None);
                    self.end();
                    self.nav.replace(&Route::LinkAttempt(reply.value.id), "");
                }
                Err(error) => self.refused(error),
            }
        });
    }

    /// Claims the page for a command; `None` while another is on its way. The key is the same as for
    /// the last try when that had no answer.
    fn begin(self, what: Busy) -> Option<IdempotencyKey> {
        if self.busy.try_get_untracked().flatten().is_some() {
            return None;
        }
        let kept = self.key.try_get_value().flatten().filter(|(before, _)| *before == what);
        let key = kept.map_or_else(IdempotencyKey::new, |(_, key)| key);
        self.key.try_set_value(Some((what.clone(), key.clone())));
        self.trouble.try_set(None);
        self.busy.try_set(Some(what));
        Some(key)
    }

    fn end(self) {
        self.busy.try_set(None);
    }

    fn done(self, reply: Reply<LinkAttempt>) {
        self.key.try_set_value(None);
        self.remote.set(reply);
        self.end();
    }

    fn refused(self, error: ClientError) {
        if is_settled(&error) {
            self.key.try_set_value(None);
            // It stands elsewhere than this page thought.
            self.remote.reload();
        }
        self.trouble.try_set(Some(error));
        self.end();
    }
}
