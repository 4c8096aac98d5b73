//! What things mean: rules as pure functions and state machines. No clock, no randomness, no I/O;
//! those come in as arguments, so that everything here is tested natively in seconds.

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
