//! A call in the making.

use std::marker::PhantomData;

use serde::Serialize;
use spanning_api::endpoint::{Call, Op};
use spanning_api::query::Query;

use super::{Client, ClientError};
use crate::platform::http::Abort;
use crate::platform::random;

/// An answer with the version it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply<T> {
    /// The answer.
    pub value: T,
    /// The version, for `if_match` of a later change.
    pub etag: Option<String>,
}

/// Names one action of a person, so that however often it is sent it has one effect. Kept by what
/// offers the action until it has worked or was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// A new one.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self(random::uuid())
    }
}

/// Everything about a request but its types.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    pub op: Op,
    pub path: String,
    pub query: String,
    pub body: Option<String>,
    pub if_match: Option<String>,
    pub key: Option<String>,
    pub abort: Option<Abort>,
    pub unless_same: bool,
    pub known: Option<String>,
    pub at_once: bool,
}

impl Raw {
    pub fn new(op: Op, ids: &[&str]) -> Self {
        let path = op.path(ids);
        Self {
            op,
            path,
            query: String::new(),
            body: None,
            if_match: None,
            key: None,
            abort: None,
            unless_same: false,
            known: None,
            at_once: false,
        }
    }

    /// Path and query, below the base.
    pub fn url(&self, base: &str) -> String {
        let mark = if self.query.is_empty() { "" } else { "?" };
        format!("{base}{}{mark}{}", self.path, self.query)
    }
}

/// A typed call, not sent yet.
pub struct Request<E> {
    pub(super) client: Client,
    pub(super) raw: Raw,
    pub(super) endpoint: PhantomData<E>,
}

impl<E: Call> Request<E> {
    /// Sets the query.
    pub fn query(mut self, query: E::Query) -> Self {
        self.raw.query = query.to_query();
        self
    }

    /// Sets the body.
    pub fn body(mut self, body: E::Body) -> Self {
        self.raw.body = json(&body);
        self
    }

    /// Sets the version that the change is based on.
    pub fn if_match(mut self, etag: impl Into<String>) -> Self {
        self.raw.if_match = Some(etag.into());
        self
    }

    /// What is asked for, so that the same action asked for again is known as the same.
    pub fn what(&self) -> String {
        let raw = &self.raw;
        let parts = [raw.op.name(), &raw.path, &raw.query, raw.if_match.as_deref().unwrap_or_default()];
        format!("{} {}", parts.join(" "), raw.body.as_deref().unwrap_or_default())
    }

    /// Names the action. Without it a mutation gets a key of its own, good for its own retries only.
    pub fn idempotency(mut self, key: &IdempotencyKey) -> Self {
        self.raw.key = Some(key.0.clone());
        self
    }

    /// For what is asked again and again: a [`super::Remote`] says which version it has, and a server that has
    /// no other sends nothing.
    pub fn unless_same(mut self) -> Self {
        self.raw.unless_same = true;
        self
    }

    /// Sends it in the task that asks for it: it is what somebody waits for. Others get a task each, and the page may be
    /// painted before.
    pub fn at_once(mut self) -> Self {
        self.raw.at_once = true;
        self
    }

    /// Gives the request up when `abort` says so. Only for what reads: a change that was begun is
    /// finished, also when its page is left.
    pub fn abort(mut self, abort: Abort) -> Self {
        self.raw.abort = Some(abort);
        self
    }

    /// Sends it and waits for the answer: 30 seconds for a try, with retries where they are safe.
    ///
    /// # Errors
    /// Whatever stood against an answer of the documented shape.
    pub async fn send(self) -> Result<Reply<E::Answer>, ClientError> {
        let op = self.raw.op;
        let (text, etag) = self.client.exchange(self.raw).await?;
        let value = serde_json::from_str(&text).map_err(|_| ClientError::Malformed { op })?;
        Ok(Reply { value, etag })
    }
}

fn json(body: &impl Serialize) -> Option<String> {
    serde_json::to_string(body).ok().filter(|text| text != "null")
}
