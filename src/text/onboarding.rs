//! Adding a tenant: the dialog, what is being added, the page of whoever consents.

use spanning_api::onboarding::{OnboardingReason, OnboardingState, OnboardingTrouble};

pub mod consent;

/// The dialog's title for a domain that is being added.
pub fn title_of(domain: &str) -> String {
    format!("Add {domain}")
}

/// What it takes.
pub const WHO: &str = "A Global Administrator of the Microsoft 365 tenant has to consent.";
/// Field: the domain.
pub const DOMAIN: &str = "Domain of the Microsoft 365 tenant";
/// An example of one.
pub const DOMAIN_EXAMPLE: &str = "contoso.com";
/// How to answer.
pub const DOMAIN_HINT: &str = "An own domain or the one from Microsoft, such as contoso.onmicrosoft.com.";
/// Field: the organization.
pub const ORGANIZATION: &str = "Organization";
/// No organization.
pub const NOT_MAPPED: &str = "None for now";
/// An organization is chosen below.
pub const CHOOSE: &str = "Choose one";
/// What no organization means.
pub const NOT_MAPPED_MEANS: &str =
    "Without an organization its failed backups raise no alerts. It can be mapped later.";
/// What an organization means.
pub const MAPPED_MEANS: &str = "Its failed and partial backups raise alerts there.";
/// None was chosen.
pub const CHOOSE_FIRST: &str = "Choose an organization from the list, or “None for now”.";
/// The portal has none.
pub const NO_ORGANIZATIONS: &str =
    "Organizations and alerts belong to UniView Portal 2.0; there it can be mapped later.";
/// Field: the region.
pub const REGION: &str = "Backup region";
/// What a region means.
pub const REGION_HINT: &str = "Where the backups are kept. It cannot be changed later.";
/// Field: the subscription.
pub const SUBSCRIPTION: &str = "Subscription type";
/// What a trial is.
pub const TRIAL_HINT: &str = "14 days, at most 100 licences. Nothing is billed.";
/// What a paid one is.
pub const PAID_HINT: &str = "Users get licences from your pool when the first sync is done.";
/// The acknowledgement.
pub const OVERAGE: &str = "I understand that use beyond the licences is billed as overage";
/// It is missing.
pub const OVERAGE_FIRST: &str = "Confirm that overage is billed, or choose a trial.";
/// Takes what was meant.
pub fn use_domain(domain: &str) -> String {
    format!("Use {domain}")
}
/// What will be added, where it is not just what was typed.
pub fn read_as(domain: &str) -> String {
    format!("Will be added as {domain}.")
}
/// Leads to the tenant that is there.
pub fn open_tenant(name: &str) -> String {
    format!("Open {name}")
}

/// Puts the dialog away; what was typed stays.
pub const CLOSE: &str = "Close";
/// By a link.
pub const INVITE: &str = "Copy invite link";
/// By oneself.
pub const ADD: &str = "Add";
/// What the two ways are.
pub const WAYS: &str = "Add: sign in as a Global Administrator yourself, in a window of its own. \
                        Copy invite link: the customer’s administrator consents within 7 days.";
/// Over a failure.
pub const NOT_BEGUN: &str = "Nothing was added";

/// The link is there.
pub const LINK_READY: &str = "The invite link";
/// It is in the clipboard.
pub const LINK_COPIED: &str = "The invite link was copied";
/// What to do with it.
pub const LINK_TEXT: &str = "Send it to a Global Administrator of the customer. Whoever has it can see who asks for what; \
                             only a Global Administrator of this very tenant can consent.";
/// It is not shown again.
pub const LINK_ONCE: &str = "It is shown only now. A new link can be made at any time; the old one then stops working.";
/// Copies it.
pub const COPY_LINK: &str = "Copy link";
/// Back to an empty form.
pub const ANOTHER: &str = "Add another";
/// The window is open.
pub const IN_WINDOW: &str = "Consent goes on in the other window";
/// What happens meanwhile.
pub const IN_WINDOW_TEXT: &str =
    "Sign in there as a Global Administrator and choose Accept. This page follows by itself; it can be closed.";
/// The window did not open.
pub const BLOCKED: &str = "The browser did not open a window";
/// What to do.
pub const BLOCKED_TEXT: &str = "Open it yourself, or copy its address into a new tab. It works for 15 minutes.";
/// Opens it.
pub const OPEN_WINDOW: &str = "Open the window";
/// Opens another one.
pub const OPEN_AGAIN: &str = "Open it again";
/// Copies its address.
pub const COPY_ADDRESS: &str = "Copy address";

