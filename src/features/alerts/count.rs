//! How many alerts are open, for the navigation: asked for every half minute, and after every change.

use leptos::prelude::*;
use spanning_api::alert::{AlertQuery, AlertSummary};
use spanning_api::endpoint::GetAlertSummary;
use spanning_domain::portal::{self, Ability};

use crate::client::{Remote, use_client};
use crate::platform::{events, timer};
use crate::session::use_session;

/// Milliseconds between two looks.
const AGAIN: u64 = 30_000;

/// The count; get it with [`use_alert_count`].
#[derive(Clone, Copy)]
pub struct AlertCount {
    /// By the server, without any filter.
    pub summary: Remote<AlertSummary>,
}

/// Provides the count; above the pages. Only portals that have alerts are asked.
pub fn provide_alert_count() -> AlertCount {
    let (client, session) = (use_client(), use_session());
    let has = Memo::new(move |_| {
        session.portal().as_ref().and_then(portal::of).is_some_and(|portal| portal.can(Ability::Alerts))
    });
    let summary = Remote::when(move || {
        has.get().then(|| client.call::<GetAlertSummary>(()).query(AlertQuery::default()).unless_same())
    });
    timer::every(AGAIN, move || {
        if events::visible() && events::online() && untrack(|| has.get() && !summary.is_loading()) {
            summary.reload();
        }
    });
    let count = AlertCount { summary };
    provide_context(count);
    count
}

/// The count of the app.
pub fn use_alert_count() -> AlertCount {
    use_context().unwrap_or_else(provide_alert_count)
}

impl AlertCount {
    /// Open alerts, once they are known. Reactive.
    pub fn open(self) -> Option<u64> {
        self.summary.with(|summary| summary.open)
    }
}
