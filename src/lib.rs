//! Spanning Console: see ARCHITECTURE.md.

// Views are deep types; the default of 128 is a matter of luck.
#![recursion_limit = "256"]

pub mod app;
pub mod client;
pub mod config;
pub mod features;
pub mod language;
pub mod nav;
pub mod platform;
pub mod routes;
pub mod session;
pub mod shell;
pub mod text;
pub mod ui;