/// The section over the list.
pub const BEING_ADDED: &str = "Being added";
/// The list of them could not be loaded.
pub const LIST_FAILED: &str = "What is being added could not be loaded";
/// Tries again.
pub const RETRY: &str = "Try again";
/// By a new link.
pub const NEW_LINK: &str = "New link";
/// Revokes the link.
pub const REVOKE: &str = "Revoke";
/// Puts an entry away.
pub const DISMISS: &str = "Dismiss";
/// Opens the tenant.
pub const OPEN: &str = "Open";
/// An action of an entry, named for everybody who does not see the line.
pub fn action_of(action: &str, domain: &str) -> String {
    format!("{action}: {domain}")
}
/// Said when a link was revoked.
pub fn revoked(domain: &str) -> String {
    format!("The link for {domain} was revoked")
}
/// Said when the first sync is done.
pub fn ready(name: &str) -> String {
    format!("{name} is ready")
}
/// Said when consent was given.
pub fn syncing(name: &str) -> String {
    format!("{name} was added and is being synchronised")
}
/// Said when it failed.
pub fn failed(domain: &str) -> String {
    format!("{domain} could not be added")
}

/// A state in a word.
pub fn state(state: &OnboardingState) -> &str {
    match state {
        OnboardingState::Invited => "Invited",
        OnboardingState::ConsentPending => "Consent pending",
        OnboardingState::Syncing => "Syncing",
        OnboardingState::Ready => "Ready",
        OnboardingState::Failed => "Failed",
        OnboardingState::Revoked => "Revoked",
        OnboardingState::Expired => "Expired",
        OnboardingState::Other(other) => other,
    }
}

/// What is awaited, and how long; `left` in words, such as "in 6 d".
pub fn awaited(state: &OnboardingState, own: bool, left: &str) -> String {
    match (state, own) {
        (OnboardingState::Invited, _) => format!("The link was not opened yet. Expires {left}."),
        (OnboardingState::ConsentPending, true) => {
            format!("Waiting for the sign-in in the other window. Its time is over {left}.")
        }
        (OnboardingState::ConsentPending, false) => format!("The link was opened, consent is missing. Expires {left}."),
        (OnboardingState::Syncing, _) => format!("The first sync is done {left}."),
        (OnboardingState::Ready, _) => "In the list. The first backup runs in the coming night.".to_owned(),
        (OnboardingState::Revoked, _) => "The link was revoked before consent was given.".to_owned(),
        (OnboardingState::Expired, true) => "Nobody consented within 15 minutes.".to_owned(),
        (OnboardingState::Expired, false) => "Nobody consented within 7 days.".to_owned(),
        _ => String::new(),
    }
}

/// Why it failed, in a sentence.
pub fn trouble(why: &OnboardingTrouble) -> String {
    let account = why.account.as_deref().unwrap_or("The account");
    let actual = why.actual.as_deref().unwrap_or("another tenant");
    match &why.reason {
        OnboardingReason::ConsentDeclined => "Consent was declined at Microsoft.".to_owned(),
        OnboardingReason::NotGlobalAdministrator => {
            format!("{account} is no Global Administrator of the tenant.")
        }
        OnboardingReason::RoleNotActivated => {
            format!("{account} may be Global Administrator, but has not activated the role.")
        }
        OnboardingReason::RoleUnknown => {
            format!("Microsoft did not tell whether {account} is a Global Administrator.")
        }
        OnboardingReason::WrongDirectory => format!("{account} belongs to {actual}, not to this tenant."),
        OnboardingReason::PersonalAccount => format!("{account} is a personal account."),
        OnboardingReason::MicrosoftBlocked => "A rule of the tenant keeps the application out.".to_owned(),
        OnboardingReason::MicrosoftUnavailable => "Microsoft could not be reached.".to_owned(),
        OnboardingReason::CodeRejected => "Microsoft’s answer could not be used.".to_owned(),
        OnboardingReason::ConsentWithdrawn => {
            "Consent was withdrawn at Microsoft before the first sync was done.".to_owned()
        }
        OnboardingReason::AlreadyAdded => "The tenant was added in another way meanwhile.".to_owned(),
        OnboardingReason::Other(other) => format!("It did not work ({other})."),
    }
}
