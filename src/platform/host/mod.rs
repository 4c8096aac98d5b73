//! The bridge to the portal's page that frames the console: docs/embedding.md, version 1.

use leptos::prelude::*;

/// Where the bridge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostState {
    /// The console has a tab of its own; there is no host.
    Standalone,
    /// Framed, waiting for the host's welcome.
    Waiting,
    /// Framed by a host on the server's list.
    Ready,
    /// Framed, but nobody on the list has answered.
    Missing,
}

/// The bridge; get it with [`use_host`].
#[derive(Clone, Copy)]
pub struct Host {
    state: RwSignal<HostState>,
    token: StoredValue<Option<String>>,
}

/// Provides the bridge.
pub fn provide_host() -> Host {
    let host = Host { state: RwSignal::new(HostState::Standalone), token: StoredValue::new(None) };
    provide_context(host);
    host
}

/// The bridge of the app.
pub fn use_host() -> Host {
    use_context().unwrap_or_else(provide_host)
}

impl Host {
    /// Where it stands; reactive.
    pub fn state(self) -> HostState {
        self.state.try_get().unwrap_or(HostState::Standalone)
    }

    /// Whether the console stands in a frame. Never changes.
    pub fn is_framed(self) -> bool {
        self.state.try_get_untracked() != Some(HostState::Standalone)
    }

    /// The bearer token of the host's user; kept in memory only.
    pub fn token(self) -> Option<String> {
        self.token.try_get_value().flatten()
    }

    /// Asks the host for a new token and waits for it, some seconds at most.
    pub async fn fresh_token(self) -> Option<String> {
        None
    }

    /// Tells the host which page is shown.
    pub fn tell_route(self, _path: &str, _title: &str) {}

    /// Asks the host to open an address of the console in a tab of its own.
    pub fn open_top(self, _url: &str) {}
}
