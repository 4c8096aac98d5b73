//! A provider's answer.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::link::{CallbackOutcome, LinkCallback, LinkReason};
use spanning_api::problem::{Code, Problem};
use spanning_domain::link::callback::{Answer, Unreadable, read};
use spanning_domain::link::evidence::{kaseyaone_error, microsoft_error};
use spanning_domain::link::{Event, Leg};

use super::judge::{self, Verdict};
use super::{OBJECT, audit_facts, keep, leg_of, settle};
use crate::api::ctx::fact;
use crate::api::{Ctx, Handled};
use crate::http::Response;
use crate::mint::digest;
use crate::sites::{Site, kaseyaone};
use crate::world::links::{Attempt, trouble};

/// Takes a provider's answer. An answer that was taken before exchanges nothing and shows the attempt
/// as it stands; one that is forged, foreign or malformed changes nothing and is audited.
pub fn answer_link_callback(ctx: &mut Ctx<'_>) -> Handled {
    let given: LinkCallback = ctx.body()?;
    let leg = leg_of(ctx, &given.provider)?;
    let answer = read(&given.query).map_err(|why| {
        let code = if why == Unreadable::NoState { Code::LinkStateInvalid } else { Code::LinkCallbackMalformed };
        suspicious(ctx, code, why.word(), None)
    })?;
    let (attempt, place) = find(ctx, leg, &answer)?;
    ctx.correlation = attempt.correlation.clone();
    if attempt.trips[place].used {
        return outcome(ctx, &attempt, true);
    }
    settle(ctx, &attempt.id);
    let mut attempt = ctx.world.links.get(&attempt.id).cloned().unwrap_or(attempt);
    attempt.trips[place].used = true;
    let awaited = attempt.state == leg.awaited_in();
    keep(ctx, attempt.clone());
    if !awaited {
        // Over meanwhile, or another tab was quicker: where it stands says it all.
        return outcome(ctx, &attempt, false);
    }
    let trip = attempt.trips[place].clone();
    let verdict = match (&answer.result, leg) {
        (Ok(code), Leg::Microsoft) => judge::microsoft(ctx, &attempt, &trip, code),
        (Ok(code), Leg::Kaseyaone) => judge::kaseyaone(ctx, &attempt, &trip, code),
        (Err(error), leg) => {
            let reason = match leg {
                Leg::Microsoft => microsoft_error(&error.error, error.number.as_deref()),
                Leg::Kaseyaone => kaseyaone_error(&error.error),
            };
            let code = error.number.clone().or_else(|| Some(short(&error.error)));
            Verdict::No(spanning_api::link::LinkTrouble { provider_code: code, ..trouble(reason, ctx.now) })
        }
    };
    let attempt = apply(ctx, attempt, leg, verdict);
    outcome(ctx, &attempt, false)
}

/// The trip that an answer belongs to. Who may bring it: the session that set out; or, when that one
/// has ended meanwhile, the same person signed in again.
fn find(ctx: &mut Ctx<'_>, leg: Leg, answer: &Answer) -> Result<(Attempt, usize), Problem> {
    let Some((attempt, place)) = ctx.world.links.of_state(&digest(&answer.state)) else {
        return Err(suspicious(ctx, Code::LinkStateInvalid, "unknown_state", None));
    };
    let (attempt, session) = (attempt.clone(), ctx.session()?.clone());
    let trip = &attempt.trips[place];
    let (tenant, _) = ctx.tenant()?;
    if attempt.tenant.id != tenant.id || attempt.initiator.id != session.person.id {
        return Err(suspicious(ctx, Code::LinkStateInvalid, "attempt_of_another_person", Some(&attempt)));
    }
    if trip.session != session.key && ctx.world.sessions.goes_on(&trip.session, ctx.now) {
        return Err(suspicious(ctx, Code::LinkStateInvalid, "state_of_another_session", Some(&attempt)));
    }
    if trip.leg != leg {
        return Err(suspicious(ctx, Code::LinkIssuerMismatch, "wrong_callback", Some(&attempt)));
    }
    let good = match (leg, answer.iss.as_deref()) {
        (Leg::Kaseyaone, iss) => iss == Some(kaseyaone::issuer(ctx.world).as_str()),
        // Entra does not document `iss` in its answers; where it is, it must be Entra's.
        (Leg::Microsoft, None) => true,
        (Leg::Microsoft, Some(iss)) => {
            let origin = ctx.world.settings().sites.origin(Site::Microsoft);
            iss.strip_prefix(&origin).is_some_and(|rest| rest.starts_with('/') && rest.ends_with("/v2.0"))
        }
    };
    if !good {
        return Err(suspicious(ctx, Code::LinkIssuerMismatch, "issuer", Some(&attempt)));
    }
    Ok((attempt, place))
}

/// Moves the attempt on, or back to before the leg.
fn apply(ctx: &mut Ctx<'_>, mut attempt: Attempt, leg: Leg, verdict: Verdict) -> Attempt {
    let (event, action) = match &verdict {
        Verdict::Microsoft(_) => (Event::Proven(leg), Action::LinkMicrosoftVerified),
        Verdict::Kaseyaone(_) => (Event::Proven(leg), Action::LinkKaseyaoneVerified),
        Verdict::No(_) => (Event::Refused(leg), Action::LinkRefused),
    };
    match attempt.state.on(event) {
        Ok(state) => attempt.state = state,
        Err(_) => return attempt,
    }
    attempt.trouble = None;
    let result = if let Verdict::No(_) = verdict { ActivityResult::Failure } else { ActivityResult::Success };
    match verdict {
        Verdict::Microsoft(evidence) => attempt.microsoft = Some(evidence),
        Verdict::Kaseyaone(evidence) => attempt.kaseya_one = Some(evidence),
        Verdict::No(trouble) => attempt.trouble = Some(trouble),
    }
    keep(ctx, attempt.clone());
    if attempt.trouble.as_ref().is_some_and(|trouble| trouble.reason == LinkReason::CodeRejected) {
        suspicious(ctx, Code::LinkStateInvalid, "code_rejected", Some(&attempt));
    }
    let facts = audit_facts(&attempt);
    ctx.audit(action, OBJECT, result, facts);
    attempt
}

fn outcome(ctx: &Ctx<'_>, attempt: &Attempt, replayed: bool) -> Handled {
    Ok(Response::json(200, &CallbackOutcome { attempt: attempt.shown(ctx.now), replayed }))
}

/// Audits an answer that is not what it should be. No part of it is repeated anywhere.
fn suspicious(ctx: &mut Ctx<'_>, code: Code, why: &str, attempt: Option<&Attempt>) -> Problem {
    let mut facts = vec![fact("reason", why)];
    facts.extend(attempt.map(|attempt| fact("attempt", attempt.id.as_str())));
    let tenant = attempt.map(|attempt| attempt.tenant.id.clone());
    ctx.audit_tenant(tenant.as_ref(), Action::LinkSuspicious, OBJECT, ActivityResult::Failure, facts);
    let detail = match code {
        Code::LinkCallbackMalformed => "The answer cannot be read in exactly one way. Nothing was linked.",
        Code::LinkIssuerMismatch => "The answer did not come from the provider that was asked. Nothing was linked.",
        _ => "The answer does not belong to an attempt of this session. Nothing was linked.",
    };
    ctx.problem(code, detail)
}

/// An OAuth error code as support may see it: letters, digits and underscores, not long.
fn short(error: &str) -> String {
    error.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(60).collect()
}
