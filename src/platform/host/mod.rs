//! The bridge to the portal's page that frames the console: docs/embedding.md, version 1.

pub mod envelope;
mod seen;
mod size;
mod wire;

use js_sys::Function;
use leptos::prelude::*;
use serde_json::{Value, json};
use spanning_api::Timestamp;
use spanning_api::portal::PortalKind;
use spanning_api::session::EmbeddingHost;
use web_sys::{Element, MessagePort};

use self::envelope::FromHost;
use super::{appearance, events, page, random, timer};

/// Where the bridge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostState {
    /// The console has a tab of its own; there is no host.
    Standalone,
    /// Framed, waiting for the host's welcome and its user's token.
    Waiting,
    /// Framed by a host on the server's list.
    Ready,
    /// Framed, but nobody on the list has answered.
    Missing,
}

/// How long a host may take to say welcome.
const WELCOME: i32 = 3_000;
/// How long a host may take to answer with a token.
const TOKEN: i32 = 8_000;
/// A token that lasts no longer than this is as good as none: a call takes a while.
const SOON: i64 = 10_000;
/// A host whose script starts late misses the first hello.
const HELLO_AGAIN: [i32; 3] = [400, 800, 1_200];

/// What a frame has to allow beyond letting the console run at all (docs/embedding.md).
const NEEDED: [&str; 5] = [
    "allow-forms",
    "allow-popups",
    "allow-popups-to-escape-sandbox",
    "allow-top-navigation-by-user-activation",
    "allow-downloads",
];

/// What lives outside the reactive graph.
#[derive(Default)]
struct Line {
    nonce: String,
    port: Option<MessagePort>,
    token: Option<String>,
    expires_at: Option<i64>,
    /// Who waits for a token.
    waiting: Vec<Function>,
    dropped: u32,
}

/// How the host's reader reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostLocale {
    /// BCP 47; somebody else's text.
    pub tag: String,
    /// The time zone, an IANA name; empty for the browser's.
    pub zone: String,
}

/// The bridge; get it with [`use_host`].
#[derive(Clone, Copy)]
pub struct Host {
    state: RwSignal<HostState>,
    line: StoredValue<Line, LocalStorage>,
    locale: RwSignal<Option<HostLocale>>,
    /// Where the host wants to go, until somebody takes one there.
    wanted: RwSignal<Option<String>>,
    /// The permissions of the frame, once the host has told them.
    allowed: RwSignal<Option<String>>,
}

