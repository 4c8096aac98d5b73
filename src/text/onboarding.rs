//! Adding a tenant: the dialog, what is being added, the page of whoever consents.

use spanning_api::onboarding::{OnboardingReason, OnboardingState, OnboardingTrouble};

use crate::text::catalog::{fill, messages, t};

pub mod consent;

/// The dialog's title for a domain that is being added.
pub fn title_of(domain: &str) -> String {
    fill!("Add {domain}", domain)
}

messages! {
    /// What it takes.
    pub who = "A Global Administrator of the Microsoft 365 tenant has to consent.";
    /// Field: the domain.
    pub domain = "Domain of the Microsoft 365 tenant";
    /// An example of one.
    pub domain_example = "contoso.com";
    /// How to answer.
    pub domain_hint = "An own domain or the one from Microsoft, such as contoso.onmicrosoft.com.";
    /// Field: the organization.
    pub organization = "Organization";
    /// No organization.
    pub not_mapped = "None for now";
    /// An organization is chosen below.
    pub choose = "Choose one";
    /// What no organization means.
    pub not_mapped_means = "Without an organization its failed backups raise no alerts. It can be mapped later.";
    /// What an organization means.
    pub mapped_means = "Its failed and partial backups raise alerts there.";
    /// None was chosen.
    pub choose_first = "Choose an organization from the list, or “None for now”.";
    /// The portal has none.
    pub no_organizations = "Organizations and alerts belong to UniView Portal 2.0; there it can be mapped later.";
    /// Field: the region.
    pub region = "Backup region";
    /// What a region means.
    pub region_hint = "Where the backups are kept. It cannot be changed later.";
    /// Field: the subscription.
    pub subscription = "Subscription type";
    /// What a trial is.
    pub trial_hint = "14 days, at most 100 licences. Nothing is billed.";
    /// What a paid one is.
    pub paid_hint = "Users get licences from your pool when the first sync is done.";
    /// The acknowledgement.
    pub overage = "I understand that use beyond the licences is billed as overage";
    /// It is missing.
    pub overage_first = "Confirm that overage is billed, or choose a trial.";
}

/// Takes what was meant.
pub fn use_domain(domain: &str) -> String {
    fill!("Use {domain}", domain)
}

/// What will be added, where it is not just what was typed.
pub fn read_as(domain: &str) -> String {
    fill!("Will be added as {domain}.", domain)
}

/// Leads to the tenant that is there.
pub fn open_tenant(name: &str) -> String {
    fill!("Open {name}", name)
}

messages! {
    /// Puts the dialog away; what was typed stays.
    pub close = "Close";
    /// By a link.
    pub invite = "Copy invite link";
    /// By oneself.
    pub add = "Add";
}

messages! {
    /// What the two ways are.
    pub ways = "Add: sign in as a Global Administrator yourself, in a window of its own. Copy invite link: the customer’s administrator consents within 7 days.";
}

messages! {
    /// Over a failure.
    pub not_begun = "Nothing was added";

    /// It is in the clipboard.
    pub link_copied = "The invite link was copied";
}

messages! {
    /// What to do with it.
    pub link_text = "Send it to a Global Administrator of the customer. Whoever has it can see who asks for what; only a Global Administrator of this very tenant can consent.";
}

messages! {
    /// It is not shown again.
    pub link_once = "It is shown only now. A new link can be made at any time; the old one then stops working.";
    /// Copies it.
    pub copy_link = "Copy link";
    /// Back to an empty form.
    pub another = "Add another";
    /// The window is open.
    pub in_window = "Consent goes on in the other window";
    /// What happens meanwhile.
    pub in_window_text = "Sign in there as a Global Administrator and choose Accept. This page follows by itself; it can be closed.";
    /// The window did not open.
    pub blocked = "The browser did not open a window";
    /// What to do.
    pub blocked_text = "Open it yourself, or copy its address into a new tab. It works for 15 minutes.";
    /// Opens it.
    pub open_window = "Open the window";
    /// Opens another one.
    pub open_again = "Open it again";
    /// Copies its address.
    pub copy_address = "Copy address";

    /// The section over the list.
    pub being_added = "Being added";
    /// The list of them could not be loaded.
    pub list_failed = "What is being added could not be loaded";
    /// Tries again.
    pub retry = "Try again";
    /// By a new link.
    pub new_link = "New link";
    /// Revokes the link.
    pub revoke = "Revoke";
    /// Puts an entry away.
    pub dismiss = "Dismiss";
}

