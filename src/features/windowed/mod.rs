//! A list of any kind that the server filters, fetched as far as it is looked at. Rows stay outside the
//! reactive graph; one version number says that some may have changed.

use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::Timestamp;
use spanning_api::endpoint::Call;
use spanning_api::page::Page;
use spanning_api::query::Window;

use crate::client::{ClientError, Request};
use crate::features::tenants::blocks::{BLOCK, Blocks, Key, Ticket};
use crate::platform::clock::{Clock, use_clock};
use crate::platform::events;
use crate::platform::http::Abort;
use crate::session::use_session;
use crate::ui::TablePlace;

type Answer<T> = Pin<Box<dyn Future<Output = Result<Page<T>, ClientError>>>>;
type Source<T> = Arc<dyn Fn(Window, Abort) -> Answer<T> + Send + Sync>;

/// The list. Copy; ends with the owner that made it.
pub struct Windowed<T: 'static> {
    /// Where one is in the table.
    pub place: TablePlace,
    source: StoredValue<Option<Source<T>>>,
    /// What is asked for, and what is on the screen until its first answer.
    keys: RwSignal<(Option<Key>, Option<Key>)>,
    blocks: StoredValue<Blocks<Arc<T>>>,
    window: StoredValue<Range<usize>>,
    version: RwSignal<u64>,
    loading: RwSignal<bool>,
    error: RwSignal<Option<ClientError>>,
    loaded_at: StoredValue<Option<Timestamp>>,
    clock: Clock,
    abort: StoredValue<Option<Abort>>,
    /// Owns the handles that give requests up: what asks may be an effect, which ends earlier.
    scope: StoredValue<Owner>,
}

impl<T> Clone for Windowed<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Windowed<T> {}

impl<T: PartialEq + Send + Sync + 'static> Windowed<T> {
    /// A list that has asked for nothing yet.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        let list = Self {
            place: TablePlace::default(),
            source: StoredValue::new(None),
            keys: RwSignal::new((None, None)),
            blocks: StoredValue::new(Blocks::default()),
            window: StoredValue::new(0..1),
            version: RwSignal::new(0),
            loading: RwSignal::new(true),
            error: RwSignal::new(None),
            loaded_at: StoredValue::new(None),
            clock: use_clock(),
            abort: StoredValue::new(None),
            scope: StoredValue::new(Owner::current().map(|owner| owner.child()).unwrap_or_default()),
        };
        // What failed for want of a network is there without being asked for, and so is what was refused while
        // nobody was signed in.
        events::on_return(move || {
            if list.error.try_with_untracked(Option::is_some) == Some(true) {
                list.reload();
            }
        });
        let session = use_session();
        Effect::new(move |before: Option<u32>| {
            let epoch = session.epoch();
            if before.is_some_and(|before| before != epoch) {
                list.reload();
            }
            epoch
        });
        list
    }

    /// Shows another list, named by `key`; the old rows stay until the first of the new are here.
    pub fn ask<E: Call<Answer = Page<T>> + 'static>(
        self,
        key: &str,
        request: impl Fn(Window) -> Request<E> + Send + Sync + 'static,
    ) {
        let source: Source<T> = Arc::new(move |window, abort| {
            let request = request(window).abort(abort);
            Box::pin(async move { request.send().await.map(|reply| reply.value) })
        });
        self.turn_to(Key::from(key), source);
    }

    fn turn_to(self, key: Key, source: Source<T>) {
        let same = self.keys.try_with_untracked(|(asked, _)| asked.as_ref() == Some(&key)) != Some(false);
        if same {
            return;
        }
        self.give_up();
        self.source.try_set_value(Some(source));
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

    /// The rows that are in view, or soon will be.
    pub fn look_at(self, range: Range<usize>) {
        if self.keys.try_with_untracked(|(asked, shown)| asked == shown) == Some(true) {
            self.window.try_set_value(range);
            self.fetch();
        }
    }

    /// Fetches again what is in view; old rows stay meanwhile.
    pub fn reload(self) {
        self.give_up();
        self.blocks.try_update_value(Blocks::invalidate);
        self.error.try_set(None);
        self.fetch();
    }

    /// How many rows there are; nothing before the first answer. Reactive.
    pub fn total(self) -> Option<usize> {
        self.version.track();
        let key = self.keys.try_with(|(_, shown)| shown.clone()).flatten()?;
        self.blocks.try_with_value(|blocks| blocks.total(&key)).flatten()
    }

    /// A row with its revision; nothing while it is not loaded.
    pub fn row(self, index: usize) -> Option<(u64, Arc<T>)> {
        let key = self.keys.try_with_untracked(|(_, shown)| shown.clone()).flatten()?;
        self.blocks.try_with_value(|blocks| blocks.row(&key, index).map(|(revision, row)| (revision, row.clone())))?
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

    fn give_up(self) {
        if let Some(abort) = self.abort.try_update_value(Option::take).flatten() {
            abort.now();
        }
    }

    fn handle(self) -> Option<Abort> {
        let known = self.abort.try_get_value().flatten();
        let fresh = || self.scope.try_with_value(|scope| scope.with(Abort::on_cleanup));
        let abort = known.or_else(fresh)?;
        self.abort.try_set_value(Some(abort));
        Some(abort)
    }

    fn fetch(self) {
        let (Some(key), Some(source)) =
            (self.keys.try_with_untracked(|(asked, _)| asked.clone()).flatten(), self.source.try_get_value().flatten())
        else {
            return;
        };
        let window = self.window.try_get_value().unwrap_or(0..1);
        let tickets = self.blocks.try_update_value(|blocks| blocks.claim(&key, window)).unwrap_or_default();
        let Some(abort) = self.handle().filter(|_| !tickets.is_empty()) else { return };
        self.loading.try_set(true);
        for ticket in tickets {
            let window = Window { offset: ticket.offset() as u64, limit: BLOCK as u32 };
            let answer = source(window, abort);
            spawn_local(async move { self.take(&ticket, answer.await) });
        }
    }

    fn take(self, ticket: &Ticket, outcome: Result<Page<T>, ClientError>) {
        let counts = match outcome {
            Ok(page) => {
                let rows = page.items.into_iter().map(Arc::new).collect();
                self.error.try_set(None);
                self.loaded_at.try_set_value(Some(self.clock.right_now()));
                self.blocks.try_update_value(|blocks| blocks.accept(ticket, rows, page.total)) == Some(true)
            }
            Err(error) => {
                let counts = self.blocks.try_update_value(|blocks| blocks.release(ticket)) == Some(true);
                if counts && error != ClientError::Aborted && !error.is_signed_out() {
                    self.error.try_set(Some(error));
                }
                counts
            }
        };
        if !counts {
            return;
        }
        self.keys.try_update(|(asked, shown)| {
            if asked.as_ref() == Some(&ticket.key) && shown.as_ref() != Some(&ticket.key) {
                *shown = Some(ticket.key.clone());
            }
        });
        self.version.try_update(|version| *version += 1);
        let loading = self.blocks.try_with_value(|blocks| blocks.is_loading(&ticket.key)).unwrap_or(false);
        self.loading.try_set(loading);
    }
}
