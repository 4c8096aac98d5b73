//! Acting on a tenant, from its row's menu and from its details.

mod dialogs;
mod licence_form;
mod licences;
mod map;
pub mod organizations;
mod remove;
mod review;
mod state;
mod strip;
mod syncs;
mod unmap;
mod upgrade;

pub use dialogs::Dialogs;
pub use state::{Actions, Job, RowMenu};
pub use strip::SyncStrip;
pub use syncs::Syncs;
