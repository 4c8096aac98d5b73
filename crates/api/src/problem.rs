//! The one error shape: RFC 9457 problem details, with members of our own.

use crate::id::CorrelationId;
use crate::link::LinkReason;
use crate::session::SessionEnded;
use crate::wire;

/// The media type of a problem (RFC 9457, section 3).
pub const MEDIA_TYPE: &str = "application/problem+json";

open_enum! {
    /// What went wrong, stable across releases: support and tests rely on it, texts may change.
    pub enum Code {
        /// 400: the body is not valid JSON of the documented shape.
        InvalidBody = "invalid_body",
        /// 400: a query parameter is unknown or has a bad value.
        InvalidQuery = "invalid_query",
        /// 400: the conditions of a filter make no sense; `fields` says what and where.
        InvalidFilter = "invalid_filter",
        /// 400: a mutation came without `Idempotency-Key`.
        IdempotencyKeyMissing = "idempotency_key_missing",
        /// 422: the `Idempotency-Key` was used before with another request.
        IdempotencyKeyReused = "idempotency_key_reused",
        /// 401: nobody is signed in, or the session has ended.
        NotSignedIn = "not_signed_in",
        /// 401: e-mail or password is wrong; never says which.
        SignInFailed = "sign_in_failed",
        /// 429: too many failed sign-ins; wait as `Retry-After` says.
        SignInLocked = "sign_in_locked",
        /// 401: the way in that this session used was switched off; `ended` says by whom.
        WayInClosed = "way_in_closed",
        /// 401: the provider did not let the sign-in through; `reason` and `providerCode` tell more.
        SignInRefused = "sign_in_refused",
        /// 400: the provider's answer belongs to no sign-in of this browser, or was used before.
        SignInStateInvalid = "sign_in_state_invalid",
        /// 403: the account is good, but unknown to Spanning Backup.
        AccountUnknown = "account_unknown",
        /// 403: the KaseyaOne user's groups do not give access to Spanning Backup.
        KaseyaoneNoAccess = "kaseyaone_no_access",
        /// 409: no tenant is linked to the KaseyaOne company.
        KaseyaoneNotLinked = "kaseyaone_not_linked",
        /// 409: the KaseyaOne link rests until a Master resumes it, or Login with IT Complete is off.
        LinkSuspended = "link_suspended",
        /// 403: the request did not come from the console's own pages.
        CrossSite = "cross_site",
        /// 403: the signed-in person lacks the role; `requiredRole` names it.
        RoleMissing = "role_missing",
        /// 403: this session may not see that tenant or partner.
        OutOfScope = "out_of_scope",
        /// 403: the portal version cannot do this.
        PortalLacks = "portal_lacks",
        /// 404: no such resource.
        NotFound = "not_found",
        /// 410: it was there and has been removed.
        Gone = "gone",
        /// 405: the path exists, the method does not.
        MethodNotAllowed = "method_not_allowed",
        /// 413: the body is too large.
        BodyTooLarge = "body_too_large",
        /// 415: the body is not JSON.
        NotJson = "not_json",
        /// 412: somebody else changed it since it was read; `current` has the version now.
        Changed = "changed",
        /// 428: `If-Match` is required here.
        IfMatchMissing = "if_match_missing",
        /// 429: too many requests; wait as `Retry-After` says.
        TooManyRequests = "too_many_requests",
        /// 422: fields are invalid; `fields` names them.
        InvalidFields = "invalid_fields",
        /// 409: Login with IT Complete is off, so nothing can be linked or launched.
        ItCompleteOff = "it_complete_off",
        /// 409: the last way in would be locked; an explicit override is needed.
        LastWayIn = "last_way_in",
        /// 409: the tenant is linked to another KaseyaOne company; unlink first.
        LinkedElsewhere = "linked_elsewhere",
        /// 409: nothing is linked.
        NotLinked = "not_linked",
        /// 400: `state` is missing, altered, used up, or belongs to somebody else.
        LinkStateInvalid = "link_state_invalid",
        /// 400: the provider's answer is malformed: both or neither of code and error, duplicates, too long.
        LinkCallbackMalformed = "link_callback_malformed",
        /// 400: the answer came from another issuer than the one that was asked (RFC 9207).
        LinkIssuerMismatch = "link_issuer_mismatch",
        /// 410: the attempt took too long.
        LinkExpired = "link_expired",
        /// 409: the attempt is over.
        LinkEnded = "link_ended",
        /// 409: the attempt is not at the step for that.
        LinkStepOrder = "link_step_order",
        /// 409: a helper brought a proof, and the match code was not confirmed or is another.
        LinkMatchCode = "link_match_code",
        /// 400: the launch ticket is unknown, used, expired or for another tenant.
        TicketInvalid = "ticket_invalid",
        /// 422: the text is no domain; `fields` says why, and which domain may have been meant.
        DomainInvalid = "domain_invalid",
        /// 409: the tenant of this domain is in the partner's list; `current` is the tenant.
        TenantAlreadyAdded = "tenant_already_added",
        /// 409: the tenant of this domain was added by another service provider.
        TenantOfAnotherPartner = "tenant_of_another_partner",
        /// 422: Microsoft knows no directory of this domain.
        DirectoryUnknown = "directory_unknown",
        /// 409: the tenant of this domain is being added; `current` is the onboarding.
        OnboardingExists = "onboarding_exists",
        /// 409: the onboarding is not in a state for that.
        OnboardingState = "onboarding_state",
        /// 400: the address of an onboarding is unknown, replaced, or not this browser's.
        InviteInvalid = "invite_invalid",
        /// 410: the address of an onboarding is too old.
        InviteExpired = "invite_expired",
        /// 410: the address of an onboarding was revoked.
        InviteRevoked = "invite_revoked",
        /// 410: consent was given already.
        InviteUsed = "invite_used",
        /// 409: more licences than are there, or fewer than are in use.
        LicenceLimit = "licence_limit",
        /// 409: not a trial, so there is nothing to upgrade.
        NotATrial = "not_a_trial",
        /// 409: other tenants match now than the person saw; `current` has their number.
        SelectionChanged = "selection_changed",
        /// 429: a sync was asked for too recently.
        SyncThrottled = "sync_throttled",
        /// 409: no UniView 2.0 account exists, so a migration cannot start.
        MigrationAccountMissing = "migration_account_missing",
        /// 409: the old portal is read-only while its migration runs.
        MigrationRunning = "migration_running",
        /// 503: not available for the moment.
        Unavailable = "unavailable",
        /// 500: a fault of the server.
        Internal = "internal",
    }
}

