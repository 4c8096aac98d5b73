//! Status and title of every problem code, in one table.

use spanning_api::id::CorrelationId;
use spanning_api::problem::{Code, Problem};

/// A problem; status and title follow from the code.
pub fn problem(code: Code, detail: impl Into<String>, correlation: &CorrelationId) -> Problem {
    let (status, title) = row(&code);
    Problem {
        kind: format!("urn:spanning:problem:{code}"),
        title: title.to_owned(),
        status,
        detail: Some(detail.into()).filter(|detail| !detail.is_empty()),
        code,
        correlation_id: correlation.clone(),
        fields: Vec::new(),
        required_role: None,
        role_holders: Vec::new(),
        retry_after: None,
        ended: None,
        reason: None,
        provider_code: None,
        current: None,
    }
}

fn row(code: &Code) -> (u16, &'static str) {
    match code {
        Code::InvalidBody => (400, "The request's body is not valid"),
        Code::InvalidQuery => (400, "The request's query is not valid"),
        Code::InvalidFilter => (400, "The filter makes no sense"),
        Code::IdempotencyKeyMissing => (400, "Idempotency-Key is missing"),
        Code::IdempotencyKeyReused => (422, "Idempotency-Key was used before"),
        Code::NotSignedIn => (401, "Not signed in"),
        Code::SignInFailed => (401, "Sign-in failed"),
        Code::SignInLocked => (429, "Too many failed sign-ins"),
        Code::WayInClosed => (401, "This way in was switched off"),
        Code::SignInRefused => (401, "The provider did not let the sign-in through"),
        Code::SignInStateInvalid => (400, "The answer does not belong to a sign-in of this browser"),
        Code::AccountUnknown => (403, "The account is unknown"),
        Code::KaseyaoneNoAccess => (403, "No access by KaseyaOne group"),
        Code::KaseyaoneNotLinked => (409, "The KaseyaOne company is not linked"),
        Code::LinkSuspended => (409, "The KaseyaOne link is suspended"),
        Code::CrossSite => (403, "Not a request of the console"),
        Code::RoleMissing => (403, "A role is missing"),
        Code::OutOfScope => (403, "Out of this session's scope"),
        Code::PortalLacks => (403, "This portal cannot do that"),
        Code::NotFound => (404, "Not found"),
        Code::Gone => (410, "Removed"),
        Code::MethodNotAllowed => (405, "Method not allowed"),
        Code::BodyTooLarge => (413, "The request's body is too large"),
        Code::NotJson => (415, "The request's body is not JSON"),
        Code::Changed => (412, "Somebody else changed it"),
        Code::IfMatchMissing => (428, "If-Match is missing"),
        Code::TooManyRequests => (429, "Too many requests"),
        Code::InvalidFields => (422, "Some fields are not valid"),
        Code::ItCompleteOff => (409, "Login with IT Complete is off"),
        Code::LastWayIn => (409, "This would close the last way in"),
        Code::LinkedElsewhere => (409, "Linked to another KaseyaOne company"),
        Code::NotLinked => (409, "Nothing is linked"),
        Code::LinkStateInvalid => (400, "The answer does not belong to this attempt"),
        Code::LinkCallbackMalformed => (400, "The provider's answer is malformed"),
        Code::LinkIssuerMismatch => (400, "The answer came from another issuer"),
        Code::LinkExpired => (410, "The attempt took too long"),
        Code::LinkEnded => (409, "The attempt is over"),
        Code::LinkStepOrder => (409, "The attempt is not at that step"),
        Code::LinkMatchCode => (409, "The match code was not confirmed"),
        Code::TicketInvalid => (400, "The ticket is not valid"),
        Code::DomainInvalid => (422, "Not a domain"),
        Code::TenantAlreadyAdded => (409, "The tenant is in the list"),
        Code::TenantOfAnotherPartner => (409, "The tenant belongs to another service provider"),
        Code::DirectoryUnknown => (422, "Microsoft does not know the domain"),
        Code::OnboardingExists => (409, "The tenant is being added"),
        Code::OnboardingState => (409, "It is not in a state for that"),
        Code::InviteInvalid => (400, "The address is not valid"),
        Code::InviteExpired => (410, "The address is too old"),
        Code::InviteRevoked => (410, "The address was revoked"),
        Code::InviteUsed => (410, "Consent was given already"),
        Code::LicenceLimit => (409, "Outside of what the licences allow"),
        Code::NotATrial => (409, "Not a trial"),
        Code::SelectionChanged => (409, "Other tenants match now"),
        Code::SyncThrottled => (429, "A sync was asked for too recently"),
        Code::MigrationAccountMissing => (409, "No UniView 2.0 account"),
        Code::MigrationRunning => (409, "A migration is running"),
        Code::Unavailable => (503, "Not available for the moment"),
        Code::Internal | Code::Other(_) => (500, "A fault of the server"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_code_has_a_row_of_its_own() {
        for code in Code::KNOWN.iter().filter(|code| **code != Code::Internal) {
            assert_ne!(row(code).0, 500, "{code}");
        }
    }
}
