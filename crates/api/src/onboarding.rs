//! Adding a Microsoft 365 tenant: by one's own Global Administrator now, or by an invite link for the
//! customer's administrator. One onboarding is one such addition, from the form to the first sync.
//!
//! The consent lives on the server; a browser carries only a single-use `state`. Whoever opens the
//! onboarding's address gets a cookie that is good for this consent and nothing else.

use crate::id::{CorrelationId, OnboardingId, OrganizationId, TenantId};
use crate::session::Person;
use crate::tenant::{Region, SubscriptionKind};
use crate::time::Timestamp;
use crate::wire;

open_enum! {
    /// Who consents.
    pub enum OnboardingMode {
        /// A Global Administrator who is here now, in a window of its own.
        Own = "own",
        /// The customer's administrator, by a link.
        Invite = "invite",
    }
}

open_enum! {
    /// Where an onboarding stands.
    pub enum OnboardingState {
        /// The link was made and nobody has opened it.
        Invited = "invited",
        /// The page of the consent is open; Microsoft has not answered.
        ConsentPending = "consent_pending",
        /// Consent was given; the first sync runs.
        Syncing = "syncing",
        /// The tenant is there and synchronised.
        Ready = "ready",
        /// Consent was refused or withdrawn; `trouble` says why. Can be tried again.
        Failed = "failed",
        /// The address was revoked before consent was given.
        Revoked = "revoked",
        /// The address was too old before consent was given.
        Expired = "expired",
    }
}

open_enum! {
    /// Why an onboarding failed. Stable; each has its own words in the console.
    pub enum OnboardingReason {
        /// Consent was declined or the sign-in cancelled at Microsoft.
        ConsentDeclined = "consent_declined",
        /// The Microsoft account is not a Global Administrator.
        NotGlobalAdministrator = "not_global_administrator",
        /// The role is eligible (PIM) but not activated.
        RoleNotActivated = "role_not_activated",
        /// The token does not tell the role: neither yes nor no.
        RoleUnknown = "role_unknown",
        /// A Global Administrator, but of another directory.
        WrongDirectory = "wrong_directory",
        /// A personal Microsoft account.
        PersonalAccount = "personal_account",
        /// Microsoft refuses the application or the person by policy.
        MicrosoftBlocked = "microsoft_blocked",
        /// Microsoft failed or could not be reached.
        MicrosoftUnavailable = "microsoft_unavailable",
        /// The answer could not be exchanged: used twice, expired, or it did not match.
        CodeRejected = "code_rejected",
        /// Consent was given, and withdrawn at Microsoft before the first sync was done.
        ConsentWithdrawn = "consent_withdrawn",
        /// The tenant was added in another way meanwhile.
        AlreadyAdded = "already_added",
    }
}

wire! {
    /// One addition of a tenant.
    pub struct Onboarding {
        /// The onboarding.
        pub id: OnboardingId,
        /// Who consents.
        pub mode: OnboardingMode,
        /// Where it stands.
        pub state: OnboardingState,
        /// The tenant's domain, normalised: lower case, ASCII.
        pub domain: String,
        /// The directory's name, once it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Where its backups are kept.
        pub region: Region,
        /// What it is billed under.
        pub subscription: SubscriptionKind,
        /// The organization that it is mapped to; absent: not mapped.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub organization_id: Option<OrganizationId>,
        /// That organization's name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub organization_name: Option<String>,
        /// Why it failed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub trouble: Option<OnboardingTrouble>,
        /// When its address stops working, while consent is awaited.
        pub expires_at: Timestamp,
        /// When its address was first opened.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub opened_at: Option<Timestamp>,
        /// When the first sync will be done, or was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ready_at: Option<Timestamp>,
        /// The tenant, once consent was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tenant_id: Option<TenantId>,
        /// When it was begun.
        pub created_at: Timestamp,
        /// Who began it.
        pub created_by: Person,
        /// Whether the session may change it.
        pub can_change: bool,
        /// Ties its requests, pages and Activity entries together.
        pub correlation_id: CorrelationId,
    }

    /// Why an onboarding failed.
    pub struct OnboardingTrouble {
        /// Why, as a stable reason.
        pub reason: OnboardingReason,
        /// The account that came in, if known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub account: Option<String>,
        /// What was expected, if it differs (a directory, a role).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected: Option<String>,
        /// What came instead.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub actual: Option<String>,
        /// Microsoft's own code (for instance `AADSTS65004`), for support.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub provider_code: Option<String>,
        /// When.
        pub at: Timestamp,
    }

    /// The onboardings of the session's portal that are not put away.
    pub struct Onboardings {
        /// Newest first.
        pub items: Vec<Onboarding>,
        /// The server's clock at the time of the answer.
        pub server_time: Timestamp,
    }

    /// Begins to add a tenant.
    pub struct NewOnboarding {
        /// Who consents.
        pub mode: OnboardingMode,
        /// The domain as it was typed; the answer has it normalised.
        pub domain: String,
        /// Where its backups shall be kept.
        pub region: Region,
        /// What it is billed under: `trial`, `spanning`, `kaseya365` or `legacy`.
        pub subscription: SubscriptionKind,
        /// The organization; absent: not mapped, so it raises no alerts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub organization_id: Option<OrganizationId>,
        /// Whether it is known that use beyond the licences is billed; needed unless it is a trial.
        #[serde(default)]
        pub overage_acknowledged: bool,
    }

    /// Asks for a new address; an earlier one, and whoever came by it, is good for nothing afterwards.
    pub struct NewOnboardingAddress {
        /// Who consents from now on.
        pub mode: OnboardingMode,
    }

    /// An onboarding with its address.
    pub struct OnboardingAddress {
        /// The console's address; the secret is in the fragment, which no server log sees.
        pub url: String,
        /// The onboarding as it stands now.
        pub onboarding: Onboarding,
    }

    /// Opens an onboarding's address.
    pub struct RedeemInvite {
        /// The onboarding that the address names.
        pub id: OnboardingId,
        /// The secret.
        pub secret: String,
    }

    /// What the person who consents sees: who asks, for what, and how it stands.
    pub struct Invite {
        /// The onboarding.
        pub id: OnboardingId,
        /// Who consents.
        pub mode: OnboardingMode,
        /// Where it stands.
        pub state: OnboardingState,
        /// The service provider that asks.
        pub partner: String,
        /// Who asks on its behalf.
        pub asked_by: Person,
        /// The domain whose Global Administrator is asked.
        pub domain: String,
        /// The directory's name, once it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Where the backups are kept.
        pub region: Region,
        /// Why the last try did not go on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub trouble: Option<OnboardingTrouble>,
        /// When the address stops working.
        pub expires_at: Timestamp,
        /// For support.
        pub correlation_id: CorrelationId,
    }

    /// Asks for the address of Microsoft's consent.
    pub struct LeaveForConsent {
        /// Whether another account shall be chosen.
        #[serde(default)]
        pub choose_account: bool,
    }

    /// What became of Microsoft's answer.
    pub struct ConsentOutcome {
        /// How it stands now.
        pub invite: Invite,
        /// Whether this answer had been handled before (reload, Back, copied address).
        pub replayed: bool,
    }
}
