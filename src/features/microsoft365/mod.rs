//! Dashboard > Spanning > Microsoft 365: which customers need attention, and acting on them.

mod cells;
pub mod column_dialog;
mod columns;
mod drawer;
mod filters;
mod header;
mod page;
mod picks;
pub mod state;
mod table;
mod tiles;
mod triage;

pub use page::Microsoft365Page;
