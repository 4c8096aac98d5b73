//! The page of whoever consents: who asks, for what, and how it ended.

use spanning_api::onboarding::OnboardingReason;

/// The page's title.
pub const TITLE: &str = "Back up a Microsoft 365 tenant";
/// Who asks.
pub fn asked(partner: &str) -> String {
    format!("{partner} asks for your consent")
}
/// What for.
pub fn asked_text(domain: &str) -> String {
    format!(
        "Spanning Backup would back up the Microsoft 365 tenant {domain}. Only its Global Administrator can consent."
    )
}
/// In a window of one's own.
pub fn own(domain: &str) -> String {
    format!("Consent for {domain}")
}
/// Who is asked here.
pub fn own_text(domain: &str) -> String {
    format!("Sign in at Microsoft as a Global Administrator of {domain} and choose Accept.")
}
/// The service provider.
pub const PARTNER: &str = "Service provider";
/// Who asks on its behalf.
pub const ASKED_BY: &str = "Asked by";
/// The tenant.
pub const TENANT: &str = "Microsoft 365 tenant";
/// Where the backups are kept.
pub const REGION: &str = "Backups are kept in";
/// Until when.
pub const UNTIL: &str = "This link works until";
/// What is granted.
pub const GRANTED: &str = "What you grant";
/// In words.
pub const GRANTS: [&str; 3] = [
    "Read and restore mail, contacts, calendars, OneDrive, SharePoint and Teams",
    "Read users, groups and licences of the tenant",
    "Do so while nobody is signed in, until you withdraw it in Microsoft 365",
];
/// Nobody you know?
pub const DOUBT: &str = "If you do not know who asks, close this page: nothing happens.";
/// Goes on.
pub const GO: &str = "Continue to Microsoft";
/// Tries again, with another account.
pub const AGAIN: &str = "Try again with another account";
/// What was meant by closing.
pub const NOT_DONE: &str = "Consent was not given";
/// The link still works.
pub const STILL: &str = "Nothing was added. You can try again while the link works.";
/// Done.
pub const DONE: &str = "Thank you, consent was given";
/// What follows.
pub fn done_text(tenant: &str, partner: &str) -> String {
    format!(
        "{tenant} is being added for {partner}. The first backup runs in the coming night. You can close this page."
    )
}
/// Withdrawn.
pub const WITHDRAWN: &str = "Consent was withdrawn";
/// What it means.
pub const WITHDRAWN_TEXT: &str =
    "The tenant was taken out again before its first sync was done. Ask for a new link to try again.";
/// Revoked.
pub const REVOKED: &str = "This link was revoked";
/// What it means.
pub const REVOKED_TEXT: &str = "Whoever sent it has taken it back. Nothing was added. Ask them if in doubt.";
/// Expired.
pub const EXPIRED: &str = "This link is too old";
/// What it means.
pub const EXPIRED_TEXT: &str = "Nothing was added. Ask whoever sent it for a new one.";
/// Used.
pub const USED: &str = "This link was used";
/// Not complete, replaced.
pub const INVALID: &str = "This link cannot be used";
/// It could not be opened now.
pub const NOT_OPENED: &str = "The link could not be opened";
/// Microsoft's answer is being handed over.
pub const RETURNING: &str = "Back from Microsoft";
/// Meanwhile.
pub const RETURNING_TEXT: &str = "Its answer is being checked.";
/// The answer could not be handed over.
pub const NOT_TAKEN: &str = "Microsoft’s answer could not be taken";
/// Nothing to hand over.
pub const NOTHING: &str = "There is nothing to do here";
/// What to do.
pub const NOTHING_TEXT: &str = "Open the link again that you were sent.";
/// Hands it over again.
pub const RETRY: &str = "Try again";

/// What to do about a reason.
pub fn advice(reason: &OnboardingReason) -> &'static str {
    match reason {
        OnboardingReason::ConsentDeclined => "Choose Accept to consent; until then nothing is backed up.",
        OnboardingReason::NotGlobalAdministrator => "Sign in as a Global Administrator, or pass the link on to one.",
        OnboardingReason::RoleNotActivated => "Activate the role in Microsoft Entra, then try again.",
        OnboardingReason::RoleUnknown => "Try another Global Administrator.",
        OnboardingReason::WrongDirectory | OnboardingReason::PersonalAccount => {
            "Sign in with an account of the tenant that is named above."
        }
        OnboardingReason::MicrosoftBlocked => "Ask whoever looks after the tenant’s access rules.",
        OnboardingReason::AlreadyAdded => "There is nothing left to do.",
        _ => "Try again in a few minutes.",
    }
}
