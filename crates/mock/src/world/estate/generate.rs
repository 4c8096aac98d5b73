//! Makes a partner's tenants and organizations up. Tenant *n* of a seed is the same in a world of
//! any size.

use std::collections::HashSet;

use spanning_api::Timestamp;
use spanning_api::id::{DirectoryId, OrganizationId, TenantId};
use spanning_api::tenant::{Region, SubscriptionKind};
use spanning_api::time::{DAY, HOUR, MINUTE};

use super::licensing::{self, Licensing, TRIAL_DAYS};
use super::names::{Company, Namer};
use super::organizations::Organizations;
use super::record::{Character, TenantRecord};
use super::special::{DEMO_DIRECTORY, DEMO_TENANT};
use super::words::BUSINESSES;
use crate::world::Settings;
use crate::world::dice::Dice;
use crate::world::scenario::Scenario;

/// From this index on, a few tenants are known to the old portals only; small demos show all.
const OLD_ONLY_FROM: u32 = 20;

pub(super) fn tenants(settings: &Settings, scenario: Scenario) -> (Vec<TenantRecord>, Organizations) {
    let count = scenario.tenants(settings.tenants);
    let empty = count == 0;
    let count = count.max(1);
    let mut namer = Namer::new(settings.seed, scenario);
    let mut taken = HashSet::new();
    let mut organizations = Organizations::default();
    let mut previous = None;
    let mut tenants = Vec::with_capacity(count as usize);
    for index in 0..count {
        let dice = Dice::new(settings.seed).of(u64::from(index));
        let company = namer.name(index);
        let mut record = tenant(dice, index, company, settings.epoch, scenario);
        record.id = unique_id(dice, index, &mut taken);
        if empty {
            record.listed = [None; 4];
        } else {
            record.organization = organization(dice.of(20), &record, &mut previous, &mut organizations);
        }
        tenants.push(record);
    }
    let unused = if empty { 0 } else { count.div_ceil(40) };
    for extra in 0..unused {
        let company = namer.name(count + extra);
        let id = Dice::new(settings.seed).of(0x0e77).of(u64::from(extra)).guid();
        organizations.push(OrganizationId(id), &company.name, BUSINESSES[usize::from(company.industry)].group);
    }
    organizations.sort();
    (tenants, organizations)
}

fn unique_id(dice: Dice, index: u32, taken: &mut HashSet<TenantId>) -> TenantId {
    if index == 0 {
        return TenantId::from(DEMO_TENANT);
    }
    let mut attempt = 0;
    loop {
        let id = TenantId(dice.of(1).of(attempt).id("tn_"));
        if taken.insert(id.clone()) {
            return id;
        }
        attempt += 1;
    }
}

fn tenant(dice: Dice, index: u32, company: Company, epoch: Timestamp, scenario: Scenario) -> TenantRecord {
    let Licensing { mut subscription, mut standard, mut archived, mut unprotected } =
        licensing::make(dice.of(2), index, epoch, scenario);
    let trial = subscription.kind == SubscriptionKind::Trial;
    let newcomer = index != 0 && !trial && dice.of(3).chance(100);
    let added_at = if trial {
        subscription.ends_at.plus(-TRIAL_DAYS * DAY)
    } else if newcomer {
        epoch.plus(-(dice.of(4).between(10, 90) as i64) * MINUTE)
    } else {
        epoch.plus(-(dice.of(4).between(20, 900) as i64) * DAY - dice.of(5).below(1440) as i64 * MINUTE)
    };
    // Whoever was added just now waits for the first sync, which takes some hours.
    let fresh = epoch.since(added_at) < 2 * HOUR;
    let first_sync = fresh.then(|| epoch.plus(dice.of(6).between(180, 1200) as i64 * MINUTE));
    if fresh {
        unprotected += standard.used;
        (standard.used, archived.used) = (0, 0);
        standard.total = standard.total.max(1);
        archived.total = archived.total.max(1);
    }
    if scenario == Scenario::Healthy {
        standard.total = standard.total.max(standard.used);
    }
    let region = if index == 0 { Region::Us } else { region(dice.of(7)) };
    let healthy = index == 0 || fresh || scenario == Scenario::Healthy;
    let stuck = !healthy && dice.of(8).chance(130);
    if index == 0 {
        subscription.kind = SubscriptionKind::Spanning;
    }
    TenantRecord {
        index,
        id: TenantId::from(""),
        directory: DirectoryId(if index == 0 { DEMO_DIRECTORY.to_owned() } else { dice.of(9).guid() }),
        name: company.name,
        domain: company.domain,
        industry: company.industry,
        nightly: nightly(&region, dice.of(10)),
        region,
        added_at,
        minute: dice.of(11).below(60) as i64,
        character: if healthy { Character::Perfect } else { character(dice.of(12), epoch, scenario) },
        organization: None,
        subscription,
        standard,
        archived,
        unprotected,
        error_only_email: dice.of(13).chance(3500),
        listed: listed(dice.of(14), index, added_at, scenario),
        first_sync,
        stuck_since: stuck.then(|| epoch.plus(-(dice.of(15).between(180, 1800) as i64) * MINUTE)),
        sync: None,
        removed_at: None,
        licence_version: 1,
        version: 0,
    }
}

