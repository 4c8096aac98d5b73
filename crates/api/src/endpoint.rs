//! Every endpoint of the v1 contract, once: the app builds requests from this table, the mock routes
//! with it, and the OpenAPI document is generated from it. No other file knows an API path.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::query::Query;
use crate::{activity, alert, bulk, id, integration, launch, licence, link, migration};
use crate::{onboarding, organization};
use crate::{page, portal, query, session, sync, tenant, tenant_query, view};

/// Where the contract's paths begin.
pub const BASE: &str = "/api/v1";
/// What every path of the API, of any version, begins with.
pub const ROOT: &str = "/api/";
/// Where the OpenAPI document is served.
pub const OPENAPI: &str = "/api/openapi.json";
/// The header that names a mutation, so that a retry has no second effect.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// The header that only the console's own pages can send: the CSRF defence (RFC 10017).
pub const CLIENT_HEADER: &str = "x-spanning-client";
/// The header that says which of the browser's sessions is meant: a [`session::SessionSlot`]. Without
/// it, the session that fits the endpoint is taken, a tenant's before a portal's.
pub const SESSION_HEADER: &str = "x-spanning-session";

/// An HTTP method of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads; safe.
    Get,
    /// Makes or does.
    Post,
    /// Sets.
    Put,
    /// Changes a part.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// The method as HTTP writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// Who may call an endpoint, before roles are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// A session of either scope.
    Session,
    /// A session for one tenant.
    Tenant,
    /// A session for a partner's portal.
    Partner,
    /// A session of either scope, or a helper's cookie for that link attempt.
    Attempt,
}

/// One endpoint, typed. Implemented by the marker types of this module.
pub trait Call {
    /// The path's identifiers, in order.
    type Path: PathParams;
    /// The query.
    type Query: Query;
    /// The request's body; `()` means none.
    type Body: serde::Serialize + serde::de::DeserializeOwned;
    /// The answer's body; `()` means none (204).
    type Answer: serde::Serialize + serde::de::DeserializeOwned;
    /// Its row in the table.
    const OP: Op;
}

/// Identifiers that stand in a path.
pub trait PathParams {
    /// Their texts, in order.
    fn texts(&self) -> Vec<&str>;
}

impl PathParams for () {
    fn texts(&self) -> Vec<&str> {
        Vec::new()
    }
}

macro_rules! path_params {
    ($($id:ty),+) => {$(
        impl PathParams for $id { fn texts(&self) -> Vec<&str> { vec![self.as_str()] } }
    )+};
}
path_params!(id::TenantId, id::LinkAttemptId, id::AlertId, id::MigrationId, id::ActivityId);
path_params!(id::BulkJobId, id::ViewId, id::OnboardingId);

