//! What is being added in the session's portal, followed by asking the server: more often while something
//! happens, less when nothing has changed. The window of the consent is never read.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::{CreateOnboardingAddress, DismissOnboarding, ListOnboardings, RevokeOnboarding};
use spanning_api::id::OnboardingId;
use spanning_api::onboarding::{
    NewOnboardingAddress, Onboarding, OnboardingAddress, OnboardingMode, OnboardingState, Onboardings,
};

use crate::client::{Client, ClientError, IdempotencyKey, Remote, use_client};
use crate::features::parts::explain;
use crate::platform::clock::{Clock, use_clock};
use crate::platform::effect::effect;
use crate::platform::leave::NewTab;
use crate::platform::{clipboard, events, timer};
use crate::session::{SessionContext, use_session};
use crate::text::onboarding as text;
use crate::ui::{Toast, Toasts};

/// Milliseconds between two looks at the clock.
const BEAT: u64 = 1_000;
/// Beats between two looks at the server: at first, and at most, while something happens by itself.
const SOON: u32 = 2;
const LATEST: u32 = 15;
/// The same while only people can move it on, and while nothing is under way.
const CALM: u32 = 20;
const IDLE: u32 = 60;

/// What came of the form: shown in the dialog in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    /// The form itself.
    Form,
    /// A link to be sent.
    Link(OnboardingId),
    /// A window is open, or could be.
    Window(OnboardingId),
}

/// The additions; one for each page with a list.
#[derive(Clone, Copy)]
pub struct Board {
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
    /// What is being added.
    pub list: Remote<Onboardings>,
    pub(super) session: SessionContext,
    pub(super) client: Client,
    pub(super) clock: Clock,
    pub(super) shown: RwSignal<Shown>,
    /// Addresses that were made here: the server keeps no secret that it could tell again.
    pub(super) addresses: RwSignal<BTreeMap<OnboardingId, String>>,
    /// Windows that the browser did not open.
    pub(super) blocked: RwSignal<Option<OnboardingId>>,
    /// What is being done to which entry.
    pub(super) busy: RwSignal<Option<OnboardingId>>,
    toasts: Option<Toasts>,
    refresh: Callback<()>,
    beats: StoredValue<(u32, u32)>,
}

impl Board {
    /// Begins to follow; `refresh` has the page's list look again, when a tenant has come or gone.
    pub fn new(refresh: impl Fn() + Send + Sync + 'static) -> Self {
        let client = use_client();
        let board = Self {
            open: RwSignal::new(false),
            list: Remote::new(move || client.call::<ListOnboardings>(())),
            session: use_session(),
            client,
            clock: use_clock(),
            shown: RwSignal::new(Shown::Form),
            addresses: RwSignal::new(BTreeMap::new()),
            blocked: RwSignal::new(None),
            busy: RwSignal::new(None),
            toasts: use_context(),
            refresh: Callback::new(move |()| refresh()),
            beats: StoredValue::new((0, SOON)),
        };
        timer::every(BEAT, move || board.tick());
        effect(move |before: Option<Option<States>>| {
            let now = board.list.with(states);
            if let (Some(Some(before)), Some(now)) = (&before, &now) {
                board.tell(before, now);
            }
            now.or_else(|| before.flatten())
        });
        board
    }

    /// One of them. Reactive.
    pub(super) fn find(self, id: &OnboardingId) -> Option<Onboarding> {
        self.list.with(|list| list.items.iter().find(|item| item.id == *id).cloned()).flatten()
    }

    /// Makes a new address for one; the old one is good for nothing afterwards. A window opens in the click
    /// itself: later the browser would not let it.
    pub(super) fn renew(self, id: &OnboardingId, mode: OnboardingMode) {
        if self.busy.with_untracked(Option::is_some) {
            return;
        }
        let tab = (mode == OnboardingMode::Own).then(NewTab::open).flatten();
        self.busy.set(Some(id.clone()));
        let (id, key) = (id.clone(), IdempotencyKey::new());
        spawn_local(async move {
            let body = NewOnboardingAddress { mode };
            let call = self.client.call::<CreateOnboardingAddress>(id.clone()).body(body).idempotency(&key);
            match call.send().await {
                Ok(reply) => self.begun(reply.value, tab),
                Err(error) => {
                    if let Some(tab) = tab {
                        tab.close();
                    }
                    self.refused(&error);
                }
            }
            self.busy.try_set(None);
        });
    }

