//! What things mean: rules as pure functions and state machines. No clock, no randomness, no I/O;
//! those come in as arguments, so that everything here is tested natively in seconds.
//!
//! The app explains with the rule that the back end enforces: both call the same function.
//!
//! * [`link`] is the linking chain, the whole table as one function; [`integration`] what ends with a switch.
//! * [`permission`] says who may do what, [`portal`] what each portal version can do and how it names it.
//! * [`health`], [`licence`], [`onboarding`] are the field's own arithmetic; [`tenant_list`] filters, orders, counts.
//! * [`csv`] and the modules named after it write files that are safe to open; [`return_route`] says where a sign-in
//!   may lead back to.

pub mod csv;
pub mod format;
pub mod health;
pub mod integration;
pub mod licence;
pub mod link;
pub mod migration_csv;
pub mod onboarding;
pub mod permission;
pub mod portal;
pub mod return_route;
pub mod tenant_csv;
pub mod tenant_domain;
pub mod tenant_list;
