//! The entries that were fetched, newest first. They stay outside the reactive graph; one version number
//! says that some may have changed.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::Timestamp;
use spanning_api::activity::{Activity, ActivityQuery, AsOf};
use spanning_api::endpoint::ListActivity;
use spanning_api::id::ActivityId;
use spanning_api::query::{Query, Window};
use spanning_api::time::SECOND;

use super::filter::Filter;
use crate::client::{Client, ClientError, use_client};
use crate::features::tenants::blocks::{BLOCK, Blocks, Key, Ticket};
use crate::platform::clock::{Clock, use_clock};
use crate::platform::http::Abort;
use crate::platform::intl;
use crate::ui::TablePlace;

/// Entries younger than this are not fetched again when somebody comes back.
const FRESH: i64 = SECOND;

/// The entries. Copy; ends with the page.
#[derive(Clone, Copy)]
pub(super) struct Trail {
    /// Where one is in the table.
    pub place: TablePlace,
    client: Client,
    filter: StoredValue<Filter>,
    /// What is asked for, and what is on the screen until its first answer.
    keys: RwSignal<(Option<Key>, Option<Key>)>,
    blocks: StoredValue<Blocks<Arc<Activity>>>,
    window: StoredValue<Range<usize>>,
    version: RwSignal<u64>,
    loading: RwSignal<bool>,
    error: RwSignal<Option<ClientError>>,
    loaded_at: StoredValue<Timestamp>,
    /// Names the state of the trail that the rows are of: without it, an entry that comes while one scrolls
    /// would push a row from one window into the next.
    as_of: StoredValue<Option<(Key, AsOf)>>,
    clock: Clock,
    abort: StoredValue<Abort>,
}

/// What a filter asks the server: its days begin and end in the viewer's zone.
pub(super) fn question(filter: &Filter, window: Window) -> ActivityQuery {
    let day = |time: Option<_>| time.unwrap_or_default();
    filter.ask(window, |from| day(intl::day_start(&from.to_string())), |to| day(intl::day_end(&to.to_string())))
}

