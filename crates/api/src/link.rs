//! Link attempts: one run of the chain console → Microsoft 365 → KaseyaOne → console.
//!
//! The attempt lives on the server; the browser carries only `state`. Sources: RFC 6749, RFC 7636,
//! RFC 9207, RFC 9700, Microsoft identity platform v2.0. KaseyaOne's protocol is not public: this
//! contract speaks OpenID Connect's code flow with PKCE to it.

use crate::id::{CorrelationId, LinkAttemptId};
use crate::session::{CompanyRef, Person, TenantRef};
use crate::time::Timestamp;
use crate::wire;

open_enum! {
    /// The identity provider of one leg.
    pub enum Provider {
        /// Microsoft 365 (Entra ID).
        Microsoft = "microsoft",
        /// KaseyaOne.
        Kaseyaone = "kaseyaone",
    }
}

open_enum! {
    /// Where an attempt stands.
    pub enum LinkStep {
        /// Made; nobody has been sent anywhere.
        Started = "started",
        /// The person is at Microsoft.
        AtMicrosoft = "at_microsoft",
        /// Microsoft's answer was accepted.
        MicrosoftDone = "microsoft_done",
        /// The person is at KaseyaOne.
        AtKaseyaone = "at_kaseyaone",
        /// Both answers were accepted; waits for the initiator's confirmation.
        ToConfirm = "to_confirm",
        /// Linked. Final.
        Linked = "linked",
        /// Refused for good. Final.
        Failed = "failed",
        /// Cancelled by its owner, or because Login with IT Complete went off. Final.
        Cancelled = "cancelled",
        /// Took longer than its time. Final.
        Expired = "expired",
        /// A newer attempt, or another administrator's link, took its place. Final.
        Superseded = "superseded",
    }
}

open_enum! {
    /// Why a leg or a whole attempt did not go on. Stable; each has its own words in the console.
    pub enum LinkReason {
        /// Consent was declined or the sign-in cancelled at Microsoft (`access_denied`, AADSTS65004).
        MicrosoftDeclined = "microsoft_declined",
        /// The Microsoft account is not a Global Administrator.
        NotGlobalAdministrator = "not_global_administrator",
        /// The role is eligible (PIM) but not activated.
        RoleNotActivated = "role_not_activated",
        /// The token does not tell the role (`wids` absent): neither yes nor no.
        RoleUnknown = "role_unknown",
        /// A Global Administrator, but of another tenant.
        WrongTenant = "wrong_tenant",
        /// A personal Microsoft account.
        PersonalAccount = "personal_account",
        /// Microsoft refuses the application or the person by policy (AADSTS700016, 53003, 50105).
        MicrosoftBlocked = "microsoft_blocked",
        /// Microsoft failed or could not be reached.
        MicrosoftUnavailable = "microsoft_unavailable",
        /// The sign-in was cancelled at KaseyaOne.
        KaseyaoneDeclined = "kaseyaone_declined",
        /// The KaseyaOne user does not have the Master role.
        NotMaster = "not_master",
        /// KaseyaOne failed or could not be reached.
        KaseyaoneUnavailable = "kaseyaone_unavailable",
        /// The tenant is linked to another KaseyaOne company.
        LinkedElsewhere = "linked_elsewhere",
        /// Login with IT Complete went off while the attempt ran.
        ItCompleteOff = "it_complete_off",
        /// The person pressed Cancel.
        CancelledByOwner = "cancelled_by_owner",
        /// Ten minutes were over.
        TookTooLong = "took_too_long",
        /// Another attempt took its place.
        Replaced = "replaced",
        /// A code could not be exchanged: used twice, expired, or the verifier did not match.
        CodeRejected = "code_rejected",
    }
}

open_enum! {
    /// Where the person goes after the chain; a name, never an address.
    pub enum ReturnTo {
        /// Settings > Integrations.
        Integrations = "integrations",
    }
}

wire! {
    /// One run of the chain.
    pub struct LinkAttempt {
        /// The attempt.
        pub id: LinkAttemptId,
        /// Where it stands.
        pub step: LinkStep,
        /// The tenant to be linked.
        pub tenant: TenantRef,
        /// Who started it.
        pub initiator: Person,
        /// When it was started.
        pub created_at: Timestamp,
        /// When it expires, by the server's clock.
        pub expires_at: Timestamp,
        /// The server's clock at the time of the answer.
        pub server_time: Timestamp,
        /// What Microsoft's answer proved.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub microsoft: Option<MicrosoftEvidence>,
        /// What KaseyaOne's answer proved.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub kaseya_one: Option<KaseyaOneEvidence>,
        /// Why the last leg did not go on, or why the attempt ended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub trouble: Option<LinkTrouble>,
        /// Where to go afterwards.
        pub return_to: ReturnTo,
        /// Ties the chain's requests, pages and Activity entries together.
        pub correlation_id: CorrelationId,
    }

    /// The Microsoft account that was used.
    pub struct MicrosoftEvidence {
        /// The account's sign-in name, for display only.
        pub account: String,
        /// Display name.
        pub name: String,
        /// The tenant that the account belongs to.
        pub tenant_name: String,
        /// When it was proven.
        pub verified_at: Timestamp,
    }

    /// The KaseyaOne account that was used.
    pub struct KaseyaOneEvidence {
        /// The account's user name.
        pub account: String,
        /// Its company.
        pub company: CompanyRef,
        /// When it was proven.
        pub verified_at: Timestamp,
    }

    /// What went wrong on a leg.
    pub struct LinkTrouble {
        /// Why, as a stable reason.
        pub reason: LinkReason,
        /// The account that came in, if known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub account: Option<String>,
        /// What was expected, if it differs (a tenant, a company).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected: Option<String>,
        /// What came instead.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub actual: Option<String>,
        /// The provider's own code (for instance `AADSTS65004`), for support.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub provider_code: Option<String>,
        /// When.
        pub at: Timestamp,
    }

    /// Starts an attempt for the session's tenant.
    pub struct NewLinkAttempt {
        /// Where to go afterwards.
        pub return_to: ReturnTo,
    }

    /// Asks for the address of a provider's login.
    pub struct LeaveFor {
        /// Which provider.
        pub provider: Provider,
        /// Ask the provider to let the person choose another account.
        #[serde(default)]
        pub choose_account: bool,
    }

    /// Where to send the browser.
    pub struct Departure {
        /// The provider's authorization address, complete.
        pub url: String,
    }

    /// A provider's answer as it arrived.
    pub struct LinkCallback {
        /// Whose callback path it arrived at; each provider has its own (RFC 9700, mix-up).
        pub provider: Provider,
        /// The raw query string without `?`. The server parses it, so there is one parser.
        pub query: String,
    }

    /// What became of a provider's answer.
    pub struct CallbackOutcome {
        /// The attempt as it stands now.
        pub attempt: LinkAttempt,
        /// Whether this answer had been handled before (reload, Back, copied address).
        pub replayed: bool,
    }

    /// The initiator's confirmation of what will be linked.
    pub struct ConfirmLink {
        /// The company that was shown; must be the one that was proven.
        pub company: crate::id::CompanyId,
    }
}
