//! The linking chain: console, Microsoft 365, console, KaseyaOne, console, confirm.

mod callback;
mod card;
mod chain;
mod ending;
pub mod flow;
mod page;
mod state;
mod steps;

pub use callback::CallbackPage;
pub use chain::{Chain, provide_chain, use_chain};
pub use page::LinkPage;
