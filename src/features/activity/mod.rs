//! The audit trail.

mod details;
pub mod filter;
mod filters;
mod page;
mod rows;
mod state;

pub use page::ActivityPage;
