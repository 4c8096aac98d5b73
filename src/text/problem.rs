//! Words for everything that a call can end with: what happened, what it means, what to do.

use crate::text::catalog::{fill, is_english, messages, t};

mod adding;

use spanning_api::problem::{Code, Problem};

use super::{role, time};
use crate::client::ClientError;

/// One failure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What happened, short.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// What to do about it.
    pub action: String,
}

impl Words {
    /// Meaning and advice in one paragraph.
    pub fn text(&self) -> String {
        match self.action.is_empty() {
            true => self.meaning.clone(),
            false => fill!("{meaning} {action}", meaning = self.meaning, action = self.action),
        }
    }

    /// All of it in one paragraph.
    pub fn whole(&self) -> String {
        titled(&self.title, &self.text())
    }
}

/// What has happened, and more about it.
pub fn titled(title: &str, text: &str) -> String {
    fill!("{title}. {text}", title, text)
}

/// In the reader's language.
fn say(title: &'static str, meaning: &'static str, action: &'static str) -> Words {
    Words { title: t(title).to_owned(), meaning: t(meaning).to_owned(), action: t(action).to_owned() }
}

/// The words of a failed call.
pub fn words(error: &ClientError) -> Words {
    match error {
        ClientError::Problem(problem) => of_problem(problem),
        ClientError::Offline => say(
            "No connection",
            "Spanning could not be reached.",
            "Check your network. The page catches up by itself once it is back.",
        ),
        ClientError::Timeout => {
            say("This takes too long", "Spanning has not answered in time.", "Try again in a moment.")
        }
        ClientError::Malformed { op } => Words {
            title: t("The answer could not be read").to_owned(),
            meaning: fill!("Something on the way may have changed or cut it off ({op}).", op = op.name()),
            action: t("Try again. If it stays like this, reload the page.").to_owned(),
        },
        ClientError::Unchanged => say("Nothing new", "It is as you see it.", "Go on."),
        ClientError::Aborted => say("Stopped", "Nothing was changed.", "Try again."),
    }
}

/// The words of a problem.
pub fn of_problem(problem: &Problem) -> Words {
    let mut words = of_code(&problem.code);
    match &problem.code {
        Code::RoleMissing => {
            if let Some(role) = &problem.required_role {
                words.title = fill!("This needs the role {role}", role = role::named(role));
            }
            if !problem.role_holders.is_empty() {
                words.action = fill!("Ask {list}.", list = time::list(&problem.role_holders));
            }
        }
        Code::Other(_) => {
            if !problem.title.is_empty() {
                words.title.clone_from(&problem.title);
            }
            if let Some(detail) = &problem.detail {
                words.meaning.clone_from(detail);
            }
        }
        // The server knows the names and numbers of these cases, and says them in English.
        Code::WayInClosed
        | Code::KaseyaoneNotLinked
        | Code::KaseyaoneNoAccess
        | Code::LinkSuspended
        | Code::LinkedElsewhere
        | Code::LicenceLimit
        | Code::TenantAlreadyAdded
        | Code::DirectoryUnknown
        | Code::OnboardingExists
        | Code::InvalidFields => {
            if let Some(detail) = problem.detail.as_ref().filter(|_| is_english()) {
                words.meaning.clone_from(detail);
            }
        }
        _ => {}
    }
    if let Some(seconds) = problem.retry_after {
        words.action = fill!("Try again in {span}.", span = time::span(u64::from(seconds)));
    }
    words
}

/// What is wrong with a field of what was sent, if something is. The server's sentence where the reader's language is
/// English; otherwise what the code and the field tell.
pub fn of_field(error: &ClientError, field: &str) -> Option<String> {
    let problem = error.problem()?;
    let said = problem.fields.iter().find(|fault| fault.field == field)?;
    if is_english() {
        return Some(said.message.clone());
    }
    Some(match (&problem.code, field) {
        (Code::InvalidFields, "name") => {
            t("There is such a name already, or it cannot be used. Choose another one.").to_owned()
        }
        (Code::InvalidFields, _) => t("This is not accepted here. Choose something else.").to_owned(),
        (code, _) => {
            let words = of_code(code);
            format!("{} – {}", words.title, words.action)
        }
    })
}

