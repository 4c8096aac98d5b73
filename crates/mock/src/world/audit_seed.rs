//! The trail before the world began: sixty believable days of the demo tenant and the partner.

use spanning_api::Timestamp;
use spanning_api::activity::{Action, Activity, ActivityResult, Fact};
use spanning_api::id::{ActivityId, CorrelationId, TenantId};
use spanning_api::portal::PortalKind;
use spanning_api::session::{IdentitySource, Person, PortalRole, TenantRef};
use spanning_api::time::{DAY, MINUTE};

use super::World;
use super::audit::Entry;
use super::dice::Dice;
use super::directory::DEMO_TENANT;
use super::people::accounts::{PortalAccount, identity_of, portal_accounts, tenant_accounts};
use super::people::partner;

/// Entries of everyday work.
const EVERYDAY: u64 = 118;

impl World {
    /// Writes the past.
    pub(crate) fn seed_audit(&mut self) {
        let dice = Dice::new(self.settings().seed).of(0xA0D1);
        let tenants: Vec<TenantRef> = self.tenant_refs().take(40).collect();
        let demo = tenants.iter().find(|tenant| tenant.id.as_str() == DEMO_TENANT).cloned();
        let mut entries: Vec<Entry> = (0..EVERYDAY)
            .filter_map(|index| {
                let dice = dice.of(index);
                let at = self.work_time(dice.of(1));
                match &demo {
                    Some(demo) if dice.of(2).below(10) < 5 => Some(of_tenant(demo, dice.of(3), at)),
                    _ => of_partner(&tenants, dice.of(4), at),
                }
            })
            .collect();
        entries.extend(demo.iter().flat_map(|demo| self.integrated(demo)));
        entries.sort_by_key(|entry| entry.activity.time);
        for entry in entries {
            self.audit.push(entry);
        }
    }

    /// A time within the last sixty days, at working hours.
    fn work_time(&self, dice: Dice) -> Timestamp {
        let day = self.settings().epoch.0.div_euclid(DAY) - 1 - dice.of(1).below(60) as i64;
        // 1970 began on a Thursday; weekends are moved to the Friday or Thursday before.
        let day = if (day + 4).rem_euclid(7) % 6 == 0 { day - 2 } else { day };
        let minute = dice.of(2).between(7 * 60, 18 * 60) as i64;
        Timestamp(day * DAY + minute * MINUTE + dice.of(3).below(60_000) as i64)
    }

    /// What the page of the integrations tells, so that trail and page tell the same.
    fn integrated(&self, demo: &TenantRef) -> Vec<Entry> {
        let record = self.integrations_of(&demo.id);
        let dice = Dice::new(self.settings().seed).of(0xA0D2);
        let by = |person: &Person| Who { person: person.clone(), source: IdentitySource::Spanning, network: 1 };
        let on = record.standing.it_complete;
        let action = if on { Action::ItCompleteEnabled } else { Action::ItCompleteDisabled };
        let switched = record
            .changed
            .map(|(person, at)| entry(&by(&person), action, "Login with IT Complete", dice, at, Some(&demo.id), false));
        let linked = record.standing.link.record().map(|link| {
            let (action, object) = (Action::KaseyaoneLinked, crate::api::links::OBJECT);
            entry(&by(&link.linked_by), action, object, dice.of(1), link.linked_at, Some(&demo.id), false)
        });
        switched.into_iter().chain(linked).collect()
    }
}

struct Who {
    person: Person,
    source: IdentitySource,
    network: u8,
}

fn of_tenant(demo: &TenantRef, dice: Dice, at: Timestamp) -> Entry {
    let accounts = tenant_accounts();
    // Priya has never signed in: the one case that "never proven" shows.
    let account = match dice.of(1).below(10) {
        0..=4 => &accounts[0],
        5..=7 => &accounts[2],
        _ => &accounts[3],
    };
    let who = Who { person: account.person(), source: IdentitySource::Spanning, network: 1 };
    let action = match dice.of(2).below(10) {
        0..=4 => Action::SignedIn,
        5..=6 => Action::SignedOut,
        7 if dice.of(4).below(2) == 0 => Action::SignInFailed,
        _ => {
            let connects = portal_accounts().into_iter().filter(|account| account.role != PortalRole::Monitor);
            return connected(demo, dice.of(3).pick(&connects.collect::<Vec<_>>()), dice, at);
        }
    };
    entry(&who, action, &demo.name, dice, at, Some(&demo.id), false)
}

