//! Microsoft's answer to a consent.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::link::{LinkCallback, LinkReason, LinkTrouble, Provider};
use spanning_api::onboarding::{ConsentOutcome, OnboardingReason, OnboardingTrouble};
use spanning_api::problem::{Code, Problem};
use spanning_api::session::Person;
use spanning_api::time::SECOND;
use spanning_domain::link::Leg;
use spanning_domain::link::callback::{Answer, Unreadable, read};
use spanning_domain::link::evidence::{MicrosoftFacts, judge_microsoft};
use spanning_domain::onboarding::Event;
use spanning_domain::permission::GLOBAL_ADMINISTRATOR as ROLE;

use super::{domain, invite, keep, trail};
use crate::api::tokens::{self, Bound};
use crate::api::{Ctx, Handled, authorization};
use crate::http::Response;
use crate::mint::digest;
use crate::sites::microsoft;
use crate::world::dice::Dice;
use crate::world::estate::added::NewTenant;
use crate::world::onboardings::{ConsentTrip, OnboardingRecord, trouble};
use crate::world::people::microsoft::GLOBAL_ADMINISTRATOR;
use crate::world::people::person;

/// How long a first sync takes, in seconds.
const FIRST_SYNC: (u64, u64) = (150, 300);

/// Takes Microsoft's answer. One that was taken before exchanges nothing and shows how it stands; one that
/// is forged, foreign or malformed changes nothing and is audited.
pub fn answer_consent(ctx: &mut Ctx<'_>) -> Handled {
    let given: LinkCallback = ctx.body()?;
    if given.provider != Provider::Microsoft {
        return Err(ctx.invalid(&[("provider", "Only microsoft answers here.")]));
    }
    let answer = read(&given.query).map_err(|why| {
        let code = if why == Unreadable::NoState { Code::LinkStateInvalid } else { Code::LinkCallbackMalformed };
        suspicious(ctx, code, why.word(), None)
    })?;
    let (mut record, place) = find(ctx, &answer)?;
    ctx.correlation = record.correlation.clone();
    let trip = record.trips[place].clone();
    record.trips[place].used = true;
    if trip.used || !record.stage.is_open() {
        return outcome(&record, trip.used);
    }
    keep(ctx, record.clone());
    let verdict = match &answer.result {
        Ok(code) => judge(ctx, &record, &trip, code),
        Err(error) => {
            let trouble = tokens::refusal(ctx, Leg::Microsoft, error);
            Err((None, of_link(trouble)))
        }
    };
    match verdict {
        Ok(who) => grant(ctx, &mut record, who),
        Err((who, why)) => {
            record.stage = record.stage.on(Event::Refuse, &record.mode).unwrap_or(record.stage);
            record.trouble = Some(why);
            keep(ctx, record.clone());
            trail::by_guest(ctx, &record, who.as_ref(), Action::ConsentRefused, ActivityResult::Failure);
        }
    }
    outcome(&record, false)
}

/// The trip that an answer belongs to; only the browser that set out may bring it.
fn find(ctx: &mut Ctx<'_>, answer: &Answer) -> Result<(OnboardingRecord, usize), Problem> {
    let Some((record, place)) = ctx.world.onboardings.of_state(&digest(&answer.state)) else {
        return Err(suspicious(ctx, Code::LinkStateInvalid, "unknown_state", None));
    };
    let record = record.clone();
    let holder = invite::cookie(ctx).map(|cookie| digest(&cookie));
    let own = holder.is_some_and(|holder| holder == record.trips[place].holder && record.is_held_by(&holder));
    if !own {
        return Err(suspicious(ctx, Code::LinkStateInvalid, "state_of_another_browser", Some(&record)));
    }
    if !authorization::issued_by(ctx.world, Leg::Microsoft, answer.iss.as_deref()) {
        return Err(suspicious(ctx, Code::LinkIssuerMismatch, "issuer", Some(&record)));
    }
    Ok((record, place))
}

/// Who did not do, as far as known, and why.
type Refused = (Option<Person>, OnboardingTrouble);

