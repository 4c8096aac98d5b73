//! The audit trail.

pub mod filter;