macro_rules! endpoints {
    ($( $(#[doc = $doc:literal])+ $name:ident: $method:ident $template:literal, $access:ident $(, $flag:ident)* ;
        $path:ty, $query:ty, $body:ty => $answer:ty )+) => {
        /// The name of an endpoint: a row of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Op { $($(#[doc = $doc])+ $name,)+ }

        impl Op {
            /// Every endpoint.
            pub const ALL: &'static [Op] = &[$(Op::$name),+];

            /// Its name.
            pub fn name(self) -> &'static str { match self { $(Op::$name => stringify!($name),)+ } }
            /// Its method.
            pub fn method(self) -> Method { match self { $(Op::$name => Method::$method,)+ } }
            /// Its path below [`BASE`], `{}` standing for an identifier.
            pub fn template(self) -> &'static str { match self { $(Op::$name => $template,)+ } }
            /// Who may call it.
            pub fn access(self) -> Access { match self { $(Op::$name => Access::$access,)+ } }
            /// One sentence on what it does.
            pub fn summary(self) -> &'static str { match self { $(Op::$name => concat!($($doc),+).trim_ascii(),)+ } }
            fn flags(self) -> &'static [&'static str] { match self { $(Op::$name => &[$(stringify!($flag)),*],)+ } }
        }

        $($(#[doc = $doc])+ pub struct $name;
        impl Call for $name {
            type Path = $path;
            type Query = $query;
            type Body = $body;
            type Answer = $answer;
            const OP: Op = Op::$name;
        })+

        /// Runs a macro once per endpoint type; for the OpenAPI generator.
        #[cfg(feature = "openapi")]
        pub(crate) fn visit(visitor: &mut impl crate::openapi::Visit) { $(visitor.visit::<$name>();)+ }
    };
}

endpoints! {
    /// How one can sign in here.
    GetSignInOptions: Get "/session/options", Public; (), (), () => session::SignInOptions
    /// Who is signed in.
    GetSession: Get "/session", Session; (), (), () => session::Session
    /// Signs in with an e-mail address and a password.
    SignIn: Post "/session", Public; (), (), session::SignIn => session::Session
    /// Signs out.
    SignOut: Delete "/session", Session; (), (), () => ()
    /// Makes the address of a provider's login, to sign in with it.
    StartSignIn: Post "/session/departure", Public; (), (), session::SignInDeparture => link::Departure
    /// Takes a provider's answer to a sign-in.
    AnswerSignIn: Post "/session/callback", Public; (), (), link::LinkCallback => session::SignInOutcome
    /// A window of the tenants to choose from after a sign-in with KaseyaOne.
    ListSignInTenants: Get "/session/choices", Public; (), query::SearchQuery, () => page::Page<session::TenantRef>
    /// Chooses one of them, and signs in.
    ChooseSignInTenant: Post "/session/choice", Public; (), (), session::ChooseTenant => session::SignInOutcome
    /// The caller's own sessions.
    ListSessions: Get "/sessions", Session; (), (), () => session::OwnSessions
    /// Ends every session of the caller, this one included.
    SignOutEverywhere: Delete "/sessions", Session; (), (), () => ()

    /// Settings > Integrations of a tenant.
    GetIntegrations: Get "/tenants/{}/integrations", Tenant; id::TenantId, (), () => integration::Integrations
    /// Asks the portals again where the tenant is present.
    CheckPresence: Get "/tenants/{}/integrations/presence", Tenant; id::TenantId, (), () => integration::Presence
    /// What switching Login with IT Complete off would do.
    GetItCompleteImpact: Get "/tenants/{}/integrations/it-complete/impact", Tenant; id::TenantId, (), () => integration::Impact
    /// Switches Login with IT Complete on or off.
    SetItComplete: Put "/tenants/{}/integrations/it-complete", Tenant, if_match; id::TenantId, (), integration::SetItComplete => integration::Integrations
    /// What unlinking KaseyaOne would do.
    GetUnlinkImpact: Get "/tenants/{}/integrations/kaseyaone/impact", Tenant; id::TenantId, (), () => integration::Impact
    /// Unlinks KaseyaOne.
    UnlinkKaseyaOne: Post "/tenants/{}/integrations/kaseyaone/unlink", Tenant, if_match; id::TenantId, (), integration::Unlink => integration::Integrations

    /// Starts an attempt to link KaseyaOne, or joins the caller's running one.
    StartLinkAttempt: Post "/link-attempts", Session; (), (), link::NewLinkAttempt => link::LinkAttempt
    /// Where an attempt stands.
    GetLinkAttempt: Get "/link-attempts/{}", Attempt; id::LinkAttemptId, (), () => link::LinkAttempt
    /// Makes the address of a provider's login.
    LeaveForProvider: Post "/link-attempts/{}/departure", Attempt; id::LinkAttemptId, (), link::LeaveFor => link::Departure
    /// Takes a provider's answer.
    AnswerLinkCallback: Post "/link-callbacks", Attempt; (), (), link::LinkCallback => link::CallbackOutcome
    /// Confirms what was proven, and links.
    ConfirmLinkAttempt: Post "/link-attempts/{}/confirmation", Session; id::LinkAttemptId, (), link::ConfirmLink => link::LinkAttempt
    /// Cancels an attempt.
    CancelLinkAttempt: Delete "/link-attempts/{}", Session; id::LinkAttemptId, (), () => link::LinkAttempt
    /// Makes a one-time address with which another window or another person goes on.
    CreateLinkTicket: Post "/link-attempts/{}/ticket", Session; id::LinkAttemptId, (), link::NewLinkTicket => link::LinkTicket
    /// Opens such an address.
    RedeemLinkTicket: Post "/link-tickets/redemption", Public; (), (), link::RedeemLinkTicket => link::LinkAttempt

    /// The portals of the partner.
    GetPortals: Get "/portals", Session; (), (), () => portal::Portals
    /// A window of the tenants that the session's portal lists.
    ListTenants: Get "/tenants", Partner; (), tenant_query::TenantQuery, () => page::Page<tenant::Tenant>
    /// Counts per filter value, within the other filters.
    GetTenantFacets: Get "/tenants/facets", Partner; (), tenant_query::TenantQuery, () => tenant::Facets
    /// The tiles over the tenant list.
    GetTenantSummary: Get "/tenants/summary", Partner; (), (), () => tenant::TenantSummary
    /// Everything about one tenant.
    GetTenant: Get "/tenants/{}", Session; id::TenantId, (), () => tenant::TenantDetail
    /// A window of a tenant's users.
    ListTenantUsers: Get "/tenants/{}/users", Session; id::TenantId, tenant::UserQuery, () => page::Page<tenant::TenantUser>
    /// Removes a tenant from the portals; its backups are deleted after 60 days.
    RemoveTenant: Delete "/tenants/{}", Partner; id::TenantId, (), () => ()
    /// Maps a tenant to an organization, or unmaps it.
    MapTenant: Put "/tenants/{}/organization", Partner; id::TenantId, (), organization::MapTenant => tenant::Tenant
    /// The additions of tenants in the session's portal.
    ListOnboardings: Get "/onboardings", Partner; (), (), () => onboarding::Onboardings
    /// Begins to add a tenant; the answer has the address where consent is given.
    CreateOnboarding: Post "/onboardings", Partner; (), (), onboarding::NewOnboarding => onboarding::OnboardingAddress
    /// Where the addition of a tenant stands.
    GetOnboarding: Get "/onboardings/{}", Partner; id::OnboardingId, (), () => onboarding::Onboarding
    /// Makes a new address, after which the old one is good for nothing.
    CreateOnboardingAddress: Post "/onboardings/{}/address", Partner; id::OnboardingId, (), onboarding::NewOnboardingAddress => onboarding::OnboardingAddress
    /// Revokes the address of an addition before consent is given.
    RevokeOnboarding: Post "/onboardings/{}/revocation", Partner; id::OnboardingId, (), () => onboarding::Onboarding
    /// Puts an addition that is over out of the list.
    DismissOnboarding: Delete "/onboardings/{}", Partner; id::OnboardingId, (), () => ()
    /// Opens the address of an addition, and shows who asks for what.
    RedeemInvite: Post "/onboarding-invites/redemption", Public; (), (), onboarding::RedeemInvite => onboarding::Invite
    /// How an addition stands, for who has opened its address.
    GetInvite: Get "/onboarding-invites/{}", Public; id::OnboardingId, (), () => onboarding::Invite
    /// Makes the address of Microsoft's consent.
    LeaveForConsent: Post "/onboarding-invites/{}/departure", Public; id::OnboardingId, (), onboarding::LeaveForConsent => link::Departure
    /// Takes Microsoft's answer to a consent.
    AnswerConsent: Post "/onboarding-callbacks", Public; (), (), link::LinkCallback => onboarding::ConsentOutcome
    /// A window of the partner's organizations.
    ListOrganizations: Get "/organizations", Partner; (), query::SearchQuery, () => page::Page<organization::Organization>
    /// Makes an organization.
    CreateOrganization: Post "/organizations", Partner; (), (), organization::NewOrganization => organization::Organization
    /// The licence position of a tenant.
    GetLicences: Get "/tenants/{}/licences", Session; id::TenantId, (), () => licence::Licences
    /// Sets how many licences a tenant has.
    AllocateLicences: Put "/tenants/{}/licences", Partner, if_match; id::TenantId, (), licence::AllocateLicences => licence::Licences
    /// Turns a trial into a paid subscription.
    UpgradeTenant: Post "/tenants/{}/upgrade", Partner; id::TenantId, (), licence::Upgrade => licence::Licences
    /// A window of alerts.
    ListAlerts: Get "/alerts", Partner; (), alert::AlertQuery, () => page::Page<alert::Alert>
    /// How many alerts there are.
    GetAlertSummary: Get "/alerts/summary", Partner; (), alert::AlertQuery, () => alert::AlertSummary
    /// Mutes or dismisses an alert.
    ChangeAlert: Patch "/alerts/{}", Partner; id::AlertId, (), alert::ChangeAlert => alert::Alert
    /// Where the hourly synchronisation stands.
    GetSync: Get "/sync", Partner; (), (), () => sync::SyncState
    /// The last syncs of one tenant.
    GetSyncLog: Get "/tenants/{}/syncs", Session; id::TenantId, (), () => sync::SyncLog
    /// Asks for a sync of one tenant now.
    SyncTenant: Post "/tenants/{}/sync", Partner; id::TenantId, (), () => sync::SyncStarted
    /// Starts one action on many tenants; each has an outcome of its own.
    StartBulkJob: Post "/bulk-jobs", Partner; (), (), bulk::NewBulkJob => bulk::BulkJob
    /// Where such a job stands. Only who started it sees it.
    GetBulkJob: Get "/bulk-jobs/{}", Partner; id::BulkJobId, (), () => bulk::BulkJob
    /// A window of a job's outcomes.
    ListBulkOutcomes: Get "/bulk-jobs/{}/outcomes", Partner; id::BulkJobId, bulk::OutcomeQuery, () => page::Page<bulk::BulkOutcome>
    /// Stops a job; what is done stays done.
    CancelBulkJob: Post "/bulk-jobs/{}/cancellation", Partner; id::BulkJobId, (), () => bulk::BulkJob
    /// Tries the tenants again that a job could not change or did not come to, as a new job.
    RetryBulkJob: Post "/bulk-jobs/{}/retry", Partner; id::BulkJobId, (), () => bulk::BulkJob
    /// The caller's named views of the tenant list.
    ListViews: Get "/views", Partner; (), (), () => view::Views
    /// Saves a new view.
    CreateView: Post "/views", Partner; (), (), view::ViewDraft => view::Views
    /// Changes a view.
    ChangeView: Put "/views/{}", Partner; id::ViewId, (), view::ViewDraft => view::Views
    /// Deletes a view.
    DeleteView: Delete "/views/{}", Partner; id::ViewId, (), () => view::Views
    /// Makes a one-time ticket that signs the caller in to a tenant.
    CreateLaunchTicket: Post "/launch-tickets", Partner; (), (), launch::NewLaunchTicket => launch::LaunchTicket
    /// Redeems a ticket and signs the browser in.
    RedeemLaunchTicket: Post "/launch-tickets/redemption", Public; (), (), launch::RedeemTicket => session::Session
    /// A window of the audit trail.
    ListActivity: Get "/activity", Session; (), activity::ActivityQuery, () => page::Page<activity::Activity>
    /// Everything that matches, as CSV.
    ExportActivity: Get "/activity/export", Session; (), activity::ActivityQuery, () => activity::ActivityExport
    /// One entry of the audit trail.
    GetActivity: Get "/activity/{}", Session; id::ActivityId, (), () => activity::Activity
    /// Migrations to UniView 2.0.
    GetMigrations: Get "/migrations", Partner; (), (), () => migration::Migrations
    /// Asks for a migration; the next login to UniView 2.0 starts it.
    StartMigration: Post "/migrations", Partner; (), (), migration::StartMigration => migration::Migration
    /// A window of a migration's ledger.
    ListMigrationClients: Get "/migrations/{}/clients", Partner; id::MigrationId, migration::LedgerQuery, () => page::Page<migration::MigrationClient>
    /// A window of a migration's clients, each before and after.
    ListReconciled: Get "/migrations/{}/reconciliation", Partner; id::MigrationId, migration::LedgerQuery, () => page::Page<migration::Reconciled>
    /// Tries the failed clients of a migration again.
    RetryMigration: Post "/migrations/{}/retry", Partner; id::MigrationId, (), () => migration::Migration
}

/// Characters that stand for themselves in a path segment (RFC 3986, unreserved).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Why a path leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miss {
    /// No endpoint has this path.
    NotFound,
    /// The path exists with these methods.
    MethodNotAllowed(Vec<Method>),
}

