use serde_json::{Value, json};
use spanning_api::endpoint::Op;
use spanning_api::licence::Licences;
use spanning_api::problem::{Code, Problem};
use spanning_api::tenant::SubscriptionKind;
use spanning_api::time::DAY;

use crate::bench::*;

fn licences(bench: &mut Bench, id: &str) -> Licences {
    bench.get(Op::GetLicences, &[id], "")
}

#[test]
fn allocation_moves_licences_between_pool_and_tenant() {
    let mut bench = Bench::new(ADMIN);
    let before = licences(&mut bench, DEMO);
    let wanted = json!({ "standard": before.standard.total + 5, "archived": before.archived.total });
    let after: Licences = bench.change(Op::AllocateLicences, &[DEMO], wanted);
    assert_eq!(after.standard.total, before.standard.total + 5);
    assert_eq!(after.pool_standard, before.pool_standard - 5);
    assert_eq!(after.pool_archived, before.pool_archived);
    assert_eq!(licences(&mut bench, DEMO), after);
    let row = bench.first("q=aldergrovedental.example");
    assert_eq!(row.number_of_standard_licenses_total, after.standard.total);
}

#[test]
fn f9_a_change_by_somebody_else_is_told_with_the_version_now() {
    let mut bench = Bench::new(ADMIN);
    let response = bench.send(Op::GetLicences, &[DEMO], "", None, &[]);
    let etag = response.header("etag").unwrap().to_owned();
    let now: Licences = serde_json::from_slice(&response.body).unwrap();
    let wanted = json!({ "standard": now.standard.total + 1, "archived": now.archived.total });
    let ok = bench.send(Op::AllocateLicences, &[DEMO], "", Some(wanted.clone()), &[("if-match", &etag)]);
    assert_eq!(ok.status, 200);
    assert_ne!(ok.header("etag"), Some(etag.as_str()));
    let late = bench.send(Op::AllocateLicences, &[DEMO], "", Some(wanted.clone()), &[("if-match", &etag)]);
    let problem: Problem = serde_json::from_slice(&late.body).unwrap();
    assert_eq!((late.status, problem.code), (412, Code::Changed));
    let current: Licences = serde_json::from_value(problem.current.unwrap()).unwrap();
    assert_eq!(current.standard.total, now.standard.total + 1);
    let none = bench.send(Op::AllocateLicences, &[DEMO], "", Some(wanted), &[]);
    assert_eq!(none.status, 428);
}

#[test]
fn f13_refusals_name_fields_and_numbers() {
    let mut bench = Bench::new(ADMIN);
    let now = licences(&mut bench, DEMO);
    let most = now.standard.total + now.pool_standard;
    for standard in [json!(now.standard.used - 1), json!(most + 1), json!(u32::MAX)] {
        let body = json!({ "standard": standard, "archived": now.archived.total });
        let problem = bench.refused(Op::AllocateLicences, &[DEMO], "", body);
        assert_eq!((problem.code, problem.fields[0].field.as_str()), (Code::LicenceLimit, "standard"));
    }
    for standard in [json!(-1), json!(1.5), json!(1_u64 << 32), json!("12"), Value::Null] {
        let body = json!({ "standard": standard, "archived": now.archived.total });
        let problem = bench.refused(Op::AllocateLicences, &[DEMO], "", body);
        assert_eq!((problem.code, problem.fields[0].field.as_str()), (Code::InvalidFields, "standard"));
    }
    assert_eq!(licences(&mut bench, DEMO), now);
    bench.sign_in(MANAGE);
    assert_eq!(bench.code(Op::AllocateLicences, &[DEMO], json!({ "standard": 1, "archived": 1 })), Code::RoleMissing);
}

#[test]
fn a_trial_is_capped_and_can_be_upgraded_once() {
    let mut bench = Bench::new(ADMIN);
    let trial = bench.first("subscription=trial&sort=-standard");
    let id = trial.id.as_str();
    let now = licences(&mut bench, id);
    assert_eq!(now.cap, Some(100));
    let kinds: Vec<_> = now.upgrade_pools.iter().map(|pool| pool.subscription.clone()).collect();
    assert_eq!(kinds, spanning_domain::licence::PAID);
    let over = bench.refused(Op::AllocateLicences, &[id], "", json!({ "standard": 95, "archived": 10 }));
    assert!(over.detail.unwrap().contains("at most 100"));

    let wanted = |term: u32, subscription: &str| {
        json!({
            "subscription": subscription, "termMonths": term,
            "standard": now.standard.used + 2, "archived": now.archived.used,
        })
    };
    let problem = bench.refused(Op::UpgradeTenant, &[id], "", wanted(7, "legacy"));
    let fields: Vec<_> = problem.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["subscription", "termMonths"]);
    let paid: Licences = bench.change(Op::UpgradeTenant, &[id], wanted(12, "kaseya365"));
    assert_eq!((&paid.subscription, paid.cap), (&SubscriptionKind::Kaseya365, None));
    assert_eq!(paid.pool_standard, now.upgrade_pools[1].standard - paid.standard.total);
    assert!(paid.upgrade_pools.is_empty());
    assert_eq!(paid.expiration_date.unwrap().since(EPOCH), 365 * DAY);
    assert_eq!(bench.code(Op::UpgradeTenant, &[id], wanted(12, "kaseya365")), Code::NotATrial);
    assert!(bench.tenants("subscription=kaseya365").iter().any(|tenant| tenant.id == trial.id));
}

#[test]
fn a_trial_ends_by_the_clock_and_its_upgrade_starts_backups_again() {
    let mut bench = Bench::new(ADMIN);
    let trial = bench.first("attention=trialEnding");
    let id = trial.id.as_str();
    bench.wait(8 * DAY);
    bench.sign_in(ADMIN);
    let ended = licences(&mut bench, id);
    assert_eq!(ended.subscription, SubscriptionKind::Expired);
    let same = json!({ "standard": ended.standard.total, "archived": ended.archived.total });
    assert_eq!(bench.code(Op::AllocateLicences, &[id], same), Code::LicenceLimit);
    let last = bench.first(&format!("q={id}")).last_backup.timestamp;
    let wanted = json!({
        "subscription": "spanning", "termMonths": 1, "standard": ended.standard.used, "archived": ended.archived.used,
    });
    let _: Licences = bench.change(Op::UpgradeTenant, &[id], wanted);
    assert_eq!(bench.first(&format!("q={id}")).last_backup.timestamp, last);
    bench.wait(2 * DAY);
    bench.sign_in(ADMIN);
    let row = bench.first(&format!("q={id}"));
    assert!(row.last_backup.timestamp > last);
    assert_eq!(row.subscription, SubscriptionKind::Spanning);
}