/// Exchanges a code and judges who came: a Global Administrator of that very directory.
fn judge(ctx: &mut Ctx<'_>, record: &OnboardingRecord, trip: &ConsentTrip, code: &str) -> Result<Person, Refused> {
    let redirect_uri = microsoft::CLIENT.consent_uri(ctx.world);
    let bound = Bound { redirect_uri, nonce: &trip.nonce, verifier: &trip.verifier };
    let (claims, directory) = tokens::microsoft(ctx, &bound, code).map_err(|why| (None, of_link(why)))?;
    let who = person(&claims.name, &claims.preferred_username);
    let facts = MicrosoftFacts {
        directory: &claims.tid,
        global_administrator: claims.wids.as_ref().map(|wids| wids.iter().any(|wid| wid == GLOBAL_ADMINISTRATOR)),
        eligible: directory.eligible,
    };
    if let Err(reason) = judge_microsoft(&facts, record.directory.as_str()) {
        let (expected, actual) = match reason {
            LinkReason::WrongTenant | LinkReason::PersonalAccount => (record.domain.clone(), directory.name),
            _ => (ROLE.to_owned(), directory.role),
        };
        let why = OnboardingTrouble {
            account: Some(claims.preferred_username),
            expected: Some(expected),
            actual: Some(actual),
            ..trouble(reason_of(&reason), ctx.now)
        };
        return Err((Some(who), why));
    }
    if domain::free(ctx, &record.portal, &record.directory).is_err() {
        return Err((Some(who), trouble(OnboardingReason::AlreadyAdded, ctx.now)));
    }
    Ok(who)
}

/// Consent was given: the tenant is there, and its first sync begins.
fn grant(ctx: &mut Ctx<'_>, record: &mut OnboardingRecord, who: Person) {
    let dice = Dice::new(ctx.world.settings().seed).of(ctx.now.0 as u64);
    let first_sync = ctx.now.plus(dice.between(FIRST_SYNC.0, FIRST_SYNC.1) as i64 * SECOND);
    let new = NewTenant {
        id: record.tenant.clone(),
        directory: record.directory.clone(),
        name: record.directory_name.clone(),
        domain: record.domain.clone(),
        region: record.region.clone(),
        subscription: record.subscription.clone(),
        organization: record.organization,
        portal: record.portal.clone(),
        added_at: ctx.now,
        first_sync,
    };
    // What another portal has, or had before it was taken out of all of them, keeps its backups.
    let known = ctx.world.estate.record_of_directory(&record.directory).filter(|known| known.removed_at.is_none());
    match known.map(|known| (known.index, known.id.clone())) {
        Some((index, id)) => {
            record.tenant = id;
            ctx.world.estate.list(index, &new);
        }
        None => {
            ctx.world.estate.add(new);
            ctx.world.begin_integrations(&record.tenant);
        }
    }
    record.stage = record.stage.on(Event::Grant, &record.mode).unwrap_or(record.stage);
    record.trouble = None;
    record.ready_at = Some(first_sync);
    keep(ctx, record.clone());
    trail::by_guest(ctx, record, Some(&who), Action::TenantAdded, ActivityResult::Success);
}

fn outcome(record: &OnboardingRecord, replayed: bool) -> Handled {
    Ok(Response::json(200, &ConsentOutcome { invite: record.invite(), replayed }))
}

fn of_link(why: LinkTrouble) -> OnboardingTrouble {
    OnboardingTrouble {
        account: why.account,
        provider_code: why.provider_code,
        ..trouble(reason_of(&why.reason), why.at)
    }
}

fn reason_of(reason: &LinkReason) -> OnboardingReason {
    match reason {
        LinkReason::MicrosoftDeclined => OnboardingReason::ConsentDeclined,
        LinkReason::NotGlobalAdministrator | LinkReason::ConsentNeedsAdministrator => {
            OnboardingReason::NotGlobalAdministrator
        }
        LinkReason::RoleNotActivated => OnboardingReason::RoleNotActivated,
        LinkReason::RoleUnknown => OnboardingReason::RoleUnknown,
        LinkReason::WrongTenant => OnboardingReason::WrongDirectory,
        LinkReason::PersonalAccount => OnboardingReason::PersonalAccount,
        LinkReason::MicrosoftUnavailable => OnboardingReason::MicrosoftUnavailable,
        LinkReason::CodeRejected => OnboardingReason::CodeRejected,
        _ => OnboardingReason::MicrosoftBlocked,
    }
}

/// Audits an answer that is not what it should be. No part of it is repeated anywhere.
fn suspicious(ctx: &mut Ctx<'_>, code: Code, why: &str, record: Option<&OnboardingRecord>) -> Problem {
    trail::suspicious(ctx, why, record);
    let detail = match code {
        Code::LinkCallbackMalformed => "The answer cannot be read in exactly one way. Nothing was added.",
        Code::LinkIssuerMismatch => "The answer did not come from the provider that was asked. Nothing was added.",
        _ => "The answer belongs to no consent of this browser. Nothing was added.",
    };
    ctx.problem(code, detail)
}
