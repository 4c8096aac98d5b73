//! The start: who is signed in, and in a frame who the host is.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::Timestamp;
use spanning_api::endpoint::GetSession;
use spanning_api::id::PersonId;
use spanning_api::session::{Scope, SessionSlot};
use spanning_api::time::SECOND;

use crate::client::{Client, ClientError};
use crate::platform::clock::{Clock, use_clock};
use crate::platform::host::Host;
use crate::platform::{address, events, leave};
use crate::routes::{Frame, Place, Route};
use crate::session::options::OptionsContext;
use crate::session::{SessionContext, SessionState};

/// The start; get it with [`use_boot`].
#[derive(Clone, Copy)]
pub struct Boot {
    client: Client,
    session: SessionContext,
    host: Host,
    options: OptionsContext,
    failed: RwSignal<Option<ClientError>>,
    running: StoredValue<bool>,
    looked_at: StoredValue<Option<Timestamp>>,
    clock: Clock,
}

/// A session that was looked at so recently is not looked at again.
const FRESH: i64 = 2 * SECOND;

/// Provides the start; nothing happens before [`Boot::start`].
pub fn provide_boot(client: Client, session: SessionContext, host: Host, options: OptionsContext) -> Boot {
    let boot = Boot {
        client,
        session,
        host,
        options,
        failed: RwSignal::new(None),
        running: StoredValue::new(false),
        looked_at: StoredValue::new(None),
        clock: use_clock(),
    };
    provide_context(boot);
    // What was changed in another tab is noticed when somebody comes back to this one.
    events::on_return(move || boot.look_again());
    boot
}

/// The start of the app.
pub fn use_boot() -> Boot {
    expect_context()
}

impl Boot {
    /// Why it is not known who is signed in; reactive.
    pub fn failure(self) -> Option<ClientError> {
        self.failed.try_get().flatten()
    }

    /// Finds out who is signed in, unless that is already under way.
    pub fn start(self) {
        if self.running.try_get_value() != Some(false) {
            return;
        }
        self.running.try_set_value(true);
        self.failed.try_set(None);
        let portal = matches!(Place::parse(&address::path()).route, Route::Portal(..));
        self.session.ask_for(portal.then_some(SessionSlot::Portal));
        spawn_local(async move {
            let outcome = self.find_out().await;
            self.running.try_set_value(false);
            match outcome {
                Err(error) => {
                    self.failed.try_set(Some(error));
                }
                // Tells whether this is a simulation; nothing depends on it.
                Ok(()) => {
                    let _ = self.options.load(self.client).await;
                }
            }
        });
    }

    async fn find_out(self) -> Result<(), ClientError> {
        if self.host.is_framed() && self.host.token().is_none() {
            let Frame::Embedded(portal) = Place::parse(&address::path()).frame else {
                self.host.give_up();
                return Ok(());
            };
            let options = self.options.load(self.client).await?;
            if !self.host.connect(&portal, &options.hosts).await {
                self.session.signed_out();
                return Ok(());
            }
        }
        if !self.host.is_framed() && !SessionContext::may_exist() {
            self.session.signed_out();
            return Ok(());
        }
        self.ask().await
    }

    async fn ask(self) -> Result<(), ClientError> {
        match self.client.call::<GetSession>(()).send().await {
            Ok(reply) => self.session.signed_in(reply.value),
            // The client has told the session already.
            Err(error) if error.problem().is_some_and(|problem| problem.status == 401) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// In a frame, after the portal's session had ended: the portal may sign one in again by now.
    pub fn resume(self) {
        spawn_local(async move {
            let _ = self.ask().await;
        });
    }

    fn look_again(self) {
        if self.failed.try_with_untracked(Option::is_some) == Some(true) {
            self.start();
            return;
        }
        let now = self.clock.right_now();
        let recent = self.looked_at.try_get_value().flatten().is_some_and(|at| now.since(at) < FRESH);
        // After its end somebody may be signing in in another tab: then every return counts.
        let ended = self.session.with_untracked(|state| matches!(state, SessionState::Ended { .. })) == Some(true);
        if !ended && (recent || untrack(|| self.known()).is_none()) {
            return;
        }
        self.looked_at.try_set_value(Some(now));
        spawn_local(async move {
            // That it has ended, the client tells the session by itself.
            let Ok(reply) = self.client.call::<GetSession>(()).send().await else { return };
            let known = untrack(|| self.known());
            let same = known == Some((reply.value.person.id.clone(), reply.value.scope.clone()));
            match known {
                // Somebody else signed in, in another tab: nothing of this page may stay.
                Some(_) if !same => leave::leave_to(&Route::Home.path()),
                Some(_) if ended => self.session.signed_in(reply.value),
                _ => {}
            }
        });
    }

    fn known(self) -> Option<(PersonId, Scope)> {
        let read = |state: &SessionState| match state {
            SessionState::SignedIn(known) | SessionState::Ended { last: known, .. } => {
                Some((known.person.id.clone(), known.scope.clone()))
            }
            _ => None,
        };
        self.session.with(read).flatten()
    }
}
