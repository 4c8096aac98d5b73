//! Every sentence a person reads.

pub mod activity;
pub mod alerts;
pub mod catalog;
pub mod customers;
#[cfg(feature = "demo")]
pub mod director;
pub mod integrations;
pub mod linking;
pub mod login;
pub mod microsoft365;
pub mod migration;
pub mod onboarding;
pub mod permit;
pub mod portal_guide;
pub mod problem;
pub mod refusal;
pub mod role;
pub mod shell;
pub mod table_tools;
pub mod tenant_actions;
pub mod tenant_drawer;
pub mod tenant_filter;
pub mod tenant_link;
pub mod tenants;
pub mod time;
pub mod ui;
