use serde_json::{Value, json};
use spanning_api::alert::{Alert, AlertSummary};
use spanning_api::endpoint::Op;
use spanning_api::page::Page;
use spanning_api::problem::Code;
use spanning_api::session::Session;
use spanning_api::sync::{SyncLog, SyncOutcome, SyncStarted, SyncState};
use spanning_api::tenant::BackupStatus;
use spanning_api::time::{DAY, HOUR, MINUTE};

use crate::bench::*;

fn alerts(bench: &mut Bench, query: &str) -> Page<Alert> {
    bench.get(Op::ListAlerts, &[], query)
}

#[test]
fn only_mapped_tenants_raise_alerts_and_rows_count_them() {
    let mut bench = Bench::new(MONITOR);
    let found = alerts(&mut bench, "limit=200");
    let rows = bench.tenants("");
    let counted: u32 = rows.iter().filter_map(|row| row.alerts).sum();
    assert_eq!(found.total, u64::from(counted));
    for alert in &found.items {
        let row = rows.iter().find(|row| row.id == alert.tenant_id).unwrap();
        assert_eq!(row.customer_id.as_ref(), Some(&alert.customer_id));
        assert!(alert.created_time <= EPOCH && !alert.message.is_empty());
    }
    let failing = rows.iter().filter(|r| r.last_backup.status == BackupStatus::Failed && r.alerts.is_some());
    assert!(failing.clone().count() > 0 && failing.into_iter().all(|row| row.alerts > Some(0)));
    let critical = alerts(&mut bench, "severity=critical");
    assert!(critical.total < found.total);
    assert_eq!(found.items[0].severity, critical.items[0].severity);
}

#[test]
fn muted_and_dismissed_alerts_are_kept_but_not_counted() {
    let mut bench = Bench::new(MANAGE);
    let all = alerts(&mut bench, "limit=200");
    let alert = all.items[0].clone();
    let id = alert.id.as_str();
    let open = |bench: &mut Bench| bench.first(&format!("q={}", alert.tenant_id)).alerts.unwrap();
    let before = open(&mut bench);
    let muted: Alert = bench.change(Op::ChangeAlert, &[id], json!({ "isMuted": true }));
    assert!(muted.is_muted && !muted.is_dismissed);
    assert_eq!(open(&mut bench), before - 1);
    assert_eq!(alerts(&mut bench, "limit=200").total, all.total - 1);
    assert_eq!(alerts(&mut bench, "limit=200&muted=true").total, all.total);
    let gone: Alert = bench.change(Op::ChangeAlert, &[id], json!({ "isMuted": false, "isDismissed": true }));
    assert!(!gone.is_muted && gone.is_dismissed);
    assert_eq!(alerts(&mut bench, "muted=true").total, all.total - 1);
    let back: Alert = bench.change(Op::ChangeAlert, &[id], json!({ "isDismissed": false }));
    assert_eq!(back, alert);
    assert_eq!(bench.code(Op::ChangeAlert, &[id], json!({})), Code::InvalidFields);
    assert_eq!(bench.code(Op::ChangeAlert, &["al_nothing_x1"], json!({ "isMuted": true })), Code::NotFound);
    bench.sign_in(MONITOR);
    assert_eq!(bench.code(Op::ChangeAlert, &[id], json!({ "isMuted": true })), Code::RoleMissing);
}

#[test]
fn every_tenant_is_synchronised_within_the_hour_but_those_out_of_sync() {
    let mut bench = Bench::new(MONITOR);
    let late = bench.tenants("attention=outOfSync");
    assert!(!late.is_empty() && late.len() < 15, "{}", late.len());
    assert!(late.iter().all(|row| EPOCH.since(row.synced_at.unwrap()) > 2 * HOUR));
    let first: Vec<_> = bench.tenants("").into_iter().filter(|row| row.synced_at.is_none()).collect();
    assert!(!first.is_empty() && first.len() < 12, "{}", first.len());
    for row in bench.tenants("").into_iter().filter(|row| row.synced_at.is_some() && !late.contains(row)) {
        assert!(EPOCH.since(row.synced_at.unwrap()) < HOUR);
    }
    bench.wait(2 * DAY);
    bench.sign_in(MONITOR);
    assert!(bench.tenants("").iter().all(|row| row.synced_at.is_some()));
    let ran = bench.tenants(&format!("q={}", first[0].id));
    assert_ne!(ran[0].last_backup.status, BackupStatus::NeverRun);
}

#[test]
fn a_sync_on_demand_is_throttled_and_puts_a_tenant_right() {
    let mut bench = Bench::new(MANAGE);
    let late = bench.first("attention=outOfSync");
    let id = late.id.as_str();
    let started: SyncStarted = bench.change(Op::SyncTenant, &[id], Value::Null);
    let state: SyncState = bench.get(Op::GetSync, &[], "");
    assert_eq!(state.running, std::slice::from_ref(&late.id));
    assert_eq!(bench.first(&format!("q={id}")).synced_at, late.synced_at);
    let again = bench.refused(Op::SyncTenant, &[id], "", Value::Null);
    assert_eq!((again.code, again.retry_after), (Code::SyncThrottled, Some(900)));
    bench.wait_for_sync();
    let state: SyncState = bench.get(Op::GetSync, &[], "");
    assert!(state.running.is_empty());
    assert_eq!(bench.first(&format!("q={id}")).synced_at, Some(started.done_at));
    bench.wait(15 * MINUTE);
    let _: SyncStarted = bench.change(Op::SyncTenant, &[id], Value::Null);
    assert!(bench.tenants("attention=outOfSync").iter().all(|row| row.id != late.id));
    bench.sign_in(MONITOR);
    assert_eq!(bench.code(Op::SyncTenant, &[DEMO], Value::Null), Code::RoleMissing);
}

