//! Signing in with a provider: Microsoft 365, or KaseyaOne Unified Login.
//!
//! The browser that sets out gets a cookie, and only its answer is taken: otherwise somebody could be
//! signed in as somebody else without knowing it.

mod choose;
mod kaseyaone;
mod microsoft;

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::link::{Departure, LinkCallback, LinkTrouble};
use spanning_api::problem::{Code, Problem};
use spanning_api::session::{SignInDeparture, SignInOutcome};
use spanning_domain::link::Leg;
use spanning_domain::link::callback::{Answer, Unreadable, read};
use spanning_domain::return_route;

use super::authorization::{self, Secrets};
use super::ctx::fact;
use super::session::{as_it_is, enter, object_of};
use super::tokens::{self, Bound};
use super::{Ctx, Handled, cookies};
use crate::http::Response;
use crate::mint::digest;
use crate::world::provider_sign_in::{LIFETIME, SignInTrip};
use crate::world::sessions::{NewSession, SessionRecord};

pub use choose::{choose_sign_in_tenant, list_sign_in_tenants};

/// Makes the address of a provider's login.
pub fn start_sign_in(ctx: &mut Ctx<'_>) -> Handled {
    let wanted: SignInDeparture = ctx.body()?;
    if wanted.return_to.as_deref().is_some_and(|route| !return_route::is_safe(route)) {
        return Err(ctx.invalid(&[("returnTo", "Only pages of the console are accepted.")]));
    }
    let leg = Leg::of(&wanted.provider);
    let leg = leg.ok_or_else(|| ctx.invalid(&[("provider", "Either microsoft or kaseyaone.")]))?;
    let known = ctx.request.cookie(cookies::SIGN_IN).filter(|value| value.len() >= 40).map(str::to_owned);
    let browser = known.unwrap_or_else(|| ctx.mint.token());
    let secrets = Secrets::new(ctx);
    let url = authorization::sign_in(ctx, leg, &secrets, wanted.choose_account);
    let trip = SignInTrip {
        browser: digest(&browser),
        leg,
        nonce: secrets.nonce.clone(),
        verifier: secrets.verifier.clone(),
        return_to: wanted.return_to,
        expires_at: ctx.now.plus(LIFETIME),
        used: false,
        choosing: None,
    };
    let now = ctx.now;
    ctx.world.sign_ins.put(secrets.state_digest(), trip, now);
    ctx.world.touch();
    Ok(Response::json(200, &Departure { url }).with("set-cookie", &cookies::set(cookies::SIGN_IN, &browser)))
}

/// Takes a provider's answer: signs in, lets a tenant be chosen, or says why not.
pub fn answer_sign_in(ctx: &mut Ctx<'_>) -> Handled {
    let given: LinkCallback = ctx.body()?;
    let answer = read(&given.query).map_err(|why| match why {
        Unreadable::NoState => invalid(ctx),
        _ => ctx.problem(Code::LinkCallbackMalformed, "The answer cannot be read in exactly one way."),
    })?;
    let trip = find(ctx, &answer)?;
    if Leg::of(&given.provider) != Some(trip.leg)
        || !authorization::issued_by(ctx.world, trip.leg, answer.iss.as_deref())
    {
        return Err(ctx.problem(Code::LinkIssuerMismatch, "The answer did not come from the provider that was asked."));
    }
    if trip.used {
        return again(ctx, &trip);
    }
    take(ctx, &answer);
    let code = match &answer.result {
        Ok(code) => code,
        Err(error) => {
            let trouble = tokens::refusal(ctx, trip.leg, error);
            return Err(refused(ctx, None, trouble));
        }
    };
    let redirect_uri = authorization::client(trip.leg).sign_in_uri(ctx.world);
    let bound = Bound { redirect_uri, nonce: &trip.nonce, verifier: &trip.verifier };
    match trip.leg {
        Leg::Microsoft => {
            let new = microsoft::who(ctx, &bound, code)?;
            signed_in(ctx, new, trip.return_to)
        }
        Leg::Kaseyaone => {
            let claims = tokens::kaseyaone(ctx, &bound, code).map_err(|trouble| refused(ctx, None, trouble))?;
            let mut tenants = kaseyaone::tenants(ctx, &claims)?;
            match tenants.len() {
                1 => {
                    let new = kaseyaone::session(&claims, tenants.remove(0));
                    signed_in(ctx, new, trip.return_to)
                }
                several => {
                    let (state, browser, now) = (digest(&answer.state), trip.browser.clone(), ctx.now);
                    if let Some(trip) = ctx.world.sign_ins.find(&state, &browser, now) {
                        trip.choosing = Some(claims);
                        trip.expires_at = now.plus(LIFETIME);
                    }
                    ctx.world.touch();
                    choice(several, trip.return_to)
                }
            }
        }
    }
}

