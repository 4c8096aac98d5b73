//! A provider's answer.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::link::{CallbackOutcome, LinkCallback, LinkReason, LinkTrouble};
use spanning_api::problem::{Code, Problem};
use spanning_domain::link::callback::{Answer, Unreadable, read};
use spanning_domain::link::{Event, Leg};

use super::judge::{self, Proof};
use super::leave::leg_of;
use super::{keep, trail, viewer};
use crate::api::ctx::fact;
use crate::api::{Ctx, Handled, authorization, cookies, tokens};
use crate::http::Response;
use crate::mint::digest;
use crate::world::links::Attempt;
use crate::world::sessions::Lookup;

/// Takes a provider's answer. An answer that was taken before exchanges nothing and shows the attempt
/// as it stands; one that is forged, foreign or malformed changes nothing and is audited.
pub fn answer_link_callback(ctx: &mut Ctx<'_>) -> Handled {
    let given: LinkCallback = ctx.body()?;
    let leg = leg_of(ctx, &given.provider)?;
    let answer = read(&given.query).map_err(|why| {
        let code = if why == Unreadable::NoState { Code::LinkStateInvalid } else { Code::LinkCallbackMalformed };
        suspicious(ctx, code, why.word(), None)
    })?;
    let (mut attempt, place) = find(ctx, leg, &answer)?;
    ctx.correlation = attempt.correlation.clone();
    if attempt.trips[place].used {
        return outcome(ctx, &attempt, true);
    }
    attempt.trips[place].used = true;
    let awaited = attempt.state == leg.awaited_in();
    keep(ctx, attempt.clone());
    if !awaited {
        // Over meanwhile, or another tab was quicker: where it stands says it all.
        return outcome(ctx, &attempt, false);
    }
    let trip = attempt.trips[place].clone();
    let verdict = match &answer.result {
        Ok(code) => judge::of_code(ctx, &attempt, &trip, code),
        Err(error) => {
            let trouble = tokens::refusal(ctx, leg, error);
            let elsewhere = trouble.reason == LinkReason::WrongTenant;
            Err(LinkTrouble { expected: elsewhere.then(|| attempt.tenant.name.clone()), ..trouble })
        }
    };
    let attempt = apply(ctx, attempt, leg, verdict);
    outcome(ctx, &attempt, false)
}

/// The trip that an answer belongs to. Who may bring it: the session or helper that set out; or, when that
/// session has ended meanwhile, the same person signed in again.
fn find(ctx: &mut Ctx<'_>, leg: Leg, answer: &Answer) -> Result<(Attempt, usize), Problem> {
    let Some((attempt, place)) = ctx.world.links.of_state(&digest(&answer.state)) else {
        return Err(suspicious(ctx, Code::LinkStateInvalid, "unknown_state", None));
    };
    let (attempt, caller) = (attempt.clone(), attempt.trips[place].caller.clone());
    if ctx.helper.as_ref().is_some_and(|helper| helper.key == caller) {
        ctx.session = None;
    } else {
        owner(ctx, &attempt, &caller)?;
    }
    if attempt.trips[place].leg != leg {
        return Err(suspicious(ctx, Code::LinkIssuerMismatch, "wrong_callback", Some(&attempt)));
    }
    if !authorization::issued_by(ctx.world, leg, answer.iss.as_deref()) {
        return Err(suspicious(ctx, Code::LinkIssuerMismatch, "issuer", Some(&attempt)));
    }
    Ok((attempt, place))
}

/// The session that brings an answer: of those that the browser has, the one that set out.
fn owner(ctx: &mut Ctx<'_>, attempt: &Attempt, caller: &str) -> Result<(), Problem> {
    let cookies = [cookies::TENANT, cookies::PORTAL];
    let set_out = cookies.iter().filter_map(|name| ctx.request.cookie(name)).find(|token| digest(token) == caller);
    if let Some(Lookup::Open(record)) = set_out.map(|token| ctx.world.sessions.find(token, false, ctx.now)) {
        ctx.session = Some(*record);
    }
    ctx.helper = None;
    let session = ctx.session()?.clone();
    if attempt.initiator.id != session.person.id || !attempt.belongs_to(&session.scope) {
        return Err(suspicious(ctx, Code::LinkStateInvalid, "attempt_of_another_person", Some(attempt)));
    }
    let by_helper = attempt.helper.as_ref().is_some_and(|helper| helper.key.as_deref() == Some(caller));
    if caller != session.key && (by_helper || ctx.world.sessions.goes_on(caller, ctx.now)) {
        return Err(suspicious(ctx, Code::LinkStateInvalid, "state_of_another_session", Some(attempt)));
    }
    Ok(())
}

/// Moves the attempt on, or back to before the leg. One entry, whatever came of it.
fn apply(ctx: &mut Ctx<'_>, mut attempt: Attempt, leg: Leg, verdict: Result<Proof, LinkTrouble>) -> Attempt {
    let event = if verdict.is_ok() { Event::Proven(leg) } else { Event::Refused(leg) };
    match attempt.state.on(event) {
        Ok(state) => attempt.state = state,
        Err(_) => return attempt,
    }
    attempt.trouble = None;
    let (action, result) = match verdict {
        Ok(proof) => (prove(ctx, &mut attempt, proof), ActivityResult::Success),
        Err(trouble) => {
            let forged = trouble.reason == LinkReason::CodeRejected;
            attempt.trouble = Some(trouble);
            (if forged { Action::LinkSuspicious } else { Action::LinkRefused }, ActivityResult::Failure)
        }
    };
    keep(ctx, attempt.clone());
    trail::note(ctx, &attempt, action, result);
    attempt
}

fn prove(ctx: &Ctx<'_>, attempt: &mut Attempt, proof: Proof) -> Action {
    if let Some(helper) = attempt.helper.as_mut().filter(|_| ctx.helper.is_some()) {
        helper.proved = true;
    }
    match proof {
        Proof::Microsoft(evidence) => {
            attempt.microsoft = Some(evidence);
            Action::LinkMicrosoftVerified
        }
        Proof::Kaseyaone(evidence) => {
            attempt.kaseya_one = Some(evidence);
            Action::LinkKaseyaoneVerified
        }
    }
}

fn outcome(ctx: &Ctx<'_>, attempt: &Attempt, replayed: bool) -> Handled {
    Ok(Response::json(200, &CallbackOutcome { attempt: attempt.shown(ctx.now, viewer(ctx)), replayed }))
}

/// Audits an answer that is not what it should be. No part of it is repeated anywhere.
fn suspicious(ctx: &mut Ctx<'_>, code: Code, why: &str, attempt: Option<&Attempt>) -> Problem {
    let mut facts = vec![fact("reason", why)];
    facts.extend(attempt.map(|attempt| fact("attempt", attempt.id.as_str())));
    trail::suspicious(ctx, attempt, facts);
    let detail = match code {
        Code::LinkCallbackMalformed => "The answer cannot be read in exactly one way. Nothing was linked.",
        Code::LinkIssuerMismatch => "The answer did not come from the provider that was asked. Nothing was linked.",
        _ => "The answer does not belong to an attempt of this session. Nothing was linked.",
    };
    ctx.problem(code, detail)
}
