//! The page of whoever consents: who asks, for what, and how it ended.

use spanning_api::onboarding::OnboardingReason;

use crate::text::catalog::{fill, messages, t};

messages! {
    /// The page's title.
    pub title = "Back up a Microsoft 365 tenant";
}

/// Who asks.
pub fn asked(partner: &str) -> String {
    fill!("{partner} asks for your consent", partner)
}

/// What for.
pub fn asked_text(domain: &str) -> String {
    fill!(
        "Spanning Backup would back up the Microsoft 365 tenant {domain}. Only its Global Administrator can consent.",
        domain
    )
}

/// In a window of one's own.
pub fn own(domain: &str) -> String {
    fill!("Consent for {domain}", domain)
}

/// Who is asked here.
pub fn own_text(domain: &str) -> String {
    fill!("Sign in at Microsoft as a Global Administrator of {domain} and choose Accept.", domain)
}

messages! {
    /// The service provider.
    pub partner = "Service provider";
    /// Who asks on its behalf.
    pub asked_by = "Asked by";
    /// The tenant.
    pub tenant = "Microsoft 365 tenant";
    /// Where the backups are kept.
    pub region = "Backups are kept in";
    /// Until when.
    pub until = "This link works until";
    /// What is granted.
    pub granted = "What you grant";
}

/// In words.
pub fn grants() -> [&'static str; 3] {
    [
        t("Read and restore mail, contacts, calendars, OneDrive, SharePoint and Teams"),
        t("Read users, groups and licences of the tenant"),
        t("Do so while nobody is signed in, until you withdraw it in Microsoft 365"),
    ]
}

messages! {
    /// Nobody you know?
    pub doubt = "If you do not know who asks, close this page: nothing happens.";
    /// Goes on.
    pub go = "Continue to Microsoft";
    /// Tries again, with another account.
    pub again = "Try again with another account";
    /// What was meant by closing.
    pub not_done = "Consent was not given";
    /// The link still works.
    pub still = "Nothing was added. You can try again while the link works.";
    /// Done.
    pub done = "Thank you, consent was given";
}

/// What follows.
pub fn done_text(tenant: &str, partner: &str) -> String {
    fill!(
        "{tenant} is being added for {partner}. The first backup runs in the coming night. You can close this page.",
        tenant,
        partner
    )
}

messages! {
    /// Withdrawn.
    pub withdrawn = "Consent was withdrawn";
    /// What it means.
    pub withdrawn_text = "The tenant was taken out again before its first sync was done. Ask for a new link to try again.";
    /// Revoked.
    pub revoked = "This link was revoked";
    /// What it means.
    pub revoked_text = "Whoever sent it has taken it back. Nothing was added. Ask them if in doubt.";
    /// Expired.
    pub expired = "This link is too old";
    /// What it means.
    pub expired_text = "Nothing was added. Ask whoever sent it for a new one.";
    /// Used.
    pub used = "This link was used";
    /// Not complete, replaced.
    pub invalid = "This link cannot be used";
    /// It could not be opened now.
    pub not_opened = "The link could not be opened";
    /// Microsoft's answer is being handed over.
    pub returning = "Back from Microsoft";
    /// Meanwhile.
    pub returning_text = "Its answer is being checked.";
    /// The answer could not be handed over.
    pub not_taken = "Microsoft’s answer could not be taken";
    /// Nothing to hand over.
    pub nothing = "There is nothing to do here";
    /// What to do.
    pub nothing_text = "Open the link again that you were sent.";
    /// Hands it over again.
    pub retry = "Try again";
}

/// What to do about a reason.
pub fn advice(reason: &OnboardingReason) -> &'static str {
    match reason {
        OnboardingReason::ConsentDeclined => t("Choose Accept to consent; until then nothing is backed up."),
        OnboardingReason::NotGlobalAdministrator => t("Sign in as a Global Administrator, or pass the link on to one."),
        OnboardingReason::RoleNotActivated => t("Activate the role in Microsoft Entra, then try again."),
        OnboardingReason::RoleUnknown => t("Try another Global Administrator."),
        OnboardingReason::WrongDirectory | OnboardingReason::PersonalAccount => {
            t("Sign in with an account of the tenant that is named above.")
        }
        OnboardingReason::MicrosoftBlocked => t("Ask whoever looks after the tenant’s access rules."),
        OnboardingReason::AlreadyAdded => t("There is nothing left to do."),
        _ => t("Try again in a few minutes."),
    }
}
