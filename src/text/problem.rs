//! Words for everything that a call can end with: what happened, what it means, what to do.

use crate::text::catalog::{fill, messages, t};

mod adding;

use spanning_api::problem::{Code, Problem};

use super::time;
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
        format!("{} {}", self.meaning, self.action).trim().to_owned()
    }
}

fn say(title: &str, meaning: &str, action: &str) -> Words {
    Words { title: title.to_owned(), meaning: meaning.to_owned(), action: action.to_owned() }
}

/// The words of a failed call.
pub fn words(error: &ClientError) -> Words {
    match error {
        ClientError::Problem(problem) => of_problem(problem),
        ClientError::Offline => say(
            t("No connection"),
            t("Spanning could not be reached."),
            t("Check your network. The page catches up by itself once it is back."),
        ),
        ClientError::Timeout => {
            say(t("This takes too long"), t("Spanning has not answered in time."), t("Try again in a moment."))
        }
        ClientError::Malformed { op } => say(
            t("The answer could not be read"),
            &fill!("Something on the way may have changed or cut it off ({op}).", op = op.name()),
            t("Try again. If it stays like this, reload the page."),
        ),
        ClientError::Unchanged => say(t("Nothing new"), t("It is as you see it."), t("Go on.")),
        ClientError::Aborted => say(t("Stopped"), t("Nothing was changed."), t("Try again.")),
    }
}

