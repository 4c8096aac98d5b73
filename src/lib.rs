//! Spanning Console: see ARCHITECTURE.md.

pub mod routes;
