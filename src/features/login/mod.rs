//! Signing in: Spanning's own credentials, and tickets from a portal's connect icon.

mod form;
mod launch;
mod page;
mod simulation;

pub use form::SignInForm;
pub use launch::{LaunchPage, provide_ticket};
pub use page::LoginPage;
