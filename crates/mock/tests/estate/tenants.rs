use std::collections::HashSet;

use serde_json::{Value, json};
use spanning_api::endpoint::Op;
use spanning_api::page::Page;
use spanning_api::portal::{PortalKind, Portals};
use spanning_api::problem::Code;
use spanning_api::tenant::{
    BackupStatus, Facets, Protection, SubscriptionKind, Tenant, TenantDetail, TenantSummary, TenantUser,
};
use spanning_api::time::{DAY, HOUR};
use spanning_domain::health::{is_fine, worst};

use crate::bench::*;

#[test]
fn the_list_is_windowed_filtered_and_sorted() {
    let mut bench = Bench::new(MONITOR);
    let page: Page<Tenant> = bench.get(Op::ListTenants, &[], "");
    assert_eq!((page.items.len(), page.offset), (50, 0));
    assert_eq!(page.synced_at, Some(EPOCH));
    assert!((235..250).contains(&page.total), "{}", page.total);
    let all = bench.tenants("");
    let ids: HashSet<_> = all.iter().map(|tenant| &tenant.id).collect();
    assert_eq!(ids.len(), all.len());
    let failed = bench.tenants("status=failed&sort=-lastBackup");
    assert!(!failed.is_empty() && failed.iter().all(|tenant| tenant.last_backup.status == BackupStatus::Failed));
    let found = bench.tenants("q=ALDERGROVE%20dental");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id.as_str(), DEMO);
    assert_eq!(bench.tenants("q=muller")[0].name, "Müller & Söhne Präzisionstechnik");
    let pair = bench.tenants("q=northgate%20dental%20care&sort=name");
    assert_eq!(pair.len(), 2);
    assert_eq!(pair[0].name, pair[1].name);
    assert_ne!(pair[0].domain, pair[1].domain);
}

#[test]
fn f19_unknown_parameters_and_values_are_named() {
    let mut bench = Bench::new(MONITOR);
    let problem = bench.refused(Op::ListTenants, &[], "status=great&limit=9999&page=2", Value::Null);
    assert_eq!(problem.code, Code::InvalidQuery);
    let fields: Vec<_> = problem.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["status", "limit", "page"]);
}

#[test]
fn conditions_are_evaluated_over_all_rows() {
    let mut bench = Bench::new(MONITOR);
    let all = bench.tenants("");
    let few = bench.tenants("filter=seats+%3C+80+and+subscription+%3D+spanning&sort=-seats");
    let share =
        |t: &Tenant| t.number_of_protected_users * 100 / (t.number_of_protected_users + t.number_of_unprotected_users);
    let wanted = |t: &&Tenant| share(t) < 80 && t.subscription == SubscriptionKind::Spanning;
    assert!(!few.is_empty() && few.iter().all(|tenant| wanted(&tenant)));
    assert_eq!(few.len(), all.iter().filter(wanted).count());
    let either = bench.tenants("filter=status%3Dfailed+or+organization%3D%22%22");
    let wanted = |t: &&Tenant| t.last_backup.status == BackupStatus::Failed || t.customer_id.is_none();
    assert_eq!(either.len(), all.iter().filter(wanted).count());
    let facets: Facets = bench.get(Op::GetTenantFacets, &[], "filter=status%3Dfailed");
    let failed = all.iter().filter(|t| t.last_backup.status == BackupStatus::Failed).count() as u64;
    assert_eq!(facets.region.iter().map(|value| value.count).sum::<u64>(), failed);
}

#[test]
fn a_bad_filter_says_what_is_wrong_and_where() {
    let mut bench = Bench::new(MONITOR);
    for op in [Op::ListTenants, Op::GetTenantFacets] {
        let problem = bench.refused(op, &[], "filter=seats+%3C+many", Value::Null);
        assert_eq!((problem.status, problem.code), (400, Code::InvalidFilter));
        assert_eq!(problem.fields[0].field, "filter");
        assert_eq!(problem.fields[0].message, "At character 9: seats is compared to a whole number.");
    }
}

