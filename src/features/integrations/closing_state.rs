//! What the two dialogs that take ways in away know and do.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::activity::Action;
use spanning_api::endpoint::{GetItCompleteImpact, GetUnlinkImpact, SetItComplete, UnlinkKaseyaOne};
use spanning_api::integration::{Impact, Integrations, SetItComplete as Wanted, Unlink};
use spanning_api::problem::Code;
use spanning_api::session::TenantRef;

use super::state::IntegrationsState;
use super::versions::Versions;
use crate::client::{Client, ClientError, Remote, Reply};
use crate::features::attempt::{KeptKey, key_of};
use crate::features::parts::{explain, is_settled};
use crate::text::integrations as text;
use crate::text::integrations::closing as words;
use crate::text::integrations::versions::{asked_switch, asked_unlink};

/// Which dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// Login with IT Complete goes off.
    ItComplete,
    /// The KaseyaOne company is unlinked.
    Unlink,
}

/// State of both dialogs; at most one is open.
#[derive(Clone, Copy)]
pub(super) struct ClosingState {
    /// Which one is open.
    pub open: RwSignal<Option<Closing>>,
    /// What turning off would do.
    pub off: Remote<Impact>,
    /// What unlinking would do.
    pub unlink: Remote<Impact>,
    /// Agreed to close the last proven way in.
    pub accepted: RwSignal<bool>,
    /// Why it did not work.
    pub error: RwSignal<Option<String>>,
    /// What it is and was, when somebody changed it meanwhile.
    pub changed: RwSignal<Option<Versions>>,
    /// It is being done.
    pub pending: RwSignal<bool>,
    key: KeptKey,
}

impl ClosingState {
    /// Nothing is open; an impact is worked out when its dialog opens.
    pub fn new(client: Client, tenant: Memo<Option<TenantRef>>) -> Self {
        let open = RwSignal::new(None);
        let wanted = move |which| (open.get() == Some(which)).then(|| tenant.get()).flatten();
        Self {
            open,
            off: Remote::when(move || {
                wanted(Closing::ItComplete).map(|tenant| client.call::<GetItCompleteImpact>(tenant.id))
            }),
            unlink: Remote::when(move || {
                wanted(Closing::Unlink).map(|tenant| client.call::<GetUnlinkImpact>(tenant.id))
            }),
            accepted: RwSignal::new(false),
            error: RwSignal::new(None),
            changed: RwSignal::new(None),
            pending: RwSignal::new(false),
            key: StoredValue::new(None),
        }
    }

    /// Opens a dialog.
    pub fn ask(self, which: Closing) {
        self.accepted.set(false);
        self.error.set(None);
        self.changed.set(None);
        self.key.set_value(None);
        self.open.set(Some(which));
    }

    /// Leaves everything as it is.
    pub fn close(self) {
        self.open.try_set(None);
    }

    /// What the open dialog would do.
    pub fn impact(self, which: Closing) -> Remote<Impact> {
        match which {
            Closing::ItComplete => self.off,
            Closing::Unlink => self.unlink,
        }
    }

    /// Whether it would close the last proven way in; reactive.
    pub fn locks_out(self, which: Closing) -> bool {
        self.impact(which).with(|impact| !impact.closes.is_empty() && !impact.proven_local_administrator) == Some(true)
    }
}

impl IntegrationsState {
    /// Does what the open dialog asks about.
    pub fn close_ways_in(self, which: Closing) {
        let (Some(tenant), Some(etag)) = (self.tenant.get_untracked(), self.page.etag()) else { return };
        let state = self.closing;
        if state.pending.get_untracked() {
            return;
        }
        let overridden = state.accepted.get_untracked();
        if untrack(|| state.locks_out(which)) && !overridden {
            state.error.set(Some(words::override_first().to_owned()));
            return;
        }
        state.pending.set(true);
        state.error.set(None);
        state.changed.set(None);
        let key = key_of(state.key, &format!("{etag} {overridden}"));
        let (company, seen) = (self.company(), self.shown.get_untracked());
        spawn_local(async move {
            let outcome = match which {
                Closing::ItComplete => {
                    let body = Wanted { enabled: false, override_last_way_in: overridden };
                    let call = self.client.call::<SetItComplete>(tenant.id);
                    call.body(body).if_match(etag).idempotency(&key).send().await
                }
                Closing::Unlink => {
                    let body = Unlink { override_last_way_in: overridden };
                    let call = self.client.call::<UnlinkKaseyaOne>(tenant.id);
                    call.body(body).if_match(etag).idempotency(&key).send().await
                }
            };
            state.pending.try_set(false);
            self.closed(which, &company, seen, outcome);
        });
    }

    fn closed(
        self,
        which: Closing,
        company: &str,
        seen: Option<Arc<Integrations>>,
        outcome: Result<Reply<Integrations>, ClientError>,
    ) {
        let state = self.closing;
        let error = match outcome {
            Ok(reply) => {
                state.close();
                self.page.set(reply);
                match which {
                    Closing::ItComplete => self.done(text::turned_off(), &[Action::ItCompleteDisabled]),
                    Closing::Unlink => self.done(words::unlinked(company), &[Action::KaseyaoneUnlinked]),
                }
                return;
            }
            Err(error) => error,
        };
        if is_settled(&error) {
            state.key.try_set_value(None);
        }
        let asked = match which {
            Closing::ItComplete => asked_switch(false),
            Closing::Unlink => asked_unlink(company),
        };
        match Versions::of(&error, seen, asked) {
            Some(versions) => {
                state.changed.try_set(Some(versions));
            }
            None => {
                state.error.try_set(Some(explain(&error)));
            }
        }
        if matches!(error.code(), Some(Code::Changed | Code::LastWayIn | Code::NotLinked)) {
            self.page.reload();
            state.impact(which).reload();
        }
    }

    /// The linked company's name.
    pub fn company(self) -> String {
        let name = |page: &Integrations| page.kaseya_one.record().map(|record| record.company.name.clone());
        self.page.with_untracked(name).flatten().unwrap_or_default()
    }
}
