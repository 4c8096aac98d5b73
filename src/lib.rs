//! Spanning Console: see ARCHITECTURE.md.
