//! Dashboard > Spanning > Microsoft 365: which customers need attention, and acting on them.

mod cells;
mod columns;
mod drawer;
mod filters;
mod header;
mod page;
mod panel;
mod state;
mod table;
mod tiles;
mod triage;

pub use page::Microsoft365Page;
pub use panel::{TenantPanel, TenantPanelView, provide_tenant_panels};