/// The words of a problem.
pub fn of_problem(problem: &Problem) -> Words {
    let mut words = of_code(&problem.code);
    match &problem.code {
        Code::RoleMissing => {
            if let Some(role) = &problem.required_role {
                words.title = fill!("This needs the role {role}", role);
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
        // The server knows the names and numbers of these cases.
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
            if let Some(detail) = &problem.detail {
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

fn of_code(code: &Code) -> Words {
    match code {
        Code::InvalidBody
        | Code::NotJson
        | Code::MethodNotAllowed
        | Code::IdempotencyKeyMissing
        | Code::IfMatchMissing
        | Code::IdempotencyKeyReused => say(
            t("The request was not understood"),
            t("The console and the server do not fit together, as after an update. Nothing was changed."),
            t("Reload the page and try again."),
        ),
        Code::InvalidQuery | Code::InvalidFilter => {
            say(t("The filter was not understood"), t("A value in the address is not known."), t("Clear the filters."))
        }
        Code::NotSignedIn => say(t("You are signed out"), t("The session has ended."), t("Sign in to go on.")),
        Code::SignInFailed => {
            say(t("Sign-in failed"), t("The e-mail address or the password is wrong."), t("Check both and try again."))
        }
        Code::SignInLocked => say(
            t("Too many failed sign-ins"),
            t("This account is locked for a few minutes."),
            t("Wait, then try again."),
        ),
        Code::WayInClosed => say(
            t("Your way in was switched off"),
            t("Somebody has switched off the sign-in that you came with."),
            t("Sign in another way, or ask an administrator of the tenant."),
        ),
        Code::SignInRefused => say(
            t("The sign-in did not go through"),
            t("The other side refused it, or it was cancelled. Nobody was signed in."),
            t("Try again, or sign in another way."),
        ),
        Code::SignInStateInvalid => say(
            t("This sign-in cannot be used any more"),
            t("Its answer was used before, took too long, or belongs to another browser."),
            t("Sign in again."),
        ),
        Code::AccountUnknown => say(
            t("This account is not known here"),
            t("It is a good account, but no user of Spanning Backup."),
            t("Use another account, or ask an administrator of the tenant."),
        ),
        Code::KaseyaoneNoAccess => say(
            t("Your KaseyaOne groups do not give access"),
            t("KaseyaOne decides by group who may use Spanning Backup."),
            t("Ask a Master of your company to add you to a group that has it."),
        ),
        Code::KaseyaoneNotLinked => say(
            t("Your company is not linked"),
            t("No tenant of Spanning Backup is linked to your KaseyaOne company."),
            t("Sign in another way; a Global Administrator can link it in Settings > Integrations."),
        ),
        Code::LinkSuspended => say(
            t("The link is suspended"),
            t("A KaseyaOne Master has to resume it before anybody can sign in this way."),
            t("Sign in another way, or ask an administrator of the tenant."),
        ),
        Code::CrossSite => say(
            t("The request was refused"),
            t("It did not look as if it came from the console. Nothing was changed."),
            t("Reload the page and try again."),
        ),
        Code::RoleMissing => say(
            t("A role is missing"),
            t("Your role does not allow this. Nothing was changed."),
            t("Ask an administrator."),
        ),
        Code::OutOfScope => say(
            t("Not part of this session"),
            t("You are signed in for something else."),
            t("Open it from the portal that has it, or sign in for it."),
        ),
        Code::PortalLacks => {
            say(t("Not in this portal"), t("This version of the portal cannot do that."), t("UniView Portal 2.0 can."))
        }
        Code::NotFound => say(t("Not found"), t("It does not exist, or not here."), t("Check the address.")),
        Code::Gone => say(t("Removed"), t("It was here and has been removed."), t("Go back to the list.")),
        Code::BodyTooLarge => {
            say(t("Too much at once"), t("The input is too long. Nothing was changed."), t("Shorten it."))
        }
        Code::Changed => say(
            t("Somebody else changed this"),
            t("It is no longer as you see it, so nothing was changed."),
            t("Look at the present state, then try again."),
        ),
        Code::TooManyRequests => say(
            t("Too many requests"),
            t("Spanning asks for a pause. Nothing was changed."),
            t("Wait a minute, then try again."),
        ),
        Code::InvalidFields => {
            say(t("Some input is not valid"), t("Nothing was changed."), t("Correct what is marked."))
        }
        Code::Unavailable => say(
            t("Not available at the moment"),
            t("Spanning is there but cannot answer now."),
            t("Try again in a few minutes."),
        ),
        Code::Internal => say(
            t("A fault on our side"),
            t("Something went wrong in Spanning."),
            t("Try again. If it stays like this, contact support with the code below."),
        ),
        _ => adding::of_adding(code).unwrap_or_else(|| of_feature(code)),
    }
}

fn of_feature(code: &Code) -> Words {
    match code {
        Code::ItCompleteOff => say(
            t("Login with IT Complete is off"),
            t("Without it nobody can link or come in from a portal."),
            t("Switch it on in Settings > Integrations."),
        ),
        Code::LastWayIn => say(
            t("This is the last way in"),
            t("Without it no administrator could sign in any more."),
            t("Confirm that this is what you want."),
        ),
        Code::LinkedElsewhere => say(
            t("Already linked to another company"),
            t("A tenant is linked to one KaseyaOne company at a time."),
            t("Unlink it first."),
        ),
        Code::NotLinked => {
            say(t("Not linked"), t("This tenant has no KaseyaOne link."), t("Reload to see the present state."))
        }
        Code::LinkStateInvalid => say(
            t("This answer does not belong here"),
            t("It was altered, used before, or made for another session. Nothing was linked."),
            t("Start again from Settings > Integrations."),
        ),
        Code::LinkCallbackMalformed => say(
            t("The answer was not understood"),
            t("What the other side sent back is incomplete or altered. Nothing was linked."),
            t("Start again from Settings > Integrations."),
        ),
        Code::LinkIssuerMismatch => say(
            t("The answer came from somebody else"),
            t("Another provider answered than was asked. Nothing was linked."),
            t("Start again from Settings > Integrations."),
        ),
        Code::LinkExpired => {
            say(t("It took too long"), t("An attempt lasts ten minutes. Nothing was linked."), t("Start again."))
        }
        Code::LinkEnded => {
            say(t("This attempt is over"), t("Its outcome stands."), t("Start a new one if it is needed."))
        }
        Code::LinkStepOrder => say(
            t("Not at this step"),
            t("The attempt stands somewhere else, perhaps from another tab."),
            t("Go on from where it stands."),
        ),
        Code::LinkMatchCode => say(
            t("The match code was not confirmed"),
            t("Somebody else did a step, so both of you have to see the same code. Nothing was linked."),
            t("Compare the codes, then confirm."),
        ),
        Code::TicketInvalid => say(
            t("This link no longer works"),
            t("It works once, for one tenant and for one minute."),
            t("Use the connect icon in the portal again."),
        ),
        Code::LicenceLimit => say(
            t("That many licences cannot be set"),
            t("There are not enough, or more are in use."),
            t("Choose another number."),
        ),
        Code::SelectionChanged => say(
            t("Other tenants match now"),
            t("Tenants came or went since you selected. Nothing was changed."),
            t("Look at the list again, then repeat the action."),
        ),
        Code::NotATrial => {
            say(t("Not a trial"), t("This tenant has a paid subscription."), t("There is nothing to upgrade."))
        }
        Code::SyncThrottled => {
            say(t("Just synchronised"), t("A sync can be asked for every few minutes."), t("Wait a little."))
        }
        Code::MigrationAccountMissing => say(
            t("There is no UniView Portal 2.0 account"),
            t("A migration needs somewhere to go."),
            t("Create the account first."),
        ),
        Code::MigrationRunning => say(
            t("A migration is running"),
            t("Meanwhile the old portal can only be looked at."),
            t("Use UniView Portal 2.0."),
        ),
        _ => say(
            t("It did not work"),
            t("Spanning refused, for a reason that this version does not know."),
            t("Reload the page."),
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
