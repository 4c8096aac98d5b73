//! Link attempts: start or join, leave for a provider, take its answer, confirm, cancel.

mod address;
mod callback;
mod confirm;
mod judge;

use spanning_api::activity::{Action, ActivityResult, Fact};
use spanning_api::id::{LinkAttemptId, TenantId};
use spanning_api::integration::KaseyaOneLink;
use spanning_api::link::{Departure, LeaveFor, LinkReason, NewLinkAttempt, Provider, ReturnTo};
use spanning_api::problem::{Code, Problem};
use spanning_domain::link::{Event, Leg, Refusal, State, TIME_TO_LIVE};
use spanning_domain::permission::Act;

use super::ctx::fact;
use super::{Ctx, Handled};
use crate::http::Response;
use crate::mint::digest;
use crate::world::links::{Attempt, Trip, trouble};

pub use callback::answer_link_callback;
pub use confirm::confirm_link_attempt;

/// What entries of the trail about an attempt are about.
const OBJECT: &str = "Link to KaseyaOne";
/// Trips that an attempt remembers; older ones are forgotten and their answers refused.
const TRIPS: usize = 20;

/// Starts an attempt, or joins the caller's running one: a double click or a second tab makes no second.
pub fn start_link_attempt(ctx: &mut Ctx<'_>) -> Handled {
    ctx.allow(Act::LinkKaseyaOne)?;
    let wanted: NewLinkAttempt = ctx.body()?;
    if let ReturnTo::Other(_) = wanted.return_to {
        return Err(ctx.invalid(&[("returnTo", "Only known places of the console are accepted.")]));
    }
    let (tenant, _) = ctx.tenant()?;
    let initiator = ctx.session()?.person.clone();
    let standing = ctx.world.integrations_of(&tenant.id).standing;
    if !standing.it_complete {
        return Err(ctx.problem(Code::ItCompleteOff, "Switch Login with IT Complete on first."));
    }
    if let KaseyaOneLink::Linked(record) = &standing.link {
        let detail = format!("{} linked it to {}. Unlink first.", record.linked_by.name, record.company.name);
        return Err(ctx.problem(Code::LinkedElsewhere, detail));
    }
    for id in ctx.world.links.left_of(&tenant.id) {
        settle(ctx, &id);
    }
    if let Some(attempt) = ctx.world.links.active(&tenant.id, &initiator, ctx.now).cloned() {
        ctx.correlation = attempt.correlation.clone();
        return shown(ctx, &attempt);
    }
    let attempt = Attempt {
        id: LinkAttemptId(ctx.mint.id("la")),
        tenant,
        initiator,
        created_at: ctx.now,
        expires_at: ctx.now.plus(TIME_TO_LIVE),
        state: State::Started,
        microsoft: None,
        kaseya_one: None,
        trouble: None,
        return_to: wanted.return_to,
        correlation: ctx.correlation.clone(),
        trips: Vec::new(),
    };
    keep(ctx, attempt.clone());
    ctx.audit(Action::LinkStarted, OBJECT, ActivityResult::Success, Vec::new());
    shown(ctx, &attempt)
}

