//! Words of signing in: the login page, launch tickets, the dialog after a session has ended.

use crate::text::catalog::{fill, messages};
use crate::text::time;

messages! {
    /// The page.
    pub title = "Sign in";
    /// What one signs in to.
    pub purpose = "Spanning Backup for Microsoft 365";
    /// A field.
    pub email = "E-mail address";
    /// A field.
    pub password = "Password";
    /// Sends the form.
    pub submit = "Sign in";
    /// The field is empty or no address.
    pub email_missing = "Enter the e-mail address of your account.";
    /// The field is empty.
    pub password_missing = "Enter your password.";
    /// After a return address that was not one of the console's.
    pub then = "After signing in you go on where you were.";

    /// Between the form and the other ways.
    pub or = "or";
    /// Another way.
    pub with_microsoft = "Log in with Microsoft";
    /// Another way.
    pub with_kaseyaone = "Log in with KaseyaOne";
    /// For whom that works.
    pub with_kaseyaone_note = "For tenants that are linked to your KaseyaOne company, if your KaseyaOne group has Spanning Backup.";
    /// The provider shall offer its accounts.
    pub other_account = "Use another account";
    /// No answer of a provider is here.
    pub no_sign_in_answer = "There is nothing to do here";
    /// Why.
    pub no_sign_in_answer_text = "This address takes a provider's answer once. If you were signing in, start again from the sign-in page.";
    /// Several tenants can be signed in to.
    pub choose = "Choose a tenant";
    /// Why.
    pub choose_text = "These tenants are linked to your KaseyaOne company.";
    /// The search box.
    pub choose_search = "Search name or domain";
    /// Nothing fits.
    pub no_choice_matches = "No tenant matches.";
    /// The list could not be loaded.
    pub choices_failed = "The tenants could not be loaded";
    /// Goes back.
    pub back_to_login = "Back to the sign-in page";
}

/// More tenants than are listed.
pub fn more_choices(more: u64) -> String {
    fill!("{more} more. Search to find them.", more)
}

/// Who can help.
pub fn ask(holders: &[String]) -> String {
    if holders.is_empty() {
        String::new()
    } else {
        fill!("Masters of your company: {holders}.", holders = time::list(holders))
    }
}

messages! {
    /// Panel of a simulated back end.
    pub simulation = "This is a simulation";
    /// What that means.
    pub simulation_text = "Never type a real password here. Choose one of these invented people to fill in the form:";
    /// Group of accounts.
    pub tenant_accounts = "Administrators of a tenant";
    /// Group of accounts.
    pub portal_accounts = "Portal users";
}

/// The wait after too many tries.
pub fn locked(seconds: u32) -> String {
    fill!("Try again in {span}.", span = super::time::span(u64::from(seconds)))
}

messages! {
    /// Launch: under way.
    pub launching = "Signing you in";
    /// Launch: the ticket was refused.
    pub launch_failed = "You were not signed in";
    /// Launch: there is no ticket in the address.
    pub no_ticket = "The link is incomplete. Use the connect icon in the portal again.";
    /// The other way in.
    pub to_login = "Sign in with an account";
    /// Once more.
    pub retry = "Try again";
}
