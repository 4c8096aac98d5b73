//! The linking chain: console, Microsoft 365, console, KaseyaOne, console, confirm.

mod callback;
mod card;
mod chain;
mod ending;
pub mod flow;
mod hand_off;
mod helper;
mod page;
mod portal;
mod state;
mod steps;

pub use callback::CallbackPage;
pub use chain::{Answer, Chain, provide_chain, use_chain};
pub use ending::support_block;
pub use page::{JoinPage, LinkPage};
pub use portal::{FollowedLink, LinkFromPortal, LinkIcon, LinkStarter};