/// Signs the browser in.
fn signed_in(ctx: &mut Ctx<'_>, new: NewSession, return_to: Option<String>) -> Handled {
    let (token, record) = ctx.world.start_session(ctx.request, new, ctx.now, &mut ctx.mint);
    let (session, cookie) = enter(ctx, &token, &record, Action::SignedIn);
    let outcome = SignInOutcome { session: Some(session), choices: 0, return_to };
    Ok(Response::json(200, &outcome).with("set-cookie", &cookie))
}

fn choice(several: usize, return_to: Option<String>) -> Handled {
    Ok(Response::json(200, &SignInOutcome { session: None, choices: several as u64, return_to }))
}

fn find(ctx: &mut Ctx<'_>, answer: &Answer) -> Result<SignInTrip, Problem> {
    let browser = ctx.request.cookie(cookies::SIGN_IN).map(digest);
    let (state, now) = (digest(&answer.state), ctx.now);
    let trip = browser.and_then(|browser| ctx.world.sign_ins.find(&state, &browser, now).cloned());
    trip.ok_or_else(|| invalid(ctx))
}

/// An answer is good for one try, whatever comes of it.
fn take(ctx: &mut Ctx<'_>, answer: &Answer) {
    let browser = ctx.request.cookie(cookies::SIGN_IN).map(digest).unwrap_or_default();
    let (state, now) = (digest(&answer.state), ctx.now);
    if let Some(trip) = ctx.world.sign_ins.find(&state, &browser, now) {
        trip.used = true;
    }
    ctx.world.touch();
}

/// The same answer once more (reload, Back): what came of it, if that still stands.
fn again(ctx: &mut Ctx<'_>, trip: &SignInTrip) -> Handled {
    if let Some(claims) = &trip.choosing {
        let tenants = kaseyaone::tenants(ctx, claims)?;
        return choice(tenants.len(), trip.return_to.clone());
    }
    match &ctx.session {
        Some(record) => {
            let session = Some(as_it_is(record, ctx));
            Ok(Response::json(200, &SignInOutcome { session, choices: 0, return_to: trip.return_to.clone() }))
        }
        None => Err(invalid(ctx)),
    }
}

fn invalid(ctx: &Ctx<'_>) -> Problem {
    ctx.problem(Code::SignInStateInvalid, "This answer belongs to no sign-in of this browser, or it was used before.")
}

/// A sign-in that a provider, or what it says, stands against.
fn refused(ctx: &mut Ctx<'_>, who: Option<NewSession>, trouble: LinkTrouble) -> Problem {
    failed(ctx, who, trouble.reason.as_str());
    Problem {
        reason: Some(trouble.reason),
        provider_code: trouble.provider_code,
        ..ctx.problem(Code::SignInRefused, "Nobody was signed in.")
    }
}

/// Writes down a failed sign-in, for whoever's account it was.
fn failed(ctx: &mut Ctx<'_>, who: Option<NewSession>, why: &str) {
    let as_if = who.map(|new| SessionRecord::as_if(new, ctx.now));
    let object = as_if.as_ref().map_or_else(|| "Unknown account".to_owned(), |s| object_of(&s.scope));
    let kept = std::mem::replace(&mut ctx.session, as_if);
    ctx.audit(Action::SignInFailed, &object, ActivityResult::Failure, vec![fact("reason", why)]);
    ctx.session = kept;
}
