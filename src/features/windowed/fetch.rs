//! How a list gets its rows: which requests go out, which answers count.

use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::Call;
use spanning_api::page::{MAX_LIMIT, Page};
use spanning_api::query::Window;

use super::blocks::{BLOCK, Key, Ticket};
use super::{Part, Shown, Windowed};
use crate::client::{ClientError, Request};
use crate::platform::http::Abort;

type Answer<T> = Pin<Box<dyn Future<Output = Result<Page<T>, ClientError>>>>;

/// Asks the server for a part of a list.
pub(super) type Source<T> = Arc<dyn Fn(Part, Option<Abort>) -> Answer<T> + Send + Sync>;

pub(super) fn source<T: 'static, E: Call<Answer = Page<T>> + 'static>(
    request: impl Fn(Part) -> Request<E> + Send + Sync + 'static,
) -> Source<T> {
    Arc::new(move |part, abort| {
        let mut request = request(part).at_once();
        if let Some(abort) = abort {
            request = request.abort(abort);
        }
        Box::pin(async move { request.send().await.map(|reply| reply.value) })
    })
}

impl<T: PartialEq + Send + Sync + 'static> Windowed<T> {
    pub(super) fn give_up(self) {
        if let Some(abort) = self.abort.try_update_value(Option::take).flatten() {
            abort.now();
        }
    }

    pub(super) fn fetch(self) {
        let Some(key) = self.asked.try_get_untracked().flatten() else { return };
        let window = self.window.try_get_value().unwrap_or(0..1);
        self.fetch_range(&key, window);
    }

    /// Asks for what is missing of a range of the list that is asked for.
    pub(super) fn fetch_range(self, key: &Key, range: Range<usize>) {
        let Some(source) = self.source.try_get_value().flatten() else { return };
        let tickets = self.blocks.try_update_value(|blocks| blocks.claim(key, range)).unwrap_or_default();
        if !tickets.is_empty() {
            let abort = self.handle();
            let as_of = self.as_of.try_get_value().flatten().filter(|(of, _)| of == key).map(|(_, as_of)| as_of);
            for ticket in tickets {
                let window = Window { offset: ticket.offset() as u64, limit: BLOCK as u32 };
                let answer = source(Part { window, as_of: as_of.clone() }, abort);
                spawn_local(async move {
                    match answer.await {
                        Ok(page) => self.take(&ticket, page),
                        Err(error) => self.miss(&ticket, error),
                    }
                });
            }
        }
        self.note_loading(key);
    }

    /// The handle of what is under way; a new one after the last was used.
    fn handle(self) -> Option<Abort> {
        if let Some(abort) = self.abort.try_get_value()?.filter(|abort| !abort.is_aborted()) {
            return Some(abort);
        }
        let scope = self.scope.try_get_value()?;
        let abort = scope.with_cleanup(Abort::on_cleanup);
        self.abort.try_set_value(Some(abort));
        Some(abort)
    }

    /// The rows of a range of the shown list, loaded or not.
    pub async fn rows(self, range: Range<usize>) -> Result<Vec<T>, ClientError> {
        let mut rows = Vec::new();
        let Some(source) = self.shown_source.try_get_value().flatten() else { return Ok(rows) };
        let mut at = range.start;
        while at < range.end {
            let limit = u32::try_from(range.end - at).unwrap_or(MAX_LIMIT).min(MAX_LIMIT);
            let window = Window { offset: at as u64, limit };
            let items = source(Part { window, as_of: None }, None).await?.items;
            if items.is_empty() {
                break;
            }
            at += items.len();
            rows.extend(items);
        }
        Ok(rows)
    }

    fn take(self, ticket: &Ticket, page: Page<T>) {
        let Page { items, total, as_of, .. } = page;
        let anchor = self.place.top().and_then(|top| Some((top, self.row(top)?.1)));
        let rows = items.into_iter().map(Arc::new).collect();
        let counts = self.blocks.try_update_value(|blocks| blocks.accept(ticket, rows, total));
        self.stay_with(anchor, &ticket.key);
        if counts != Some(true) || !self.is_asked(&ticket.key) {
            return;
        }
        self.as_of.try_update_value(|known| {
            if known.as_ref().is_none_or(|(of, _)| *of != ticket.key) {
                *known = as_of.map(|as_of| (ticket.key.clone(), as_of));
            }
        });
        self.error.try_set(None);
        self.loaded_at.try_set_value(Some(self.clock.right_now()));
        self.show(&ticket.key, usize::try_from(total).unwrap_or(usize::MAX));
        // A wide window needs more than one block, and another total makes blocks stale.
        self.fetch();
    }

    /// Rows above may have come or gone: the row under the reader's eyes stays where it is.
    fn stay_with(self, anchor: Option<(usize, Arc<T>)>, key: &Key) {
        let Some((before, row)) = anchor.filter(|_| self.shown_key().as_ref() == Some(key)) else { return };
        let id = (self.id)(&row);
        let after = self.blocks.try_with_value(|blocks| blocks.find(key, |row| (self.id)(row) == id)).flatten();
        if let Some(after) = after.filter(|after| *after != before && before > 0) {
            self.place.follow(before, after);
        }
    }

    fn miss(self, ticket: &Ticket, error: ClientError) {
        let counted = self.blocks.try_update_value(|blocks| blocks.release(ticket)) == Some(true);
        if !counted || !self.is_asked(&ticket.key) {
            return;
        }
        if error == ClientError::Aborted {
            // It was given up for another list, and this one is wanted again.
            self.fetch();
        } else {
            self.error.try_set(Some(error));
            self.note_loading(&ticket.key);
        }
    }

    fn is_asked(self, key: &Key) -> bool {
        self.asked.try_with_untracked(|asked| asked.as_ref() == Some(key)) == Some(true)
    }

    /// Shows the list that is asked for.
    pub(super) fn show(self, key: &Key, total: usize) {
        let before = self.shown_key();
        let shown = Shown { key: key.clone(), total };
        if self.shown.try_with_untracked(|now| now.as_ref() == Some(&shown)) == Some(false) {
            self.shown.try_set(Some(shown));
        }
        if before.as_ref() != Some(key) {
            self.shown_source.try_set_value(self.source.try_get_value().flatten());
        }
        if before.is_some_and(|before| before != *key) {
            self.place.reset();
        }
        self.version.try_update(|version| *version += 1);
    }

    fn note_loading(self, key: &Key) {
        let loading = self.blocks.try_with_value(|blocks| blocks.is_loading(key)).unwrap_or(false);
        if self.loading.try_get_untracked() == Some(!loading) {
            self.loading.try_set(loading);
        }
    }
}
