//! Words of signing in: the login page, launch tickets, the dialog after a session has ended.

/// The page.
pub const TITLE: &str = "Sign in";
/// What one signs in to.
pub const PURPOSE: &str = "Spanning Backup for Microsoft 365";
/// A field.
pub const EMAIL: &str = "E-mail address";
/// A field.
pub const PASSWORD: &str = "Password";
/// Sends the form.
pub const SUBMIT: &str = "Sign in";
/// The field is empty or no address.
pub const EMAIL_MISSING: &str = "Enter the e-mail address of your account.";
/// The field is empty.
pub const PASSWORD_MISSING: &str = "Enter your password.";
/// After a return address that was not one of the console's.
pub const THEN: &str = "After signing in you go on where you were.";

/// Between the form and the other ways.
pub const OR: &str = "or";
/// Another way.
pub const WITH_MICROSOFT: &str = "Log in with Microsoft";
/// Another way.
pub const WITH_KASEYAONE: &str = "Log in with KaseyaOne";
/// For whom that works.
pub const WITH_KASEYAONE_NOTE: &str =
    "For tenants that are linked to your KaseyaOne company, if your KaseyaOne group has Spanning Backup.";
/// The provider shall offer its accounts.
pub const OTHER_ACCOUNT: &str = "Use another account";
/// No answer of a provider is here.
pub const NO_SIGN_IN_ANSWER: &str = "There is nothing to do here";
/// Why.
pub const NO_SIGN_IN_ANSWER_TEXT: &str =
    "This address takes a provider's answer once. If you were signing in, start again from the sign-in page.";
/// Several tenants can be signed in to.
pub const CHOOSE: &str = "Choose a tenant";
/// Why.
pub const CHOOSE_TEXT: &str = "These tenants are linked to your KaseyaOne company.";
/// The search box.
pub const CHOOSE_SEARCH: &str = "Search name or domain";
/// Nothing fits.
pub const NO_CHOICE_MATCHES: &str = "No tenant matches.";
/// The list could not be loaded.
pub const CHOICES_FAILED: &str = "The tenants could not be loaded";
/// Goes back.
pub const BACK_TO_LOGIN: &str = "Back to the sign-in page";

/// More tenants than are listed.
pub fn more_choices(more: u64) -> String {
    format!("{more} more. Search to find them.")
}

/// Who can help.
pub fn ask(holders: &[String]) -> String {
    if holders.is_empty() { String::new() } else { format!("Masters of your company: {}.", holders.join(", ")) }
}

/// Panel of a simulated back end.
pub const SIMULATION: &str = "This is a simulation";
/// What that means.
pub const SIMULATION_TEXT: &str =
    "Never type a real password here. Choose one of these invented people to fill in the form:";
/// Group of accounts.
pub const TENANT_ACCOUNTS: &str = "Administrators of a tenant";
/// Group of accounts.
pub const PORTAL_ACCOUNTS: &str = "Portal users";

/// The wait after too many tries.
pub fn locked(seconds: u32) -> String {
    format!("Try again in {}.", super::time::span(u64::from(seconds)))
}

/// Launch: under way.
pub const LAUNCHING: &str = "Signing you in";
/// Launch: the ticket was refused.
pub const LAUNCH_FAILED: &str = "You were not signed in";
/// Launch: there is no ticket in the address.
pub const NO_TICKET: &str = "The link is incomplete. Use the connect icon in the portal again.";
/// The other way in.
pub const TO_LOGIN: &str = "Sign in with an account";
/// Once more.
pub const RETRY: &str = "Try again";
