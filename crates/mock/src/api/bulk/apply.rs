//! What a job does to one tenant: the same as the action for that tenant alone, under the same rules.

use spanning_api::bulk::{BulkAction, BulkOutcome, BulkResult};
use spanning_api::problem::Problem;
use spanning_api::session::TenantRef;
use spanning_domain::licence;
use spanning_domain::permission::Act;

use super::super::{Ctx, integrations, licences, organizations, sync, tenants};
use crate::http::Request;
use crate::mint::{Mint, digest};
use crate::sites::Site;
use crate::world::bulk::{Job, outcome};

/// Does everything that is due by now, in the order of its time. Before every request, so that whoever looks sees
/// the same.
pub(in crate::api) fn settle(ctx: &mut Ctx<'_>) {
    while let Some(job) = ctx.world.bulk.due(ctx.now) {
        let Some(target) = job.next().cloned() else { return };
        let settled = step(ctx, &job, &target);
        if let Some(job) = ctx.world.bulk.change(&job.id) {
            job.outcomes.push(settled);
        }
        ctx.world.touch();
    }
}

fn step(ctx: &mut Ctx<'_>, job: &Job, target: &TenantRef) -> BulkOutcome {
    // As if who started it had asked for this one tenant, from where they were.
    let request = Request {
        site: Site::Console,
        method: String::new(),
        path: String::new(),
        query: String::new(),
        headers: Vec::new(),
        body: Vec::new(),
        ip: job.ip.clone(),
    };
    let mut entropy = [0; 32];
    for (to, from) in entropy.iter_mut().zip(digest(&format!("{}\n{}", job.id, target.id)).bytes()) {
        *to = from;
    }
    let mut own = Ctx {
        now: job.due().unwrap_or(ctx.now),
        world: &mut *ctx.world,
        request: &request,
        mint: Mint::new(entropy),
        correlation: job.correlation.clone(),
        session: Some(job.session.clone()),
        helper: None,
        verified: None,
    };
    match apply(&mut own, &job.action, target) {
        Ok(true) => outcome(target, BulkResult::Done),
        Ok(false) => outcome(target, BulkResult::Unchanged),
        Err(problem) => {
            BulkOutcome { code: Some(problem.code), detail: problem.detail, ..outcome(target, BulkResult::Failed) }
        }
    }
}

/// Whether anything was changed.
fn apply(ctx: &mut Ctx<'_>, action: &BulkAction, target: &TenantRef) -> Result<bool, Problem> {
    let id = &target.id;
    match action {
        BulkAction::Map { organization_id } => organizations::map(ctx, id, organization_id.as_ref()),
        BulkAction::Sync => sync::start(ctx, id).map(|_| true),
        BulkAction::Licences { of, rule, count } => {
            let record = tenants::listed(ctx, id)?;
            let now = ctx.world.estate.licences(&record, ctx.now);
            licences::allocate(ctx, id, licence::by_rule(&now, record.unprotected, of, rule, *count))
        }
        BulkAction::EnableItComplete => {
            ctx.allow(Act::EnableItComplete)?;
            tenants::listed(ctx, id)?;
            integrations::enable(ctx, id)
        }
    }
}
