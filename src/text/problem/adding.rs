//! Words for what can stand against adding a tenant.

use spanning_api::problem::Code;

use super::{Words, say};

/// The words of a code of this feature.
pub(super) fn of_adding(code: &Code) -> Option<Words> {
    Some(match code {
        Code::DomainInvalid => say("Not a domain", "Nothing was added.", "Correct the domain."),
        Code::TenantAlreadyAdded => say("Already added", "The tenant is in your list.", "Open it there."),
        Code::TenantOfAnotherPartner => say(
            "Added by another service provider",
            "A tenant has one service provider at a time.",
            "Its Global Administrator can end that in Microsoft 365; then add it here.",
        ),
        Code::DirectoryUnknown => {
            say("Microsoft does not know this domain", "Nothing was added.", "Check the spelling.")
        }
        Code::OnboardingExists => {
            say("Already being added", "Somebody has begun to add this tenant.", "See above the list.")
        }
        Code::OnboardingState => {
            say("Too late for that", "It has moved on since you last looked.", "Look at its state above the list.")
        }
        Code::InviteInvalid => say(
            "This link cannot be used",
            "It is incomplete, or a newer one took its place. Nothing was changed.",
            "Ask whoever sent it for a new one.",
        ),
        Code::InviteExpired => {
            say("This link is too old", "Nothing was changed.", "Ask whoever sent it for a new one.")
        }
        Code::InviteRevoked => say(
            "This link was revoked",
            "Whoever sent it has taken it back. Nothing was changed.",
            "Ask them if in doubt.",
        ),
        Code::InviteUsed => say(
            "This link was used",
            "Consent was given with it already, so there is nothing left to do.",
            "Close this page.",
        ),
        _ => return None,
    })
}