/// Since when which portal lists it, in the order of `PortalKind::KNOWN`: VSA 10 (which shows what
/// UniView 2.0 has), VSA 9, UniView 2.0, UniView 1.0.
fn listed(dice: Dice, index: u32, added_at: Timestamp, scenario: Scenario) -> [Option<Timestamp>; 4] {
    let since = Some(added_at);
    let old = scenario == Scenario::OldPortals;
    if index == 0 {
        return if old { [None, since, None, since] } else { [since; 4] };
    }
    if old || index >= OLD_ONLY_FROM && dice.of(1).chance(250) {
        let vsa9 = dice.of(2).chance(6000);
        return [None, since.filter(|_| vsa9), None, since.filter(|_| !vsa9)];
    }
    let vsa9 = since.filter(|_| dice.of(3).chance(1500));
    let uniview1 = since.filter(|_| dice.of(4).chance(950));
    [since, vsa9, since, uniview1]
}

fn organization(
    dice: Dice,
    record: &TenantRecord,
    previous: &mut Option<u32>,
    organizations: &mut Organizations,
) -> Option<u32> {
    if record.index != 0 && dice.of(1).chance(1450) {
        return None;
    }
    // Now and then a client has a second tenant: a merger, a test tenant.
    if let Some(shared) = previous.take_if(|_| dice.of(2).chance(320)) {
        organizations.count(shared, 1);
        return Some(shared);
    }
    let group = BUSINESSES[usize::from(record.industry)].group;
    let id = OrganizationId(dice.of(3).guid());
    let plain: String = record.name.chars().filter(|c| !c.is_control()).take(100).collect();
    let name = if plain.trim().is_empty() { record.domain.clone() } else { plain };
    let index = organizations
        .push(id.clone(), &name, group)
        .or_else(|| organizations.push(id, &format!("{name} ({})", record.domain), group))?;
    organizations.count(index, 1);
    *previous = Some(index);
    Some(index)
}

fn region(dice: Dice) -> Region {
    match dice.below(100) {
        0..44 => Region::Us,
        44..64 => Region::Uk,
        64..80 => Region::Eu,
        80..90 => Region::Ca,
        90..97 => Region::Ap,
        _ => Region::Af,
    }
}

/// The night of a region, in minutes of the UTC day.
pub(super) fn nightly(region: &Region, dice: Dice) -> i64 {
    let midnight = match region {
        Region::Us | Region::Ca => 5,
        Region::Ap => 14,
        Region::Eu | Region::Af => 23,
        _ => 0,
    };
    (midnight * 60 + 40 + dice.below(300) as i64).rem_euclid(1440)
}

fn character(dice: Dice, epoch: Timestamp, scenario: Scenario) -> Character {
    let revoked =
        |first, last| Character::Revoked { since: epoch.0.div_euclid(DAY) - dice.of(1).between(first, last) as i64 };
    if scenario == Scenario::ConsentRevoked && dice.of(2).chance(2000) {
        return revoked(3, 5);
    }
    match dice.below(1000) {
        0..150 => Character::Perfect,
        150..750 => Character::Solid,
        750..940 => Character::Flaky,
        940..985 => Character::Troubled,
        _ => revoked(2, 12),
    }
}
