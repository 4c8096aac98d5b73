//! Judging what the providers' tokens say about who came in.

use spanning_api::link::LinkReason;

/// What Microsoft's token, and the directory where the token is silent, say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MicrosoftFacts<'a> {
    /// The directory that the account signed in to (`tid`).
    pub directory: &'a str,
    /// Whether the Global Administrator role is among the token's roles (`wids`); `None` when the token
    /// tells no roles, which is neither yes nor no.
    pub global_administrator: Option<bool>,
    /// Whether the role could be activated (PIM).
    pub eligible: bool,
}

/// The directory that all personal Microsoft accounts belong to.
pub const PERSONAL_DIRECTORY: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

/// Whether a Microsoft account may link the tenant of `expected` directory. Which tenant is looked at
/// before which role: an administrator elsewhere is told about the tenant, not about roles.
///
/// # Errors
/// The reason why not.
pub fn judge_microsoft(facts: &MicrosoftFacts<'_>, expected: &str) -> Result<(), LinkReason> {
    if facts.directory == PERSONAL_DIRECTORY {
        return Err(LinkReason::PersonalAccount);
    }
    if facts.directory != expected {
        return Err(LinkReason::WrongTenant);
    }
    match (facts.global_administrator, facts.eligible) {
        (Some(true), _) => Ok(()),
        (None, _) => Err(LinkReason::RoleUnknown),
        (Some(false), true) => Err(LinkReason::RoleNotActivated),
        (Some(false), false) => Err(LinkReason::NotGlobalAdministrator),
    }
}

/// What a Microsoft error means for the chain. Only `error` decides, as Microsoft asks; the number is a
/// hint that tells a policy's refusal from a person's.
pub fn microsoft_error(error: &str, number: Option<&str>) -> LinkReason {
    match (error, number) {
        ("server_error" | "temporarily_unavailable", _) => LinkReason::MicrosoftUnavailable,
        (_, Some("AADSTS90094" | "AADSTS900941" | "AADSTS90095")) => LinkReason::ConsentNeedsAdministrator,
        ("access_denied", Some("AADSTS50020")) => LinkReason::WrongTenant,
        ("access_denied", Some("AADSTS53003" | "AADSTS50105" | "AADSTS530003" | "AADSTS53000")) => {
            LinkReason::MicrosoftBlocked
        }
        ("access_denied" | "consent_required" | "login_required" | "interaction_required", _) => {
            LinkReason::MicrosoftDeclined
        }
        _ => LinkReason::MicrosoftBlocked,
    }
}

/// What a KaseyaOne error means for the chain.
pub fn kaseyaone_error(error: &str) -> LinkReason {
    match error {
        "access_denied" | "login_required" | "interaction_required" => LinkReason::KaseyaoneDeclined,
        _ => LinkReason::KaseyaoneUnavailable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(directory: &str, global_administrator: Option<bool>, eligible: bool) -> MicrosoftFacts<'_> {
        MicrosoftFacts { directory, global_administrator, eligible }
    }

    #[test]
    fn l5_unknown_and_eligible_are_neither_yes_nor_no() {
        assert_eq!(judge_microsoft(&facts("t", Some(true), false), "t"), Ok(()));
        assert_eq!(judge_microsoft(&facts("t", Some(false), false), "t"), Err(LinkReason::NotGlobalAdministrator));
        assert_eq!(judge_microsoft(&facts("t", Some(false), true), "t"), Err(LinkReason::RoleNotActivated));
        assert_eq!(judge_microsoft(&facts("t", None, false), "t"), Err(LinkReason::RoleUnknown));
    }

    #[test]
    fn l6_the_tenant_is_judged_before_the_role() {
        for role in [Some(true), Some(false), None] {
            assert_eq!(judge_microsoft(&facts("other", role, false), "t"), Err(LinkReason::WrongTenant));
        }
        assert_eq!(
            judge_microsoft(&facts(PERSONAL_DIRECTORY, Some(true), false), "t"),
            Err(LinkReason::PersonalAccount)
        );
    }

    #[test]
    fn l4_l7_l8_errors_have_their_own_reasons() {
        assert_eq!(microsoft_error("access_denied", Some("AADSTS65004")), LinkReason::MicrosoftDeclined);
        assert_eq!(microsoft_error("access_denied", None), LinkReason::MicrosoftDeclined);
        assert_eq!(microsoft_error("access_denied", Some("AADSTS53003")), LinkReason::MicrosoftBlocked);
        assert_eq!(microsoft_error("unauthorized_client", Some("AADSTS700016")), LinkReason::MicrosoftBlocked);
        assert_eq!(microsoft_error("access_denied", Some("AADSTS50020")), LinkReason::WrongTenant);
        for error in ["access_denied", "consent_required", "invalid_request"] {
            assert_eq!(microsoft_error(error, Some("AADSTS90094")), LinkReason::ConsentNeedsAdministrator);
        }
        assert_eq!(microsoft_error("temporarily_unavailable", None), LinkReason::MicrosoftUnavailable);
        assert_eq!(kaseyaone_error("access_denied"), LinkReason::KaseyaoneDeclined);
        assert_eq!(kaseyaone_error("server_error"), LinkReason::KaseyaoneUnavailable);
    }
}