    /// An addition was begun, or its address made anew: shows the link, or sends the window there.
    pub(super) fn begun(self, made: OnboardingAddress, tab: Option<NewTab>) {
        let OnboardingAddress { url, onboarding } = made;
        let id = onboarding.id.clone();
        let own = onboarding.mode == OnboardingMode::Own;
        self.blocked.try_set((own && tab.is_none()).then(|| id.clone()));
        self.addresses.try_update(|known| known.insert(id.clone(), url.clone()));
        match tab {
            Some(tab) => tab.go(&url),
            None if own => {}
            None => self.copy(url),
        }
        self.shown.try_set(if own { Shown::Window(id) } else { Shown::Link(id) });
        self.open.try_set(true);
        self.look();
    }

    /// Where the browser lets us; the link is shown with a button in any case.
    fn copy(self, url: String) {
        spawn_local(async move {
            if clipboard::copy(&url).await {
                self.say(Toast::good(text::link_copied()));
            }
        });
    }

    /// Revokes the address of one.
    pub(super) fn revoke(self, id: &OnboardingId) {
        let words = self.find(id).map(|item| text::revoked(&item.domain)).unwrap_or_default();
        self.run(id, move |id, key| async move {
            self.client.call::<RevokeOnboarding>(id).idempotency(&key).send().await?;
            self.say(Toast::good(words));
            Ok(())
        });
    }

    /// Puts one away.
    pub(super) fn dismiss(self, id: &OnboardingId) {
        self.run(id, move |id, key| async move {
            self.client.call::<DismissOnboarding>(id).idempotency(&key).send().await?;
            Ok(())
        });
    }

    fn run<F>(self, id: &OnboardingId, act: impl FnOnce(OnboardingId, IdempotencyKey) -> F + 'static)
    where
        F: Future<Output = Result<(), ClientError>> + 'static,
    {
        if self.busy.with_untracked(Option::is_some) {
            return;
        }
        self.busy.set(Some(id.clone()));
        let (id, key) = (id.clone(), IdempotencyKey::new());
        spawn_local(async move {
            if let Err(error) = act(id, key).await {
                self.refused(&error);
            }
            self.busy.try_set(None);
            self.look();
        });
    }

    fn refused(self, error: &ClientError) {
        self.say(Toast::bad(explain(error)));
        self.look();
    }

    fn say(self, toast: Toast) {
        if let Some(toasts) = self.toasts {
            toasts.show(toast);
        }
    }

    /// Says what has become of one, and has the list look again.
    fn tell(self, before: &States, now: &States) {
        if before == now {
            return;
        }
        self.beats.try_set_value((0, SOON));
        let mut moved = before.len() != now.len();
        for (id, (state, name)) in now {
            let old = before.get(id).map(|(state, _)| state);
            if old == Some(state) {
                continue;
            }
            moved |= *state != OnboardingState::Invited;
            match state {
                _ if old.is_none() => {}
                OnboardingState::Syncing => self.say(Toast::good(text::syncing(name))),
                OnboardingState::Ready => self.say(Toast::good(text::ready(name))),
                OnboardingState::Failed => self.say(Toast::bad(text::failed(name))),
                _ => {}
            }
        }
        if moved {
            self.refresh.try_run(());
        }
    }

    fn tick(self) {
        let (beats, wait) = self.beats.get_value();
        let states = self.list.with_untracked(states).unwrap_or_default();
        let of = |wanted: &[OnboardingState]| states.values().any(|(state, _)| wanted.contains(state));
        let wait_now = match () {
            () if of(&[OnboardingState::ConsentPending, OnboardingState::Syncing]) => wait,
            () if of(&[OnboardingState::Invited, OnboardingState::Failed]) => CALM,
            () => IDLE,
        };
        if beats + 1 < wait_now || !events::visible() || !events::online() || untrack(|| self.list.is_loading()) {
            self.beats.set_value((beats + 1, wait));
            return;
        }
        self.beats.set_value((0, (wait + 1).min(LATEST)));
        self.list.reload();
    }

    /// Asks the server now, and soon again.
    pub(super) fn look(self) {
        self.beats.try_set_value((0, SOON));
        self.list.reload();
    }
}

/// The state of each, with what it is called.
type States = BTreeMap<OnboardingId, (OnboardingState, String)>;

fn states(list: &Onboardings) -> States {
    let called = |item: &Onboarding| item.name.clone().unwrap_or_else(|| item.domain.clone());
    list.items.iter().map(|item| (item.id.clone(), (item.state.clone(), called(item)))).collect()
}
