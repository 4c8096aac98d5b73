//! One action on many tenants.

mod apply;

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::bulk::{BulkAction, BulkSelection, LicenceKind, LicenceRule, NewBulkJob, OutcomeQuery};
use spanning_api::id::{BulkJobId, TenantId};
use spanning_api::page::Page;
use spanning_api::problem::{Code, Problem};
use spanning_api::query::Query;
use spanning_api::session::TenantRef;
use spanning_api::tenant_query::TenantQuery;
use spanning_domain::permission::Act;
use spanning_domain::tenant_list::window;

use super::ctx::fact;
use super::tenants::not_moving;
use super::{Ctx, Handled};
use crate::http::Response;
use crate::world::bulk::Job;

pub(super) use apply::settle;

/// Starts a job.
pub fn start_bulk_job(ctx: &mut Ctx<'_>) -> Handled {
    let wanted: NewBulkJob = ctx.body()?;
    ctx.allow(act(&wanted.action))?;
    not_moving(ctx)?;
    sensible(ctx, &wanted.action)?;
    let targets = targets(ctx, &wanted.selection)?;
    begin(ctx, wanted.action, targets)
}

/// Where a job stands.
pub fn get_bulk_job(ctx: &mut Ctx<'_>, id: &BulkJobId) -> Handled {
    Ok(Response::json(200, &own(ctx, id)?.shown()))
}

/// A window of its outcomes.
pub fn list_bulk_outcomes(ctx: &mut Ctx<'_>, id: &BulkJobId) -> Handled {
    let query: OutcomeQuery = ctx.query()?;
    let job = own(ctx, id)?;
    let wanted = |result| query.result.is_empty() || query.result.contains(result);
    let found: Vec<_> = job.outcomes.iter().filter(|outcome| wanted(&outcome.result)).collect();
    let items: Vec<_> = window(&found, query.window).iter().map(|outcome| (*outcome).clone()).collect();
    let page = Page { items, total: found.len() as u64, offset: query.window.offset, synced_at: None, as_of: None };
    Ok(Response::json(200, &page))
}

/// Stops a job.
pub fn cancel_bulk_job(ctx: &mut Ctx<'_>, id: &BulkJobId) -> Handled {
    let job = own(ctx, id)?;
    if job.due().is_some() {
        let now = ctx.now;
        if let Some(job) = ctx.world.bulk.change(id) {
            job.cancel(now);
        }
        ctx.world.touch();
        ctx.correlation = job.correlation.clone();
        let left = (job.targets.len() - job.outcomes.len()).to_string();
        ctx.audit(Action::BulkCancelled, &name(&job.action), ActivityResult::Success, vec![fact("left", left)]);
    }
    get_bulk_job(ctx, id)
}

/// Tries again what failed, and what was not come to.
pub fn retry_bulk_job(ctx: &mut Ctx<'_>, id: &BulkJobId) -> Handled {
    let job = own(ctx, id)?;
    ctx.allow(act(&job.action))?;
    let targets = listed(ctx, &job.left())?;
    begin(ctx, job.action, targets)
}

fn begin(ctx: &mut Ctx<'_>, action: BulkAction, targets: Vec<TenantRef>) -> Handled {
    if targets.is_empty() {
        return Err(ctx.invalid(&[("selection", "Choose at least one tenant.")]));
    }
    let count = targets.len().to_string();
    let job = Job {
        id: BulkJobId(ctx.mint.id("bj")),
        action,
        session: ctx.session()?.clone(),
        ip: ctx.request.ip.clone(),
        correlation: ctx.correlation.clone(),
        started_at: ctx.now,
        cancelled_at: None,
        targets,
        outcomes: Vec::new(),
    };
    let shown = job.shown();
    ctx.world.bulk.add(job);
    ctx.audit(Action::BulkStarted, &name(&shown.action), ActivityResult::Success, vec![fact("tenants", count)]);
    Ok(Response::json(200, &shown))
}