#[test]
fn the_numbers_of_every_row_add_up() {
    let mut bench = Bench::new(MONITOR);
    let mut over = 0;
    for tenant in bench.tenants("") {
        let standard = tenant.number_of_protected_standard_users;
        let archived = tenant.number_of_protected_archived_users;
        assert_eq!(tenant.number_of_protected_users, standard + archived);
        assert_eq!(tenant.number_of_users, standard + tenant.number_of_unprotected_users);
        over += u32::from(standard > tenant.number_of_standard_licenses_total);
        assert!(archived <= tenant.number_of_archived_licenses_total);
        assert_eq!(tenant.last_seven_days.len(), 7);
        let week = worst(tenant.last_seven_days.iter().cloned());
        assert_eq!(tenant.backup_status_last_seven_days_total, week);
        let of = &tenant.backup_status_last_seven_days;
        let services = [
            &of.total_for_mail,
            &of.total_for_contact,
            &of.total_for_calendar,
            &of.total_for_drive,
            &of.total_for_sites,
            &of.total_for_share_point,
            &of.total_for_teams,
        ];
        assert_eq!(worst(services.into_iter().cloned()), week);
        let never = tenant.last_backup.status == BackupStatus::NeverRun;
        assert_eq!(never, tenant.last_backup.timestamp.is_none());
        assert_eq!(never, tenant.storage_information.is_none());
        assert_eq!(tenant.customer_id.is_none(), tenant.alerts.is_none());
        if let Some(storage) = &tenant.storage_information {
            assert!(storage.used_bytes > storage.protected_bytes && storage.protected_bytes > 0);
        }
        if tenant.subscription == SubscriptionKind::Trial {
            assert!(tenant.number_of_standard_licenses_total + tenant.number_of_archived_licenses_total <= 100);
            let left = tenant.expiration_date.unwrap().since(EPOCH);
            assert!((0..=14 * DAY).contains(&left));
        }
        if let Some(synced) = tenant.synced_at {
            assert!(synced <= EPOCH && tenant.last_backup.timestamp.is_none_or(|at| at <= synced));
        }
    }
    assert!((1..12).contains(&over), "{over}");
}

#[test]
fn the_demo_tenant_is_healthy_and_everywhere() {
    for email in [SUPERUSER, VSA10, VSA9, UNIVIEW1] {
        let mut bench = Bench::new(email);
        let tenant = bench.first("q=aldergrovedental.example");
        assert_eq!(tenant.id.as_str(), DEMO);
        assert!(tenant.customer_id.is_some() && tenant.alerts == Some(0));
        assert_eq!(tenant.subscription, SubscriptionKind::Spanning);
        assert!(tenant.last_seven_days.iter().all(is_fine));
    }
}

#[test]
fn a_detail_agrees_with_its_row_at_any_time() {
    let mut bench = Bench::new(SUPERUSER);
    for step in [0, 7 * HOUR, 3 * DAY, 400 * DAY] {
        bench.now = EPOCH.plus(step);
        bench.sign_in(SUPERUSER);
        for row in bench.tenants("sort=-lastBackup").into_iter().step_by(9) {
            let detail: TenantDetail = bench.get(Op::GetTenant, &[row.id.as_str()], "");
            assert_eq!(detail.tenant, row);
            let day = |back: usize| worst(detail.history.iter().map(|service| service.days[29 - back].clone()));
            let week: Vec<_> = (0..7).rev().map(day).collect();
            assert_eq!(week, row.last_seven_days);
            let used = row.storage_information.map(|storage| storage.used_bytes);
            assert_eq!(detail.storage_trend.last().copied(), used);
            assert!(detail.storage_trend.is_sorted());
        }
    }
}

#[test]
fn users_are_as_many_as_the_row_says() {
    let mut bench = Bench::new(MANAGE);
    let row = bench.first("q=aldergrovedental.example");
    let page: Page<TenantUser> = bench.get(Op::ListTenantUsers, &[DEMO], "limit=200");
    assert_eq!(page.total, u64::from(row.number_of_users + row.number_of_protected_archived_users));
    let standard = page.items.iter().filter(|user| user.protection == Protection::Standard).count();
    assert_eq!(standard as u32, row.number_of_protected_standard_users);
    for person in [TENANT_ADMIN, TENANT_USER] {
        assert!(page.items.iter().any(|user| user.email == person), "{person} signs in but is no user");
    }
    let emails: HashSet<_> = page.items.iter().map(|user| &user.email).collect();
    assert_eq!(emails.len(), page.items.len());
    let someone = page.items[3].email.clone();
    let archived: Page<TenantUser> = bench.get(Op::ListTenantUsers, &[DEMO], "limit=200&protection=archived");
    assert!(archived.total > 0 && archived.total < page.total);
    assert!(archived.items.iter().all(|user| user.protection == spanning_api::tenant::Protection::Archived));
    let found: Page<TenantUser> = bench.get(Op::ListTenantUsers, &[DEMO], &format!("q={someone}"));
    assert_eq!(found.items, [page.items[3].clone()]);
}

