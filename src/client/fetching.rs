//! How a value of the server is kept up to date, whatever its type: concrete, so that it is compiled once.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::Timestamp;
use spanning_api::time::SECOND;

use super::request::Raw;
use super::{Client, ClientError};
use crate::platform::clock::{Clock, use_clock};
use crate::platform::effect::effect;
use crate::platform::events;
use crate::platform::http::Abort;
use crate::session::{SessionContext, SessionState, use_session};

/// Data younger than this is not fetched again when somebody comes back to the page.
const FRESH: i64 = SECOND;

/// Takes the body of an answer, and tells whether it made sense; without one, forgets the value.
pub(super) type Put = Rc<dyn Fn(Option<&str>) -> bool>;

/// What to ask for now, if anything; reactive.
pub(super) type Ask = Box<dyn Fn() -> Option<(Client, Raw)>>;

/// Copy; ends with the owner that made it.
#[derive(Clone, Copy)]
pub(super) struct Fetching {
    pub error: RwSignal<Option<ClientError>>,
    pub loading: RwSignal<bool>,
    pub loaded_at: RwSignal<Option<Timestamp>>,
    trigger: RwSignal<u32>,
    flight: StoredValue<Flight>,
    clock: Clock,
    session: SessionContext,
}

/// The request that is under way, and of what was taken last.
#[derive(Default)]
struct Flight {
    generation: u32,
    path: String,
    whole: String,
    etag: Option<String>,
    abort: Option<Abort>,
}

impl Fetching {
    /// Fetches what `ask` says, at once and whenever a signal that it reads changes.
    pub fn new(ask: Ask, put: Put) -> Self {
        let session = use_session();
        let fetching = Self {
            error: RwSignal::new(None),
            loading: RwSignal::new(true),
            loaded_at: RwSignal::new(None),
            trigger: RwSignal::new(0),
            flight: StoredValue::new(Flight::default()),
            clock: use_clock(),
            session,
        };
        effect(move |_| {
            fetching.trigger.track();
            session.epoch();
            match ask() {
                Some((client, raw)) => fetching.begin(client, raw, put.clone()),
                None => {
                    fetching.loading.try_set(false);
                }
            }
        });
        events::on_return(move || fetching.revalidate());
        fetching
    }

    fn begin(self, client: Client, mut raw: Raw, put: Put) {
        // Runs in the effect: its next run, and the end of its owner, give this request up.
        let abort = Abort::on_cleanup();
        raw.abort = Some(abort);
        let path = raw.path.clone();
        let whole = format!("{path}?{}", raw.query);
        let begun = self.flight.try_update_value(|flight| {
            flight.generation = flight.generation.wrapping_add(1);
            flight.abort = Some(abort);
            let moved = flight.path != path;
            flight.path = path;
            let known = flight.etag.clone().filter(|_| flight.whole == whole);
            flight.whole = whole;
            if moved {
                flight.etag = None;
            }
            (flight.generation, moved, known)
        });
        let Some((generation, moved, known)) = begun else { return };
        if raw.unless_same {
            raw.known = known;
        }
        if moved && self.loaded_at.try_with_untracked(Option::is_some) == Some(true) {
            put(None);
            self.loaded_at.try_set(None);
        }
        self.loading.try_set(true);
        spawn_local(async move {
            let op = raw.op;
            let outcome = client.exchange(raw).await;
            if self.flight.try_with_value(|flight| flight.generation == generation) != Some(true) {
                return;
            }
            match outcome {
                Ok((text, etag)) if put(Some(&text)) => self.arrived(etag),
                Ok(_) => self.failed(ClientError::Malformed { op }),
                Err(error) => self.failed(error),
            }
        });
    }

    fn failed(self, error: ClientError) {
        match error {
            ClientError::Aborted => {}
            ClientError::Unchanged => self.confirm(),
            // The session says so, over the whole page; it is fetched again once somebody is signed in. A page that
            // is there without a session says it itself.
            error if error.is_signed_out() && !self.nobody() => return,
            error => {
                self.error.try_set(Some(error));
            }
        }
        self.loading.try_set(false);
    }

    fn nobody(self) -> bool {
        self.session.with_untracked(|state| matches!(state, SessionState::SignedOut)) == Some(true)
    }

    /// The last value still stands.
    fn confirm(self) {
        self.loaded_at.try_set(Some(self.clock.right_now()));
        if self.error.try_with_untracked(Option::is_some) == Some(true) {
            self.error.try_set(None);
        }
    }

    fn give_up(self) {
        self.flight.try_update_value(|flight| {
            flight.generation = flight.generation.wrapping_add(1);
            flight.abort.map(Abort::now)
        });
    }

    /// A value has been taken; what is under way is older and is dropped.
    pub fn arrived(self, etag: Option<String>) {
        self.give_up();
        self.flight.try_update_value(|flight| flight.etag = etag);
        self.loaded_at.try_set(Some(self.clock.right_now()));
        self.error.try_set(None);
        self.loading.try_set(false);
        self.clock.tick();
    }

    /// The version of what was taken last.
    pub fn etag(self) -> Option<String> {
        self.flight.try_with_value(|flight| flight.etag.clone()).flatten()
    }

    fn revalidate(self) {
        let loaded = self.loaded_at.try_get_untracked().flatten();
        let fresh = loaded.is_some_and(|at| self.clock.right_now().since(at) < FRESH);
        if !fresh && self.loading.try_get_untracked() == Some(false) {
            self.reload();
        }
    }

    /// Fetches again; what is shown stays meanwhile.
    pub fn reload(self) {
        self.trigger.try_update(|count| *count = count.wrapping_add(1));
    }
}
