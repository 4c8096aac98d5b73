//! People who are made up when they are needed: the administrators of generated tenants and those who
//! come in from the partner's side.

use spanning_api::Timestamp;
use spanning_api::activity::Action;
use spanning_api::id::TenantId;
use spanning_api::integration::{AffectedPerson, WayIn};
use spanning_api::session::{Person, PortalRole, SpanningRole, TenantRef};
use spanning_api::time::MINUTE;

use super::accounts::{TenantAccount, portal_accounts, tenant_accounts};
use super::directories::{self, DirectoryFact};
use super::person;
use crate::World;
use crate::world::audit::Entry;
use crate::world::dice::Dice;
use crate::world::directory::DEMO_TENANT;

const FIRST: &[&str] = &[
    "Amara", "Bruno", "Carla", "Dmitri", "Esther", "Farid", "Greta", "Hugo", "Ilse", "Joaquin", "Katya", "Lars",
    "Mirela", "Nikhil", "Olga", "Pascal", "Renata", "Samir", "Tessa", "Umberto", "Vera", "Wendel", "Ximena", "Yusuf",
    "Zoe",
];
const LAST: &[&str] = &[
    "Abbott",
    "Bergstrom",
    "Castellano",
    "Delacroix",
    "Eriksen",
    "Fontaine",
    "Grant",
    "Hartmann",
    "Ivanova",
    "Jorgensen",
    "Keller",
    "Lombardi",
    "Marchetti",
    "Nakamura",
    "Oyelaran",
    "Petrov",
    "Quintero",
    "Rahman",
    "Sorensen",
    "Takahashi",
    "Ueda",
    "Varga",
    "Wiseman",
    "Yilmaz",
    "Zielinski",
];

/// Somebody with credentials of a tenant itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// Role in Spanning.
    pub role: SpanningRole,
    /// When they last signed in with these credentials, before the world began.
    pub last_sign_in: Option<Timestamp>,
}

/// Dice for one tenant and one purpose, whatever its place in the list.
pub(crate) fn dice(world: &World, tenant: &TenantId, purpose: u64) -> Dice {
    let key = tenant
        .as_str()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    Dice::new(world.settings().seed).of(0x1DE7).of(key).of(purpose)
}

fn ago(world: &World, dice: Dice, from_days: u64, to_days: u64) -> Timestamp {
    let minutes = dice.of(1).between(from_days * 24 * 60, to_days * 24 * 60) as i64;
    world.settings().epoch.plus(-minutes * MINUTE)
}

impl World {
    /// Who can sign in to a tenant with its own credentials, administrators first.
    pub fn tenant_staff(&self, tenant: &TenantRef) -> Vec<Member> {
        if tenant.id.as_str() == DEMO_TENANT {
            let member = |account: TenantAccount| {
                let person = account.person();
                let last_sign_in = self.last_before(&tenant.id, &person, &Action::SignedIn);
                Member { person, role: account.role, last_sign_in }
            };
            return tenant_accounts().into_iter().map(member).collect();
        }
        if let Some((name, email)) = directories::by_id(&tenant.directory_id).and_then(DirectoryFact::administrator) {
            let person = person(name, email);
            return vec![Member { person, role: SpanningRole::GlobalAdministrator, last_sign_in: None }];
        }
        let dice = dice(self, &tenant.id, 1);
        let (first, last) = (dice.of(1).pick(FIRST), dice.of(2).pick(LAST));
        let email = format!("{}.{}@{}", first.to_lowercase(), last.to_lowercase(), tenant.domain);
        let last_sign_in = match dice.of(3).below(10) {
            0..=5 => Some(ago(self, dice.of(4), 1, 80)),
            6..=7 => Some(ago(self, dice.of(4), 95, 400)),
            _ => None,
        };
        let person = person(&format!("{first} {last}"), &email);
        vec![Member { person, role: SpanningRole::GlobalAdministrator, last_sign_in }]
    }

    /// Who came in to a tenant from other sides before the world began, most recent first.
    pub(crate) fn seeded_usage(&self, tenant: &TenantId, linked: bool) -> Vec<AffectedPerson> {
        let epoch = self.settings().epoch;
        if self.estate.record(tenant).is_some_and(|record| record.added_at > epoch) {
            return Vec::new();
        }
        let dice = dice(self, tenant, 2);
        let demo = tenant.as_str() == DEMO_TENANT;
        let mut usage: Vec<_> = portal_accounts()
            .iter()
            .enumerate()
            .filter(|(_, account)| account.role != PortalRole::Monitor)
            .filter(|(index, _)| demo || dice.of(*index as u64).below(10) < 4)
            .map(|(index, account)| AffectedPerson {
                person: account.person(),
                way: spanning_domain::integration::way_of(&account.portal),
                last_sign_in: match self.last_before(tenant, &account.person(), &Action::Connected) {
                    Some(last) => Some(last),
                    // Longer ago than the demo tenant's trail goes.
                    None if demo => Some(ago(self, dice.of(100 + index as u64), 61, 85)),
                    None => Some(ago(self, dice.of(100 + index as u64), 1, 70)),
                },
            })
            .collect();
        if linked {
            usage.extend(portal_accounts().iter().take(3).enumerate().map(|(index, account)| AffectedPerson {
                person: account.person(),
                way: WayIn::UnifiedLogin,
                last_sign_in: Some(ago(self, dice.of(200 + index as u64), 1, 40)),
            }));
        }
        usage.sort_by_key(|person| std::cmp::Reverse(person.last_sign_in));
        usage
    }

    /// When somebody last did something in a tenant before the world began, as the trail has it.
    fn last_before(&self, tenant: &TenantId, person: &Person, action: &Action) -> Option<Timestamp> {
        let epoch = self.settings().epoch;
        let fits = |entry: &&Entry| {
            entry.activity.action == *action
                && entry.tenant.as_ref() == Some(tenant)
                && entry.actor.as_ref() == Some(&person.id)
                && entry.activity.time < epoch
        };
        self.audit_entries().iter().rev().find(fits).map(|entry| entry.activity.time)
    }
}
