use serde_json::{Value, json};
use spanning_api::activity::Activity;
use spanning_api::bulk::{BulkJob, BulkOutcome, BulkResult, BulkState};
use spanning_api::endpoint::Op;
use spanning_api::licence::Licences;
use spanning_api::organization::Organization;
use spanning_api::page::Page;
use spanning_api::problem::Code;
use spanning_api::time::SECOND;

use crate::bench::*;

const MINUTE: i64 = 60 * SECOND;

fn matching(query: &str, expected: usize, excluded: &[&str]) -> Value {
    json!({ "by": "query", "query": query, "excluded": excluded, "expected": expected })
}

fn start(bench: &mut Bench, action: Value, selection: Value) -> BulkJob {
    bench.change(Op::StartBulkJob, &[], json!({ "action": action, "selection": selection }))
}

fn job(bench: &mut Bench, job: &BulkJob) -> BulkJob {
    bench.get(Op::GetBulkJob, &[job.id.as_str()], "")
}

fn outcomes(bench: &mut Bench, job: &BulkJob, query: &str) -> Vec<BulkOutcome> {
    bench.get::<Page<BulkOutcome>>(Op::ListBulkOutcomes, &[job.id.as_str()], query).items
}

#[test]
fn a_job_goes_on_by_the_clock_and_ends_with_an_outcome_for_each() {
    let mut bench = Bench::new(ADMIN);
    let organization =
        bench.get::<Page<Organization>>(Op::ListOrganizations, &[], "limit=1").items.into_iter().next().unwrap();
    let rows = bench.tenants("attention=notMapped");
    let but = rows[0].id.clone();
    let action = json!({ "kind": "map", "organizationId": organization.id });
    let started = start(&mut bench, action, matching("attention=notMapped", rows.len() - 1, &[but.as_str()]));
    assert_eq!(
        (started.state.clone(), started.total, started.settled()),
        (BulkState::Running, rows.len() as u64 - 1, 0)
    );
    bench.wait(60);
    assert_eq!(job(&mut bench, &started).done, 3);
    bench.wait(MINUTE);
    let ended = job(&mut bench, &started);
    assert_eq!((ended.state, ended.done, ended.failed), (BulkState::Finished, started.total, 0));
    let left = bench.tenants("attention=notMapped");
    assert_eq!(left.iter().map(|row| &row.id).collect::<Vec<_>>(), [&but]);
    let trail: Page<Activity> = bench.get(Op::ListActivity, &[], "action=tenant_mapped,bulk_started&limit=200");
    let own = trail.items.iter().find(|entry| entry.action.as_str() == "bulk_started").unwrap();
    assert_eq!(trail.items.iter().filter(|e| e.correlation_id == own.correlation_id).count() as u64, started.total + 1);
    assert!(own.facts.iter().any(|f| f.value == started.total.to_string()));
}

#[test]
fn each_refusal_has_its_reason_and_only_those_are_tried_again() {
    let mut bench = Bench::new(ADMIN);
    let rows = bench.tenants("");
    let (removed, expired) = (&rows[3], bench.first("subscription=expired"));
    let good = bench.first("subscription=spanning&sort=-standard");
    bench.send(Op::RemoveTenant, &[removed.id.as_str()], "", None, &[]);
    let action = json!({ "kind": "licences", "of": "standard", "rule": "add", "count": 2 });
    let selection = json!({ "by": "ids", "ids": [removed.id, expired.id, good.id, good.id] });
    let started = start(&mut bench, action, selection);
    assert_eq!(started.total, 3);
    bench.wait(MINUTE);
    let all = outcomes(&mut bench, &started, "");
    let told: Vec<_> = all.iter().map(|o| (o.result.clone(), o.code.clone())).collect();
    assert_eq!(
        told,
        [
            (BulkResult::Failed, Some(Code::Gone)),
            (BulkResult::Failed, Some(Code::LicenceLimit)),
            (BulkResult::Done, None)
        ]
    );
    assert!(all[1].detail.as_deref().unwrap().contains("has ended"));
    assert_eq!(outcomes(&mut bench, &started, "result=failed").len(), 2);
    let licences: Licences = bench.get(Op::GetLicences, &[good.id.as_str()], "");
    assert_eq!(licences.standard.total, good.number_of_standard_licenses_total + 2);

    let wanted = json!({
        "subscription": "spanning", "termMonths": 1,
        "standard": expired.number_of_protected_standard_users, "archived": expired.number_of_protected_archived_users,
    });
    let _: Licences = bench.change(Op::UpgradeTenant, &[expired.id.as_str()], wanted);
    let again: BulkJob = bench.change(Op::RetryBulkJob, &[started.id.as_str()], Value::Null);
    assert_eq!(again.total, 2);
    bench.wait(MINUTE);
    let again = job(&mut bench, &again);
    assert_eq!((again.done, again.failed), (1, 1));
    let licences: Licences = bench.get(Op::GetLicences, &[good.id.as_str()], "");
    assert_eq!(licences.standard.total, good.number_of_standard_licenses_total + 2, "what was done is not done twice");
}

