//! Who is signed in. Lives above the pages, so that a page and what was typed into it survive the end
//! of a session.

pub mod options;

use leptos::prelude::*;
use spanning_api::portal::PortalKind;
use spanning_api::problem::{Code, Problem};
use spanning_api::session::{Scope, Session, SessionSlot, TenantRef};
use spanning_domain::permission::{self, Act, Denied};

use crate::platform::lasting::until_cleanup;
use crate::platform::storage;

/// Kept while somebody is signed in, for a tenant or in a portal; says nothing about who.
const TRACES: [&str; 2] = ["signed-in", "signed-in-portal"];

/// What is known about the session.
#[derive(Clone, Debug, PartialEq)]
pub enum SessionState {
    /// Not asked yet.
    Unknown,
    /// Nobody is signed in.
    SignedOut,
    /// Somebody is.
    SignedIn(Session),
    /// It ended while a page was open. The page stays; signing in again goes on with it.
    Ended {
        /// The session that ended.
        last: Session,
        /// Why, as the server said it.
        problem: Box<Problem>,
    },
}

/// The session; get it with [`use_session`].
#[derive(Clone, Copy)]
pub struct SessionContext {
    state: RwSignal<SessionState>,
    epoch: RwSignal<u32>,
    /// Why the way in of the session was closed, until somebody goes on from there.
    closed: RwSignal<Option<Box<Problem>>>,
    /// Which of the browser's sessions this tab is about, before it is known which it has.
    asked: StoredValue<Option<SessionSlot>>,
}

/// Provides the session, not known yet.
pub fn provide_session() -> SessionContext {
    let session = SessionContext {
        state: RwSignal::new(SessionState::Unknown),
        epoch: RwSignal::new(0),
        closed: RwSignal::new(None),
        asked: StoredValue::new(None),
    };
    provide_context(session);
    session
}

/// The session of the app.
pub fn use_session() -> SessionContext {
    use_context().unwrap_or_else(provide_session)
}

impl SessionContext {
    /// What is known; reactive.
    pub fn state(self) -> SessionState {
        self.with(SessionState::clone).unwrap_or(SessionState::Unknown)
    }

    /// Reads what is known, reactive, without a copy.
    pub fn with<R>(self, read: impl FnOnce(&SessionState) -> R) -> Option<R> {
        until_cleanup(&self.state);
        self.state.try_with(read)
    }

    /// Reads what is known, not reactive.
    pub fn with_untracked<R>(self, read: impl FnOnce(&SessionState) -> R) -> Option<R> {
        self.state.try_with_untracked(read)
    }

    /// The session, also for a short while after it ended; reactive.
    pub fn get(self) -> Option<Session> {
        self.with_session(Session::clone)
    }

    /// Reads the session, also for a short while after it ended; reactive.
    pub fn with_session<R>(self, read: impl FnOnce(&Session) -> R) -> Option<R> {
        self.with(|state| session_of(state).map(read)).flatten()
    }

    /// The tenant, in a session for one; reactive.
    pub fn tenant(self) -> Option<TenantRef> {
        self.with_session(|session| match &session.scope {
            Scope::Tenant { tenant, .. } => Some(tenant.clone()),
            Scope::Partner { .. } => None,
        })
        .flatten()
    }

    /// The portal, in a partner's session; reactive.
    pub fn portal(self) -> Option<PortalKind> {
        self.with_session(|session| match &session.scope {
            Scope::Partner { portal, .. } => Some(portal.clone()),
            Scope::Tenant { .. } => None,
        })
        .flatten()
    }

    /// Whether this session may do something; reactive.
    ///
    /// # Errors
    /// What stands against it, for the words beside a disabled button.
    pub fn can(self, act: Act) -> Result<(), Denied> {
        let nobody = Err(Denied::Role(permission::SPANNING_ADMIN));
        self.with_session(|session| permission::check(&session.scope, act)).unwrap_or(nobody)
    }

    /// Counts sign-ins; reactive. What was refused while nobody was signed in is fetched again.
    pub fn epoch(self) -> u32 {
        until_cleanup(&self.epoch);
        self.epoch.try_get().unwrap_or(0)
    }

    /// Whether there may be a session, so that it is worth asking. Without any trace of a sign-in in this
    /// browser there is none, and the sign-in page need not wait for a refusal.
    pub fn may_exist() -> bool {
        TRACES.iter().any(|trace| storage::get(trace).is_some()) || !storage::is_lasting()
    }

    /// Why the way in of the session was closed; reactive. Known also when the page was opened afterwards.
    pub fn closed(self) -> Option<Box<Problem>> {
        self.closed.try_get().flatten()
    }

    /// Says which of the browser's sessions this tab is about.
    pub fn ask_for(self, slot: Option<SessionSlot>) {
        self.asked.try_set_value(slot);
    }

    /// Which of the browser's sessions a call of this tab means. A tenant's and a portal's live side by
    /// side. Not reactive.
    pub fn slot(self) -> Option<SessionSlot> {
        let known = self.state.try_with_untracked(|state| session_of(state).map(|s| slot_of(&s.scope))).flatten();
        known.or_else(|| self.asked.try_get_value().flatten())
    }

    fn forget(self) {
        let [tenant, portal] = TRACES;
        let slot = self.slot();
        if slot != Some(SessionSlot::Portal) {
            storage::remove(tenant);
        }
        if slot != Some(SessionSlot::Tenant) {
            storage::remove(portal);
        }
    }

    /// Somebody has signed in.
    pub fn signed_in(self, session: Session) {
        leave_trace(&session.scope);
        let _ = self.closed.try_set(None);
        let _ = self.state.try_set(SessionState::SignedIn(session));
        let _ = self.epoch.try_update(|epoch| *epoch = epoch.wrapping_add(1));
    }

    /// Nobody is signed in.
    pub fn signed_out(self) {
        self.forget();
        let _ = self.closed.try_set(None);
        let _ = self.state.try_set(SessionState::SignedOut);
    }

    /// The server no longer knows the session.
    pub fn end(self, problem: Problem) {
        self.forget();
        if problem.code == Code::WayInClosed {
            let _ = self.closed.try_set(Some(Box::new(problem.clone())));
        }
        let _ = self.state.try_update(|state| match state {
            SessionState::SignedIn(last) => {
                *state = SessionState::Ended { last: last.clone(), problem: Box::new(problem) };
            }
            SessionState::Unknown => *state = SessionState::SignedOut,
            SessionState::SignedOut | SessionState::Ended { .. } => {}
        });
    }
}

/// Says that somebody is signed in, for whoever opens the console next.
pub(crate) fn leave_trace(scope: &Scope) {
    let [tenant, portal] = TRACES;
    storage::set(if slot_of(scope) == SessionSlot::Tenant { tenant } else { portal }, "1");
}

/// Says that nobody is.
#[cfg(feature = "demo")]
pub(crate) fn forget_traces() {
    TRACES.into_iter().for_each(storage::remove);
}

fn slot_of(scope: &Scope) -> SessionSlot {
    match scope {
        Scope::Tenant { .. } => SessionSlot::Tenant,
        Scope::Partner { .. } => SessionSlot::Portal,
    }
}

fn session_of(state: &SessionState) -> Option<&Session> {
    match state {
        SessionState::SignedIn(session) | SessionState::Ended { last: session, .. } => Some(session),
        SessionState::Unknown | SessionState::SignedOut => None,
    }
}
