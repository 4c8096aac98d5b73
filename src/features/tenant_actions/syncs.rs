//! Syncs on demand: asked for one after the other, followed until they are done; and the pulse of the
//! hourly ones, by which a page learns that rows have changed.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::Timestamp;
use spanning_api::endpoint::{GetSync, SyncTenant};
use spanning_api::id::TenantId;
use spanning_api::sync::SyncState;
use spanning_api::tenant::Tenant;
use spanning_api::time::SECOND;

use crate::client::{Client, IdempotencyKey, Remote};
use crate::features::parts::{explain, is_settled};
use crate::platform::clock::{Clock, use_clock};
use crate::platform::effect::effect;
use crate::platform::lasting::until_cleanup;
use crate::platform::{events, timer};
use crate::text::{tenant_actions as text, tenants};
use crate::ui::{Toast, Toasts};

/// Milliseconds between two looks at the clock while a sync runs.
const BEAT: u64 = 1_000;
/// Beats between two looks at the server: while one's own sync runs, and otherwise.
const SOON: u32 = 2;
const CALM: u32 = 20;

/// How far a sync is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Others are asked for first.
    Waiting,
    /// It runs.
    Running {
        /// Since when.
        from: Timestamp,
        /// Until when, as the server expects.
        until: Timestamp,
    },
    /// It was refused, or nobody answered.
    Failed(String),
}

/// A sync that the person asked for.
#[derive(Clone, Debug)]
pub struct OwnSync {
    /// Which tenant.
    pub id: TenantId,
    /// Its name.
    pub name: String,
    /// How far it is.
    pub stage: Stage,
    key: IdempotencyKey,
}

/// The syncs.
#[derive(Clone, Copy)]
pub struct Syncs {
    /// Where the synchronisation stands, by the server.
    pub pulse: Remote<SyncState>,
    /// What the person asked for, in order.
    pub own: RwSignal<Vec<OwnSync>>,
    /// The time, by the second while something runs.
    pub beat: RwSignal<Timestamp>,
    sending: StoredValue<bool>,
    beats: StoredValue<u32>,
    client: Client,
    toasts: Option<Toasts>,
    clock: Clock,
}

impl Syncs {
    /// Begins to follow; ends with the page.
    pub fn new(client: Client, toasts: Option<Toasts>) -> Self {
        let clock = use_clock();
        let syncs = Self {
            pulse: Remote::new(move || client.call::<GetSync>(()).unless_same()),
            own: RwSignal::new(Vec::new()),
            beat: RwSignal::new(clock.right_now()),
            sending: StoredValue::new(false),
            beats: StoredValue::new(0),
            client,
            toasts,
            clock,
        };
        timer::every(BEAT, move || syncs.tick());
        effect(move |_| {
            if let Some(running) = syncs.pulse.with(|state| state.running.clone()) {
                syncs.settle(&running);
            }
        });
        syncs
    }

    /// Names the state of all rows; changes when a page has to look again. Reactive.
    pub fn rows(self) -> Option<String> {
        self.pulse.with(|state| state.rows.clone())
    }

    /// Why a tenant cannot be synced now. Reactive.
    pub fn why_not(self, id: &TenantId) -> Option<String> {
        until_cleanup(&self.own);
        let under_way = self.own.with(|own| own.iter().any(|sync| sync.id == *id && !sync.is_over()));
        if under_way {
            return Some(text::sync_under_way().to_owned());
        }
        let (now, asked) = (self.clock.now(), |state: &SyncState| {
            let sync = state.asked.iter().find(|sync| sync.tenant_id == *id)?;
            Some((sync.done_at, sync.next_allowed_at))
        });
        let (done_at, next) = self.pulse.with(asked).flatten().filter(|(_, next)| *next > now)?;
        Some(if done_at > now { text::sync_under_way().to_owned() } else { text::sync_again(&text::wait(next, now)) })
    }

    /// Asks for a sync; the same one again is tried again.
    pub fn ask(self, tenant: &Arc<Tenant>) {
        let sync = OwnSync {
            id: tenant.id.clone(),
            name: tenants::name(tenant).to_owned(),
            stage: Stage::Waiting,
            key: IdempotencyKey::new(),
        };
        self.own.update(|own| {
            own.retain(|old| old.id != sync.id);
            own.push(sync);
        });
        self.send_next();
    }

    /// Tries one again that failed.
    pub fn again(self, id: &TenantId) {
        self.stage(id, Stage::Waiting);
        self.send_next();
    }

    /// Takes one off that failed.
    pub fn dismiss(self, id: &TenantId) {
        self.own.try_update(|own| own.retain(|sync| sync.id != *id));
    }

    fn stage(self, id: &TenantId, stage: Stage) {
        self.own
            .try_update(|own| own.iter_mut().filter(|sync| sync.id == *id).for_each(|sync| sync.stage = stage.clone()));
    }

    fn send_next(self) {
        let waiting = |own: &Vec<OwnSync>| own.iter().find(|sync| sync.stage == Stage::Waiting).cloned();
        let next = self.own.try_with_untracked(waiting).flatten();
        let Some(next) = next.filter(|_| self.sending.try_get_value() == Some(false)) else { return };
        self.sending.set_value(true);
        spawn_local(async move {
            let call = self.client.call::<SyncTenant>(next.id.clone()).idempotency(&next.key);
            let outcome = call.send().await;
            self.sending.try_set_value(false);
            match outcome {
                Ok(reply) => {
                    let from = self.clock.right_now();
                    self.beat.try_set(from);
                    let until = reply.value.done_at;
                    self.stage(&next.id, Stage::Running { from, until });
                    let seconds = until.since(from) / SECOND;
                    self.say(Toast::info(text::sync::started(&next.name, &text::sync::running(seconds))));
                }
                Err(error) => {
                    if is_settled(&error) {
                        let fresh = IdempotencyKey::new();
                        self.own.try_update(|own| {
                            own.iter_mut().filter(|sync| sync.id == next.id).for_each(|sync| sync.key = fresh.clone());
                        });
                    }
                    self.stage(&next.id, Stage::Failed(explain(&error)));
                }
            }
            self.look();
            self.send_next();
        });
    }

    /// Those that the server no longer names are done.
    fn settle(self, running: &[TenantId]) {
        let now = self.clock.right_now();
        let over = |sync: &OwnSync| match &sync.stage {
            Stage::Running { until, .. } => *until <= now && !running.contains(&sync.id),
            _ => false,
        };
        let done: Vec<OwnSync> = self.own.with_untracked(|own| own.iter().filter(|sync| over(sync)).cloned().collect());
        if done.is_empty() {
            return;
        }
        self.own.update(|own| own.retain(|sync| !over(sync)));
        done.iter().for_each(|sync| self.say(Toast::good(text::sync::done(&sync.name))));
    }

    /// Said aloud too: the strip may be out of view.
    fn say(self, toast: Toast) {
        if let Some(toasts) = self.toasts {
            toasts.show(toast);
        }
    }

    fn tick(self) {
        let running = self.own.with_untracked(|own| own.iter().any(|sync| matches!(sync.stage, Stage::Running { .. })));
        if running {
            self.beat.set(self.clock.right_now());
        }
        let beats = self.beats.get_value() + 1;
        self.beats.set_value(beats);
        let due = beats >= if running { SOON } else { CALM };
        if due && events::visible() && events::online() && !untrack(|| self.pulse.is_loading()) {
            self.look();
        }
    }

    fn look(self) {
        self.beats.try_set_value(0);
        self.pulse.reload();
    }
}

impl OwnSync {
    /// Whether nothing more comes of it.
    pub fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Failed(_))
    }
}
