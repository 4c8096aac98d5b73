//! The way to the back end: typed calls with a deadline, retries, and one kind of error.
//!
//! ```ignore
//! let client = use_client();
//! let reply = client.call::<GetTenant>(tenant_id).send().await?;
//! let reply = client.call::<SetItComplete>(tenant_id).body(body).if_match(etag).idempotency(&key).send().await?;
//! let tenant = Remote::new(move || client.call::<GetTenant>(id.get()));
//! ```

mod error;
mod fetching;
mod patience;
mod remote;
mod request;
mod retry;
mod transport;

use std::marker::PhantomData;

use leptos::prelude::*;
use spanning_api::endpoint::{Call, PathParams};

pub use error::ClientError;
pub use patience::Patience;
pub use remote::Remote;
pub use request::{IdempotencyKey, Reply, Request};

use self::retry::Budget;
use crate::config::Config;
use crate::platform::clock::Clock;
use crate::platform::host::Host;
use crate::session::SessionContext;

/// The client; get it with [`use_client`].
#[derive(Clone, Copy)]
pub struct Client {
    base: StoredValue<String>,
    session: SessionContext,
    host: Host,
    clock: Clock,
    patience: Patience,
    budget: StoredValue<Budget>,
}

/// Provides the client.
pub fn provide_client(config: &Config, session: SessionContext, host: Host, clock: Clock) -> Client {
    let base = StoredValue::new(config.base.clone());
    let client =
        Client { base, session, host, clock, patience: Patience::new(), budget: StoredValue::new(Budget::full()) };
    provide_context(client);
    client
}

/// The client of the app.
pub fn use_client() -> Client {
    expect_context()
}

impl Client {
    /// Begins a call. `path` holds the identifiers in the endpoint's path, `()` for none.
    pub fn call<E: Call>(self, path: E::Path) -> Request<E> {
        let raw = request::Raw::new(E::OP, &path.texts());
        Request { client: self, raw, endpoint: PhantomData }
    }

    /// What is waited for.
    pub fn patience(self) -> Patience {
        self.patience
    }

    /// Whose session the calls are made in.
    pub fn session(self) -> SessionContext {
        self.session
    }
}
