//! Spanning Console: see ARCHITECTURE.md.

pub mod features;
pub mod routes;
pub mod text;
pub mod ui;