/// An action of an entry, named for everybody who does not see the line.
pub fn action_of(action: &str, domain: &str) -> String {
    fill!("{action}: {domain}", action, domain)
}

/// Said when a link was revoked.
pub fn revoked(domain: &str) -> String {
    fill!("The link for {domain} was revoked", domain)
}

/// Said when the first sync is done.
pub fn ready(name: &str) -> String {
    fill!("{name} is ready", name)
}

/// Said when consent was given.
pub fn syncing(name: &str) -> String {
    fill!("{name} was added and is being synchronised", name)
}

/// Said when it failed.
pub fn failed(domain: &str) -> String {
    fill!("{domain} could not be added", domain)
}

/// A state in a word.
pub fn state(state: &OnboardingState) -> &str {
    match state {
        OnboardingState::Invited => t("Invited"),
        OnboardingState::ConsentPending => t("Consent pending"),
        OnboardingState::Syncing => t("Syncing"),
        OnboardingState::Ready => t("Ready"),
        OnboardingState::Failed => t("Failed"),
        OnboardingState::Revoked => t("Revoked"),
        OnboardingState::Expired => t("Expired"),
        OnboardingState::Other(other) => other,
    }
}

/// What is awaited, and how long; `left` in words, such as "in 6 d".
pub fn awaited(state: &OnboardingState, own: bool, left: &str) -> String {
    match (state, own) {
        (OnboardingState::Invited, _) => fill!("The link was not opened yet. Expires {left}.", left),
        (OnboardingState::ConsentPending, true) => {
            fill!("Waiting for the sign-in in the other window. Its time is over {left}.", left)
        }
        (OnboardingState::ConsentPending, false) => {
            fill!("The link was opened, consent is missing. Expires {left}.", left)
        }
        (OnboardingState::Syncing, _) => fill!("The first sync is done {left}.", left),
        (OnboardingState::Ready, _) => t("In the list. The first backup runs in the coming night.").to_owned(),
        (OnboardingState::Revoked, _) => t("The link was revoked before consent was given.").to_owned(),
        (OnboardingState::Expired, true) => t("Nobody consented within 15 minutes.").to_owned(),
        (OnboardingState::Expired, false) => t("Nobody consented within 7 days.").to_owned(),
        _ => String::new(),
    }
}

/// Why it failed, in a sentence.
pub fn trouble(why: &OnboardingTrouble) -> String {
    let account = why.account.as_deref().unwrap_or(t("The account"));
    let actual = why.actual.as_deref().unwrap_or(t("another tenant"));
    match &why.reason {
        OnboardingReason::ConsentDeclined => t("Consent was declined at Microsoft.").to_owned(),
        OnboardingReason::NotGlobalAdministrator => {
            fill!("{account} is no Global Administrator of the tenant.", account)
        }
        OnboardingReason::RoleNotActivated => {
            fill!("{account} may be Global Administrator, but has not activated the role.", account)
        }
        OnboardingReason::RoleUnknown => {
            fill!("Microsoft did not tell whether {account} is a Global Administrator.", account)
        }
        OnboardingReason::WrongDirectory => {
            fill!("{account} belongs to {actual}, not to this tenant.", account, actual)
        }
        OnboardingReason::PersonalAccount => fill!("{account} is a personal account.", account),
        OnboardingReason::MicrosoftBlocked => t("A rule of the tenant keeps the application out.").to_owned(),
        OnboardingReason::MicrosoftUnavailable => t("Microsoft could not be reached.").to_owned(),
        OnboardingReason::CodeRejected => t("Microsoft’s answer could not be used.").to_owned(),
        OnboardingReason::ConsentWithdrawn => {
            t("Consent was withdrawn at Microsoft before the first sync was done.").to_owned()
        }
        OnboardingReason::AlreadyAdded => t("The tenant was added in another way meanwhile.").to_owned(),
        OnboardingReason::Other(other) => fill!("It did not work ({other}).", other),
    }
}
