//! Every sentence a person reads.

pub mod tenants;
pub mod ui;
