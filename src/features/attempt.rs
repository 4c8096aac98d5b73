//! One action of a person: its key is kept until the server has given a final answer, so that however often
//! it is tried it has one effect.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::Call;

use super::parts::is_settled;
use crate::client::{ClientError, IdempotencyKey, Reply, Request};

/// An action's key with what it was asked for.
pub type KeptKey = StoredValue<Option<(String, IdempotencyKey)>>;

/// The key of an action: the same until the server has given a final answer, unless something else is asked for.
pub fn key_of(kept: KeptKey, what: &str) -> IdempotencyKey {
    let same = kept.try_get_value().flatten().filter(|(before, _)| before == what);
    let key = same.map_or_else(IdempotencyKey::new, |(_, key)| key);
    kept.try_set_value(Some((what.to_owned(), key.clone())));
    key
}

/// An action under way, or how its last try failed.
#[derive(Clone, Copy)]
pub struct Attempt {
    /// It is being done.
    pub pending: RwSignal<bool>,
    /// Why it was not.
    pub error: RwSignal<Option<ClientError>>,
    key: KeptKey,
}

impl Attempt {
    /// Nothing was tried yet.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self { pending: RwSignal::new(false), error: RwSignal::new(None), key: StoredValue::new(None) }
    }

    /// Forgets how it failed: something was changed since.
    pub fn forget(self) {
        if self.error.try_with_untracked(Option::is_some) == Some(true) {
            self.error.try_set(None);
        }
    }

    /// Tries, unless a try is under way. What a click sends is finished also when its page is left.
    pub fn send<E: Call + 'static>(self, request: Request<E>, done: impl FnOnce(Reply<E::Answer>) + 'static) {
        self.send_then(request, move |reply| {
            if let Some(reply) = reply {
                done(reply);
            }
        });
    }

    /// The same, for what has something to put away also when it failed: `then` gets nothing in that case.
    pub fn send_then<E: Call + 'static>(
        self,
        request: Request<E>,
        then: impl FnOnce(Option<Reply<E::Answer>>) + 'static,
    ) {
        let Some(key) = self.begin(request.what()) else { return };
        spawn_local(async move {
            let outcome = request.idempotency(&key).send().await;
            then(self.end(outcome));
        });
    }

    fn begin(self, what: String) -> Option<IdempotencyKey> {
        if self.pending.try_get_untracked() != Some(false) {
            return None;
        }
        self.pending.try_set(true);
        self.error.try_set(None);
        Some(key_of(self.key, &what))
    }

    fn end<T>(self, outcome: Result<Reply<T>, ClientError>) -> Option<Reply<T>> {
        self.pending.try_set(false);
        if outcome.as_ref().err().is_none_or(is_settled) {
            self.key.try_set_value(None);
        }
        outcome.map_err(|error| self.error.try_set(Some(error))).ok()
    }
}
