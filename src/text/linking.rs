//! Words of the linking chain: every step, every ending. Titles say what happened; texts say what it means and what
//! to do. Values that came from outside stand only where the page shows them as facts.

mod endings;
pub mod helping;

pub use endings::{Words, refused, sign_in_trouble, trouble};

use spanning_api::link::Provider;

/// The page, and the name of the stepper.
pub const TITLE: &str = "Link Organization";
/// The first step.
pub const STEP_START: &str = "Start";
/// The second step.
pub const STEP_MICROSOFT: &str = "Microsoft 365";
/// The third step.
pub const STEP_KASEYAONE: &str = "KaseyaOne";
/// The last step.
pub const STEP_CONFIRM: &str = "Confirm";

/// Before anything.
pub const START: &str = "Two sign-ins, then you confirm";
/// What happens, and that nothing happens by accident.
pub const START_TEXT: &str =
    "You leave this page twice and come back by yourself each time. Nothing is linked until you confirm at the end.";
/// The list of what one needs.
pub const HAVE_READY: &str = "Have ready";
/// Needed at Microsoft.
pub const NEED_MICROSOFT: &str = "A Microsoft 365 Global Administrator";
/// Needed at KaseyaOne.
pub const NEED_MASTER: &str = "A KaseyaOne Master";
/// What KaseyaOne asks for.
pub const NEED_MASTER_TEXT: &str = "User name, company name, password and the code from the authenticator.";
/// Leaves for Microsoft.
pub const TO_MICROSOFT: &str = "Continue to Microsoft 365";
/// Leaves for KaseyaOne.
pub const TO_KASEYAONE: &str = "Continue to KaseyaOne";
/// Ends the attempt.
pub const CANCEL: &str = "Cancel";
/// Goes back without ending anything.
pub const BACK: &str = "Back to Integrations";
/// Makes a new attempt.
pub const START_AGAIN: &str = "Start again";
/// The same sign-in once more.
pub const TRY_AGAIN: &str = "Try again";
/// The provider shall offer its accounts.
pub const OTHER_MICROSOFT: &str = "Use another Microsoft account";
/// The provider shall offer its accounts.
pub const OTHER_KASEYAONE: &str = "Use another KaseyaOne account";
/// The product's own caption.
pub const LINK: &str = "Link Organization";
/// Asks where the attempt stands.
pub const CHECK: &str = "Check again";

/// Microsoft is done.
pub const MICROSOFT_DONE: &str = "Microsoft 365 is done. KaseyaOne is next";
/// What is next.
pub const MICROSOFT_DONE_TEXT: &str = "Sign in to KaseyaOne as a Master of the company that you want to link.";
/// A link that rests shall work again.
pub const RESUME: &str = "Resume the link: KaseyaOne is next";
/// What is needed.
pub const RESUME_TEXT: &str =
    "The Microsoft step of this link stands. Sign in to KaseyaOne as a Master of the linked company.";
/// Why the Microsoft step need not be done.
pub const PROVEN_BEFORE: &str = "Proven when it was linked";
/// Makes a link that rests work again.
pub const RESUME_LINK: &str = "Resume link";
/// Lets another person do the KaseyaOne step.
pub const HAND_OFF: &str = "Hand off to a Master";
/// Says that the codes were compared.
pub const COMPARED: &str = "They see the same code";
/// Why it cannot be linked yet.
pub const COMPARE_FIRST: &str = "Compare the match code first, and say so above.";
/// At Microsoft.
pub const AT_MICROSOFT: &str = "Waiting for the Microsoft 365 sign-in";
/// At KaseyaOne.
pub const AT_KASEYAONE: &str = "Waiting for the KaseyaOne sign-in";
/// What to do when one came back early.
pub const WAITING_TEXT: &str = "If you came back without finishing it, continue here. If it is open in another tab, finish it there; this page follows by itself.";
/// Before the end.
pub const TO_CONFIRM: &str = "Check what will be linked";
/// What confirming does.
pub const TO_CONFIRM_TEXT: &str = "Nothing is stored yet. Once linked, every KaseyaOne user of this company who has Spanning can sign in to this tenant.";

