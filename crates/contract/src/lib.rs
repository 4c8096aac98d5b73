//! Whether a back end, and the document that describes it, keep the contract.
//!
//! * [`document`] looks after the OpenAPI document: a linter, what has changed since the last release
//!   and whether that breaks a client, and the examples in it.
//! * [`suite`] asks a back end over HTTP, whatever it is written in, and tells point by point what does
//!   not fit. Its words for a rule are in `docs/backend.md`.

pub mod document;
pub mod schema;
pub mod suite;
