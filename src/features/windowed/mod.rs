//! A list of any kind that the server filters and sorts, fetched as far as it is looked at.
//!
//! Rows stay outside the reactive graph; one version number says that some may have changed. Another query keeps the
//! old rows on the screen until the first of the new ones are here.

mod blocks;
mod fetch;

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::endpoint::Call;
use spanning_api::page::Page;
use spanning_api::query::Window;

use crate::client::{ClientError, Request};
use crate::platform::clock::{Clock, use_clock};
use crate::platform::effect::effect;
use crate::platform::events;
use crate::platform::http::Abort;
use crate::platform::lasting::until_cleanup;
use crate::session::use_session;
use crate::ui::TablePlace;
use blocks::{Blocks, Key};
use fetch::Source;

/// A part of a list, as the server is asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which rows.
    pub window: Window,
    /// The state of the list that other rows were fetched of, where the server names it ([`Page::as_of`]): without it,
    /// a row that comes while one scrolls would push others from one window into the next.
    pub as_of: Option<String>,
}

/// The list whose rows are on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    key: Key,
    total: usize,
}

/// The list. Copy; ends with the owner that made it. Kept above the pages, it loses nothing when a page is left.
pub struct Windowed<T: 'static> {
    /// Where one is in the table.
    pub place: TablePlace,
    /// What tells two rows apart.
    id: fn(&T) -> &str,
    asked: RwSignal<Option<Key>>,
    shown: RwSignal<Option<Shown>>,
    /// How rows are had of the list that is asked for.
    source: StoredValue<Option<Source<T>>>,
    /// The same of the list that is shown.
    shown_source: StoredValue<Option<Source<T>>>,
    blocks: StoredValue<Blocks<Arc<T>>>,
    window: StoredValue<Range<usize>>,
    version: RwSignal<u64>,
    loading: RwSignal<bool>,
    error: RwSignal<Option<ClientError>>,
    loaded_at: StoredValue<Option<Timestamp>>,
    as_of: StoredValue<Option<(Key, String)>>,
    clock: Clock,
    abort: StoredValue<Option<Abort>>,
    /// Owns the handle that gives requests up: what asks may be an effect, which ends earlier.
    scope: StoredValue<Owner>,
}

impl<T> Clone for Windowed<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Windowed<T> {}

impl<T: PartialEq + Send + Sync + 'static> Windowed<T> {
    /// A list that has asked for nothing yet; `id` tells two rows apart.
    pub fn new(id: fn(&T) -> &str) -> Self {
        Self {
            place: TablePlace::default(),
            id,
            asked: RwSignal::new(None),
            shown: RwSignal::new(None),
            source: StoredValue::new(None),
            shown_source: StoredValue::new(None),
            blocks: StoredValue::new(Blocks::default()),
            window: StoredValue::new(0..1),
            version: RwSignal::new(0),
            loading: RwSignal::new(false),
            error: RwSignal::new(None),
            loaded_at: StoredValue::new(None),
            as_of: StoredValue::new(None),
            clock: use_clock(),
            abort: StoredValue::new(None),
            scope: StoredValue::new(Owner::new()),
        }
    }

    /// Until the present owner ends: fetches again what was refused while nobody was signed in; and when somebody comes
    /// back to the browser's tab, what has failed or is older than `age`, in ms.
    pub fn keep_fresh(self, age: Option<i64>) {
        events::on_return(move || self.reload_when_old(age));
        let session = use_session();
        effect(move |before: Option<u32>| {
            let epoch = session.epoch();
            if before.is_some_and(|before| before != epoch) {
                self.reload();
            }
            epoch
        });
    }

    /// Shows another list, named by `key`. Asking for the same one again does nothing, unless it failed: it may have
    /// been asked for before anybody was signed in.
    pub fn ask<E: Call<Answer = Page<T>> + 'static>(
        self,
        key: &str,
        request: impl Fn(Part) -> Request<E> + Send + Sync + 'static,
    ) {
        self.turn_to(Key::from(key), fetch::source(request));
    }

    fn turn_to(self, key: Key, source: Source<T>) {
        let same = self.asked.try_with_untracked(|asked| asked.as_ref() == Some(&key)) != Some(false);
        if same {
            if self.has_failed() {
                self.reload();
            }
            return;
        }
        self.give_up();
        self.source.try_set_value(Some(source));
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
    pub fn reload(self) {
        self.give_up();
        self.blocks.try_update_value(Blocks::invalidate);
        self.as_of.try_set_value(None);
        self.error.try_set(None);
        self.fetch();
    }

    fn reload_when_old(self, age: Option<i64>) {
        let loaded = self.loaded_at().unwrap_or_default();
        let old = age.is_some_and(|age| self.clock.right_now().since(loaded) >= age);
        let idle = self.loading.try_get_untracked() == Some(false);
        if idle && (old || self.has_failed()) && self.asked.try_with_untracked(Option::is_some) == Some(true) {
            self.reload();
        }
    }

    /// Forgets everything: somebody else has signed in.
    pub fn clear(self) {
        self.give_up();
        self.blocks.try_update_value(Blocks::clear);
        self.as_of.try_set_value(None);
        self.source.try_set_value(None);
        self.shown_source.try_set_value(None);
        self.asked.try_set(None);
        self.shown.try_set(None);
        self.error.try_set(None);
        self.loading.try_set(false);
        self.place.reset();
    }

    /// How many rows the shown list has; nothing before the first answer. Reactive.
    pub fn total(self) -> Option<usize> {
        until_cleanup(&self.shown);
        self.shown.try_with(|shown| shown.as_ref().map(|shown| shown.total)).flatten()
    }

    /// A row with its revision; nothing while it is not loaded.
    pub fn row(self, index: usize) -> Option<(u64, Arc<T>)> {
        let key = self.shown_key()?;
        self.blocks.try_with_value(|blocks| blocks.row(&key, index).map(|(revision, row)| (revision, row.clone())))?
    }

    /// The place of a row in the shown list, if it is loaded. Reactive.
    pub fn position(self, id: &str) -> Option<usize> {
        until_cleanup(&self.version);
        self.version.track();
        until_cleanup(&self.shown);
        let key = self.shown.try_with(|shown| shown.as_ref().map(|shown| shown.key.clone())).flatten()?;
        self.blocks.try_with_value(|blocks| blocks.find(&key, |row| (self.id)(row) == id))?
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
        self.loaded_at.try_get_value().flatten()
    }

    fn has_failed(self) -> bool {
        self.error.try_with_untracked(Option::is_some) == Some(true)
    }

    fn shown_key(self) -> Option<Key> {
        self.shown.try_with_untracked(|shown| shown.as_ref().map(|shown| shown.key.clone())).flatten()
    }

    fn is_current(self) -> bool {
        let asked = self.asked.try_get_untracked().flatten();
        asked.is_some() && asked == self.shown_key()
    }
}
