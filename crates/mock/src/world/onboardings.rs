//! Additions of tenants under way. A browser carries only a leg's single-use `state`; addresses and
//! cookies are kept as digests.

use std::collections::BTreeMap;

use spanning_api::Timestamp;
use spanning_api::id::{CorrelationId, DirectoryId, OnboardingId, TenantId};
use spanning_api::onboarding::{Invite, Onboarding, OnboardingMode, OnboardingReason, OnboardingTrouble};
use spanning_api::portal::PortalKind;
use spanning_api::session::{Person, TenantRef};
use spanning_api::tenant::{Region, SubscriptionKind};
use spanning_api::time::DAY;
use spanning_domain::onboarding::Stage;

use super::World;
use super::people::partner;

/// How long one that worked stays in the list.
const SHOWN: i64 = DAY;

/// One trip to Microsoft and back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ConsentTrip {
    /// The digest of its `state`.
    pub state: String,
    /// What must stand in the token.
    pub nonce: String,
    /// PKCE's verifier; never leaves the back end.
    pub verifier: String,
    /// The digest of the cookie of whoever set out.
    pub holder: String,
    /// Whether an answer to it was taken.
    pub used: bool,
}

/// One addition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OnboardingRecord {
    pub id: OnboardingId,
    pub mode: OnboardingMode,
    pub stage: Stage,
    /// Normalised, in ASCII.
    pub domain: String,
    pub directory: DirectoryId,
    pub directory_name: String,
    pub region: Region,
    pub subscription: SubscriptionKind,
    /// Index of the organization.
    pub organization: Option<u32>,
    /// The portal whose list it is for.
    pub portal: PortalKind,
    pub created_at: Timestamp,
    pub created_by: Person,
    /// The digest of the address's secret.
    pub secret: String,
    pub expires_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    /// Digests of the cookies that the address was exchanged for.
    pub holders: Vec<String>,
    pub trips: Vec<ConsentTrip>,
    pub trouble: Option<OnboardingTrouble>,
    /// The id that the tenant gets, or has.
    pub tenant: TenantId,
    pub ready_at: Option<Timestamp>,
    /// Whether consent is withdrawn before the first sync is done.
    pub withdrawn: bool,
    pub dismissed: bool,
    pub correlation: CorrelationId,
}

impl OnboardingRecord {
    /// Whether consent was given, so that there is a tenant.
    pub fn is_granted(&self) -> bool {
        matches!(self.stage, Stage::Syncing | Stage::Ready)
    }

    /// Whether a browser with this cookie has opened its address.
    pub fn is_held_by(&self, cookie: &str) -> bool {
        self.holders.iter().any(|holder| holder == cookie)
    }

    /// The tenant in brief, before and after there is one.
    pub fn tenant_ref(&self) -> TenantRef {
        TenantRef {
            id: self.tenant.clone(),
            name: self.directory_name.clone(),
            domain: self.domain.clone(),
            directory_id: self.directory.clone(),
        }
    }

    /// Whether the list has it.
    fn is_shown(&self, portal: &PortalKind, now: Timestamp) -> bool {
        let old = self.stage == Stage::Ready && self.ready_at.is_some_and(|at| now.since(at) >= SHOWN);
        self.portal == *portal && !self.dismissed && !old
    }

    /// As whoever consents sees it.
    pub fn invite(&self) -> Invite {
        Invite {
            id: self.id.clone(),
            mode: self.mode.clone(),
            state: self.stage.state(),
            partner: partner().name,
            asked_by: self.created_by.clone(),
            domain: self.domain.clone(),
            name: self.is_granted().then(|| self.directory_name.clone()),
            region: self.region.clone(),
            trouble: self.trouble.clone(),
            expires_at: self.expires_at,
            correlation_id: self.correlation.clone(),
        }
    }
}

/// A trouble with nothing known but the reason.
pub(crate) fn trouble(reason: OnboardingReason, at: Timestamp) -> OnboardingTrouble {
    OnboardingTrouble { reason, account: None, expected: None, actual: None, provider_code: None, at }
}

/// All additions.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Onboardings {
    list: BTreeMap<OnboardingId, OnboardingRecord>,
}

impl Onboardings {
    /// One of them.
    pub fn get(&self, id: &OnboardingId) -> Option<&OnboardingRecord> {
        self.list.get(id)
    }

    /// Keeps one, new or changed.
    pub fn put(&mut self, record: OnboardingRecord) {
        self.list.insert(record.id.clone(), record);
    }

    /// Those that a portal's list shows, newest first.
    pub fn shown(&self, portal: &PortalKind, now: Timestamp) -> Vec<&OnboardingRecord> {
        let mut shown: Vec<_> = self.list.values().filter(|record| record.is_shown(portal, now)).collect();
        shown.sort_by(|a, b| (b.created_at, &b.id).cmp(&(a.created_at, &a.id)));
        shown
    }

    /// The one of a portal that awaits a directory's consent, or syncs it.
    pub fn under_way(&self, portal: &PortalKind, directory: &DirectoryId) -> Option<&OnboardingRecord> {
        self.list.values().find(|record| {
            record.portal == *portal
                && record.directory == *directory
                && !record.dismissed
                && (record.stage.is_open() || record.stage == Stage::Syncing)
        })
    }

    /// The addition and the trip that a `state` belongs to.
    pub fn of_state(&self, digest: &str) -> Option<(&OnboardingRecord, usize)> {
        self.list.values().find_map(|record| {
            let place = record.trips.iter().position(|trip| trip.state == digest)?;
            Some((record, place))
        })
    }

    /// Those whose time is over: an address that is too old, a sync that is done. In order of time.
    pub fn due(&self, now: Timestamp) -> Vec<(Timestamp, OnboardingId)> {
        let time = |record: &OnboardingRecord| match record.stage {
            stage if stage.is_open() && !record.dismissed => Some(record.expires_at),
            Stage::Syncing => record.ready_at,
            _ => None,
        };
        let times = self.list.values().filter_map(|record| Some((time(record)?, record.id.clone())));
        let mut due: Vec<_> = times.filter(|(at, _)| *at <= now).collect();
        due.sort();
        due
    }
}

impl World {
    /// An addition as a portal's session sees it.
    pub(crate) fn onboarding(&self, record: &OnboardingRecord, can_change: bool) -> Onboarding {
        let organization = record.organization.and_then(|index| self.estate.organizations.at(index));
        Onboarding {
            id: record.id.clone(),
            mode: record.mode.clone(),
            state: record.stage.state(),
            domain: record.domain.clone(),
            name: record.is_granted().then(|| record.directory_name.clone()),
            region: record.region.clone(),
            subscription: record.subscription.clone(),
            organization_id: organization.map(|o| o.id.clone()),
            organization_name: organization.map(|o| o.name.clone()),
            trouble: record.trouble.clone(),
            expires_at: record.expires_at,
            opened_at: record.opened_at,
            ready_at: record.ready_at,
            tenant_id: record.is_granted().then(|| record.tenant.clone()),
            created_at: record.created_at,
            created_by: record.created_by.clone(),
            can_change,
            correlation_id: record.correlation.clone(),
        }
    }
}
