//! The audit trail.

mod details;
pub mod filter;
mod filters;
mod page;
mod rows;
mod state;
mod trail;

pub use page::ActivityPage;