#[test]
fn a_stopped_job_leaves_the_rest_as_it_is_and_can_be_gone_on_with() {
    let mut bench = Bench::new(MANAGE);
    let total = bench.tenants("").len();
    let started = start(&mut bench, json!({ "kind": "sync" }), matching("", total, &[]));
    bench.wait(100);
    let stopped: BulkJob = bench.change(Op::CancelBulkJob, &[started.id.as_str()], Value::Null);
    assert_eq!((stopped.state.clone(), stopped.settled()), (BulkState::Cancelled, 5));
    bench.wait(MINUTE);
    assert_eq!(job(&mut bench, &started), stopped);
    assert_eq!(outcomes(&mut bench, &started, "result=skipped&limit=200").len(), 200);
    let rest: BulkJob = bench.change(Op::RetryBulkJob, &[started.id.as_str()], Value::Null);
    assert_eq!(rest.total as usize, total - 5);
    // A second sync of the first five within a quarter of an hour is refused, one by one.
    let five: Vec<_> = outcomes(&mut bench, &started, "result=done").into_iter().map(|o| o.tenant_id).collect();
    let again = start(&mut bench, json!({ "kind": "sync" }), json!({ "by": "ids", "ids": five }));
    bench.wait(MINUTE);
    assert!(outcomes(&mut bench, &again, "").iter().all(|o| o.code == Some(Code::SyncThrottled)));
}

#[test]
fn login_with_it_complete_is_switched_on_for_many() {
    let mut bench = Bench::new(ADMIN);
    let off = bench.tenants("itComplete=off");
    let total = bench.tenants("").len();
    let started = start(&mut bench, json!({ "kind": "enableItComplete" }), matching("", total, &[]));
    bench.wait(MINUTE);
    let ended = job(&mut bench, &started);
    assert_eq!((ended.done as usize, ended.unchanged as usize), (off.len(), total - off.len()));
    assert!(!off.is_empty() && bench.tenants("itComplete=off").is_empty());
}

#[test]
fn roles_and_selections_are_checked_first() {
    let mut bench = Bench::new(MONITOR);
    let sync = json!({ "kind": "sync" });
    let demo = json!({ "by": "ids", "ids": [DEMO] });
    let body = |action: &Value, selection: &Value| json!({ "action": action, "selection": selection });
    let cover = json!({ "kind": "licences", "of": "archived", "rule": "cover" });
    let actions = [
        sync.clone(),
        json!({ "kind": "map" }),
        json!({ "kind": "licences", "of": "standard", "rule": "cover" }),
        json!({ "kind": "enableItComplete" }),
    ];
    for action in &actions {
        assert_eq!(bench.code(Op::StartBulkJob, &[], body(action, &demo)), Code::RoleMissing, "{action}");
    }
    bench.sign_in(MANAGE);
    for action in &actions[1..] {
        assert_eq!(bench.code(Op::StartBulkJob, &[], body(action, &demo)), Code::RoleMissing, "{action}");
    }
    bench.sign_in(VSA9);
    assert_eq!(bench.code(Op::StartBulkJob, &[], body(&sync, &demo)), Code::PortalLacks);
    bench.sign_in(ADMIN);
    for (action, selection) in [
        (&cover, &demo),
        (&json!({ "kind": "map", "organizationId": "nowhere" }), &demo),
        (&json!({ "kind": "licences", "of": "standard", "rule": "add", "count": 0 }), &demo),
        (&sync, &json!({ "by": "ids", "ids": [] })),
        (&sync, &json!({ "by": "ids", "ids": ["tn_nothing"] })),
        (&sync, &matching("colour=red", 3, &[])),
    ] {
        assert_eq!(bench.code(Op::StartBulkJob, &[], body(action, selection)), Code::InvalidFields, "{action}");
    }
    let count = bench.tenants("status=failed").len();
    let problem = bench.refused(Op::StartBulkJob, &[], "", body(&sync, &matching("status=failed", count + 1, &[])));
    assert_eq!((problem.status, problem.code), (409, Code::SelectionChanged));
    assert_eq!(problem.current.unwrap()["count"], count);
}

#[test]
fn f12_a_retried_start_is_one_job_and_nobody_elses() {
    let mut bench = Bench::new(ADMIN);
    let body = json!({ "action": { "kind": "sync" }, "selection": { "by": "ids", "ids": [DEMO] } });
    let send = |bench: &mut Bench| {
        let response = bench.send_with_key(Op::StartBulkJob, body.clone(), "once");
        serde_json::from_slice::<BulkJob>(&response.body).unwrap()
    };
    let first = send(&mut bench);
    bench.wait(MINUTE);
    assert_eq!(send(&mut bench).id, first.id);
    assert_eq!(job(&mut bench, &first).done, 1);
    bench.sign_in(SUPERUSER);
    assert_eq!(bench.code(Op::GetBulkJob, &[first.id.as_str()], Value::Null), Code::NotFound);
    assert_eq!(bench.code(Op::CancelBulkJob, &[first.id.as_str()], Value::Null), Code::NotFound);
}
