//! What the page shows, and how its address changes.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::activity::{Activity, ActivityQuery, AsOf};
use spanning_api::endpoint::{ExportActivity, GetActivity, ListActivity};
use spanning_api::id::ActivityId;
use spanning_api::query::{Query, Window};
use spanning_api::time::SECOND;

use super::filter::Filter;
use crate::client::{Client, ClientError, Remote, use_client};
use crate::features::windowed::Windowed;
use crate::nav::{Nav, use_nav};
use crate::platform::effect::effect;
use crate::platform::{download, intl};
use crate::text::activity as text;
use crate::ui::{Toast, Toasts};

/// Entries that are older, in ms, are fetched again when somebody comes back.
const FRESH: i64 = SECOND;

/// What a filter asks the server: its days begin and end in the viewer's zone.
fn question(filter: &Filter, window: Window) -> ActivityQuery {
    let day = |time: Option<_>| time.unwrap_or_default();
    filter.ask(window, |from| day(intl::day_start(&from.to_string())), |to| day(intl::day_end(&to.to_string())))
}

/// The page's state. Copy; ends with the page.
#[derive(Clone, Copy)]
pub(super) struct ActivityState {
    /// What the address says.
    pub filter: Memo<Filter>,
    /// Something in the address was not understood.
    pub dropped: Memo<bool>,
    /// The entries.
    pub list: Windowed<Activity>,
    /// The entry in the drawer, from the server.
    pub entry: Remote<Activity>,
    /// A file is being made.
    pub exporting: RwSignal<bool>,
    /// Why there is none.
    pub export_failed: RwSignal<Option<ClientError>>,
    nav: Nav,
    client: Client,
    toasts: Option<Toasts>,
}

impl ActivityState {
    /// Begins to load what the address says.
    pub fn new() -> Self {
        let (nav, client) = (use_nav(), use_client());
        let query = nav.query();
        let read = Memo::new(move |_| {
            let (filter, bad) = Filter::from_query(&query.get());
            (filter, !bad.is_empty())
        });
        let filter = Memo::new(move |_| read.with(|(filter, _)| filter.clone()));
        let list = Windowed::new(|entry: &Activity| entry.id.as_str());
        list.keep_fresh(Some(FRESH));
        let entry = Memo::new(move |_| filter.with(|filter| filter.entry.clone()));
        let state = Self {
            filter,
            dropped: Memo::new(move |_| read.with(|(_, bad)| *bad)),
            list,
            entry: Remote::when(move || entry.get().map(|id| client.call::<GetActivity>(id))),
            exporting: RwSignal::new(false),
            export_failed: RwSignal::new(None),
            nav,
            client,
            toasts: use_context(),
        };
        effect(move |_| {
            let filter = filter.with(Filter::list);
            list.ask(&filter.to_query(), move |part| {
                let as_of = part.as_of.as_deref().and_then(AsOf::parse);
                client.call::<ListActivity>(()).query(ActivityQuery { as_of, ..question(&filter, part.window) })
            });
        });
        state
    }

    /// Changes the filter as a step that Back undoes.
    pub fn change(self, edit: impl FnOnce(&mut Filter)) {
        self.set(edit, true);
    }

    /// Changes the filter in place: while somebody types.
    pub fn adjust(self, edit: impl FnOnce(&mut Filter)) {
        self.set(edit, false);
    }

    fn set(self, edit: impl FnOnce(&mut Filter), step: bool) {
        let Some(before) = self.filter.try_get_untracked() else { return };
        let mut after = before.clone();
        edit(&mut after);
        if after == before {
            return;
        }
        let query = after.to_query();
        if step { self.nav.push_query(&query) } else { self.nav.set_query(&query) }
    }

    /// Saves everything that matches as a file.
    pub fn export(self) {
        let Some(filter) = self.filter.try_get_untracked().filter(|_| !self.exporting.get_untracked()) else { return };
        self.exporting.set(true);
        self.export_failed.set(None);
        spawn_local(async move {
            let query = question(&filter, Window::default());
            let outcome = self.client.call::<ExportActivity>(()).query(query).send().await;
            self.exporting.try_set(false);
            match outcome {
                Ok(reply) => {
                    let file = reply.value;
                    download::text(&file.file_name, "text/csv;charset=utf-8", &file.csv);
                    if let Some(toasts) = self.toasts {
                        let words = text::exported(file.rows, &intl::number(file.rows), &file.file_name);
                        toasts.show(Toast::good(words));
                    }
                }
                Err(error) => {
                    self.export_failed.try_set(Some(error));
                }
            }
        });
    }

    /// Opens an entry in the drawer; Back closes it. Going on to another entry is no step of its own.
    pub fn open(self, id: ActivityId) {
        let first = self.filter.try_with_untracked(|filter| filter.entry.is_none()) == Some(true);
        self.set(|filter| filter.entry = Some(id), first);
    }

    /// Closes the drawer.
    pub fn close(self) {
        self.set(|filter| filter.entry = None, false);
    }

    /// Takes everything off but the tab.
    pub fn clear(self) {
        self.change(|filter| *filter = Filter { past: filter.past, entry: filter.entry.take(), ..Filter::default() });
    }

    /// The entry in the drawer: as the list has it, or as it was fetched. Reactive.
    pub fn entry_shown(self) -> Option<Activity> {
        let id = self.filter.with(|filter| filter.entry.clone())?;
        let listed =
            self.list.position(id.as_str()).and_then(|at| self.list.row(at)).map(|(_, row)| Activity::clone(&row));
        listed.or_else(|| self.entry.get().filter(|entry| entry.id == id))
    }
}
