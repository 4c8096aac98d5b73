//! Words of the linking chain: every step, every ending. Titles say what happened; texts say what it means and what
//! to do. Values that came from outside stand only where the page shows them as facts.

use crate::text::catalog::{fill, messages, plural, t};

mod endings;
pub mod helping;

pub use endings::{Words, refused, sign_in_trouble, trouble};

use spanning_api::link::Provider;

messages! {
    /// The page, and the name of the stepper.
    pub title = "Link Organization";
    /// The first step.
    pub step_start = "Start";
    /// The second step.
    pub step_microsoft = "Microsoft 365";
    /// The third step.
    pub step_kaseyaone = "KaseyaOne";
    /// The last step.
    pub step_confirm = "Confirm";

    /// Before anything.
    pub start = "Two sign-ins, then you confirm";
    /// What happens, and that nothing happens by accident.
    pub start_text = "You leave this page twice and come back by yourself each time. Nothing is linked until you confirm at the end.";
    /// The list of what one needs.
    pub have_ready = "Have ready";
    /// Needed at Microsoft.
    pub need_microsoft_label = "A Microsoft 365 Global Administrator";
    /// Needed at KaseyaOne.
    pub need_master = "A KaseyaOne Master";
    /// What KaseyaOne asks for.
    pub need_master_text = "User name, company name, password and the code from the authenticator.";
    /// Leaves for Microsoft.
    pub to_microsoft = "Continue to Microsoft 365";
    /// Leaves for KaseyaOne.
    pub to_kaseyaone = "Continue to KaseyaOne";
    /// Ends the attempt.
    pub cancel = "Cancel";
    /// Goes back without ending anything.
    pub back = "Back to Integrations";
    /// Makes a new attempt.
    pub start_again = "Start again";
    /// The same sign-in once more.
    pub try_again = "Try again";
    /// The provider shall offer its accounts.
    pub other_microsoft = "Use another Microsoft account";
    /// The provider shall offer its accounts.
    pub other_kaseyaone = "Use another KaseyaOne account";
    /// The product's own caption.
    pub link = "Link Organization";
    /// Asks where the attempt stands.
    pub check = "Check again";

    /// Microsoft is done.
    pub microsoft_done = "Microsoft 365 is done. KaseyaOne is next";
    /// What is next.
    pub microsoft_done_text = "Sign in to KaseyaOne as a Master of the company that you want to link.";
    /// A link that rests shall work again.
    pub resume = "Resume the link: KaseyaOne is next";
    /// What is needed.
    pub resume_text = "The Microsoft step of this link stands. Sign in to KaseyaOne as a Master of the linked company.";
    /// Why the Microsoft step need not be done.
    pub proven_before = "Proven when it was linked";
    /// Makes a link that rests work again.
    pub resume_link = "Resume link";
    /// Lets another person do the KaseyaOne step.
    pub hand_off = "Hand off to a Master";
    /// Says that the codes were compared.
    pub compared = "They see the same code";
    /// Why it cannot be linked yet.
    pub compare_first = "Compare the match code first, and say so above.";
    /// At Microsoft.
    pub at_microsoft = "Waiting for the Microsoft 365 sign-in";
    /// At KaseyaOne.
    pub at_kaseyaone = "Waiting for the KaseyaOne sign-in";
    /// What to do when one came back early.
    pub waiting_text = "If you came back without finishing it, continue here. If it is open in another tab, finish it there; this page follows by itself.";
    /// Before the end.
    pub to_confirm = "Check what will be linked";
    /// What confirming does.
    pub to_confirm_text = "Nothing is stored yet. Once linked, every KaseyaOne user of this company who has Spanning can sign in to this tenant.";

    /// Fact: the tenant to be linked.
    pub tenant = "Tenant";
    /// Fact: who signed in at Microsoft.
    pub microsoft_account = "Microsoft account";
    /// Fact: the tenant of the Microsoft account.
    pub microsoft_tenant = "Microsoft 365 tenant";
    /// Fact: the role that was proven.
    pub role_label = "Role";
    /// Fact: who signed in at KaseyaOne.
    pub kaseyaone_account = "KaseyaOne account";
    /// Fact: the company.
    pub company = "KaseyaOne company";
    /// Fact: when it was proven.
    pub verified = "Verified";
    /// Fact: the account that came in.
    pub came_in = "Account";
    /// Fact: what was expected.
    pub expected = "Expected";
    /// Fact: what came.
    pub actual = "Found";
    /// Microsoft said nothing about it.
    pub not_told = "Not told by Microsoft";
    /// Fact, where it is clear whose: the account.
    pub account = "Account";
    /// Fact, where it is clear whose: the company.
    pub its_company = "Company";
    /// The role at KaseyaOne.
    pub master = "Master";
    /// What was gathered so far.
    pub so_far = "Verified so far";

    /// For support.
    pub support = "For support";
    /// Copies what support needs.
    pub copy_support = "Copy support details";
    /// Fact: the stable reason.
    pub code = "Code";
    /// Fact: the provider's own code.
    pub provider_code = "Provider's code";
    /// Fact: what ties everything together.
    pub correlation = "Correlation ID";

    /// Fact: the attempt's id.
    pub attempt = "Attempt";
    /// Leads from a message to the audit trail.
    pub view_activity = "View in Activity";

    /// The page could not be loaded.
    pub load_failed = "This attempt could not be loaded";
    /// No such attempt.
    pub not_found = "There is no such attempt";
    /// Why.
    pub not_found_text = "It may be older than a day, or belong to another tenant. Nothing was linked by opening this page.";
    /// Somebody else's.
    pub foreign = "This attempt belongs to somebody else";
    /// What to do.
    pub foreign_text = "Only the administrator who started it can go on with it. You can start your own from Integrations.";

    /// Linked.
    pub linked_label = "Linked";
    /// What that means.
    pub linked_text = "KaseyaOne users of this company who have Spanning can sign in to this tenant now.";
    /// Failed for good, without a reason that this build knows.
    pub failed = "Not linked";
    /// It took too long.
    pub expired = "This took too long";
    /// It was cancelled.
    pub cancelled = "Cancelled. Nothing was linked";
    /// Somebody else was quicker.
    pub superseded = "Another administrator was quicker";
}

