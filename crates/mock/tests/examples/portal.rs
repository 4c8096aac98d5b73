//! A portal's session: lists, licences, jobs, migrations.

use serde_json::json;
use spanning_api::endpoint::Op;
use spanning_api::time::{DAY, HOUR, MINUTE, SECOND};

use crate::browser::*;
use crate::recorder::{Recorder, secret, text};

const VSA9: &str = "peter.novak@brightwater.example";

pub fn record(to: &mut Recorder) {
    let backend = backend();
    let mut grace = Browser::signed_in(&backend, GRACE);
    let refused = grace.get("/tenants?limit=500");
    to.examples.insert("Problem".to_owned(), refused.body);
    to.get(&mut grace, Op::GetPortals, "", "");
    to.get(&mut grace, Op::ListTenants, "", "sort=-standard&limit=2");
    to.get(&mut grace, Op::GetTenantFacets, "", "");
    to.get(&mut grace, Op::GetTenantSummary, "", "");
    to.get(&mut grace, Op::GetTenant, TENANT, "");
    to.get(&mut grace, Op::ListTenantUsers, TENANT, "limit=2");
    to.get(&mut grace, Op::GetSyncLog, TENANT, "");
    to.get(&mut grace, Op::ListAlerts, "", "limit=2");
    to.get(&mut grace, Op::GetAlertSummary, "", "");
    let alert = text(&grace.get("/alerts?limit=1"), "/items/0/id");
    to.ask(&mut grace, Op::ChangeAlert, &alert, "", json!({ "isMuted": true }));
    views(to, &mut grace);
    licences(to, &mut grace);

    let made = to.ask(&mut grace, Op::CreateOrganization, "", "", json!({ "name": "Aldergrove" }));
    let organization = json!({ "organizationId": text(&made, "/id") });
    to.ask(&mut grace, Op::MapTenant, TENANT, "", organization);
    to.get(&mut grace, Op::ListOrganizations, "", "q=Aldergrove&limit=2");

    to.ask(&mut grace, Op::SyncTenant, TENANT, "", json!(null));
    to.get(&mut grace, Op::GetSync, "", "");

    let ticket = to.ask(&mut grace, Op::CreateLaunchTicket, "", "", json!({ "tenantId": TENANT }));
    let body = json!({ "ticket": secret(&ticket), "tenantId": TENANT });
    to.ask(&mut Browser::new(&backend), Op::RedeemLaunchTicket, "", "", body);

    jobs(to, &backend, &mut grace);
    let other = text(&grace.get("/tenants?sort=-standard&limit=1"), "/items/0/id");
    to.ask(&mut grace, Op::RemoveTenant, &other, "", json!(null));
    to.ask(&mut grace, Op::SignOutEverywhere, "", "", json!(null));
}

fn views(to: &mut Recorder, grace: &mut Browser) {
    let draft =
        json!({ "name": "Failed in Europe", "query": "status=failed&region=eu&sort=-alerts", "isDefault": false });
    let made = to.ask(grace, Op::CreateView, "", "", draft);
    let view = text(&made, "/items/0/id");
    to.get(grace, Op::ListViews, "", "");
    let draft = json!({ "name": "Failed or partial", "query": "status=failed%2Cpartial", "isDefault": true });
    to.ask(grace, Op::ChangeView, &view, "", draft);
    to.ask(grace, Op::DeleteView, &view, "", json!(null));
}

fn licences(to: &mut Recorder, grace: &mut Browser) {
    let now = to.get(grace, Op::GetLicences, TENANT, "");
    let wanted = json!({
        "standard": now.body["standard"]["total"].as_u64().unwrap() + 1, "archived": now.body["archived"]["total"]
    });
    let etag = now.header("etag").to_owned();
    to.ask_with(grace, Op::AllocateLicences, TENANT, "", wanted, &[("if-match", &etag)]);
    let trial = text(&grace.get("/tenants?subscription=trial&sort=standard&limit=1"), "/items/0/id");
    let used = grace.get(&format!("/tenants/{trial}/licences")).body;
    let wanted = json!({
        "subscription": "spanning", "termMonths": 12,
        "standard": used["standard"]["used"], "archived": used["archived"]["used"]
    });
    to.ask(grace, Op::UpgradeTenant, &trial, "", wanted);
}

fn jobs(to: &mut Recorder, backend: &Shared, grace: &mut Browser) {
    let found = grace.get("/tenants?limit=1").body["total"].clone();
    let body = json!({
        "action": { "kind": "sync" },
        "selection": { "by": "query", "query": "", "excluded": [], "expected": found }
    });
    let started = to.ask(grace, Op::StartBulkJob, "", "", body);
    let job = text(&started, "/id");
    wait(backend, SECOND);
    to.get(grace, Op::GetBulkJob, &job, "");
    to.get(grace, Op::ListBulkOutcomes, &job, "limit=2");
    to.ask(grace, Op::CancelBulkJob, &job, "", json!(null));
    to.ask(grace, Op::RetryBulkJob, &job, "", json!(null));
}

pub fn record_migrations(to: &mut Recorder) {
    let backend = backend();
    let mut peter = Browser::signed_in(&backend, VSA9);
    let asked = to.ask(&mut peter, Op::StartMigration, "", "", json!({ "from": "vsa9" }));
    let migration = text(&asked, "/id");
    wait(&backend, MINUTE);
    Browser::signed_in(&backend, GRACE);
    wait(&backend, 6 * HOUR);
    let mut peter = Browser::signed_in(&backend, VSA9);
    to.get(&mut peter, Op::GetMigrations, "", "");
    to.get(&mut peter, Op::ListMigrationClients, &migration, "limit=2");
    to.get(&mut peter, Op::ListReconciled, &migration, "limit=2");
    wait(&backend, 2 * DAY);
    let mut peter = Browser::signed_in(&backend, VSA9);
    to.ask(&mut peter, Op::RetryMigration, &migration, "", json!(null));
}
