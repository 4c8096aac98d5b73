//! Settings > Integrations: Login with IT Complete, the KaseyaOne link, and where the tenant is present.

mod checks;
mod closing;
mod closing_state;
mod impact;
mod it_complete;
mod kaseyaone;
mod page;
mod state;
mod tenant_check;
mod uniview;
mod versions;

pub use page::IntegrationsPage;