/// The same, with its provider.
pub fn taking(provider: &Provider) -> String {
    fill!("Checking the answer from {provider_name}", provider_name = provider_name(provider))
}

messages! {
    /// It takes longer than usual.
    pub still_taking = "Still working. Nothing is sent twice.";
    /// Nothing is here to be handed over.
    pub no_answer = "There is nothing to do here";
    /// Why.
    pub no_answer_text = "This address takes a provider's answer once. An attempt that is under way can be continued from Integrations.";
    /// One has to sign in first.
    pub sign_in_first = "Sign in to go on";
    /// What happens then.
    pub sign_in_first_text = "Your session ended while you were away. Sign in as the same administrator: the answer is kept in this tab, and linking goes on where it stood.";
}

/// A provider as the product writes it.
fn provider_name(provider: &Provider) -> String {
    match provider {
        Provider::Microsoft => t("Microsoft 365").to_owned(),
        Provider::Kaseyaone => t("KaseyaOne").to_owned(),
        Provider::Other(other) => other.clone(),
    }
}

/// Which administrator is needed.
pub fn need_microsoft(tenant: &str, domain: &str) -> String {
    fill!("Of {tenant} ({domain}). No other tenant's administrator will do.", tenant, domain)
}

/// How much time is left.
pub fn time_left(minutes: i64) -> String {
    match minutes {
        ..=0 => t("Less than a minute left").to_owned(),
        _ => plural!(minutes, "{minutes} minute left|{minutes} minutes left", minutes),
    }
}

/// The link was made; for the message on the next page.
pub fn linked(tenant: &str, company: &str) -> String {
    fill!("{tenant} is linked to {company}.", tenant, company)
}

messages! {
    /// The answer could not be handed over.
    pub not_handed_over = "The answer could not be handed over";
    /// What to do.
    pub not_handed_over_text = "It is kept in this tab. Trying again sends the same answer; it counts once.";
}
