//! What the console can do: a folder for each feature.

pub mod activity;
pub mod alerts;
pub mod attempt;
pub mod customers;
#[cfg(feature = "demo")]
pub mod director;
pub mod integrations;
pub mod linking;
pub mod login;
pub mod microsoft365;
pub mod migration;
pub mod onboarding;
pub mod parts;
pub mod permit;
pub mod portal_guide;
#[cfg(feature = "styleguide")]
pub mod styleguide;
pub mod tenant_actions;
pub mod tenant_link;
pub mod tenants;
pub mod windowed;
