//! A list of tenants that the server filters and sorts, fetched as far as it is looked at.
//!
//! Rows stay outside the reactive graph; one version number says that some may have changed. Another
//! query keeps the old rows on the screen until the first of the new ones are here.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::id::TenantId;
use spanning_api::query::{Query, Window};
use spanning_api::tenant::Tenant;
use spanning_api::tenant_query::TenantQuery;
use spanning_api::time::SECOND;

use super::blocks::{Blocks, Key};
use crate::client::{Client, ClientError};
use crate::platform::clock::{Clock, use_clock};
use crate::platform::http::Abort;
use crate::session::use_session;
use crate::ui::TablePlace;

/// Rows younger than this are not fetched again when somebody comes back.
const FRESH: i64 = 15 * SECOND;

/// The list whose rows are on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub key: Key,
    pub total: usize,
}

/// The list. Lives above the router, so that leaving a page and coming back loses nothing.
#[derive(Clone, Copy)]
pub struct TenantList {
    pub(super) client: Client,
    pub(super) clock: Clock,
    pub(super) blocks: StoredValue<Blocks<Arc<Tenant>>>,
    pub(super) asked: RwSignal<Option<Key>>,
    pub(super) shown: RwSignal<Option<Shown>>,
    pub(super) version: RwSignal<u64>,
    pub(super) loading: RwSignal<bool>,
    pub(super) error: RwSignal<Option<ClientError>>,
    pub(super) window: StoredValue<Range<usize>>,
    pub(super) abort: StoredValue<Option<Abort>>,
    /// Owns the handle that gives requests up: what asks may be a page's effect, which ends earlier.
    pub(super) scope: StoredValue<Owner>,
    pub(super) loaded_at: StoredValue<Timestamp>,
    /// Where one is in the table.
    pub place: TablePlace,
}

impl TenantList {
    /// An empty list that has asked for nothing yet.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            clock: use_clock(),
            blocks: StoredValue::new(Blocks::default()),
            asked: RwSignal::new(None),
            shown: RwSignal::new(None),
            version: RwSignal::new(0),
            loading: RwSignal::new(false),
            error: RwSignal::new(None),
            window: StoredValue::new(0..1),
            abort: StoredValue::new(None),
            scope: StoredValue::new(Owner::new()),
            loaded_at: StoredValue::new(Timestamp::default()),
            place: TablePlace::default(),
        }
    }

    /// Shows another list; asking for the same one again does nothing, unless it failed: it may have been asked for
    /// before anybody was signed in.
    pub fn ask(self, query: &TenantQuery) {
        let key = Key::from(TenantQuery { window: Window::default(), ..query.clone() }.to_query());
        let same = self.asked.try_with_untracked(|asked| asked.as_ref() == Some(&key)) != Some(false);
        if same {
            if self.error.try_with_untracked(Option::is_some) == Some(true) {
                self.revalidate();
            }
            return;
        }
        self.give_up();
        self.asked.try_set(Some(key.clone()));
        self.error.try_set(None);
        if let Some(total) = self.blocks.try_with_value(|blocks| blocks.total(&key)).flatten() {
            self.show(&key, total);
        }
        self.window.try_update_value(|window| *window = 0..window.len().max(1));
        self.fetch();
    }

    /// The rows that are in view, or soon will be.
    pub fn look_at(self, range: Range<usize>) {
        if self.is_current() {
            self.window.try_set_value(range);
            self.fetch();
        }
    }

    /// Sees to it that a row of the shown list and its neighbours are there.
    pub fn have(self, index: usize) {
        if let Some(key) = self.shown_key().filter(|_| self.is_current()) {
            self.fetch_range(&key, index.saturating_sub(1)..index.saturating_add(2));
        }
    }

    /// Fetches again what is in view; the rest when it comes into view. Old rows stay meanwhile.
    pub fn revalidate(self) {
        self.give_up();
        self.blocks.try_update_value(Blocks::invalidate);
        self.error.try_set(None);
        self.fetch();
    }

    /// Fetches again, unless that has just been done well.
    pub fn revalidate_when_old(self) {
        let loaded = self.loaded_at.try_get_value().unwrap_or_default();
        let failed = self.error.try_with_untracked(Option::is_some) == Some(true);
        let old = failed || self.clock.right_now().since(loaded) >= FRESH;
        if old && self.asked.try_with_untracked(Option::is_some) == Some(true) && !self.is_loading_untracked() {
            self.revalidate();
        }
    }

    /// Fetches again what was refused while nobody was signed in, until the owner ends. Called by the pages, which have
    /// the code that fetches.
    pub fn follow_sign_ins(self) {
        let session = use_session();
        Effect::new(move |before: Option<u32>| {
            let epoch = session.epoch();
            if before.is_some_and(|before| before != epoch) {
                self.revalidate();
            }
            epoch
        });
    }

    /// Forgets everything: somebody else has signed in.
    pub fn clear(self) {
        self.give_up();
        self.blocks.try_update_value(Blocks::clear);
        self.asked.try_set(None);
        self.shown.try_set(None);
        self.error.try_set(None);
        self.loading.try_set(false);
        self.place.reset();
    }

    /// How many rows the shown list has; nothing before the first answer. Reactive.
    pub fn total(self) -> Option<usize> {
        self.shown.try_with(|shown| shown.as_ref().map(|shown| shown.total)).flatten()
    }

    /// A row with its revision; nothing while it is not loaded.
    pub fn row(self, index: usize) -> Option<(u64, Arc<Tenant>)> {
        let key = self.shown_key()?;
        self.blocks.try_with_value(|blocks| blocks.row(&key, index).map(|(revision, row)| (revision, row.clone())))?
    }

    /// The place of a tenant in the shown list, if its row is loaded. Reactive.
    pub fn position(self, id: &TenantId) -> Option<usize> {
        self.version.track();
        let key = self.shown.try_with(|shown| shown.as_ref().map(|shown| shown.key.clone())).flatten()?;
        self.blocks.try_with_value(|blocks| blocks.find(&key, |row| row.id == *id))?
    }

    /// Changes whenever any row may have. Reactive.
    pub fn version(self) -> Signal<u64> {
        self.version.into()
    }

    /// Whether rows are on their way. Reactive.
    pub fn is_loading(self) -> bool {
        self.loading.try_get().unwrap_or(false)
    }

    /// Why the last request failed; the rows from before are still there. Reactive.
    pub fn error(self) -> Option<ClientError> {
        self.error.try_get().flatten()
    }

    /// When the newest rows arrived, by the server's clock; not reactive.
    pub fn loaded_at(self) -> Option<Timestamp> {
        self.loaded_at.try_get_value().filter(|at| *at != Timestamp::default())
    }

    pub(super) fn is_loading_untracked(self) -> bool {
        self.loading.try_get_untracked().unwrap_or(false)
    }

    pub(super) fn shown_key(self) -> Option<Key> {
        self.shown.try_with_untracked(|shown| shown.as_ref().map(|shown| shown.key.clone())).flatten()
    }

    fn is_current(self) -> bool {
        let asked = self.asked.try_get_untracked().flatten();
        asked.is_some() && asked == self.shown_key()
    }
}
