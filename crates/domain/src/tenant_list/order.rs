//! The order of the list.

use std::cmp::Ordering;

use spanning_api::tenant_query::{SortColumn, SortKey};

use super::Row;
use crate::health;

/// Compares two rows by the keys, then by name, then by id, so that no two rows are equal. What is
/// not mapped or not known comes last, whichever way a column is ordered.
pub fn compare(a: &Row, b: &Row, keys: &[SortKey]) -> Ordering {
    keys.iter()
        .map(|key| by_column(a, b, key))
        .find(|order| order.is_ne())
        .unwrap_or_else(|| a.name.cmp(&b.name).then_with(|| a.tenant.id.cmp(&b.tenant.id)))
}

fn by_column(a: &Row, b: &Row, key: &SortKey) -> Ordering {
    let (x, y) = (&a.tenant, &b.tenant);
    let (one, other): (Ordering, _) = match key.column {
        SortColumn::Name => (a.name.cmp(&b.name), None),
        SortColumn::Organization => known(a.organization.as_ref(), b.organization.as_ref()),
        SortColumn::LastBackup => (last_backup(a, b), None),
        SortColumn::Seats => seats(a, b),
        SortColumn::Standard => (x.number_of_protected_standard_users.cmp(&y.number_of_protected_standard_users), None),
        SortColumn::Archived => (x.number_of_protected_archived_users.cmp(&y.number_of_protected_archived_users), None),
        SortColumn::Subscription => (x.subscription.cmp(&y.subscription), None),
        SortColumn::Storage => known(
            x.storage_information.as_ref().map(|s| s.used_bytes),
            y.storage_information.as_ref().map(|s| s.used_bytes),
        ),
        SortColumn::Alerts => known(x.alerts, y.alerts),
        SortColumn::Region => (x.region.cmp(&y.region), None),
        SortColumn::Synced => known(x.synced_at, y.synced_at),
        SortColumn::Other(_) => (Ordering::Equal, None),
    };
    // A missing value decides by itself; only known values are turned around.
    other.unwrap_or(if key.descending { one.reverse() } else { one })
}

/// Orders two values that may be missing: the order of the known, or the order that is fixed.
fn known<T: Ord>(a: Option<T>, b: Option<T>) -> (Ordering, Option<Ordering>) {
    match (a, b) {
        (Some(a), Some(b)) => (a.cmp(&b), None),
        (Some(_), None) => (Ordering::Less, Some(Ordering::Less)),
        (None, Some(_)) => (Ordering::Greater, Some(Ordering::Greater)),
        (None, None) => (Ordering::Equal, None),
    }
}

/// More urgent is larger; of the same urgency, older is larger, and never is the oldest.
fn last_backup(a: &Row, b: &Row) -> Ordering {
    let (a, b) = (&a.tenant.last_backup, &b.tenant.last_backup);
    health::urgency(&a.status).cmp(&health::urgency(&b.status)).then_with(|| match (a.timestamp, b.timestamp) {
        (Some(a), Some(b)) => b.cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    })
}

/// By the protected share; exact, since fractions are compared by their products.
fn seats(a: &Row, b: &Row) -> (Ordering, Option<Ordering>) {
    let (a, b) = (health::seats(&a.tenant), health::seats(&b.tenant));
    let order = (u128::from(a.part) * u128::from(b.whole)).cmp(&(u128::from(b.part) * u128::from(a.whole)));
    let (none, fixed) = known((a.whole > 0).then_some(()), (b.whole > 0).then_some(()));
    if fixed.is_some() { (none, fixed) } else { (order, None) }
}
