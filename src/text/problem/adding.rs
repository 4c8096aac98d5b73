//! Words for what can stand against adding a tenant.

use spanning_api::problem::Code;

use super::{Words, say};
use crate::text::catalog::t;

/// The words of a code of this feature.
pub(super) fn of_adding(code: &Code) -> Option<Words> {
    Some(match code {
        Code::DomainInvalid => say(t("Not a domain"), t("Nothing was added."), t("Correct the domain.")),
        Code::TenantAlreadyAdded => say(t("Already added"), t("The tenant is in your list."), t("Open it there.")),
        Code::TenantOfAnotherPartner => say(
            t("Added by another service provider"),
            t("A tenant has one service provider at a time."),
            t("Its Global Administrator can end that in Microsoft 365; then add it here."),
        ),
        Code::DirectoryUnknown => {
            say(t("Microsoft does not know this domain"), t("Nothing was added."), t("Check the spelling."))
        }
        Code::OnboardingExists => {
            say(t("Already being added"), t("Somebody has begun to add this tenant."), t("See above the list."))
        }
        Code::OnboardingState => {
            say(t("Too late for that"), t("It stands elsewhere by now."), t("Look at its state above the list."))
        }
        Code::InviteInvalid => say(
            t("This link cannot be used"),
            t("It is incomplete, or a newer one took its place. Nothing was changed."),
            t("Ask whoever sent it for a new one."),
        ),
        Code::InviteExpired => {
            say(t("This link is too old"), t("Nothing was changed."), t("Ask whoever sent it for a new one."))
        }
        Code::InviteRevoked => say(
            t("This link was revoked"),
            t("Whoever sent it has taken it back. Nothing was changed."),
            t("Ask them if in doubt."),
        ),
        Code::InviteUsed => say(
            t("This link was used"),
            t("Consent was given with it already, so there is nothing left to do."),
            t("Close this page."),
        ),
        _ => return None,
    })
}
