//! What the console can do: a folder for each feature.

pub mod activity;
pub mod integrations;
pub mod linking;
pub mod parts;
#[cfg(feature = "styleguide")]
pub mod styleguide;
pub mod tenants;
