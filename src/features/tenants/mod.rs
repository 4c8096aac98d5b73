//! What every list of tenants shares: windowed loading, the connect action, the steps of adding one.

pub mod address;
pub mod blocks;
