//! Tenants that are added while the world runs: there at once, filled when the first sync is done.

use spanning_api::Timestamp;
use spanning_api::id::{DirectoryId, TenantId};
use spanning_api::licence::LicenceCount;
use spanning_api::portal::PortalKind;
use spanning_api::tenant::{Region, SubscriptionKind};
use spanning_api::time::DAY;
use spanning_domain::licence::TRIAL_CAP;

use super::licensing::{Pool, TRIAL_DAYS};
use super::record::{Character, Subscription, TenantRecord};
use super::words::BUSINESSES;
use super::{Estate, calendar, generate};
use crate::world::dice::Dice;
use crate::world::people::directories::given_domain;

/// Archived licences of a trial.
const TRIAL_ARCHIVED: u32 = 10;

/// What is known of a tenant when consent is given.
#[derive(Clone, Debug)]
pub(crate) struct NewTenant {
    pub id: TenantId,
    pub directory: DirectoryId,
    pub name: String,
    pub domain: String,
    pub region: Region,
    pub subscription: SubscriptionKind,
    pub organization: Option<u32>,
    /// The portal whose list it is added to.
    pub portal: PortalKind,
    pub added_at: Timestamp,
    pub first_sync: Timestamp,
}

impl Estate {
    /// The tenant of a domain, own or given by Microsoft, removed or not: the latest of them.
    pub(crate) fn record_of_domain(&self, domain: &str) -> Option<&TenantRecord> {
        let own = self.by_domain.get(domain).and_then(|index| self.at(*index));
        own.or_else(|| self.tenants.iter().rev().find(|record| given_domain(&record.domain) == domain))
    }

    /// The tenant of a directory, removed or not.
    pub(crate) fn record_of_directory(&self, directory: &DirectoryId) -> Option<&TenantRecord> {
        self.by_directory.get(directory).and_then(|index| self.at(*index))
    }

    /// Adds a tenant.
    pub(crate) fn add(&mut self, new: NewTenant) {
        let index = self.tenants.len() as u32;
        let dice = Dice::new(self.seed).of(u64::from(index)).of(0xADD);
        let paid = new.subscription != SubscriptionKind::Trial;
        let subscription = Subscription {
            ends_at: if paid { calendar::add_months(new.added_at, 1) } else { new.added_at.plus(TRIAL_DAYS * DAY) },
            kind: new.subscription,
            renews_months: u32::from(paid),
            pause: None,
        };
        let none = LicenceCount { total: 0, used: 0 };
        let record = TenantRecord {
            index,
            id: new.id,
            directory: new.directory,
            name: new.name,
            domain: new.domain,
            industry: dice.of(1).below(BUSINESSES.len() as u64) as u8,
            nightly: generate::nightly(&new.region, dice.of(2)),
            region: new.region,
            added_at: new.added_at,
            minute: dice.of(3).below(60) as i64,
            character: Character::Perfect,
            organization: None,
            subscription,
            standard: none,
            archived: none,
            unprotected: 0,
            error_only_email: false,
            listed: listed_in(&new.portal, new.added_at),
            first_sync: Some(new.first_sync),
            stuck_since: None,
            sync: None,
            removed_at: None,
            licence_version: 1,
            version: 0,
        };
        self.by_id.insert(record.id.clone(), index);
        self.by_directory.insert(record.directory.clone(), index);
        self.by_domain.insert(record.domain.clone(), index);
        self.tenants.push(record);
        self.map(index, new.organization);
    }

    /// The first sync of an added tenant is done: its users are known and get licences. What the partner
    /// has too few of is used all the same, and billed as overage.
    pub(crate) fn fill(&mut self, index: u32) {
        let Some(record) = self.at(index) else { return };
        let dice = record.dice(self.seed, 0xF111);
        let kind = record.subscription.kind.clone();
        let users = dice.of(1).between(9, 64) as u32;
        let (standard, archived) = if kind == SubscriptionKind::Trial {
            (TRIAL_CAP - TRIAL_ARCHIVED, TRIAL_ARCHIVED)
        } else {
            let free = self.pools.free(&kind);
            let given = users.min(free.standard);
            self.pools.set(&kind, Pool { standard: free.standard - given, ..free });
            (given, 0)
        };
        let Some(record) = self.change(index) else { return };
        record.standard = LicenceCount { total: standard, used: users };
        record.archived = LicenceCount { total: archived, used: 0 };
        record.licence_version += 1;
    }

    /// Shows a tenant that another portal has in this one too, or one that no portal has as if it were new.
    pub(crate) fn list(&mut self, index: u32, new: &NewTenant) {
        let Some(record) = self.change(index) else { return };
        if record.listed.iter().all(Option::is_none) {
            record.added_at = new.added_at;
            record.first_sync = Some(new.first_sync);
        }
        for (place, since) in listed_in(&new.portal, new.added_at).into_iter().enumerate() {
            record.listed[place] = since.or(record.listed[place]);
        }
        if new.organization.is_some() && record.organization.is_none() {
            self.map(index, new.organization);
        }
    }
}

/// Since when which portal lists it. VSA 10 shows what UniView 2.0 has.
fn listed_in(portal: &PortalKind, since: Timestamp) -> [Option<Timestamp>; 4] {
    let both = [PortalKind::Vsa10, PortalKind::Uniview2];
    let places: [PortalKind; 4] = [PortalKind::Vsa10, PortalKind::Vsa9, PortalKind::Uniview2, PortalKind::Uniview1];
    places.map(|known| (known == *portal || both.contains(&known) && both.contains(portal)).then_some(since))
}
