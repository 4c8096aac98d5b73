//! Data of the server on a page: the last good value stays while it is fetched again and when that fails.

use std::rc::Rc;

use leptos::prelude::*;
use serde::de::DeserializeOwned;
use spanning_api::Timestamp;
use spanning_api::endpoint::Call;

use super::fetching::Fetching;
use super::{ClientError, Reply, Request};
use crate::platform::lasting::until_cleanup;

/// A value of the server, kept up to date. Copy; ends with the owner that made it.
pub struct Remote<T: 'static> {
    value: RwSignal<Option<T>>,
    fetching: Fetching,
}

impl<T> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Remote<T> {}

impl<T: Send + Sync + 'static> Remote<T> {
    /// Fetches what `request` asks for, at once and whenever a signal that it reads changes. A change
    /// of the path (another tenant) forgets the old value, a change of the query keeps it meanwhile.
    pub fn new<E: Call<Answer = T> + 'static>(request: impl Fn() -> Request<E> + Send + Sync + 'static) -> Self
    where
        T: DeserializeOwned,
    {
        Self::when(move || Some(request()))
    }

    /// Like [`Remote::new`], for what can only be asked for under some conditions.
    pub fn when<E: Call<Answer = T> + 'static>(request: impl Fn() -> Option<Request<E>> + Send + Sync + 'static) -> Self
    where
        T: DeserializeOwned,
    {
        let value = RwSignal::new(None);
        let ask = move || request().map(|request| (request.client, request.raw));
        let put = move |text: Option<&str>| {
            let read = text.map(serde_json::from_str::<T>).transpose();
            read.map(|read| value.try_set(read)).is_ok()
        };
        Self { value, fetching: Fetching::new(Box::new(ask), Rc::new(put)) }
    }

    /// Fetches again; what is shown stays meanwhile.
    pub fn reload(self) {
        self.fetching.reload();
    }

    /// Takes a newer value: what a change answered. An answer still on its way is older and is dropped.
    pub fn set(self, reply: Reply<T>) {
        self.value.try_set(Some(reply.value));
        self.fetching.arrived(reply.etag);
    }

    /// The last good value; reactive.
    pub fn get(self) -> Option<T>
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Reads the last good value without a copy; reactive.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        until_cleanup(&self.value);
        self.value.try_with(|value| value.as_ref().map(read)).flatten()
    }

    /// Like [`Remote::with`], not reactive.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        self.value.try_with_untracked(|value| value.as_ref().map(read)).flatten()
    }

    /// The version of the last good value, for `if_match`; not reactive.
    pub fn etag(self) -> Option<String> {
        self.fetching.etag()
    }

    /// Why the last fetch failed; reactive. The value before it is still there.
    pub fn error(self) -> Option<ClientError> {
        until_cleanup(&self.fetching.error);
        self.fetching.error.try_get().flatten()
    }

    /// Whether a fetch is under way; reactive.
    pub fn is_loading(self) -> bool {
        until_cleanup(&self.fetching.loading);
        self.fetching.loading.try_get().unwrap_or(false)
    }

    /// When the value arrived, by the server's clock; reactive.
    pub fn loaded_at(self) -> Option<Timestamp> {
        until_cleanup(&self.fetching.loaded_at);
        self.fetching.loaded_at.try_get().flatten()
    }
}