impl Op {
    /// Whether it changes something, and so needs an [`IDEMPOTENCY_KEY`]. Signing in and out is exempt: a
    /// repeat makes a second session, which harms nobody, or is refused, and the answer with its cookie
    /// must not be stored.
    pub fn is_mutation(self) -> bool {
        let signs = self.access() == Access::Public || matches!(self, Op::SignOut | Op::SignOutEverywhere);
        self.method() != Method::Get && !signs
    }

    /// Whether it needs `If-Match`.
    pub fn needs_if_match(self) -> bool {
        self.flags().contains(&"if_match")
    }

    /// The path with these identifiers in it, percent-encoded.
    pub fn path(self, ids: &[&str]) -> String {
        let mut path = String::from(BASE);
        let mut ids = ids.iter();
        for (index, part) in self.template().split("{}").enumerate() {
            if index > 0 {
                path.extend(ids.next().into_iter().flat_map(|id| utf8_percent_encode(id, SEGMENT)));
            }
            path.push_str(part);
        }
        path
    }

    /// Finds the endpoint of a request and the identifiers in its path. A literal segment wins over
    /// an identifier (`/tenants/facets` is not a tenant).
    pub fn route(method: &str, path: &str) -> Result<(Op, Vec<String>), Miss> {
        let Some(rest) = path.strip_prefix(BASE) else {
            return Err(Miss::NotFound);
        };
        let mut found: Vec<(Op, Vec<String>)> =
            Op::ALL.iter().filter_map(|op| matches(op.template(), rest).map(|ids| (*op, ids))).collect();
        let fewest = found.iter().map(|(_, ids)| ids.len()).min().ok_or(Miss::NotFound)?;
        found.retain(|(_, ids)| ids.len() == fewest);
        let allowed = found.iter().map(|(op, _)| op.method()).collect();
        found.into_iter().find(|(op, _)| op.method().as_str() == method).ok_or(Miss::MethodNotAllowed(allowed))
    }
}

