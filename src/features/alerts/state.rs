//! What the page shows: the address says it.

use leptos::prelude::*;
use spanning_api::alert::{Alert, AlertQuery, AlertSummary};
use spanning_api::endpoint::{GetAlertSummary, ListAlerts};
use spanning_api::query::{Query, Window};

use super::change::Changer;
use super::count::use_alert_count;
use crate::client::{Remote, use_client};
use crate::features::windowed::Windowed;
use crate::nav::{Nav, use_nav};
use crate::platform::effect::effect;

/// The page's state. Copy; ends with the page.
#[derive(Clone, Copy)]
pub(super) struct AlertsState {
    /// What the address says.
    pub query: Memo<AlertQuery>,
    /// Parameters of the address that made no sense.
    pub dropped: Memo<Vec<String>>,
    /// The alerts.
    pub list: Windowed<Alert>,
    /// Counts within the filters.
    pub summary: Remote<AlertSummary>,
    /// Mutes and dismisses.
    pub changer: Changer,
    nav: Nav,
}

impl AlertsState {
    /// Begins to load what the address says.
    pub fn new() -> Self {
        let (nav, client) = (use_nav(), use_client());
        let search = nav.query();
        let read = Memo::new(move |_| {
            let (query, bad) = AlertQuery::from_query(search.get().trim_start_matches('?'));
            let bad: Vec<String> = bad.into_iter().map(|bad| bad.name).collect();
            (AlertQuery { window: Window::default(), ..query }, bad)
        });
        let query = Memo::new(move |_| read.with(|(query, _)| query.clone()));
        let (list, changer) = (Windowed::new(|alert: &Alert| alert.id.as_str()), Changer::new());
        list.keep_fresh(None);
        effect(move |_| {
            let query = query.get();
            list.ask(&query.to_query(), move |part| {
                client.call::<ListAlerts>(()).query(AlertQuery { window: part.window, ..query.clone() })
            });
        });
        let count = use_alert_count();
        let summary = Remote::new(move || {
            changer.changes.track();
            client.call::<GetAlertSummary>(()).query(query.get()).unless_same()
        });
        // Something was changed here, or the server counts others than before.
        effect(move |before: Option<(u32, Option<AlertSummary>)>| {
            let now = (changer.changes.get(), count.summary.get());
            // The first count is none that has changed.
            if before.is_some_and(|before| before.0 != now.0 || before.1.is_some() && before.1 != now.1) {
                list.reload();
                summary.reload();
            }
            now
        });
        Self { query, dropped: Memo::new(move |_| read.with(|(_, bad)| bad.clone())), list, summary, changer, nav }
    }

    /// Changes the filter.
    pub fn change(self, change: impl FnOnce(&mut AlertQuery)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        self.nav.set_query(&query.to_query());
    }

    /// Takes everything off that narrows the list.
    pub fn clear(self) {
        self.change(|query| {
            *query = AlertQuery { muted: query.muted, dismissed: query.dismissed, ..AlertQuery::default() };
        });
    }

    /// Fetches again.
    pub fn refresh(self) {
        self.list.reload();
        self.summary.reload();
    }
}