#[test]
fn alerts_are_found_by_text_and_kind_and_the_summary_agrees() {
    let mut bench = Bench::new(MANAGE);
    let all = alerts(&mut bench, "limit=200");
    let summary: AlertSummary = bench.get(Op::GetAlertSummary, &[], "");
    assert_eq!(summary.open, all.total);
    assert_eq!(summary.severity.iter().map(|facet| facet.count).sum::<u64>(), all.total);
    let unmapped = bench.tenants("attention=notMapped").len() as u64;
    assert_eq!(summary.unmapped, unmapped);
    for facet in summary.kind.iter().filter(|facet| facet.count > 0) {
        let found = alerts(&mut bench, &format!("limit=200&kind={}", facet.value));
        assert_eq!(found.total, facet.count);
        assert!(found.items.iter().all(|alert| alert.kind.as_str() == facet.value));
    }
    let one = &all.items[0];
    let word = one.tenant_name.split_whitespace().next().unwrap().to_lowercase();
    let found = alerts(&mut bench, &format!("limit=200&q={word}"));
    assert!(found.items.contains(one) && found.total < all.total);
    // A facet counts within the other filters, not within its own.
    let narrowed: AlertSummary = bench.get(Op::GetAlertSummary, &[], "severity=critical");
    assert_eq!((narrowed.open, &narrowed.severity), (all.total, &summary.severity));
    assert_ne!(narrowed.kind, summary.kind);
}

#[test]
fn what_the_caller_has_already_is_not_sent_again() {
    let mut bench = Bench::new(MANAGE);
    let first = bench.send(Op::GetSync, &[], "", None, &[]);
    let etag = first.header("etag").unwrap().to_owned();
    bench.wait(1_000);
    let same = bench.send(Op::GetSync, &[], "", None, &[("if-none-match", &etag)]);
    assert_eq!((same.status, same.body.is_empty(), same.header("etag")), (304, true, Some(etag.as_str())));
    // Somebody maps a tenant: there is something to look at again.
    let open = bench.first("attention=notMapped");
    let organizations: Value = bench.get(Op::ListOrganizations, &[], "");
    bench.sign_in(ADMIN);
    let body = json!({ "organizationId": organizations["items"][0]["id"] });
    let _: Value = bench.change(Op::MapTenant, &[open.id.as_str()], body);
    let later = bench.send(Op::GetSync, &[], "", None, &[("if-none-match", &etag)]);
    assert_eq!(later.status, 200);
    // An hour later everything was synchronised anew.
    let etag = later.header("etag").unwrap().to_owned();
    bench.wait(HOUR);
    assert_eq!(bench.send(Op::GetSync, &[], "", None, &[("if-none-match", &etag)]).status, 200);
}

#[test]
fn the_log_of_syncs_tells_what_failed_and_who_asked() {
    let mut bench = Bench::new(MANAGE);
    let late = bench.first("attention=outOfSync");
    let id = late.id.as_str();
    let log: SyncLog = bench.get(Op::GetSyncLog, &[id], "");
    assert!(log.items.iter().take(2).all(|run| run.outcome == SyncOutcome::Failed && run.by.is_none()));
    let last = log.items.iter().find(|run| run.outcome == SyncOutcome::Done).map(|run| run.at);
    assert!(last.is_none() || last == late.synced_at);
    let _: SyncStarted = bench.change(Op::SyncTenant, &[id], Value::Null);
    let log: SyncLog = bench.get(Op::GetSyncLog, &[id], "");
    assert_eq!((&log.items[0].outcome, log.items[0].by.as_deref()), (&SyncOutcome::Running, Some("Hannah Kowalski")));
    bench.wait_for_sync();
    let log: SyncLog = bench.get(Op::GetSyncLog, &[id], "");
    assert_eq!(log.items[0].outcome, SyncOutcome::Done);
    let state: SyncState = bench.get(Op::GetSync, &[], "");
    assert_eq!(state.asked[0].next_allowed_at.since(state.asked[0].asked_at), 15 * MINUTE);
}

#[test]
fn a_session_says_who_could_help() {
    let mut bench = Bench::new(MONITOR);
    let session: Session = bench.get(Op::GetSession, &[], "");
    let names: Vec<_> = session.role_holders.iter().map(|holder| holder.name.as_str()).collect();
    assert_eq!(names, ["Grace Whitfield", "Daniel Osei", "Hannah Kowalski"]);
    bench.sign_in(SUPERUSER);
    let session: Session = bench.get(Op::GetSession, &[], "");
    assert!(session.role_holders.is_empty());
}