fn own(ctx: &Ctx<'_>, id: &BulkJobId) -> Result<Job, Problem> {
    let person = &ctx.session()?.person.id;
    let job = ctx.world.bulk.of(id, person).cloned();
    job.ok_or_else(|| ctx.problem(Code::NotFound, "There is no such job of yours."))
}

/// What an action needs.
fn act(action: &BulkAction) -> Act {
    match action {
        BulkAction::Map { .. } => Act::MapOrganizations,
        BulkAction::Sync => Act::Sync,
        BulkAction::Licences { .. } => Act::ManageLicences,
        BulkAction::EnableItComplete => Act::EnableItComplete,
    }
}

/// An action in the audit trail.
fn name(action: &BulkAction) -> String {
    match action {
        BulkAction::Map { organization_id: Some(_) } => "Map to an organization",
        BulkAction::Map { organization_id: None } => "Unmap",
        BulkAction::Sync => "Sync",
        BulkAction::Licences { .. } => "Allocate licences",
        BulkAction::EnableItComplete => "Enable Login with IT Complete",
    }
    .to_owned()
}

/// What is wrong with an action for every tenant alike.
fn sensible(ctx: &Ctx<'_>, action: &BulkAction) -> Result<(), Problem> {
    match action {
        BulkAction::Map { organization_id: Some(id) } if ctx.world.estate.organizations.find(id).is_none() => {
            Err(ctx.invalid(&[("action.organizationId", "There is no such organization.")]))
        }
        BulkAction::Licences { of: LicenceKind::Other(_), .. } => {
            Err(ctx.invalid(&[("action.of", "Choose standard or archived.")]))
        }
        BulkAction::Licences { rule: LicenceRule::Other(_), .. }
        | BulkAction::Licences { of: LicenceKind::Archived, rule: LicenceRule::Cover, .. } => {
            Err(ctx.invalid(&[("action.rule", "Choose set or add; cover is for standard licences.")]))
        }
        BulkAction::Licences { rule: LicenceRule::Add, count: 0, .. } => {
            Err(ctx.invalid(&[("action.count", "Enter how many to add, 1 or more.")]))
        }
        _ => Ok(()),
    }
}

/// The tenants of a selection, in the order of the list.
fn targets(ctx: &mut Ctx<'_>, selection: &BulkSelection) -> Result<Vec<TenantRef>, Problem> {
    match selection {
        BulkSelection::Ids { ids } => listed(ctx, ids),
        BulkSelection::Query { query, excluded, expected } => {
            let (query, bad) = TenantQuery::from_query(query);
            if !bad.is_empty() {
                return Err(ctx.invalid(&[("selection.query", "This query makes no sense.")]));
            }
            let (_, portal, _) = ctx.partner()?;
            let found = ctx.world.select(&portal, &query, ctx.now).to_vec();
            let records = found.into_iter().filter_map(|index| ctx.world.estate.at(index));
            let refs: Vec<_> = records.map(|r| r.to_ref()).filter(|tenant| !excluded.contains(&tenant.id)).collect();
            if refs.len() as u64 == *expected {
                return Ok(refs);
            }
            let detail = format!("{} tenants match now, not {expected}.", refs.len());
            let current = serde_json::json!({ "count": refs.len() });
            Err(Problem { current: Some(current), ..ctx.problem(Code::SelectionChanged, detail) })
        }
    }
}

/// Tenants by their ids, each once. One that is unknown or gone has its outcome later, like any other.
fn listed(ctx: &Ctx<'_>, ids: &[TenantId]) -> Result<Vec<TenantRef>, Problem> {
    let mut targets: Vec<TenantRef> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for id in ids.iter().filter(|id| seen.insert(*id)) {
        let Some(record) = ctx.world.estate.record(id) else {
            return Err(ctx.invalid(&[("selection.ids", "There is no such tenant.")]));
        };
        targets.push(record.to_ref());
    }
    Ok(targets)
}