fn of_code(code: &Code) -> Words {
    match code {
        Code::InvalidBody
        | Code::NotJson
        | Code::MethodNotAllowed
        | Code::IdempotencyKeyMissing
        | Code::IfMatchMissing
        | Code::IdempotencyKeyReused => say(
            "The request was not understood",
            "The console and the server do not fit together, as after an update. Nothing was changed.",
            "Reload the page and try again.",
        ),
        Code::InvalidQuery | Code::InvalidFilter => {
            say("The filter was not understood", "A value in the address is not known.", "Clear the filters.")
        }
        Code::NotSignedIn => say("You are signed out", "The session has ended.", "Sign in to go on."),
        Code::SignInFailed => {
            say("Sign-in failed", "The e-mail address or the password is wrong.", "Check both and try again.")
        }
        Code::SignInLocked => {
            say("Too many failed sign-ins", "This account is locked for a few minutes.", "Wait, then try again.")
        }
        Code::WayInClosed => say(
            "Your way in was switched off",
            "Somebody has switched off the sign-in that you came with.",
            "Sign in another way, or ask an administrator of the tenant.",
        ),
        Code::SignInRefused => say(
            "The sign-in did not go through",
            "The other side refused it, or it was cancelled. Nobody was signed in.",
            "Try again, or sign in another way.",
        ),
        Code::SignInStateInvalid => say(
            "This sign-in cannot be used any more",
            "Its answer was used before, took too long, or belongs to another browser.",
            "Sign in again.",
        ),
        Code::AccountUnknown => say(
            "This account is not known here",
            "It is a good account, but no user of Spanning Backup.",
            "Use another account, or ask an administrator of the tenant.",
        ),
        Code::KaseyaoneNoAccess => say(
            "Your KaseyaOne groups do not give access",
            "KaseyaOne decides by group who may use Spanning Backup.",
            "Ask a Master of your company to add you to a group that has it.",
        ),
        Code::KaseyaoneNotLinked => say(
            "Your company is not linked",
            "No tenant of Spanning Backup is linked to your KaseyaOne company.",
            "Sign in another way; a Global Administrator can link it in Settings > Integrations.",
        ),
        Code::LinkSuspended => say(
            "The link is suspended",
            "A KaseyaOne Master has to resume it before anybody can sign in this way.",
            "Sign in another way, or ask an administrator of the tenant.",
        ),
        Code::CrossSite => say(
            "The request was refused",
            "It did not look as if it came from the console. Nothing was changed.",
            "Reload the page and try again.",
        ),
        Code::RoleMissing => {
            say("A role is missing", "Your role does not allow this. Nothing was changed.", "Ask an administrator.")
        }
        Code::OutOfScope => say(
            "Not part of this session",
            "You are signed in for something else.",
            "Open it from the portal that has it, or sign in for it.",
        ),
        Code::PortalLacks => {
            say("Not in this portal", "This version of the portal cannot do that.", "UniView Portal 2.0 can.")
        }
        Code::NotFound => say("Not found", "It does not exist, or not here.", "Check the address."),
        Code::Gone => say("Removed", "It was here and has been removed.", "Go back to the list."),
        Code::BodyTooLarge => say("Too much at once", "The input is too long. Nothing was changed.", "Shorten it."),
        Code::Changed => say(
            "Somebody else changed this",
            "It is no longer as you see it, so nothing was changed.",
            "Look at the present state, then try again.",
        ),
        Code::TooManyRequests => say(
            "Too many requests",
            "Spanning asks for a pause. Nothing was changed.",
            "Wait a minute, then try again.",
        ),
        Code::InvalidFields => say("Some input is not valid", "Nothing was changed.", "Correct what is marked."),
        Code::Unavailable => say(
            "Not available at the moment",
            "Spanning is there but cannot answer now.",
            "Try again in a few minutes.",
        ),
        Code::Internal => say(
            "A fault on our side",
            "Something went wrong in Spanning.",
            "Try again. If it stays like this, contact support with the code below.",
        ),
        _ => adding::of_adding(code).unwrap_or_else(|| of_feature(code)),
    }
}

