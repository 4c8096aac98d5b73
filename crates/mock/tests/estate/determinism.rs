use serde_json::{Value, json};
use spanning_api::endpoint::Op;
use spanning_api::time::{HOUR, MINUTE};

use crate::bench::*;

/// A day's work, good and bad requests mixed; gives every answer.
fn work(bench: &mut Bench) -> Vec<Vec<u8>> {
    let trial = "attention=trialEnding";
    let mut answers = Vec::new();
    let mut step = |bench: &mut Bench, op: Op, ids: &[&str], body: Value| {
        let body = Some(body).filter(|body| !body.is_null());
        let response = bench.send(op, ids, "", body, &[("if-match", "*")]);
        answers.push(response.body);
        bench.wait(17 * MINUTE);
    };
    let trial = bench.first(trial).id;
    let late = bench.first("attention=outOfSync").id;
    let unmapped = bench.first("attention=notMapped").id;
    step(bench, Op::CreateOrganization, &[], json!({ "name": "Determined" }));
    step(bench, Op::SyncTenant, &[late.as_str()], Value::Null);
    step(bench, Op::SyncTenant, &[late.as_str()], Value::Null);
    step(bench, Op::AllocateLicences, &[DEMO], json!({ "standard": 200, "archived": 20 }));
    step(bench, Op::AllocateLicences, &[DEMO], json!({ "standard": 0, "archived": 20 }));
    let bought = json!({ "subscription": "spanning", "termMonths": 12, "standard": 90, "archived": 10 });
    step(bench, Op::UpgradeTenant, &[trial.as_str()], bought);
    step(bench, Op::RemoveTenant, &[unmapped.as_str()], Value::Null);
    bench.sign_in(VSA9);
    step(bench, Op::StartMigration, &[], json!({ "from": "vsa9" }));
    bench.wait(6 * HOUR);
    step(bench, Op::RetryMigration, &["mg_vsa9"], Value::Null);
    bench.sign_in(ADMIN);
    answers.push(serde_json::to_vec(&bench.tenants("sort=-lastBackup,organization")).unwrap());
    answers
}

#[test]
fn the_same_requests_lead_to_the_same_state_and_answers() {
    let mut one = Bench::new(ADMIN);
    let mut other = Bench::new(ADMIN);
    assert_eq!(one.world.fingerprint(), other.world.fingerprint());
    let answers = work(&mut one);
    assert_eq!(answers, work(&mut other));
    assert_eq!(one.world.fingerprint(), other.world.fingerprint());
    let fresh = Bench::new(ADMIN);
    assert_ne!(one.world.fingerprint(), fresh.world.fingerprint());
}

#[test]
fn reading_changes_neither_state_nor_later_answers() {
    let mut bench = Bench::new(ADMIN);
    let (revision, state) = (bench.world.revision(), bench.world.fingerprint());
    let now = bench.tenants("sort=-storage");
    for hours in [5, 100, -20, 0] {
        bench.now = EPOCH.plus(hours * HOUR / 20);
        bench.tenants("sort=-seats&attention=failed,partial");
    }
    assert_eq!(bench.tenants("sort=-storage"), now);
    assert_eq!((bench.world.revision(), bench.world.fingerprint()), (revision, state));
}

#[test]
fn what_is_kept_for_speed_never_shows() {
    let mut kept = Bench::new(ADMIN);
    for minutes in [0, 1, 1, 30, 59, 61, 200] {
        kept.wait(minutes * MINUTE + 7);
        let mut fresh = Bench::new(ADMIN);
        fresh.now = kept.now;
        for query in ["sort=-synced", "attention=outOfSync,trialEnding", "q=dental&sort=organization,-storage"] {
            assert_eq!(kept.tenants(query), fresh.tenants(query), "{query} after {minutes} minutes");
        }
    }
}

#[test]
fn another_seed_is_another_world() {
    let mut one = Bench::new(ADMIN);
    let mut other = Bench::with(spanning_mock::Settings { seed: 8, ..settings("default", 250) }, ADMIN);
    let (a, b) = (one.tenants(""), other.tenants(""));
    let same = a.iter().filter(|row| b.iter().any(|other| other.name == row.name)).count();
    assert!(same < a.len() / 2);
    assert!(b.iter().any(|row| row.id.as_str() == DEMO));
}