/// Provides the bridge.
pub fn provide_host() -> Host {
    let state = if page::framed() { HostState::Waiting } else { HostState::Standalone };
    let host = Host {
        state: RwSignal::new(state),
        line: StoredValue::new_local(Line::default()),
        locale: RwSignal::new(None),
        wanted: RwSignal::new(None),
        allowed: RwSignal::new(None),
    };
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

    /// The language and time zone of the host, once it has told them; reactive.
    pub fn locale(self) -> Option<HostLocale> {
        self.locale.try_get().flatten()
    }

    /// The same; not reactive.
    pub fn locale_untracked(self) -> Option<HostLocale> {
        self.locale.try_get_untracked().flatten()
    }

    /// The route that the host asks for, below its portal's part; reactive. It is somebody else's text.
    pub fn wanted(self) -> Option<String> {
        self.wanted.try_get().flatten()
    }

    /// The permissions that the console needs and its frame lacks, as far as the host tells; reactive.
    pub fn lacks(self) -> Vec<&'static str> {
        let Some(allowed) = self.allowed.try_get().flatten() else { return Vec::new() };
        let has = |name: &&str| allowed.split_whitespace().any(|token| token == *name);
        NEEDED.into_iter().filter(|name| !has(name)).collect()
    }

    /// The bearer token of the host's user; kept in memory only.
    pub fn token(self) -> Option<String> {
        self.line.try_with_value(|line| line.token.clone()).flatten()
    }

    /// Whether the token is about to stop working, or already has: then a new one is asked for before the
    /// next call, and nobody sees a refusal.
    pub fn is_token_stale(self, now: Timestamp) -> bool {
        let expires_at = self.line.try_with_value(|line| line.expires_at).flatten();
        expires_at.is_some_and(|at| now.0 + SOON > at)
    }

    /// Nobody on the server's list frames this page.
    pub fn give_up(self) {
        self.state.try_set(HostState::Missing);
    }

    /// Looks for the host among those that may frame the console for this portal, and waits until its
    /// user has a token. Says whether there is one.
    pub async fn connect(self, portal: &PortalKind, hosts: &[EmbeddingHost]) -> bool {
        let allowed = hosts.iter().filter(|host| host.portal == *portal).flat_map(|host| host.origins.clone());
        let allowed: Vec<String> = allowed.collect();
        self.state.try_set(HostState::Waiting);
        self.line.try_update_value(|line| line.nonce = random::uuid());
        wire::listen(self, allowed.clone());
        let mut waited = 0;
        while waited < WELCOME && !self.is_connected() {
            if waited == 0 || HELLO_AGAIN.contains(&waited) {
                wire::hello(self, &allowed);
            }
            timer::sleep(100).await;
            waited += 100;
        }
        if !self.is_connected() {
            self.give_up();
            return false;
        }
        // The host sends the first token by itself.
        if self.token().is_none() {
            self.token_arrives().await;
        }
        self.state.try_set(HostState::Ready);
        self.token().is_some()
    }

    fn is_connected(self) -> bool {
        self.line.try_with_value(|line| line.port.is_some()).unwrap_or(false)
    }

    /// A token other than `old`: one that has come meanwhile, or a new one from the host. `None` when
    /// the host gives none within some seconds.
    pub async fn fresh_token(self, old: Option<&str>) -> Option<String> {
        if let Some(token) = self.token().filter(|token| Some(token.as_str()) != old) {
            return Some(token);
        }
        // However many calls ran into the end of the same token, the host is asked once.
        if self.line.try_with_value(|line| line.waiting.is_empty()) == Some(true) {
            self.send("token-request", json!({}));
        }
        self.token_arrives().await;
        self.token().filter(|token| Some(token.as_str()) != old)
    }

    async fn token_arrives(self) {
        timer::first(TOKEN, |resolve| {
            self.line.try_update_value(|line| line.waiting.push(resolve));
        })
        .await;
    }

    /// Tells the host which page is shown.
    pub fn tell_route(self, path: &str, title: &str) {
        self.send("route", json!({ "path": path, "title": title }));
    }

    /// Tells the host how high an element is, as often as that changes, until the owner ends.
    pub fn follow_size(self, element: Element) {
        let tell = move |height| self.send("size", json!({ "height": height }));
        size::follow(element, move || self.is_connected(), tell);
    }

    /// Asks the host to open an address of the console in a tab of its own.
    pub fn open_top(self, url: &str) {
        self.send("open-top", json!({ "url": url }));
    }

    /// Tells the host whether leaving would lose something.
    pub fn tell_dirty(self, dirty: bool) {
        self.send("dirty", json!({ "dirty": dirty }));
    }

    /// Repeats a short message to the host.
    pub fn tell_toast(self, level: &str, text: &str) {
        self.send("toast", json!({ "level": level, "text": text }));
    }

    /// Tells the host that the console cannot go on: a stable code, and words.
    pub fn tell_error(self, code: &str, message: &str, correlation: Option<String>) {
        self.send("error", json!({ "code": code, "message": message, "correlationId": correlation }));
    }

    fn send(self, kind: &str, body: Value) {
        self.line.try_with_value(|line| {
            if let Some(port) = &line.port {
                let _ = port.post_message(&envelope::write(kind, &line.nonce, body).into());
            }
        });
    }

    /// What came over the port.
    fn hear(self, message: FromHost) {
        match message {
            FromHost::Welcome => {}
            FromHost::Token { token, expires_at } => {
                let waiting = self.line.try_update_value(|line| {
                    (line.token, line.expires_at) = (Some(token), expires_at);
                    std::mem::take(&mut line.waiting)
                });
                timer::resolve(waiting.unwrap_or_default());
            }
            FromHost::Theme(scheme) => appearance::follow_theme(appearance::Theme::named(&scheme)),
            FromHost::Locale { tag, time_zone: zone } => {
                self.locale.try_set(Some(HostLocale { tag, zone }));
            }
            FromHost::Navigate(route) => {
                self.wanted.try_set(Some(route));
            }
            FromHost::Sandbox(allowed) => {
                self.allowed.try_set(Some(allowed));
            }
            FromHost::Visible(visible) => events::host_shows(visible),
            FromHost::Focus { at_end } => page::focus_edge(at_end),
            FromHost::Viewport { top, height } => seen::set(top, height),
        }
    }

    /// Something that is not for us, or not what we speak: counted, never answered.
    fn drop_message(self) {
        self.line.try_update_value(|line| line.dropped = line.dropped.saturating_add(1));
    }

    /// How many messages were dropped.
    pub fn dropped(self) -> u32 {
        self.line.try_with_value(|line| line.dropped).unwrap_or(0)
    }
}