/// Where an attempt stands.
pub fn get_link_attempt(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Handled {
    let attempt = owned(ctx, id)?;
    shown(ctx, &attempt)
}

/// Makes the address of a provider's login.
pub fn leave_for_provider(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Handled {
    let mut attempt = changeable(ctx, id)?;
    ctx.allow(Act::LinkKaseyaOne)?;
    let wanted: LeaveFor = ctx.body()?;
    let leg = leg_of(ctx, &wanted.provider)?;
    attempt.state = attempt.state.on(Event::Leave(leg)).map_err(|refusal| refused(ctx, refusal))?;
    attempt.kaseya_one = None;
    if leg == Leg::Microsoft {
        attempt.microsoft = None;
    }
    attempt.trouble = None;
    let (state, nonce, verifier) = (ctx.mint.token(), ctx.mint.token(), ctx.mint.token());
    let url = address::of(ctx, leg, &state, &nonce, &verifier, wanted.choose_account);
    let session = ctx.session()?.key.clone();
    if attempt.trips.len() >= TRIPS {
        attempt.trips.remove(0);
    }
    attempt.trips.push(Trip { leg, state: digest(&state), nonce, verifier, session, used: false });
    keep(ctx, attempt);
    Ok(Response::json(200, &Departure { url }))
}

/// Cancels an attempt.
pub fn cancel_link_attempt(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Handled {
    let mut attempt = owned(ctx, id).map_err(|problem| foreign(ctx, id, problem))?;
    if attempt.state == State::Cancelled {
        return shown(ctx, &attempt);
    }
    attempt = changeable(ctx, id)?;
    attempt.state = attempt.state.on(Event::Cancel).map_err(|refusal| refused(ctx, refusal))?;
    attempt.trouble = Some(trouble(LinkReason::CancelledByOwner, ctx.now));
    keep(ctx, attempt.clone());
    let facts = audit_facts(&attempt);
    ctx.audit(Action::LinkCancelled, OBJECT, ActivityResult::Success, facts);
    shown(ctx, &attempt)
}

/// Login with IT Complete went off: running attempts end, because nothing can be linked.
pub(super) fn it_complete_went_off(ctx: &mut Ctx<'_>, tenant: &TenantId) {
    for id in ctx.world.links.left_of(tenant) {
        settle(ctx, &id);
        end(ctx, &id, Event::Cancel, LinkReason::ItCompleteOff, Action::LinkCancelled);
    }
}

/// The caller's attempt that is under way.
pub(super) fn active_of(ctx: &Ctx<'_>) -> Option<LinkAttemptId> {
    let session = ctx.session.as_ref()?;
    let (tenant, _) = ctx.tenant().ok()?;
    ctx.world.links.active(&tenant.id, &session.person, ctx.now).map(|attempt| attempt.id.clone())
}

/// An attempt of the caller. Another administrator of the tenant may know that it exists; nobody else.
fn owned(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Result<Attempt, Problem> {
    let (tenant, _) = ctx.tenant()?;
    let person = ctx.session()?.person.id.clone();
    let found = ctx.world.links.get(id).filter(|attempt| attempt.tenant.id == tenant.id).cloned();
    let attempt = found.ok_or_else(|| ctx.problem(Code::NotFound, "There is no such attempt, or no more."))?;
    if attempt.initiator.id != person {
        return Err(ctx.problem(Code::OutOfScope, format!("This attempt belongs to {}.", attempt.initiator.name)));
    }
    ctx.correlation = attempt.correlation.clone();
    Ok(attempt)
}

/// An attempt of the caller that is under way.
fn changeable(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Result<Attempt, Problem> {
    owned(ctx, id).map_err(|problem| foreign(ctx, id, problem))?;
    settle(ctx, id);
    let attempt = owned(ctx, id)?;
    match attempt.state {
        State::Expired => Err(refused(ctx, Refusal::Expired)),
        state if state.is_final() => Err(refused(ctx, Refusal::Ended)),
        _ => Ok(attempt),
    }
}

/// Somebody tries to change another's attempt: that is worth an entry.
fn foreign(ctx: &mut Ctx<'_>, id: &LinkAttemptId, problem: Problem) -> Problem {
    if problem.code == Code::OutOfScope {
        let facts = vec![fact("reason", "attempt_of_another_person"), fact("attempt", id.as_str())];
        ctx.audit(Action::LinkSuspicious, OBJECT, ActivityResult::Failure, facts);
    }
    problem
}

/// Writes down that an attempt expired, once.
fn settle(ctx: &mut Ctx<'_>, id: &LinkAttemptId) {
    let Some(mut attempt) = ctx.world.links.get(id).cloned() else { return };
    if attempt.state.is_final() || attempt.state_at(ctx.now) != State::Expired {
        return;
    }
    attempt.state = State::Expired;
    attempt.trouble = Some(trouble(LinkReason::TookTooLong, attempt.expires_at));
    keep(ctx, attempt.clone());
    audit_of(ctx, &attempt, Action::LinkExpired);
}

/// Ends an attempt for a reason that its owner did not give.
fn end(ctx: &mut Ctx<'_>, id: &LinkAttemptId, event: Event, reason: LinkReason, action: Action) {
    let Some(mut attempt) = ctx.world.links.get(id).cloned() else { return };
    let Ok(state) = attempt.state.on(event) else { return };
    attempt.state = state;
    attempt.trouble = Some(trouble(reason, ctx.now));
    keep(ctx, attempt.clone());
    audit_of(ctx, &attempt, action);
}

/// An entry about an attempt, under the attempt's own correlation id.
fn audit_of(ctx: &mut Ctx<'_>, attempt: &Attempt, action: Action) {
    let request = std::mem::replace(&mut ctx.correlation, attempt.correlation.clone());
    let mut facts = audit_facts(attempt);
    facts.push(fact("initiator", attempt.initiator.email.clone()));
    ctx.audit(action, OBJECT, ActivityResult::Failure, facts);
    ctx.correlation = request;
}

/// What is known about an attempt: both identities, and why it did not go on.
pub(super) fn audit_facts(attempt: &Attempt) -> Vec<Fact> {
    let mut facts = Vec::new();
    facts.extend(attempt.microsoft.as_ref().map(|m| fact("microsoft_account", m.account.clone())));
    if let Some(kaseya_one) = &attempt.kaseya_one {
        facts.push(fact("kaseyaone_account", kaseya_one.account.clone()));
        facts.push(fact("kaseyaone_company", kaseya_one.company.name.clone()));
    }
    if let Some(trouble) = &attempt.trouble {
        facts.push(fact("reason", trouble.reason.to_string()));
        facts.extend(trouble.account.as_ref().map(|account| fact("account", account.clone())));
        facts.extend(trouble.provider_code.as_ref().map(|code| fact("provider_code", code.clone())));
    }
    facts
}

fn keep(ctx: &mut Ctx<'_>, attempt: Attempt) {
    ctx.world.links.put(attempt);
    ctx.world.touch();
}

fn shown(ctx: &Ctx<'_>, attempt: &Attempt) -> Handled {
    Ok(Response::json(200, &attempt.shown(ctx.now)))
}

fn refused(ctx: &Ctx<'_>, refusal: Refusal) -> Problem {
    match refusal {
        Refusal::Expired => ctx.problem(Code::LinkExpired, "The attempt took longer than ten minutes. Start again."),
        Refusal::Ended => ctx.problem(Code::LinkEnded, "The attempt is over. Start again."),
        Refusal::WrongStep => ctx.problem(Code::LinkStepOrder, "First the step before has to be done."),
    }
}

fn leg_of(ctx: &Ctx<'_>, provider: &Provider) -> Result<Leg, Problem> {
    Leg::of(provider).ok_or_else(|| ctx.invalid(&[("provider", "Either microsoft or kaseyaone.")]))
}