/// Fact: the tenant to be linked.
pub const TENANT: &str = "Tenant";
/// Fact: who signed in at Microsoft.
pub const MICROSOFT_ACCOUNT: &str = "Microsoft account";
/// Fact: the tenant of the Microsoft account.
pub const MICROSOFT_TENANT: &str = "Microsoft 365 tenant";
/// Fact: the role that was proven.
pub const ROLE: &str = "Role";
/// Fact: who signed in at KaseyaOne.
pub const KASEYAONE_ACCOUNT: &str = "KaseyaOne account";
/// Fact: the company.
pub const COMPANY: &str = "KaseyaOne company";
/// Fact: when it was proven.
pub const VERIFIED: &str = "Verified";
/// Fact: the account that came in.
pub const CAME_IN: &str = "Account";
/// Fact: what was expected.
pub const EXPECTED: &str = "Expected";
/// Fact: what came.
pub const ACTUAL: &str = "Found";
/// Microsoft said nothing about it.
pub const NOT_TOLD: &str = "Not told by Microsoft";
/// Fact, where it is clear whose: the account.
pub const ACCOUNT: &str = "Account";
/// Fact, where it is clear whose: the company.
pub const ITS_COMPANY: &str = "Company";
/// The role at KaseyaOne.
pub const MASTER: &str = "Master";
/// What was gathered so far.
pub const SO_FAR: &str = "Verified so far";

/// For support.
pub const SUPPORT: &str = "For support";
/// Copies what support needs.
pub const COPY_SUPPORT: &str = "Copy support details";
/// Fact: the stable reason.
pub const CODE: &str = "Code";
/// Fact: the provider's own code.
pub const PROVIDER_CODE: &str = "Provider's code";
/// Fact: what ties everything together.
pub const CORRELATION: &str = "Correlation ID";

/// Fact: the attempt's id.
pub const ATTEMPT: &str = "Attempt";
/// Leads from a message to the audit trail.
pub const VIEW_ACTIVITY: &str = "View in Activity";

/// The page could not be loaded.
pub const LOAD_FAILED: &str = "This attempt could not be loaded";
/// No such attempt.
pub const NOT_FOUND: &str = "There is no such attempt";
/// Why.
pub const NOT_FOUND_TEXT: &str =
    "It may be older than a day, or belong to another tenant. Nothing was linked by opening this page.";
/// Somebody else's.
pub const FOREIGN: &str = "This attempt belongs to somebody else";
/// What to do.
pub const FOREIGN_TEXT: &str =
    "Only the administrator who started it can go on with it. You can start your own from Integrations.";

/// Linked.
pub const LINKED: &str = "Linked";
/// What that means.
pub const LINKED_TEXT: &str = "KaseyaOne users of this company who have Spanning can sign in to this tenant now.";
/// Failed for good, without a reason that this build knows.
pub const FAILED: &str = "Not linked";
/// It took too long.
pub const EXPIRED: &str = "This took too long";
/// It was cancelled.
pub const CANCELLED: &str = "Cancelled. Nothing was linked";
/// Somebody else was quicker.
pub const SUPERSEDED: &str = "Another administrator was quicker";

/// The same, with its provider.
pub fn taking(provider: &Provider) -> String {
    format!("Checking the answer from {}", provider_name(provider))
}
/// It takes longer than usual.
pub const STILL_TAKING: &str = "Still working. Nothing is sent twice.";
/// Nothing is here to be handed over.
pub const NO_ANSWER: &str = "There is nothing to do here";
/// Why.
pub const NO_ANSWER_TEXT: &str =
    "This address takes a provider's answer once. An attempt that is under way can be continued from Integrations.";
/// One has to sign in first.
pub const SIGN_IN_FIRST: &str = "Sign in to go on";
/// What happens then.
pub const SIGN_IN_FIRST_TEXT: &str = "Your session ended while you were away. Sign in as the same administrator: the answer is kept in this tab, and linking goes on where it stood.";

/// A provider as the product writes it.
fn provider_name(provider: &Provider) -> String {
    match provider {
        Provider::Microsoft => "Microsoft 365".to_owned(),
        Provider::Kaseyaone => "KaseyaOne".to_owned(),
        Provider::Other(other) => other.clone(),
    }
}

/// Which administrator is needed.
pub fn need_microsoft(tenant: &str, domain: &str) -> String {
    format!("Of {tenant} ({domain}). No other tenant's administrator will do.")
}

/// How much time is left.
pub fn time_left(minutes: i64) -> String {
    match minutes {
        ..=0 => "Less than a minute left".to_owned(),
        1 => "1 minute left".to_owned(),
        _ => format!("{minutes} minutes left"),
    }
}

/// The link was made; for the message on the next page.
pub fn linked(tenant: &str, company: &str) -> String {
    format!("{tenant} is linked to {company}.")
}

/// The answer could not be handed over.
pub const NOT_HANDED_OVER: &str = "The answer could not be handed over";
/// What to do.
pub const NOT_HANDED_OVER_TEXT: &str = "It is kept in this tab. Trying again sends the same answer; it counts once.";
