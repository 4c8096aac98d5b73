use std::collections::HashSet;

use spanning_api::alert::Alert;
use spanning_api::endpoint::Op;
use spanning_api::integration::{Integrations, KaseyaOneLink};
use spanning_api::migration::Migrations;
use spanning_api::page::Page;
use spanning_api::tenant::{BackupStatus, Tenant, TenantDetail, TenantSummary};
use spanning_domain::health::is_fine;
use spanning_mock::World;

use crate::bench::*;

fn share(rows: &[Tenant], is: impl Fn(&Tenant) -> bool) -> usize {
    rows.iter().filter(|row| is(row)).count() * 100 / rows.len()
}

#[test]
fn an_unknown_scenario_is_refused() {
    let error = World::new(settings("chaos", 10)).err().unwrap();
    assert!(error.to_string().contains("hostile-names"));
}

#[test]
fn healthy_has_nothing_that_went_wrong() {
    let mut bench = Bench::with(settings("healthy", 250), MONITOR);
    let rows = bench.tenants("");
    assert!(
        rows.iter().all(|row| is_fine(&row.last_backup.status) || row.last_backup.status == BackupStatus::NeverRun)
    );
    assert!(bench.tenants("attention=failed,partial,overAllocated,outOfSync").is_empty());
}

#[test]
fn a_bad_morning_shows_in_the_last_night_only() {
    let mut bench = Bench::with(settings("bad-morning", 250), MONITOR);
    let rows = bench.tenants("");
    let failed = share(&rows, |row| row.last_backup.status == BackupStatus::Failed);
    let partial = share(&rows, |row| row.last_backup.status == BackupStatus::Partial);
    assert!((15..35).contains(&failed) && (25..45).contains(&partial), "{failed} % failed, {partial} % partial");
    let summary: TenantSummary = bench.get(Op::GetTenantSummary, &[], "");
    assert!(summary.success_trend[5] > 930 && summary.success_trend[6] < 600, "{:?}", summary.success_trend);
    let demo = bench.first("q=aldergrovedental.example");
    assert!(is_fine(&demo.last_backup.status));
}

#[test]
fn many_trials_end() {
    let mut bench = Bench::with(settings("trials-ending", 250), MONITOR);
    let rows = bench.tenants("");
    let ending = bench.tenants("attention=trialEnding").len() * 100 / rows.len();
    assert!((20..45).contains(&ending), "{ending} %");
    let alerts: Page<Alert> = bench.get(Op::ListAlerts, &[], "limit=1");
    assert!(alerts.total > 40);
}

#[test]
fn consent_is_gone_at_a_fifth_of_the_tenants() {
    let mut bench = Bench::with(settings("consent-revoked", 250), MONITOR);
    let rows = bench.tenants("");
    let failed = share(&rows, |row| row.last_backup.status == BackupStatus::Failed);
    assert!((12..30).contains(&failed), "{failed} % failed");
    let demo = bench.first("q=aldergrovedental.example");
    assert!(is_fine(&demo.last_backup.status));
}

#[test]
fn the_demo_tenant_stands_as_its_scenario_says() {
    let stands = |scenario: &str| {
        let mut bench = Bench::with(settings(scenario, 60), TENANT_ADMIN);
        let integrations: Integrations = bench.get(Op::GetIntegrations, &[DEMO], "");
        (integrations.it_complete.enabled, matches!(integrations.kaseya_one, KaseyaOneLink::Linked(_)))
    };
    assert_eq!(stands("default"), (true, false));
    assert_eq!(stands("it-complete-off"), (false, false));
    assert_eq!(stands("linked"), (true, true));
}

#[test]
fn both_migrations_are_half_done() {
    let mut bench = Bench::with(settings("migration-half-way", 250), SUPERUSER);
    let migrations: Migrations = bench.get(Op::GetMigrations, &[], "");
    assert_eq!(migrations.items.len(), 2);
    for migration in migrations.items {
        let settled = migration.done + migration.failed + migration.skipped;
        assert!(migration.started_at.is_some() && migration.finished_at.is_none(), "{migration:?}");
        assert!((35..65).contains(&(settled * 100 / migration.clients)), "{migration:?}");
    }
}

#[test]
fn a_large_world_has_its_own_number() {
    let mut bench = Bench::with(settings("large", 12), SUPERUSER);
    let page: Page<Tenant> = bench.get(Op::ListTenants, &[], "limit=1");
    assert!((90_000..=100_000).contains(&page.total), "{}", page.total);
}

#[test]
fn f16_empty_worlds_have_no_tenants_but_the_demo_tenants_own_sign_in() {
    for settings in [settings("empty", 250), settings("default", 0)] {
        let mut bench = Bench::with(settings, SUPERUSER);
        assert!(bench.tenants("").is_empty());
        let summary: TenantSummary = bench.get(Op::GetTenantSummary, &[], "");
        assert_eq!((summary.tenants, summary.success.whole), (0, 0));
        let alerts: Page<Alert> = bench.get(Op::ListAlerts, &[], "");
        assert_eq!(alerts.total, 0);
        bench.sign_in(TENANT_ADMIN);
        let detail: TenantDetail = bench.get(Op::GetTenant, &[DEMO], "");
        assert_eq!(detail.tenant.customer_id, None);
    }
}

#[test]
fn f16_small_worlds_show_all_their_tenants() {
    for count in [1, 2, 12] {
        let mut bench = Bench::with(settings("default", count), SUPERUSER);
        assert_eq!(bench.tenants("").len() as u32, count);
    }
}

#[test]
fn f14_hostile_names_pass_through_unharmed() {
    let mut bench = Bench::with(settings("hostile-names", 60), SUPERUSER);
    let rows = bench.tenants("sort=-name");
    let names: HashSet<_> = rows.iter().map(|row| row.name.as_str()).collect();
    assert!(names.contains("<script>document.title='owned'</script>") && names.contains("   "));
    let domains: HashSet<_> = rows.iter().map(|row| row.domain.as_str()).collect();
    assert_eq!(domains.len(), rows.len());
    for row in rows.iter().filter(|row| row.domain.starts_with("hostile-")) {
        assert_eq!(bench.tenants(&format!("q={}", row.domain)).iter().filter(|found| *found == row).count(), 1);
        let organization = row.customer_name.as_deref().unwrap_or("mapped nowhere");
        assert!(!organization.trim().is_empty() && organization.chars().count() <= 160);
    }
}

#[test]
fn the_same_tenants_whatever_the_size_of_the_world() {
    let name = |count| {
        let mut bench = Bench::with(settings("default", count), SUPERUSER);
        let mut rows = bench.tenants("");
        rows.sort_by(|a, b| a.id.cmp(&b.id));
        rows
    };
    let (small, large) = (name(15), name(120));
    for row in small {
        let same = large.iter().find(|other| other.id == row.id).unwrap();
        assert_eq!(
            (&row.name, &row.last_backup, &row.subscription),
            (&same.name, &same.last_backup, &same.subscription)
        );
    }
}