fn of_partner(tenants: &[TenantRef], dice: Dice, at: Timestamp) -> Option<Entry> {
    let accounts = portal_accounts();
    let account = dice.of(1).pick(&accounts);
    let who = Who { person: account.person(), source: identity_of(&account.portal), network: 2 };
    let home = format!("{} · {}", spanning_domain::portal::name(&account.portal), partner().name);
    let modern = matches!(account.portal, PortalKind::Uniview2 | PortalKind::Vsa10);
    let works = modern && account.role != PortalRole::Monitor;
    let tenant = (!tenants.is_empty()).then(|| dice.of(3).pick(tenants));
    let action = match (dice.of(2).below(10), tenant) {
        (0..=2, _) | (_, None) => {
            let action = if dice.of(4).below(8) == 0 { Action::SignInFailed } else { Action::SignedIn };
            return Some(entry(&who, action, &home, dice, at, None, true));
        }
        (3..=4, Some(tenant)) if account.role != PortalRole::Monitor => {
            return Some(connected(tenant, account, dice, at));
        }
        (5, Some(_)) if works => Action::SyncRequested,
        (6, Some(_)) if works => Action::AlertChanged,
        (7, Some(_)) if works && account.role != PortalRole::Manage => Action::TenantMapped,
        (8, Some(_)) if works && account.role != PortalRole::Manage => Action::LicencesAllocated,
        _ => Action::SignedOut,
    };
    let tenant = tenant?;
    if action == Action::SignedOut {
        return Some(entry(&who, action, &home, dice, at, None, true));
    }
    let mut entry = entry(&who, action.clone(), &tenant.name, dice, at, Some(&tenant.id), true);
    let fact = |key: &str, value: String| Fact { key: key.to_owned(), value };
    entry.activity.facts = match action {
        Action::LicencesAllocated => {
            let before = dice.of(7).between(10, 60);
            vec![
                fact("standard_before", before.to_string()),
                fact("standard_after", (before + 5 * dice.of(8).between(1, 4)).to_string()),
            ]
        }
        Action::TenantMapped => vec![fact("organization", tenant.name.clone())],
        Action::AlertChanged => vec![fact("change", dice.of(7).pick(&["muted", "dismissed"]).to_string())],
        _ => Vec::new(),
    };
    Some(entry)
}

fn connected(tenant: &TenantRef, account: &PortalAccount, dice: Dice, at: Timestamp) -> Entry {
    let who = Who { person: account.person(), source: identity_of(&account.portal), network: 2 };
    entry(&who, Action::Connected, &tenant.name, dice, at, Some(&tenant.id), true)
}

fn entry(
    who: &Who,
    action: Action,
    object: &str,
    dice: Dice,
    at: Timestamp,
    tenant: Option<&TenantId>,
    partner: bool,
) -> Entry {
    // Addresses of the documentation ranges (RFC 5737).
    let own = who.person.email.bytes().map(u64::from).sum::<u64>() % 30;
    let host = 10 + if dice.of(91).below(8) == 0 { dice.of(94).below(30) } else { own };
    let ip_address = if who.network == 1 { format!("203.0.113.{host}") } else { format!("198.51.100.{host}") };
    let failed = action == Action::SignInFailed;
    let activity = Activity {
        id: ActivityId(String::new()),
        time: Timestamp(at.0 - at.0.rem_euclid(1000) + (dice.of(92).below(1000) as i64)),
        action,
        object: object.to_owned(),
        actor: who.person.name.clone(),
        actor_email: Some(who.person.email.clone()),
        source: who.source.clone(),
        result: if failed { ActivityResult::Failure } else { ActivityResult::Success },
        ip_address,
        correlation_id: CorrelationId(dice.of(93).id("c_")),
        facts: Vec::new(),
    };
    Entry { activity, tenant: tenant.cloned(), partner, actor: Some(who.person.id.clone()) }
}
