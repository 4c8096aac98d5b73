//! Data of the server on a page: the last good value stays while it is fetched again and when that fails.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::Timestamp;
use spanning_api::endpoint::Call;
use spanning_api::time::SECOND;

use super::{ClientError, Reply, Request};
use crate::platform::clock::{Clock, use_clock};
use crate::platform::events;
use crate::platform::http::Abort;
use crate::platform::lasting::until_cleanup;
use crate::session::{SessionContext, SessionState, use_session};

/// Data younger than this is not fetched again when somebody comes back to the page.
const FRESH: i64 = SECOND;

/// A value of the server, kept up to date. Copy; ends with the owner that made it.
pub struct Remote<T: 'static> {
    reply: RwSignal<Option<Reply<T>>>,
    error: RwSignal<Option<ClientError>>,
    loading: RwSignal<bool>,
    loaded_at: RwSignal<Option<Timestamp>>,
    trigger: RwSignal<u32>,
    flight: StoredValue<Flight>,
    clock: Clock,
    session: SessionContext,
}

impl<T> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Remote<T> {}

/// The request that is under way.
#[derive(Default)]
struct Flight {
    generation: u32,
    path: String,
    whole: String,
    abort: Option<Abort>,
}

impl<T: Send + Sync + 'static> Remote<T> {
    /// Fetches what `request` asks for, at once and whenever a signal that it reads changes. A change
    /// of the path (another tenant) forgets the old value, a change of the query keeps it meanwhile.
    pub fn new<E: Call<Answer = T> + 'static>(request: impl Fn() -> Request<E> + Send + Sync + 'static) -> Self {
        Self::when(move || Some(request()))
    }

    /// Like [`Remote::new`], for what can only be asked for under some conditions.
    pub fn when<E: Call<Answer = T> + 'static>(
        request: impl Fn() -> Option<Request<E>> + Send + Sync + 'static,
    ) -> Self {
        let session = use_session();
        let remote = Self {
            reply: RwSignal::new(None),
            error: RwSignal::new(None),
            loading: RwSignal::new(true),
            loaded_at: RwSignal::new(None),
            trigger: RwSignal::new(0),
            flight: StoredValue::new(Flight::default()),
            clock: use_clock(),
            session,
        };
        Effect::new(move |_| {
            remote.trigger.track();
            session.epoch();
            match request() {
                Some(request) => remote.begin(request),
                None => {
                    remote.loading.try_set(false);
                }
            }
        });
        events::on_return(move || remote.revalidate());
        remote
    }

    fn begin<E: Call<Answer = T> + 'static>(self, request: Request<E>) {
        // Runs in the effect: its next run, and the end of its owner, give this request up.
        let abort = Abort::on_cleanup();
        let mut request = request;
        let path = request.raw.path.clone();
        let whole = format!("{path}?{}", request.raw.query);
        let generation = self.flight.try_update_value(|flight| {
            flight.generation = flight.generation.wrapping_add(1);
            flight.abort = Some(abort);
            let moved = flight.path != path;
            flight.path = path;
            let same = flight.whole == whole;
            flight.whole = whole;
            (flight.generation, moved, same)
        });
        let Some((generation, moved, same)) = generation else { return };
        if same && request.raw.unless_same {
            request.raw.known = self.etag();
        }
        if moved && self.reply.try_with_untracked(Option::is_some) == Some(true) {
            self.reply.try_set(None);
            self.loaded_at.try_set(None);
        }
        self.loading.try_set(true);
        spawn_local(async move {
            let outcome = request.abort(abort).send().await;
            self.finish(generation, outcome);
        });
    }

    fn finish(self, generation: u32, outcome: Result<Reply<T>, ClientError>) {
        if self.flight.try_with_value(|flight| flight.generation == generation) != Some(true) {
            return;
        }
        match outcome {
            Ok(reply) => self.set(reply),
            Err(ClientError::Aborted) => {}
            Err(ClientError::Unchanged) => self.confirm(),
            // The session says so, over the whole page; it is fetched again once somebody is signed in. A page that
            // is there without a session says it itself.
            Err(error) if error.is_signed_out() && !self.nobody() => return,
            Err(error) => {
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
        self.flight.try_with_value(|flight| flight.abort.map(Abort::now));
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

    /// Takes a newer value: what a change answered. An answer still on its way is older and is dropped.
    pub fn set(self, reply: Reply<T>) {
        self.give_up();
        self.flight.try_update_value(|flight| flight.generation = flight.generation.wrapping_add(1));
        self.reply.try_set(Some(reply));
        self.loaded_at.try_set(Some(self.clock.right_now()));
        self.error.try_set(None);
        self.loading.try_set(false);
        self.clock.tick();
    }

    /// The last good value; reactive.
    pub fn get(self) -> Option<T>
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Reads the last good value without a copy; reactive.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        until_cleanup(&self.reply);
        self.reply.try_with(|reply| reply.as_ref().map(|reply| read(&reply.value))).flatten()
    }

    /// Like [`Remote::with`], not reactive.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        self.reply.try_with_untracked(|reply| reply.as_ref().map(|reply| read(&reply.value))).flatten()
    }

    /// The version of the last good value, for `if_match`; not reactive.
    pub fn etag(self) -> Option<String> {
        self.reply.try_with_untracked(|reply| reply.as_ref().and_then(|reply| reply.etag.clone())).flatten()
    }

    /// Why the last fetch failed; reactive. The value before it is still there.
    pub fn error(self) -> Option<ClientError> {
        until_cleanup(&self.error);
        self.error.try_get().flatten()
    }

    /// Whether a fetch is under way; reactive.
    pub fn is_loading(self) -> bool {
        until_cleanup(&self.loading);
        self.loading.try_get().unwrap_or(false)
    }

    /// When the value arrived, by the server's clock; reactive.
    pub fn loaded_at(self) -> Option<Timestamp> {
        until_cleanup(&self.loaded_at);
        self.loaded_at.try_get().flatten()
    }
}
