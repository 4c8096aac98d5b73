//! The estate: the partner's tenants, organizations and licences.

pub(crate) mod added;
pub(crate) mod calendar;
mod changes;
mod generate;
pub(crate) mod licensing;
pub(crate) mod names;
pub(crate) mod organizations;
pub(crate) mod record;
mod special;
pub(crate) mod users;
pub(crate) mod words;

use std::collections::{BTreeMap, HashMap};

use spanning_api::Timestamp;
use spanning_api::id::{AlertId, DirectoryId, TenantId};
use spanning_api::portal::PortalKind;
use spanning_api::session::TenantRef;

use self::licensing::Pools;
use self::organizations::Organizations;
use self::record::TenantRecord;
use super::Settings;
use super::scenario::Scenario;

pub use special::{DEMO_DIRECTORY, DEMO_TENANT};

/// How a portal lists a tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresenceFact {
    /// Under which name.
    pub listed_as: String,
    /// Since when.
    pub since: Timestamp,
}

/// What people did to an alert.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AlertMarks {
    pub muted: bool,
    pub dismissed: bool,
}

/// Whether a tenant can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// At this index.
    Here(u32),
    /// It was there and has been removed, then.
    Removed(Timestamp),
    /// It never was.
    Nowhere,
}

/// The partner's tenants and all that belongs to them.
#[derive(Debug)]
pub struct Estate {
    pub(crate) seed: u64,
    pub(crate) epoch: Timestamp,
    pub(crate) scenario: Scenario,
    tenants: Vec<TenantRecord>,
    pub(crate) organizations: Organizations,
    pub(crate) pools: Pools,
    pub(crate) alert_marks: BTreeMap<AlertId, AlertMarks>,
    by_id: HashMap<TenantId, u32>,
    by_directory: HashMap<DirectoryId, u32>,
    by_domain: HashMap<String, u32>,
}

impl Estate {
    /// Makes an estate up.
    pub fn new(settings: &Settings, scenario: Scenario) -> Self {
        let (tenants, organizations) = generate::tenants(settings, scenario);
        Self {
            seed: settings.seed,
            epoch: settings.epoch,
            scenario,
            pools: Pools::beside(&tenants),
            organizations,
            alert_marks: BTreeMap::new(),
            by_id: tenants.iter().map(|t| (t.id.clone(), t.index)).collect(),
            by_directory: tenants.iter().map(|t| (t.directory.clone(), t.index)).collect(),
            by_domain: tenants.iter().map(|t| (t.domain.clone(), t.index)).collect(),
            tenants,
        }
    }

    /// Every tenant that was ever there, in a fixed order.
    pub(crate) fn records(&self) -> &[TenantRecord] {
        &self.tenants
    }

    /// By index.
    pub(crate) fn at(&self, index: u32) -> Option<&TenantRecord> {
        self.tenants.get(index as usize)
    }

    /// By index, to change it. Says so, so that its row is made anew.
    pub(crate) fn change(&mut self, index: u32) -> Option<&mut TenantRecord> {
        let record = self.tenants.get_mut(index as usize)?;
        record.version += 1;
        Some(record)
    }

    /// Finds a tenant, removed or not.
    pub(crate) fn find(&self, id: &TenantId) -> Found {
        match self.by_id.get(id).and_then(|index| self.at(*index)).map(|record| (record.removed_at, record.index)) {
            None => Found::Nowhere,
            Some((Some(at), _)) => Found::Removed(at),
            Some((None, index)) => Found::Here(index),
        }
    }

    pub(crate) fn tenant(&self, id: &TenantId) -> Option<&TenantRecord> {
        self.by_id.get(id).and_then(|index| self.at(*index)).filter(|record| record.removed_at.is_none())
    }

    /// A tenant, removed or not.
    pub(crate) fn record(&self, id: &TenantId) -> Option<&TenantRecord> {
        self.by_id.get(id).and_then(|index| self.at(*index))
    }

    /// A tenant in brief; none when there is none or it was removed.
    pub fn tenant_ref(&self, id: &TenantId) -> Option<TenantRef> {
        self.tenant(id).map(TenantRecord::to_ref)
    }

    /// Every tenant that has not been removed, in a fixed order.
    pub fn tenant_refs(&self) -> impl Iterator<Item = TenantRef> + '_ {
        self.tenants.iter().filter(|record| record.removed_at.is_none()).map(TenantRecord::to_ref)
    }

    /// The tenant of a Microsoft Entra directory.
    pub fn by_directory(&self, directory: &DirectoryId) -> Option<TenantRef> {
        let record = self.by_directory.get(directory).and_then(|index| self.at(*index))?;
        record.removed_at.is_none().then(|| record.to_ref())
    }

    /// The tenant of a primary domain, in lower case.
    pub fn by_domain(&self, domain: &str) -> Option<TenantRef> {
        let record = self.by_domain.get(domain).and_then(|index| self.at(*index))?;
        record.removed_at.is_none().then(|| record.to_ref())
    }

    /// How a portal lists a tenant at that time; none when it does not.
    pub fn listed_in(&self, id: &TenantId, portal: &PortalKind, now: Timestamp) -> Option<PresenceFact> {
        let record = self.tenant(id).filter(|record| record.is_listed(portal, now))?;
        Some(PresenceFact { listed_as: record.name.clone(), since: record.listed_since(portal)? })
    }

    /// How many tenants a portal lists at that time.
    pub fn count_listed(&self, portal: &PortalKind, now: Timestamp) -> u64 {
        self.tenants.iter().filter(|record| record.is_listed(portal, now)).count() as u64
    }

    /// The whole state as text, for comparing two worlds.
    pub fn write_state(&self, out: &mut String) {
        for record in &self.tenants {
            out.push_str(&format!("{record:?}\n"));
        }
        self.organizations.write(out);
        self.pools.write(out);
        out.push_str(&format!("{:?}", self.alert_marks));
    }
}

#[cfg(test)]
mod tests;
