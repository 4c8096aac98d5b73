//! Dashboard > Spanning > Microsoft 365: which customers need attention, and acting on them.

mod bulk_bar;
pub mod bulk_dialog;
mod bulk_state;
mod cells;
pub mod column_dialog;
mod columns;
mod details;
pub mod export_dialog;
mod filter_box;
mod filters;
mod header;
mod page;
mod panel;
mod picks;
pub mod state;
mod suggest;
mod table;
mod tiles;
mod triage;
pub mod view_dialog;

pub use details::ServiceDays;
pub use page::Microsoft365Page;
pub use panel::{TenantPanel, TenantPanelView, provide_tenant_panels};
