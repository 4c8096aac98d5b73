//! Login with IT Complete, the KaseyaOne link and who comes in by which way, per tenant. What nobody
//! has changed follows from the seed; only changes are kept.

use std::collections::BTreeMap;

use spanning_api::Timestamp;
use spanning_api::activity::Action;
use spanning_api::id::{PersonId, TenantId};
use spanning_api::integration::{AffectedPerson, KaseyaOneLink, LinkRecord, LocalAdministrator, WayIn, WayInState};
use spanning_api::session::{CompanyRef, IdentitySource, Person, SpanningRole, TenantRef};
use spanning_api::time::DAY;
use spanning_domain::integration::{Change, PROVEN_WITHIN, Standing};

use super::World;
use super::directory::DEMO_TENANT;
use super::people::accounts::tenant_accounts;
use super::people::invented::dice;
use super::people::{brightwater, person};
use super::scenario::Scenario;
use super::sessions::SessionRecord;

/// The integrations of one tenant.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The switch and the link.
    pub standing: Standing,
    /// Who changed the switch last, and when.
    pub changed: Option<(Person, Timestamp)>,
    /// Counts changes; the ETag.
    pub revision: u32,
}

impl Record {
    /// The version of this state.
    pub fn etag(&self) -> String {
        format!("\"integrations-{}\"", self.revision)
    }
}

/// What was changed since the world began.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Integrations {
    changed: BTreeMap<TenantId, Record>,
    sign_ins: BTreeMap<(TenantId, PersonId), Vec<SignedIn>>,
}

/// The last sign-in of a person by one way.
#[derive(Clone, Debug, PartialEq)]
struct SignedIn {
    /// The way; none for the tenant's own credentials.
    way: Option<WayIn>,
    person: Person,
    at: Timestamp,
}

impl World {
    /// The integrations of a tenant as they stand.
    pub fn integrations_of(&self, tenant: &TenantId) -> Record {
        match self.integrations.changed.get(tenant) {
            Some(record) => record.clone(),
            None => self.seeded_integrations(tenant),
        }
    }

    /// Whether Login with IT Complete is on.
    pub fn it_complete_on(&self, tenant: &TenantId) -> bool {
        match self.integrations.changed.get(tenant) {
            Some(record) => record.standing.it_complete,
            None => self.seeded_switch(tenant),
        }
    }

    /// The linked KaseyaOne company, if the link works. Asked for every row of the dashboard, so what
    /// follows from the seed is not built in full.
    pub fn linked_company(&self, tenant: &TenantId) -> Option<CompanyRef> {
        match self.integrations.changed.get(tenant) {
            Some(record) => match &record.standing.link {
                KaseyaOneLink::Linked(link) => Some(link.company.clone()),
                _ => None,
            },
            None => (self.seeded_switch(tenant) && self.seeded_link(tenant, true)).then(brightwater),
        }
    }

    /// Keeps a change; whoever came in by a way that closes is out at their next request, and told who
    /// did what. Gives how many sessions that are.
    pub(crate) fn change_integrations(
        &mut self,
        tenant: &TenantId,
        change: Change,
        action: &Action,
        by: &Person,
        now: Timestamp,
    ) -> u32 {
        let mut record = self.integrations_of(tenant);
        record.standing = change.standing;
        if matches!(action, Action::ItCompleteEnabled | Action::ItCompleteDisabled) {
            record.changed = Some((by.clone(), now));
        }
        record.revision += 1;
        self.integrations.changed.insert(tenant.clone(), record);
        self.touch();
        self.sessions.close(tenant.as_str(), &change.closes, action, by, now)
    }

    /// The tenants that a KaseyaOne company is linked to: those where the link works, and how many
    /// there are where it rests.
    pub(crate) fn tenants_of_company(&self, company: &CompanyRef) -> (Vec<TenantRef>, usize) {
        let (mut working, mut resting) = (Vec::new(), 0);
        for tenant in self.tenant_refs() {
            match self.integrations_of(&tenant.id).standing.link {
                KaseyaOneLink::Linked(record) if record.company.id == company.id => working.push(tenant),
                KaseyaOneLink::Suspended(record) if record.company.id == company.id => resting += 1,
                _ => {}
            }
        }
        (working, resting)
    }

    /// Remembers that somebody came in.
    pub(crate) fn note_sign_in(&mut self, tenant: &TenantId, session: &SessionRecord) {
        let key = (tenant.clone(), session.person.id.clone());
        let list = self.integrations.sign_ins.entry(key).or_default();
        list.retain(|known| known.way != session.way);
        list.push(SignedIn { way: session.way.clone(), person: session.person.clone(), at: session.started_at });
        self.touch();
    }

    /// Who comes in by ways other than the tenant's own credentials, most recent first.
    pub fn usage(&self, tenant: &TenantId) -> Vec<AffectedPerson> {
        let linked = self.seeded_integrations(tenant).standing.link.record().is_some();
        let mut usage = self.seeded_usage(tenant, linked);
        for new in self.sign_ins(tenant) {
            let Some(way) = &new.way else { continue };
            usage.retain(|known| known.way != *way || known.person.id != new.person.id);
            usage.push(AffectedPerson { person: new.person.clone(), way: way.clone(), last_sign_in: Some(new.at) });
        }
        usage.sort_by_key(|known| std::cmp::Reverse(known.last_sign_in));
        usage
    }

