//! Spanning Console: see ARCHITECTURE.md.

pub mod routes;
pub mod text;
pub mod ui;
