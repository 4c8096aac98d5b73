//! Link attempts: one run of the chain console → Microsoft 365 → KaseyaOne → console.
//!
//! The attempt lives on the server; the browser carries only `state`. Sources: RFC 6749, RFC 7636,
//! RFC 9207, RFC 9700, Microsoft identity platform v2.0. KaseyaOne's protocol is not public: this
//! contract speaks OpenID Connect's code flow with PKCE to it.

use crate::id::{CorrelationId, LinkAttemptId, TenantId};
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
        /// The account may not consent for itself; an administrator has to (AADSTS90094).
        ConsentNeedsAdministrator = "consent_needs_administrator",
        /// The link that was to be resumed was removed meanwhile.
        Unlinked = "unlinked",
    }
}

open_enum! {
    /// What a one-time link address of an attempt is for.
    pub enum LinkTicketKind {
        /// The same person goes on in a window of its own, because providers cannot be framed. Good for
        /// a minute; does both legs.
        Window = "window",
        /// Another person does the KaseyaOne leg in another browser. Good while the attempt lives.
        HandOff = "hand_off",
    }
}

open_enum! {
    /// Who looks at an attempt.
    pub enum LinkViewer {
        /// The session that started it: the only one that can confirm.
        Owner = "owner",
        /// Somebody with a one-time link address: does a leg, and nothing else.
        Helper = "helper",
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
        /// Whether it resumes a link that rests: Microsoft's proof of that link stands, and only the
        /// KaseyaOne leg is needed.
        #[serde(default)]
        pub resumes: bool,
        /// Who looks.
        #[serde(default = "owner")]
        pub viewer: LinkViewer,
        /// The one-time link address that was made last, if any, and what became of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub helper: Option<LinkHelper>,
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

    /// The other window, or the other person.
    pub struct LinkHelper {
        /// Which of them.
        pub kind: LinkTicketKind,
        /// Four characters that both sides compare before the initiator confirms.
        pub match_code: String,
        /// When the address stops working, used or not.
        pub expires_at: Timestamp,
        /// When it was opened; it works once.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub opened_at: Option<Timestamp>,
        /// Whether a proof came from there, so that the confirmation needs the match code.
        #[serde(default)]
        pub proved: bool,
    }

    /// Starts an attempt.
    pub struct NewLinkAttempt {
        /// Where to go afterwards.
        pub return_to: ReturnTo,
        /// The tenant, in a portal's session; a tenant's session has only its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tenant_id: Option<TenantId>,
    }

    /// Asks for a one-time link address. An earlier one stops working.
    pub struct NewLinkTicket {
        /// What it is for.
        pub kind: LinkTicketKind,
    }

    /// A one-time link address.
    pub struct LinkTicket {
        /// The console's address; the secret is in the fragment, which no server log sees.
        pub url: String,
        /// The attempt as it stands now, with the match code.
        pub attempt: LinkAttempt,
    }

    /// Opens a one-time link address; gives the browser a cookie that is good for this attempt only.
    pub struct RedeemLinkTicket {
        /// The secret.
        pub ticket: String,
        /// The attempt that the address names; must be the ticket's.
        pub attempt_id: LinkAttemptId,
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
        /// The match code, said to be the same on both sides; needed when a helper brought a proof.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub match_code: Option<String>,
    }
}

fn owner() -> LinkViewer {
    LinkViewer::Owner
}
