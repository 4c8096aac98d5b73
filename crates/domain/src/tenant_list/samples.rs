//! Rows for tests.

use proptest::prelude::*;
use spanning_api::Timestamp;
use spanning_api::id::{DirectoryId, OrganizationId, TenantId};
use spanning_api::tenant::{
    BackupStatus, LastBackup, Origin, Region, ServiceBackup, SevenDays, StorageInformation, SubscriptionKind, Tenant,
};
use spanning_api::time::{DAY, HOUR};

/// A healthy tenant.
pub(crate) fn tenant(name: &str) -> Tenant {
    let fine = || BackupStatus::Success;
    let service = || ServiceBackup { status: fine(), timestamp: Some(Timestamp(999 * DAY)) };
    Tenant {
        id: TenantId(format!("tn_{name}")),
        ms_id: DirectoryId::from("d"),
        name: name.to_owned(),
        domain: format!("{name}.example"),
        customer_id: Some(OrganizationId::from("o-1")),
        customer_name: Some("Organization 1".into()),
        region: Region::Us,
        origin: Origin::M365,
        subscription: SubscriptionKind::Spanning,
        expiration_date: None,
        number_of_users: 10,
        number_of_protected_users: 9,
        number_of_unprotected_users: 1,
        number_of_standard_licenses_total: 10,
        number_of_protected_standard_users: 9,
        number_of_archived_licenses_total: 0,
        number_of_protected_archived_users: 0,
        storage_information: Some(StorageInformation { protected_bytes: 1, used_bytes: 2 }),
        last_backup: LastBackup {
            status: fine(),
            timestamp: Some(Timestamp(999 * DAY)),
            sites: service(),
            teams: service(),
            share_point: service(),
        },
        backup_status_last_seven_days_total: fine(),
        backup_status_last_seven_days: SevenDays {
            total_for_mail: fine(),
            total_for_contact: fine(),
            total_for_calendar: fine(),
            total_for_drive: fine(),
            total_for_sites: fine(),
            total_for_share_point: fine(),
            total_for_teams: fine(),
        },
        last_seven_days: vec![fine(); 7],
        login_with_it_complete: true,
        error_only_email: false,
        kaseya_one_linked: false,
        alerts: Some(0),
        synced_at: Some(Timestamp(1_000 * DAY)),
    }
}

type Varied = (
    &'static str,
    BackupStatus,
    SubscriptionKind,
    Region,
    Option<u32>,
    (u32, u32, u32),
    Option<u64>,
    (bool, Option<i64>, Option<i64>),
);

/// Up to 40 varied tenants with distinct ids; names, dates and counts repeat often.
pub(crate) fn tenants() -> impl Strategy<Value = Vec<Tenant>> {
    let mut status = BackupStatus::KNOWN.to_vec();
    status.push(BackupStatus::Other("paused".into()));
    let one = (
        prop::sample::select(vec!["Älg", "alg", "Birch", "birch", "Øst", "Zed", "  ", "<b>"]),
        prop::sample::select(status),
        prop::sample::select(SubscriptionKind::KNOWN.to_vec()),
        prop::sample::select(Region::KNOWN.to_vec()),
        prop::option::of(0_u32..3),
        (0_u32..4, 0_u32..3, 0_u32..3),
        prop::option::of(0_u64..4),
        (any::<bool>(), prop::option::of(0_i64..5), prop::option::of(-2_i64..8)),
    );
    prop::collection::vec(one, 0..40).prop_map(|list| list.into_iter().enumerate().map(make).collect())
}

fn make((place, varied): (usize, Varied)) -> Tenant {
    let (name, status, subscription, region, organization, seats, storage, (it_complete, synced, days)) = varied;
    let mut row = tenant(name);
    row.id = TenantId(format!("tn_{place:03}"));
    row.last_backup.timestamp = (status != BackupStatus::NeverRun).then_some(Timestamp(998 * DAY));
    row.last_backup.status = status;
    row.subscription = subscription;
    row.region = region;
    row.customer_id = organization.map(|n| OrganizationId(format!("o-{n}")));
    row.customer_name = organization.map(|n| format!("Organization {n}"));
    row.alerts = organization;
    (row.number_of_protected_users, row.number_of_unprotected_users, row.number_of_protected_standard_users) = seats;
    row.number_of_standard_licenses_total = 1;
    row.storage_information = storage.map(|used| StorageInformation { protected_bytes: used, used_bytes: used });
    row.login_with_it_complete = it_complete;
    row.synced_at = synced.map(|hours| Timestamp(1_000 * DAY - hours * HOUR));
    row.expiration_date = days.map(|days| Timestamp((1_000 + days) * DAY));
    row
}
