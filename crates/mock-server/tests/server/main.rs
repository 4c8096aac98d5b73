//! The real program, driven over HTTP.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod control;
mod files;
mod hosts;
mod lifecycle;
mod recovery;
mod support;