#[test]
fn facets_and_summary_agree_with_the_list() {
    let mut bench = Bench::new(MONITOR);
    let facets: Facets = bench.get(Op::GetTenantFacets, &[], "region=uk");
    for value in facets.status.iter().chain(&facets.subscription) {
        let name = if facets.status.contains(value) { "status" } else { "subscription" };
        let count = bench.tenants(&format!("region=uk&{name}={}", value.value)).len() as u64;
        assert_eq!(value.count, count, "{}", value.value);
    }
    let summary: TenantSummary = bench.get(Op::GetTenantSummary, &[], "");
    let all = bench.tenants("");
    assert_eq!(summary.tenants, all.len() as u64);
    let ran = all.iter().filter(|t| t.last_backup.status != BackupStatus::NeverRun).count() as u64;
    let fine = all.iter().filter(|t| is_fine(&t.last_backup.status)).count() as u64;
    assert_eq!((summary.success.part, summary.success.whole), (fine, ran));
    assert_eq!(summary.success_trend.len(), 7);
    for (days, now) in [
        (&summary.seats_trend, &summary.seats),
        (&summary.spanning_trend, &summary.spanning),
        (&summary.kaseya365_trend, &summary.kaseya365),
        (&summary.legacy_trend, &summary.legacy_standard),
    ] {
        assert_eq!((days.len(), days.last()), (7, Some(&now.part)));
    }
    for ratio in [&summary.seats, &summary.spanning, &summary.kaseya365, &summary.legacy_standard] {
        assert!(ratio.part > 0 && ratio.part < ratio.whole);
    }
    assert_eq!(summary.next_sync_at.since(summary.synced_at), HOUR);
}

#[test]
fn each_portal_sees_its_share() {
    let mut bench = Bench::new(SUPERUSER);
    let portals: Portals = bench.get(Op::GetPortals, &[], "");
    let count = |kind: PortalKind| portals.items.iter().find(|p| p.kind == kind).unwrap().tenants;
    assert_eq!(count(PortalKind::Uniview2), bench.tenants("").len() as u64);
    assert_eq!(count(PortalKind::Uniview2), count(PortalKind::Vsa10));
    assert!((30..55).contains(&count(PortalKind::Vsa9)), "{}", count(PortalKind::Vsa9));
    assert!((17..35).contains(&count(PortalKind::Uniview1)), "{}", count(PortalKind::Uniview1));
    let everywhere: HashSet<_> = bench.tenants("").into_iter().map(|t| t.id).collect();
    bench.sign_in(VSA9);
    let listed = bench.tenants("");
    assert_eq!(listed.len() as u64, count(PortalKind::Vsa9));
    let other = everywhere.iter().find(|id| listed.iter().all(|tenant| tenant.id != **id)).unwrap();
    assert_eq!(bench.code(Op::RemoveTenant, &[other.as_str()], Value::Null), Code::OutOfScope);
    for (op, body) in [(Op::MapTenant, json!({})), (Op::AllocateLicences, json!({ "standard": 1, "archived": 1 }))] {
        assert_eq!(bench.code(op, &[DEMO], body), Code::PortalLacks);
    }
    for op in [Op::GetTenantSummary, Op::ListAlerts, Op::GetSync, Op::ListOrganizations] {
        assert_eq!(bench.code(op, &[], Value::Null), Code::PortalLacks, "{op:?}");
    }
}

#[test]
fn f8_a_removed_tenant_is_gone_and_an_unknown_one_not_found() {
    let mut bench = Bench::new(ADMIN);
    let before = bench.tenants("").len();
    let id = bench.first("subscription=spanning&sort=-standard").id;
    let response = bench.send(Op::RemoveTenant, &[id.as_str()], "", None, &[]);
    assert_eq!(response.status, 204);
    assert_eq!(bench.tenants("").len(), before - 1);
    assert_eq!(bench.code(Op::GetTenant, &[id.as_str()], Value::Null), Code::Gone);
    assert_eq!(bench.code(Op::RemoveTenant, &[id.as_str()], Value::Null), Code::Gone);
    assert_eq!(bench.code(Op::GetTenant, &["tn_nothing"], Value::Null), Code::NotFound);
    bench.sign_in(MANAGE);
    let problem = bench.refused(Op::RemoveTenant, &[DEMO], "", Value::Null);
    assert_eq!((problem.code, problem.required_role.as_deref()), (Code::RoleMissing, Some("Admin")));
}

#[test]
fn a_tenants_own_session_reads_its_own_and_users_do_not() {
    let mut bench = Bench::new(TENANT_ADMIN);
    let detail: TenantDetail = bench.get(Op::GetTenant, &[DEMO], "");
    assert_eq!(detail.tenant.name, "Aldergrove Dental Group");
    let portals: Portals = bench.get(Op::GetPortals, &[], "");
    assert!(portals.items.iter().all(|portal| portal.tenants == 1));
    assert_eq!(bench.code(Op::ListTenants, &[], Value::Null), Code::OutOfScope);
    bench.sign_in(TENANT_USER);
    assert_eq!(bench.code(Op::GetTenant, &[DEMO], Value::Null), Code::RoleMissing);
}
