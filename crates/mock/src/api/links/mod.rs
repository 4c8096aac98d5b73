//! Link attempts: start or join, leave for a provider, take its answer, hand on, confirm, cancel.

mod callback;
mod confirm;
mod endings;
mod judge;
mod leave;
mod start;
mod ticket;
mod trail;

use spanning_api::id::LinkAttemptId;
use spanning_api::link::{LinkReason, LinkViewer};
use spanning_api::problem::{Code, Problem};
use spanning_api::session::Scope;
use spanning_domain::link::{Event, Refusal, State};
use spanning_domain::permission::Act;

use super::ctx::fact;
use super::{Ctx, Handled};
use crate::http::Response;
use crate::world::links::{Attempt, trouble};

pub use callback::answer_link_callback;
pub use confirm::confirm_link_attempt;
pub use leave::leave_for_provider;
pub use start::start_link_attempt;
pub use ticket::{create_link_ticket, redeem_link_ticket};

pub(super) use endings::{it_complete_went_off, settle_overdue, unlinked};

/// What entries of the trail about an attempt are about.
pub(crate) const OBJECT: &str = "Link to KaseyaOne";

/// Where an attempt stands.
pub fn get_link_attempt(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Handled {
    let attempt = readable(ctx, id)?;
    shown(ctx, &attempt)
}

/// Cancels an attempt.
pub fn cancel_link_attempt(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Handled {
    let mut attempt = owned(ctx, id).map_err(|problem| foreign(ctx, id, problem))?;
    if attempt.state == State::Cancelled {
        return shown(ctx, &attempt);
    }
    going(ctx, &attempt)?;
    attempt.state = attempt.state.on(Event::Cancel).map_err(|refusal| refused(ctx, refusal))?;
    attempt.trouble = Some(trouble(LinkReason::CancelledByOwner, ctx.now));
    keep(ctx, attempt.clone());
    trail::cancelled(ctx, &attempt);
    shown(ctx, &attempt)
}

/// The caller's attempt that is under way.
pub(super) fn active_of(ctx: &Ctx<'_>) -> Option<LinkAttemptId> {
    let session = ctx.session.as_ref()?;
    let (tenant, _) = ctx.tenant().ok()?;
    ctx.world.links.active(&tenant.id, &session.person, &session.scope, ctx.now).map(|attempt| attempt.id.clone())
}

/// An attempt that the caller may look at: the helper's, or an own one.
fn readable(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Result<Attempt, Problem> {
    let Some(helper) = ctx.helper.clone().filter(|helper| helper.attempt == *id || ctx.session.is_none()) else {
        return owned(ctx, id);
    };
    let found = ctx.world.links.get(id).filter(|_| helper.attempt == *id).cloned();
    let attempt = found.ok_or_else(|| ctx.problem(Code::NotFound, "There is no such attempt, or no more."))?;
    ctx.correlation = attempt.correlation.clone();
    // The same browser may be the initiator's too; its own session is the stronger.
    let own = ctx.session.as_ref().is_some_and(|s| attempt.belongs_to(&s.scope) && attempt.initiator.id == s.person.id);
    if own {
        ctx.helper = None;
    } else {
        ctx.session = None;
    }
    Ok(attempt)
}

/// An attempt of the caller. Another administrator of the tenant may know that it exists; nobody else.
fn owned(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Result<Attempt, Problem> {
    let session = ctx.session()?.clone();
    let seen = |attempt: &&Attempt| match &session.scope {
        Scope::Tenant { tenant, .. } => attempt.tenant.id == tenant.id,
        scope @ Scope::Partner { .. } => attempt.belongs_to(scope),
    };
    let found = ctx.world.links.get(id).filter(seen).cloned();
    let attempt = found.ok_or_else(|| ctx.problem(Code::NotFound, "There is no such attempt, or no more."))?;
    if attempt.initiator.id != session.person.id || !attempt.belongs_to(&session.scope) {
        return Err(ctx.problem(Code::OutOfScope, format!("This attempt belongs to {}.", attempt.initiator.name)));
    }
    ctx.helper = None;
    ctx.correlation = attempt.correlation.clone();
    Ok(attempt)
}

/// An attempt of the caller that is under way.
fn changeable(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Result<Attempt, Problem> {
    let attempt = owned(ctx, id).map_err(|problem| foreign(ctx, id, problem))?;
    going(ctx, &attempt)?;
    may(ctx)?;
    Ok(attempt)
}

/// Whether an attempt is under way.
fn going(ctx: &Ctx<'_>, attempt: &Attempt) -> Result<(), Problem> {
    match attempt.state {
        State::Expired => Err(refused(ctx, Refusal::Expired)),
        state if state.is_final() => Err(refused(ctx, Refusal::Ended)),
        _ => Ok(()),
    }
}

/// Whether the session may link: a Global Administrator of the tenant; or, in a portal, who may start it
/// there, for a Global Administrator to prove it.
fn may(ctx: &Ctx<'_>) -> Result<(), Problem> {
    match ctx.session()?.scope {
        Scope::Tenant { .. } => ctx.allow(Act::LinkKaseyaOne),
        Scope::Partner { .. } => ctx.allow(Act::StartLinkFromPortal),
    }
}

/// Somebody tries to change another's attempt: that is worth an entry.
fn foreign(ctx: &mut Ctx<'_>, id: &LinkAttemptId, problem: Problem) -> Problem {
    if problem.code == Code::OutOfScope {
        let facts = vec![fact("reason", "attempt_of_another_person"), fact("attempt", id.as_str())];
        trail::suspicious(ctx, None, facts);
    }
    problem
}

fn keep(ctx: &mut Ctx<'_>, attempt: Attempt) {
    ctx.world.links.put(attempt);
    ctx.world.touch();
}

fn viewer(ctx: &Ctx<'_>) -> LinkViewer {
    if ctx.helper.is_some() { LinkViewer::Helper } else { LinkViewer::Owner }
}

fn shown(ctx: &Ctx<'_>, attempt: &Attempt) -> Handled {
    Ok(Response::json(200, &attempt.shown(ctx.now, viewer(ctx))))
}

fn refused(ctx: &Ctx<'_>, refusal: Refusal) -> Problem {
    match refusal {
        Refusal::Expired => ctx.problem(Code::LinkExpired, "The attempt took longer than ten minutes. Start again."),
        Refusal::Ended => ctx.problem(Code::LinkEnded, "The attempt is over. Start again."),
        Refusal::WrongStep => ctx.problem(Code::LinkStepOrder, "First the step before has to be done."),
    }
}