wire! {
    /// An RFC 9457 problem. Unknown members are ignored, a missing `type` means `about:blank`.
    pub struct Problem {
        /// A URI that names the problem type.
        #[serde(rename = "type", default = "about_blank")]
        pub kind: String,
        /// A short summary for people.
        pub title: String,
        /// The HTTP status, repeated.
        pub status: u16,
        /// What happened in this case, for people.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub detail: Option<String>,
        /// The stable code.
        pub code: Code,
        /// Names the request in the server's records.
        pub correlation_id: CorrelationId,
        /// Fields that are invalid (with `invalid_fields`).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub fields: Vec<FieldProblem>,
        /// The role that is needed (with `role_missing`), as the product writes it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub required_role: Option<String>,
        /// Who holds that role and could help: names with e-mail addresses.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub role_holders: Vec<String>,
        /// Seconds to wait before another try.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub retry_after: Option<u32>,
        /// Why the session ended (with `way_in_closed`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ended: Option<SessionEnded>,
        /// Why the provider's answer does not do (with `sign_in_refused`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<LinkReason>,
        /// The provider's own code (for instance `AADSTS65004`), for support.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub provider_code: Option<String>,
        /// The version that stands now (with `changed`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schemars(with = "Option<serde_json::Map<String, serde_json::Value>>"))]
        pub current: Option<serde_json::Value>,
    }

    /// One invalid field.
    pub struct FieldProblem {
        /// The field's name in the request body.
        pub field: String,
        /// What is wrong and what is accepted, for people.
        pub message: String,
    }
}

fn about_blank() -> String {
    "about:blank".to_owned()
}
