//! Signing in: Spanning's own credentials, Microsoft, KaseyaOne, and tickets from a portal's connect icon.

mod choose;
mod form;
mod launch;
mod page;
mod provider;
mod simulation;

pub use choose::ChooseTenantPage;
pub use form::SignInForm;
pub use launch::{LaunchPage, Ticket, provide_ticket};
pub use page::LoginPage;
pub use provider::SignInCallbackPage;
