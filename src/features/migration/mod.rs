//! Moving the clients of VSA 9 and UniView 1.0 to UniView Portal 2.0: what is needed before, how far it is, what needs
//! attention, and what came of it.

mod before;
mod ledger;
mod page;
mod progress;
mod reconciliation;
mod state;

pub use page::MigrationPage;
pub use state::watched;
