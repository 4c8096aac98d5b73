//! Starting an attempt.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::LinkAttemptId;
use spanning_api::integration::KaseyaOneLink;
use spanning_api::link::{NewLinkAttempt, ReturnTo};
use spanning_api::problem::{Code, Problem};
use spanning_api::session::{Scope, TenantRef};
use spanning_domain::link::{State, TIME_TO_LIVE};

use super::{OBJECT, keep, may, shown, trail};
use crate::api::ctx::fact;
use crate::api::{Ctx, Handled, tenants};
use crate::world::links::Attempt;

/// Starts an attempt, or joins the caller's running one: a double click or a second tab makes no second.
/// Where a link rests, the attempt resumes it: Microsoft's proof of that link stands, and only a Master
/// has to come.
pub fn start_link_attempt(ctx: &mut Ctx<'_>) -> Handled {
    let wanted: NewLinkAttempt = ctx.body()?;
    if let ReturnTo::Other(_) = wanted.return_to {
        return Err(ctx.invalid(&[("returnTo", "Only known places of the console are accepted.")]));
    }
    let tenant = tenant(ctx, &wanted)?;
    may(ctx).map_err(|problem| no(ctx, &tenant, problem))?;
    let standing = ctx.world.integrations_of(&tenant.id).standing;
    if !standing.it_complete {
        let problem = ctx.problem(Code::ItCompleteOff, "Switch Login with IT Complete on first.");
        return Err(no(ctx, &tenant, problem));
    }
    if let KaseyaOneLink::Linked(record) = &standing.link {
        let detail = format!("{} linked it to {}. Unlink first.", record.linked_by.name, record.company.name);
        let problem = ctx.problem(Code::LinkedElsewhere, detail);
        return Err(no(ctx, &tenant, problem));
    }
    let session = ctx.session()?.clone();
    if let Some(attempt) = ctx.world.links.active(&tenant.id, &session.person, &session.scope, ctx.now).cloned() {
        ctx.correlation = attempt.correlation.clone();
        return shown(ctx, &attempt);
    }
    let resumes = matches!(standing.link, KaseyaOneLink::Suspended(_));
    let attempt = Attempt {
        id: LinkAttemptId(ctx.mint.id("la")),
        tenant,
        initiator: session.person,
        portal: match session.scope {
            Scope::Partner { portal, .. } => Some(portal),
            Scope::Tenant { .. } => None,
        },
        resumes,
        helper: None,
        created_at: ctx.now,
        expires_at: ctx.now.plus(TIME_TO_LIVE),
        extended: false,
        state: State::begin(resumes),
        microsoft: None,
        kaseya_one: None,
        trouble: None,
        return_to: wanted.return_to,
        correlation: ctx.correlation.clone(),
        trips: Vec::new(),
    };
    keep(ctx, attempt.clone());
    trail::note(ctx, &attempt, Action::LinkStarted, ActivityResult::Success);
    shown(ctx, &attempt)
}

/// The tenant to be linked: the session's own, or one that the session's portal lists.
fn tenant(ctx: &Ctx<'_>, wanted: &NewLinkAttempt) -> Result<TenantRef, Problem> {
    match (&ctx.session()?.scope, &wanted.tenant_id) {
        (Scope::Tenant { tenant, .. }, None) => Ok(tenant.clone()),
        (Scope::Tenant { tenant, .. }, Some(id)) if *id == tenant.id => Ok(tenant.clone()),
        (Scope::Partner { .. }, Some(id)) => Ok(tenants::listed(ctx, id)?.to_ref()),
        _ => Err(ctx.problem(Code::OutOfScope, "This session is not for that tenant.")),
    }
}

/// A start that is refused is an ending too, though nothing was begun.
fn no(ctx: &mut Ctx<'_>, tenant: &TenantRef, problem: Problem) -> Problem {
    let facts = vec![fact("reason", problem.code.to_string())];
    ctx.audit_tenant(Some(&tenant.id), Action::LinkRefused, OBJECT, ActivityResult::Failure, facts);
    problem
}