    /// The three ways in: whether they work, and who used them within 90 days.
    pub fn ways_in(&self, tenant: &TenantId, now: Timestamp) -> Vec<WayInState> {
        let standing = self.integrations_of(tenant).standing;
        let usage = self.usage(tenant);
        let state = |way: &WayIn| {
            let users = usage.iter().filter(|known| known.way == *way);
            let last_used = users.clone().filter_map(|known| known.last_sign_in).max();
            let recent = users.filter(|k| k.last_sign_in.is_some_and(|last| now.since(last) <= PROVEN_WITHIN)).count();
            WayInState { way: way.clone(), open: standing.open(way), people: recent as u32, last_used }
        };
        WayIn::KNOWN.iter().map(state).collect()
    }

    /// Administrators with the tenant's own credentials, and when they last used them.
    pub fn local_administrators(&self, tenant: &TenantRef) -> Vec<LocalAdministrator> {
        let mut staff = self.tenant_staff(tenant);
        staff.retain(|m| matches!(m.role, SpanningRole::GlobalAdministrator | SpanningRole::SpanningAdmin));
        let own = |member: &Person| {
            let used = self.sign_ins(&tenant.id).filter(|new| new.way.is_none() && new.person.id == member.id);
            used.map(|new| new.at).max()
        };
        let admins = staff.into_iter().map(|member| LocalAdministrator {
            last_sign_in: own(&member.person).max(member.last_sign_in),
            person: member.person,
        });
        admins.collect()
    }

    fn sign_ins(&self, tenant: &TenantId) -> impl Iterator<Item = &SignedIn> {
        let from = (tenant.clone(), PersonId(String::new()));
        let tenant = tenant.clone();
        self.integrations
            .sign_ins
            .range(from..)
            .take_while(move |((owner, _), _)| *owner == tenant)
            .flat_map(|(_, list)| list)
    }

    /// A tenant that was added just now: nothing is switched on, nothing linked, nobody came in.
    pub(crate) fn begin_integrations(&mut self, tenant: &TenantId) {
        let standing = Standing { it_complete: false, link: KaseyaOneLink::NotLinked };
        self.integrations.changed.insert(tenant.clone(), Record { standing, changed: None, revision: 1 });
        self.touch();
    }

    fn seeded_switch(&self, tenant: &TenantId) -> bool {
        let off = self.estate.scenario == Scenario::ItCompleteOff;
        match tenant.as_str() == DEMO_TENANT {
            true => !off,
            false => dice(self, tenant, 3).below(10) < if off { 2 } else { 7 },
        }
    }

    fn seeded_link(&self, tenant: &TenantId, it_complete: bool) -> bool {
        if tenant.as_str() == DEMO_TENANT {
            return self.estate.scenario == Scenario::Linked;
        }
        let of_ten = if it_complete { 4 } else { 2 };
        dice(self, tenant, 4).of(1).below(10) < of_ten
    }

    fn seeded_integrations(&self, tenant: &TenantId) -> Record {
        let it_complete = self.seeded_switch(tenant);
        let epoch = self.settings().epoch;
        let dice = dice(self, tenant, 4);
        let days_ago = |key, from, to| epoch.plus(-(dice.of(key).between(from, to) as i64) * DAY);
        let known = tenant.as_str() == DEMO_TENANT;
        let administrator = if known {
            tenant_accounts().first().map(|account| account.person())
        } else {
            self.tenant_ref(tenant).and_then(|t| self.tenant_staff(&t).into_iter().next()).map(|m| m.person)
        };
        let administrator = administrator.unwrap_or_else(|| person("Spanning Backup", "backup@spanning.example"));
        let stored = self.seeded_link(tenant, it_complete);
        let record = LinkRecord {
            company: brightwater(),
            linked_by: administrator.clone(),
            master: "grace.whitfield@brightwater.example".to_owned(),
            // After the switch was turned, as it has to be.
            linked_at: if known { days_ago(2, 1, 4) } else { days_ago(2, 40, 500) },
        };
        let link = match (stored, it_complete) {
            (false, _) => KaseyaOneLink::NotLinked,
            (true, true) => KaseyaOneLink::Linked(record),
            (true, false) => KaseyaOneLink::Suspended(record),
        };
        let switched = it_complete || stored || known;
        let changed = switched.then(|| (administrator, days_ago(3, 5, if known { 30 } else { 39 })));
        Record { standing: Standing { it_complete, link }, changed, revision: 1 }
    }
}

/// The way in that an identity needs; none for the tenant's own credentials.
pub fn way_of_identity(identity: &IdentitySource) -> Option<WayIn> {
    match identity {
        IdentitySource::Uniview1 | IdentitySource::Uniview2 => Some(WayIn::UniviewSso),
        IdentitySource::Vsa9 | IdentitySource::Vsa10 => Some(WayIn::VsaSso),
        IdentitySource::Kaseyaone => Some(WayIn::UnifiedLogin),
        _ => None,
    }
}