fn matches(template: &str, path: &str) -> Option<Vec<String>> {
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    let mut ids = Vec::new();
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(ids),
            (Some("{}"), Some(text)) if !text.is_empty() => {
                ids.push(percent_decode_str(text).decode_utf8().ok()?.into_owned());
            }
            (Some(a), Some(b)) if a == b => {}
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_endpoint_finds_its_own_path() {
        for op in Op::ALL {
            let ids = vec!["a b/ü?#%"; op.template().matches("{}").count()];
            let (found, back) = Op::route(op.method().as_str(), &op.path(&ids)).unwrap();
            assert_eq!((found, back), (*op, ids.iter().map(ToString::to_string).collect()));
        }
    }

    #[test]
    fn literal_segments_win_over_identifiers() {
        assert_eq!(Op::route("GET", "/api/v1/tenants/facets").unwrap().0, Op::GetTenantFacets);
        assert_eq!(Op::route("GET", "/api/v1/tenants/t-1").unwrap().0, Op::GetTenant);
    }

    #[test]
    fn unknown_paths_and_methods_are_told_apart() {
        assert_eq!(Op::route("GET", "/api/v1/nothing"), Err(Miss::NotFound));
        assert_eq!(Op::route("GET", "/api/v1/session/"), Err(Miss::NotFound));
        assert_eq!(
            Op::route("PUT", "/api/v1/session"),
            Err(Miss::MethodNotAllowed(vec![Method::Get, Method::Post, Method::Delete]))
        );
    }
}
