//! The start: who is signed in, and in a frame who the host is.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::GetSession;

use crate::client::{Client, ClientError};
use crate::platform::host::Host;
use crate::platform::{events, leave, page};
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
}

/// Provides the start; nothing happens before [`Boot::start`].
pub fn provide_boot(client: Client, session: SessionContext, host: Host, options: OptionsContext) -> Boot {
    let (failed, running) = (RwSignal::new(None), StoredValue::new(false));
    let boot = Boot { client, session, host, options, failed, running };
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
        spawn_local(async move {
            let outcome = self.find_out().await;
            self.running.try_set_value(false);
            if let Err(error) = outcome {
                self.failed.try_set(Some(error));
            }
            // Tells whether this is a simulation; nothing depends on it.
            let _ = self.options.load(self.client).await;
        });
    }

    async fn find_out(self) -> Result<(), ClientError> {
        if self.host.is_framed() && self.host.token().is_none() {
            let Frame::Embedded(portal) = Place::parse(&page::path()).frame else {
                self.host.give_up();
                return Ok(());
            };
            let options = self.options.load(self.client).await?;
            if !self.host.connect(&portal, &options.hosts).await {
                self.session.signed_out();
                return Ok(());
            }
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
        if self.session.with(|state| matches!(state, SessionState::SignedIn(_))) == Some(true) {
            self.check();
        }
    }

    /// Looks whether the session is still there, and still the same.
    fn check(self) {
        spawn_local(async move {
            let Ok(reply) = self.client.call::<GetSession>(()).send().await else { return };
            let known = self.session.with(|state| match state {
                SessionState::SignedIn(known) => Some((known.person.id.clone(), known.scope.clone())),
                _ => None,
            });
            if known.flatten() != Some((reply.value.person.id, reply.value.scope)) {
                leave::leave_to(&Route::Home.path());
            }
        });
    }
}