impl Trail {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            place: TablePlace::default(),
            client: use_client(),
            filter: StoredValue::new(Filter::default()),
            keys: RwSignal::new((None, None)),
            blocks: StoredValue::new(Blocks::default()),
            window: StoredValue::new(0..1),
            version: RwSignal::new(0),
            loading: RwSignal::new(false),
            error: RwSignal::new(None),
            loaded_at: StoredValue::new(Timestamp::default()),
            as_of: StoredValue::new(None),
            clock: use_clock(),
            abort: StoredValue::new(Abort::on_cleanup()),
        }
    }

    /// Shows what a filter lets through; the old entries stay until the first of the new are here.
    pub fn ask(self, filter: &Filter) {
        let key = Key::from(filter.list().to_query());
        if self.asked().as_ref() == Some(&key) {
            return;
        }
        self.give_up();
        self.filter.try_set_value(filter.list());
        self.error.try_set(None);
        self.window.try_set_value(0..1);
        let known = self.blocks.try_with_value(|blocks| blocks.total(&key).is_some()) == Some(true);
        self.keys.try_update(|(asked, shown)| {
            if known {
                *shown = Some(key.clone());
            }
            *asked = Some(key);
        });
        self.place.reset();
        self.version.try_update(|version| *version += 1);
        self.fetch();
    }

    /// The entries that are in view, or soon will be.
    pub fn look_at(self, range: Range<usize>) {
        let current = self.keys.try_with_untracked(|(asked, shown)| asked == shown) == Some(true);
        if current {
            self.window.try_set_value(range);
            self.fetch();
        }
    }

    /// Fetches again what is in view; old entries stay meanwhile.
    pub fn reload(self) {
        self.give_up();
        self.blocks.try_update_value(Blocks::invalidate);
        self.as_of.try_set_value(None);
        self.error.try_set(None);
        self.fetch();
    }

    /// Fetches again, unless that has just been done.
    pub fn reload_when_old(self) {
        let loaded = self.loaded_at.try_get_value().unwrap_or_default();
        let idle = self.loading.try_get_untracked() == Some(false);
        if idle && self.clock.right_now().since(loaded) >= FRESH {
            self.reload();
        }
    }

    /// When the newest entries arrived, by the server's clock; not reactive.
    pub fn loaded_at(self) -> Option<Timestamp> {
        self.loaded_at.try_get_value().filter(|at| *at != Timestamp::default())
    }

    /// How many entries there are; nothing before the first answer. Reactive.
    pub fn total(self) -> Option<usize> {
        self.version.track();
        let key = self.keys.try_with(|(_, shown)| shown.clone()).flatten()?;
        self.blocks.try_with_value(|blocks| blocks.total(&key)).flatten()
    }

    /// An entry with its revision; nothing while it is not loaded.
    pub fn row(self, index: usize) -> Option<(u64, Arc<Activity>)> {
        let key = self.shown()?;
        self.blocks.try_with_value(|blocks| blocks.row(&key, index).map(|(revision, row)| (revision, row.clone())))?
    }

    /// The place of an entry, if it is loaded. Reactive.
    pub fn position(self, id: &ActivityId) -> Option<usize> {
        self.version.track();
        let key = self.shown()?;
        self.blocks.try_with_value(|blocks| blocks.find(&key, |row| row.id == *id))?
    }

    /// Changes whenever any entry may have. Reactive.
    pub fn version(self) -> Signal<u64> {
        self.version.into()
    }

    /// Whether entries are on their way. Reactive.
    pub fn is_loading(self) -> bool {
        self.loading.try_get().unwrap_or(false)
    }

    /// Why the last request failed. Reactive.
    pub fn error(self) -> Option<ClientError> {
        self.error.try_get().flatten()
    }

    fn asked(self) -> Option<Key> {
        self.keys.try_with_untracked(|(asked, _)| asked.clone()).flatten()
    }

    fn shown(self) -> Option<Key> {
        self.keys.try_with_untracked(|(_, shown)| shown.clone()).flatten()
    }

    fn give_up(self) {
        self.abort.try_with_value(|abort| abort.now());
        self.abort.try_set_value(Abort::manual());
    }

    fn fetch(self) {
        let Some(key) = self.asked() else { return };
        let window = self.window.try_get_value().unwrap_or(0..1);
        let tickets = self.blocks.try_update_value(|blocks| blocks.claim(&key, window)).unwrap_or_default();
        for ticket in tickets {
            spawn_local(self.bring(ticket));
        }
        self.note(&key);
    }

    async fn bring(self, ticket: Ticket) {
        let (Some(filter), Some(abort)) = (self.filter.try_get_value(), self.abort.try_get_value()) else { return };
        let window = Window { offset: ticket.offset() as u64, limit: BLOCK as u32 };
        let as_of = self.as_of.try_get_value().flatten().filter(|(key, _)| *key == ticket.key).map(|(_, as_of)| as_of);
        let query = question(&filter, window);
        let query = ActivityQuery { as_of, ..query };
        let outcome = self.client.call::<ListActivity>(()).query(query).abort(abort).send().await;
        match outcome {
            Ok(reply) => {
                if let (None, Some(name)) = (as_of, reply.value.as_of.as_deref().and_then(AsOf::parse)) {
                    self.as_of.try_set_value(Some((ticket.key.clone(), name)));
                }
                let rows = reply.value.items.into_iter().map(Arc::new).collect();
                let good = self.blocks.try_update_value(|blocks| blocks.accept(&ticket, rows, reply.value.total));
                if good == Some(true) && self.asked().as_ref() == Some(&ticket.key) {
                    self.error.try_set(None);
                    self.loaded_at.try_set_value(self.clock.right_now());
                    self.keys.try_update(|(_, shown)| *shown = Some(ticket.key.clone()));
                    self.version.try_update(|version| *version += 1);
                    // A wide window needs more than one block.
                    self.fetch();
                }
            }
            Err(error) => {
                let counted = self.blocks.try_update_value(|blocks| blocks.release(&ticket)) == Some(true);
                if counted && self.asked().as_ref() == Some(&ticket.key) {
                    match error {
                        // Given up for another filter, and wanted again.
                        ClientError::Aborted => self.fetch(),
                        error => {
                            self.error.try_set(Some(error));
                        }
                    }
                }
            }
        }
        self.note(&ticket.key);
    }

    fn note(self, key: &Key) {
        let loading = self.blocks.try_with_value(|blocks| blocks.is_loading(key)).unwrap_or(false);
        if self.asked().as_ref() == Some(key) && self.loading.try_get_untracked() == Some(!loading) {
            self.loading.try_set(loading);
        }
    }
}
