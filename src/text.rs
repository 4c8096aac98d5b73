//! Every sentence a person reads.

pub mod activity;
pub mod integrations;
pub mod linking;
pub mod problem;
pub mod tenants;
pub mod time;
pub mod ui;
