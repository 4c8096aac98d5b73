//! What crosses HTTP between the console and its back end: the v1 contract.
//!
//! Types are plain serde data in camelCase. Field names of tenant data follow the vendor's
//! read-only UniView Public API, so that a gateway to it can stand behind this contract; what that
//! API lacks (licence type, trial, writes, link state, activity, migration) is this contract's own.
//!
//! * [`endpoint`] alone knows API paths; the app builds requests from it and the mock routes with it.
//! * [`problem`] is the one error shape (RFC 9457) with stable codes.
//! * Enumerations are open: a value that this build does not know is kept and shown as it is.

#[macro_use]
mod open_enum;

pub mod activity;
pub mod alert;
pub mod bulk;
pub mod endpoint;
pub mod id;
pub mod integration;
pub mod launch;
pub mod licence;
pub mod link;
pub mod migration;
pub mod onboarding;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod organization;
pub mod page;
pub mod portal;
pub mod problem;
pub mod query;
pub mod session;
pub mod sync;
pub mod tenant;
pub mod tenant_filter;
pub mod tenant_query;
pub mod time;
pub mod view;

pub use time::Timestamp;

/// Declares a wire struct: camelCase fields, both directions of serde, and its JSON Schema when the
/// `openapi` feature is on. Unknown fields of a newer server are ignored.
macro_rules! wire {
    ($($(#[$meta:meta])* pub struct $name:ident $body:tt)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        pub struct $name $body
    )+};
}
pub(crate) use wire;
