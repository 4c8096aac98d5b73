//! `/t/{tenant}`: one address for a tenant. It leads to the page that the reader's portal has for it.

mod page;
mod resolve;

pub use page::TenantPage;
