//! The audit trail: who did what, under which identity.

use spanning_api::Timestamp;
use spanning_api::activity::{Action, Activity, ActivityResult, Fact};
use spanning_api::id::{ActivityId, CorrelationId, PersonId, TenantId};
use spanning_api::session::{IdentitySource, Scope};

use super::World;
use super::sessions::SessionRecord;

/// What happened, before it is known who did it.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// What was done.
    pub action: Action,
    /// To what.
    pub object: String,
    /// How it ended.
    pub result: ActivityResult,
    /// Further facts.
    pub facts: Vec<Fact>,
    /// The tenant that it concerns, besides a tenant session's own.
    pub tenant: Option<TenantId>,
    /// Whether the partner's portals see it, whoever did it.
    pub partner: bool,
}

/// An entry and who may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The entry.
    pub activity: Activity,
    /// The tenant that sees it.
    pub tenant: Option<TenantId>,
    /// Whether the partner's portals see it.
    pub partner: bool,
    /// Who did it; non-administrators see only their own.
    pub actor: Option<PersonId>,
}

/// The trail, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuditLog {
    entries: Vec<Entry>,
}

impl AuditLog {
    /// Every entry, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// One entry.
    pub fn get(&self, id: &ActivityId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.activity.id == *id)
    }

    /// Adds an entry and numbers it.
    pub fn push(&mut self, mut entry: Entry) {
        entry.activity.id = ActivityId(format!("act_{:06}", self.entries.len() + 1));
        self.entries.push(entry);
    }
}

impl World {
    /// The trail, oldest first.
    pub fn audit_entries(&self) -> &[Entry] {
        self.audit.entries()
    }

    /// Writes an entry under a session's identity, or the product's own where there is none.
    pub fn audit_as(
        &mut self,
        session: Option<&SessionRecord>,
        new: NewEntry,
        ip: &str,
        now: Timestamp,
        correlation: &CorrelationId,
    ) {
        let (own_tenant, partner) = match session.map(|s| &s.scope) {
            Some(Scope::Tenant { tenant, .. }) => (Some(tenant.id.clone()), session.is_some_and(|s| s.way.is_some())),
            Some(Scope::Partner { .. }) => (None, true),
            None => (None, false),
        };
        let activity = Activity {
            id: ActivityId(String::new()),
            time: now,
            action: new.action,
            object: new.object,
            actor: session.map_or_else(|| "Spanning Backup".to_owned(), |s| s.person.name.clone()),
            actor_email: session.map(|s| s.person.email.clone()),
            source: session.map_or(IdentitySource::System, |s| s.identity.clone()),
            result: new.result,
            ip_address: ip.to_owned(),
            correlation_id: correlation.clone(),
            facts: new.facts,
        };
        let tenant = new.tenant.or(own_tenant);
        let partner = partner || new.partner;
        self.audit.push(Entry { activity, tenant, partner, actor: session.map(|s| s.person.id.clone()) });
        self.touch();
    }
}
