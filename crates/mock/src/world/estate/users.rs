//! The users of a tenant, made up when they are asked for. Their number and protection follow from
//! the tenant's licences, their last backup from the tenant's.

use spanning_api::id::PersonId;
use spanning_api::session::Person;
use spanning_api::tenant::{BackupStatus, Protection, Tenant, TenantUser};

use super::names::slug;
use super::record::TenantRecord;
use super::words::{GIVEN, SURNAMES};
use crate::world::dice::Dice;

/// Every user of a tenant, in order of their names. The row says what is known of the last backup;
/// the staff are those who can sign in, and are users like all others.
pub(crate) fn all(seed: u64, record: &TenantRecord, row: &Tenant, staff: &[Person]) -> Vec<TenantUser> {
    let dice = record.dice(seed, 30);
    let (standard, archived) = (record.standard.used, record.archived.used);
    let count = standard + archived + record.unprotected;
    let used = row.storage_information.as_ref().map_or(0, |storage| storage.used_bytes);
    let mut users: Vec<TenantUser> = (0..count)
        .map(|place| {
            let protection = match place {
                _ if place < standard => Protection::Standard,
                _ if place < standard + archived => Protection::Archived,
                _ => Protection::None,
            };
            let share = used / u64::from((standard + archived).max(1));
            let mut user = user(dice, place, record, protection, share, row);
            if let Some(person) = staff.get(place as usize) {
                user.id = person.id.clone();
                (user.name, user.email) = (person.name.clone(), person.email.clone());
            } else if staff.iter().any(|person| person.email == user.email) {
                user.email = user.email.replacen('@', "2@", 1);
            }
            user
        })
        .collect();
    users.sort_by_cached_key(|user| (spanning_domain::tenant_list::fold(&user.name), user.id.0.clone()));
    users
}

fn user(dice: Dice, place: u32, record: &TenantRecord, protection: Protection, share: u64, row: &Tenant) -> TenantUser {
    let (given, surname) = name(dice, place);
    let own = dice.of(u64::from(place));
    let last = &row.last_backup;
    let ran = protection == Protection::Standard && last.status != BackupStatus::NeverRun;
    let status = match last.status {
        _ if !ran => BackupStatus::NeverRun,
        // A partial backup is one in which some people's items are missing; somebody's always are.
        BackupStatus::Partial if place == 0 || own.of(1).chance(800) => BackupStatus::Partial,
        BackupStatus::Partial | BackupStatus::Success if own.of(2).chance(1500) => BackupStatus::SuccessfulNoChanges,
        BackupStatus::Partial => BackupStatus::Success,
        ref other => other.clone(),
    };
    TenantUser {
        id: PersonId(own.of(3).guid()),
        name: format!("{given} {surname}"),
        email: format!("{}.{}@{}", slug(given), slug(surname), record.domain),
        used_bytes: if protection == Protection::None { 0 } else { share / 4 + own.of(4).below(share * 3 / 2 + 1) },
        last_backup_timestamp_total: last.timestamp.filter(|_| ran),
        last_backup_status_total: status,
        protection,
    }
}

/// A name that no other user of the tenant has: a walk through all pairs that meets none twice.
fn name(dice: Dice, place: u32) -> (&'static str, &'static str) {
    const PAIRS: u64 = (GIVEN.len() * SURNAMES.len()) as u64;
    // 1009 is prime and larger than either list, so it has no factor in common with their product.
    let at = (dice.below(PAIRS) + u64::from(place) * 1009) % PAIRS;
    let (given, surname) = ((at % GIVEN.len() as u64) as usize, (at / GIVEN.len() as u64) as usize);
    (GIVEN[given], SURNAMES[surname])
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_users_have_the_same_name() {
        let names: HashSet<_> = (0..2000).map(|place| name(Dice::new(7), place)).collect();
        assert_eq!(names.len(), 2000);
    }
}
