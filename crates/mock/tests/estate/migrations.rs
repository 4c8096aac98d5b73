use serde_json::{Value, json};
use spanning_api::endpoint::Op;
use spanning_api::migration::{ClientState, Difference, Migration, MigrationClient, Migrations, Reconciled};
use spanning_api::page::Page;
use spanning_api::problem::Code;
use spanning_api::time::{DAY, HOUR};

use crate::bench::*;

fn clients(bench: &mut Bench, id: &str) -> Vec<MigrationClient> {
    let page: Page<MigrationClient> = bench.get(Op::ListMigrationClients, &[id], "limit=200");
    assert_eq!(page.total as usize, page.items.len());
    page.items
}

#[test]
fn uniview1_is_on_its_way_and_vsa9_has_not_begun() {
    let mut bench = Bench::new(SUPERUSER);
    let migrations: Migrations = bench.get(Op::GetMigrations, &[], "");
    let [vsa9, uniview1] = &migrations.items[..] else { panic!("two old portals") };
    assert_eq!(vsa9.started_at, None);
    assert!(clients(&mut bench, vsa9.id.as_str()).iter().all(|client| client.state == ClientState::Waiting));
    assert!(uniview1.started_at.is_some() && uniview1.finished_at.is_none());
    assert!(uniview1.done > 0 && uniview1.done + uniview1.failed < uniview1.clients);
    let ledger = clients(&mut bench, uniview1.id.as_str());
    assert_eq!(ledger.len() as u32, uniview1.clients);
    for state in [ClientState::Done, ClientState::Running, ClientState::Waiting] {
        assert!(ledger.iter().any(|client| client.state == state), "{state}");
    }
}

#[test]
fn a_migration_runs_by_the_clock_and_shows_its_clients_in_uniview2() {
    let mut bench = Bench::new(VSA9);
    let start = json!({ "from": "vsa9" });
    let only_old: Vec<_> = {
        let mine = bench.tenants("");
        bench.sign_in(SUPERUSER);
        let new = bench.tenants("");
        mine.into_iter().filter(|tenant| new.iter().all(|other| other.id != tenant.id)).collect()
    };
    assert!(!only_old.is_empty());
    assert_eq!(bench.code(Op::StartMigration, &[], start.clone()), Code::PortalLacks);
    bench.sign_in(VSA9);
    assert_eq!(bench.code(Op::StartMigration, &[], json!({ "from": "vsa10" })), Code::InvalidFields);
    assert_eq!(bench.code(Op::StartMigration, &[], json!({ "from": "uniview1" })), Code::OutOfScope);
    let asked: Migration = bench.change(Op::StartMigration, &[], start.clone());
    assert_eq!((asked.directed_at, asked.started_at), (Some(EPOCH), None));
    assert!(asked.login_url.is_some());
    bench.wait(HOUR);
    let again: Migration = bench.change(Op::StartMigration, &[], start.clone());
    assert_eq!(again.directed_at, Some(EPOCH));
    // Nothing moves before somebody has logged in to UniView 2.0.
    assert!(clients(&mut bench, asked.id.as_str()).iter().all(|client| client.state == ClientState::Waiting));
    let login = EPOCH.plus(HOUR);
    bench.sign_in(SUPERUSER);
    bench.sign_in(VSA9);
    let begun: Migration = bench.get::<Migrations>(Op::GetMigrations, &[], "").items.remove(0);
    assert_eq!((begun.started_at, begun.latest_end, begun.done), (Some(login), Some(login.plus(DAY)), 0));
    assert_eq!(bench.code(Op::StartMigration, &[], start), Code::MigrationRunning);
    assert_eq!(bench.code(Op::RemoveTenant, &[DEMO], Value::Null), Code::MigrationRunning);

    let mut done = 0;
    for _ in 0..6 {
        bench.wait(HOUR);
        let ledger = clients(&mut bench, begun.id.as_str());
        let now = ledger.iter().filter(|client| client.state == ClientState::Done).count();
        assert!(now >= done);
        done = now;
    }
    bench.wait(DAY);
    bench.sign_in(VSA9);
    let ended: Migration = bench.get::<Migrations>(Op::GetMigrations, &[], "").items.remove(0);
    let hours = ended.finished_at.unwrap().since(login) / HOUR;
    assert!((1..=24).contains(&hours), "{hours}");
    assert!(ended.failed > 0, "the seed should show a failure");
    let reasons = clients(&mut bench, begun.id.as_str());
    assert!(reasons.iter().all(|client| (client.state == ClientState::Failed) <= client.reason.is_some()));

    let failures = bench.get::<Page<MigrationClient>>(Op::ListMigrationClients, &[begun.id.as_str()], "state=failed");
    assert_eq!(failures.total, u64::from(ended.failed));
    let sheet: Page<Reconciled> = bench.get(Op::ListReconciled, &[begun.id.as_str()], "limit=200");
    assert_eq!(sheet.total, u64::from(ended.clients));
    for row in &sheet.items {
        assert_eq!(row.after.is_none(), row.differences.contains(&Difference::Missing), "{row:?}");
        assert!(row.state != ClientState::Done || row.after.is_some(), "{row:?}");
    }

    // Whoever is in UniView 2.0 by now may go on from there.
    let mut failed = ended.failed;
    bench.sign_in(SUPERUSER);
    for _ in 0..3 {
        let _: Migration = bench.change(Op::RetryMigration, &[begun.id.as_str()], Value::Null);
        bench.wait(HOUR);
        let now: Migration = bench.get::<Migrations>(Op::GetMigrations, &[], "").items.remove(0);
        assert!(now.failed < failed || failed == 0);
        failed = now.failed;
    }
    assert_eq!(failed, 0);
    bench.sign_in(SUPERUSER);
    let new = bench.tenants("");
    let moved = only_old.iter().filter(|old| new.iter().any(|tenant| tenant.id == old.id)).count();
    assert!(moved > 0);
}

#[test]
fn a_retry_without_failures_changes_nothing() {
    let mut bench = Bench::new(VSA9);
    let before = bench.world.revision();
    let migration: Migration = bench.change(Op::RetryMigration, &["mg_vsa9"], Value::Null);
    assert_eq!((migration.started_at, migration.failed), (None, 0));
    // Only the answer is kept under its key.
    assert_eq!(bench.world.revision(), before + 1);
    assert_eq!(bench.code(Op::ListMigrationClients, &["mg_nothing"], Value::Null), Code::NotFound);
}

#[test]
fn without_a_uniview2_account_nothing_starts() {
    let mut bench = Bench::with(settings("old-portals", 40), VSA9);
    assert!(bench.tenants("").len() > 10);
    assert_eq!(bench.code(Op::StartMigration, &[], json!({ "from": "vsa9" })), Code::MigrationAccountMissing);
}
