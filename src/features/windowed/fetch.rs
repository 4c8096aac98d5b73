//! How a list of tenants gets its rows: which requests go out, which answers count.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::ListTenants;
use spanning_api::id::TenantId;
use spanning_api::page::MAX_LIMIT;
use spanning_api::query::{Query, Window};
use spanning_api::tenant::Tenant;
use spanning_api::tenant_query::TenantQuery;

use super::blocks::{BLOCK, Key, Ticket};
use super::list::{Shown, TenantList};
use crate::client::ClientError;
use crate::platform::http::Abort;

impl TenantList {
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

    pub(super) fn fetch_range(self, key: &Key, range: Range<usize>) {
        let tickets = self.blocks.try_update_value(|blocks| blocks.claim(key, range)).unwrap_or_default();
        if !tickets.is_empty() {
            let abort = self.handle();
            for ticket in tickets {
                spawn_local(self.bring(ticket, abort));
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
        let abort = scope.with_cleanup(Abort::manual);
        self.abort.try_set_value(Some(abort));
        Some(abort)
    }

    async fn bring(self, ticket: Ticket, abort: Option<Abort>) {
        let (mut query, _) = TenantQuery::from_query(&ticket.key);
        query.window = Window { offset: ticket.offset() as u64, limit: BLOCK as u32 };
        let mut request = self.client.call::<ListTenants>(()).query(query);
        if let Some(abort) = abort {
            request = request.abort(abort);
        }
        match request.send().await {
            Ok(reply) => {
                let page = reply.value;
                let rows = page.items.into_iter().map(Arc::new).collect();
                self.take(&ticket, rows, page.total);
            }
            Err(error) => self.miss(&ticket, error),
        }
    }

    /// The tenants of a range of the shown list, also where its rows are not loaded.
    pub async fn ids(self, range: Range<usize>) -> Result<Vec<TenantId>, ClientError> {
        let Some(key) = self.shown_key() else { return Ok(Vec::new()) };
        let (query, _) = TenantQuery::from_query(&key);
        let mut ids = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let limit = u32::try_from(range.end - at).unwrap_or(MAX_LIMIT).min(MAX_LIMIT);
            let query = TenantQuery { window: Window { offset: at as u64, limit }, ..query.clone() };
            let items = self.client.call::<ListTenants>(()).query(query).send().await?.value.items;
            if items.is_empty() {
                break;
            }
            at += items.len();
            ids.extend(items.into_iter().map(|tenant| tenant.id));
        }
        Ok(ids)
    }

    fn take(self, ticket: &Ticket, rows: Vec<Arc<Tenant>>, total: u64) {
        let anchor = self.place.top().and_then(|top| Some((top, self.row(top)?.1.id.clone())));
        let counts = self.blocks.try_update_value(|blocks| blocks.accept(ticket, rows, total));
        self.stay_with(anchor, &ticket.key);
        if counts != Some(true) || !self.is_asked(&ticket.key) {
            return;
        }
        self.error.try_set(None);
        self.loaded_at.try_set_value(self.clock.right_now());
        self.show(&ticket.key, usize::try_from(total).unwrap_or(usize::MAX));
        // A wide window needs more than one block, and another total makes blocks stale.
        self.fetch();
    }

    /// Rows above may have come or gone: the row under the reader's eyes stays where it is.
    fn stay_with(self, anchor: Option<(usize, TenantId)>, key: &Key) {
        let Some((before, id)) = anchor.filter(|_| self.shown_key().as_ref() == Some(key)) else { return };
        let after = self.blocks.try_with_value(|blocks| blocks.find(key, |row| row.id == id)).flatten();
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

    pub(super) fn show(self, key: &Key, total: usize) {
        let before = self.shown_key();
        let shown = Shown { key: key.clone(), total };
        if self.shown.try_with_untracked(|now| now.as_ref() == Some(&shown)) == Some(false) {
            self.shown.try_set(Some(shown));
        }
        if before.is_some_and(|before| before != *key) {
            self.place.reset();
        }
        self.version.try_update(|version| *version += 1);
    }

    fn note_loading(self, key: &Key) {
        let loading = self.blocks.try_with_value(|blocks| blocks.is_loading(key)).unwrap_or(false);
        if self.is_loading_untracked() != loading {
            self.loading.try_set(loading);
        }
    }
}
