//! What things mean: rules as pure functions and state machines. No clock, no randomness, no I/O;
//! those come in as arguments, so that everything here is tested natively in seconds.

pub mod format;
pub mod integration;
pub mod permission;
pub mod portal;