fn of_feature(code: &Code) -> Words {
    match code {
        Code::ItCompleteOff => say(
            "Login with IT Complete is off",
            "Without it nobody can link or come in from a portal.",
            "Switch it on in Settings > Integrations.",
        ),
        Code::LastWayIn => say(
            "This is the last way in",
            "Without it no administrator could sign in any more.",
            "Confirm that this is what you want.",
        ),
        Code::LinkedElsewhere => say(
            "Already linked to another company",
            "A tenant is linked to one KaseyaOne company at a time.",
            "Unlink it first.",
        ),
        Code::NotLinked => say("Not linked", "This tenant has no KaseyaOne link.", "Reload to see the present state."),
        Code::LinkStateInvalid => say(
            "This answer does not belong here",
            "It was altered, used before, or made for another session. Nothing was linked.",
            "Start again from Settings > Integrations.",
        ),
        Code::LinkCallbackMalformed => say(
            "The answer was not understood",
            "What the other side sent back is incomplete or altered. Nothing was linked.",
            "Start again from Settings > Integrations.",
        ),
        Code::LinkIssuerMismatch => say(
            "The answer came from somebody else",
            "Another provider answered than was asked. Nothing was linked.",
            "Start again from Settings > Integrations.",
        ),
        Code::LinkExpired => {
            say("It took too long", "An attempt lasts ten minutes. Nothing was linked.", "Start again.")
        }
        Code::LinkEnded => say("This attempt is over", "Its outcome stands.", "Start a new one if it is needed."),
        Code::LinkStepOrder => say(
            "Not at this step",
            "The attempt stands somewhere else, perhaps from another tab.",
            "Go on from where it stands.",
        ),
        Code::LinkMatchCode => say(
            "The match code was not confirmed",
            "Somebody else did a step, so both of you have to see the same code. Nothing was linked.",
            "Compare the codes, then confirm.",
        ),
        Code::TicketInvalid => say(
            "This link no longer works",
            "It works once, for one tenant and for one minute.",
            "Use the connect icon in the portal again.",
        ),
        Code::LicenceLimit => say(
            "That many licences cannot be set",
            "There are not enough, or more are in use.",
            "Choose another number.",
        ),
        Code::SelectionChanged => say(
            "Other tenants match now",
            "Tenants came or went since you selected. Nothing was changed.",
            "Look at the list again, then repeat the action.",
        ),
        Code::NotATrial => say("Not a trial", "This tenant has a paid subscription.", "There is nothing to upgrade."),
        Code::SyncThrottled => say("Just synchronised", "A sync can be asked for every few minutes.", "Wait a little."),
        Code::MigrationAccountMissing => say(
            "There is no UniView Portal 2.0 account",
            "A migration needs somewhere to go.",
            "Create the account first.",
        ),
        Code::MigrationRunning => {
            say("A migration is running", "Meanwhile the old portal can only be looked at.", "Use UniView Portal 2.0.")
        }
        _ => say(
            "It did not work",
            "Spanning refused, for a reason that this version does not know.",
            "Reload the page.",
        ),
    }
}

messages! {
    /// Newer data could not be loaded, and older data stays on the screen.
    pub stale_label = "Newer data could not be loaded";
}

/// How old what is on the screen is.
pub fn stale(age: &str) -> String {
    fill!("What you see was loaded {age}.", age)
}

messages! {
    /// The label of the code that support asks for.
    pub support_code = "Support code";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_words_of_its_own() {
        let unknown = of_code(&Code::Other("new".to_owned()));
        for code in Code::KNOWN {
            let words = of_code(code);
            assert_ne!(words, unknown, "{code}");
            assert!(
                !words.title.ends_with('.') && words.meaning.ends_with('.') && words.action.ends_with('.'),
                "{code}"
            );
        }
    }
}
