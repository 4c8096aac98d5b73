//! What the console can do: a folder for each feature.

#[cfg(feature = "styleguide")]
pub mod styleguide;
pub mod tenants;
