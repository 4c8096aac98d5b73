//! Muting and dismissing, each of which can be taken back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::alert::{Alert, ChangeAlert};
use spanning_api::endpoint::ChangeAlert as Change;
use spanning_api::id::AlertId;
use spanning_domain::permission::Act;

use super::count::{AlertCount, use_alert_count};
use crate::client::{Client, IdempotencyKey, use_client};
use crate::features::attempt::key_of;
use crate::features::parts::{explain, is_settled};
use crate::features::permit::why_not;
use crate::session::{SessionContext, use_session};
use crate::text::alerts as text;
use crate::ui::{Toast, Toasts};

/// What is done to an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Mute it, or not.
    Muted(bool),
    /// Dismiss it, or bring it back.
    Dismissed(bool),
}

impl Mark {
    fn body(self) -> ChangeAlert {
        match self {
            Self::Muted(on) => ChangeAlert { is_muted: Some(on), is_dismissed: None },
            Self::Dismissed(on) => ChangeAlert { is_muted: None, is_dismissed: Some(on) },
        }
    }

    fn opposite(self) -> Self {
        match self {
            Self::Muted(on) => Self::Muted(!on),
            Self::Dismissed(on) => Self::Dismissed(!on),
        }
    }
}

/// Changes alerts; one for each place that shows some.
#[derive(Clone, Copy)]
pub struct Changer {
    /// The alert that is being changed.
    pub pending: RwSignal<Option<AlertId>>,
    /// Counts what was changed: look again. Reactive.
    pub changes: RwSignal<u32>,
    client: Client,
    session: SessionContext,
    count: AlertCount,
    toasts: Option<Toasts>,
    key: StoredValue<Option<(String, IdempotencyKey)>>,
}

impl Changer {
    /// Nothing is changed yet.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self {
            pending: RwSignal::new(None),
            changes: RwSignal::new(0),
            client: use_client(),
            session: use_session(),
            count: use_alert_count(),
            toasts: use_context(),
            key: StoredValue::new(None),
        }
    }

    /// Why alerts cannot be changed. Reactive.
    pub fn why_not(self) -> Option<String> {
        why_not(self.session, Act::ManageAlerts)
    }

    /// Does it, and offers to take it back.
    pub fn mark(self, alert: &Alert, mark: Mark) {
        self.send(alert.id.clone(), text::about(alert), mark, true);
    }

    fn send(self, id: AlertId, about: String, mark: Mark, undo: bool) {
        if self.pending.try_with_untracked(Option::is_some) == Some(true) {
            return;
        }
        self.pending.try_set(Some(id.clone()));
        let call = self.client.call::<Change>(id.clone()).body(mark.body());
        // The page that offered to take it back may be gone by then: the action has a key of its own.
        let key = key_of(self.key, &call.what());
        spawn_local(async move {
            let outcome = call.idempotency(&key).send().await;
            self.pending.try_set(None);
            if outcome.as_ref().err().is_none_or(is_settled) {
                self.key.try_set_value(None);
            }
            let toast = match outcome {
                Ok(_) => {
                    let said = Toast::info(text::marked(mark, &about));
                    let again = move || self.send(id.clone(), about.clone(), mark.opposite(), false);
                    if undo { said.action(text::undo(), again) } else { said }
                }
                Err(error) => Toast::bad(text::not_marked(&about, &explain(&error))),
            };
            if let Some(toasts) = self.toasts {
                toasts.show(toast);
            }
            self.changes.try_update(|count| *count = count.wrapping_add(1));
            self.count.summary.reload();
        });
    }
}
