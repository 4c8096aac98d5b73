//! VSA 10's module: Modules > Integrations > Unitrends Backup leads to UniView, which has the list.

mod gateway;
mod page;

pub use page::GatewayPage;
