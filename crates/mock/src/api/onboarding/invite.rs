//! What the person who consents sees and does. They are signed in nowhere: the address gives their
//! browser a cookie that is good for this consent and nothing else.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::OnboardingId;
use spanning_api::link::Departure;
use spanning_api::onboarding::{LeaveForConsent, RedeemInvite};
use spanning_api::problem::{Code, Problem};
use spanning_domain::onboarding::Event;

use super::address::over;
use super::{keep, trail};
use crate::api::authorization::{self, Secrets};
use crate::api::{Ctx, Handled, cookies};
use crate::http::Response;
use crate::mint::digest;
use crate::world::onboardings::{ConsentTrip, OnboardingRecord};

/// Browsers that an address can be open in, and trips that are remembered; the oldest is forgotten.
const REMEMBERED: usize = 20;
/// Shortest cookie that is taken for one of ours.
const COOKIE_LENGTH: usize = 40;

/// Opens an address. It works until consent is given, as often as it is opened.
pub fn redeem_invite(ctx: &mut Ctx<'_>) -> Handled {
    let given: RedeemInvite = ctx.body()?;
    let known = ctx.world.onboardings.get(&given.id).filter(|record| record.secret == digest(&given.secret)).cloned();
    let mut record = known.ok_or_else(|| invalid(ctx))?;
    ctx.correlation = record.correlation.clone();
    let cookie = cookie(ctx);
    let held = cookie.as_ref().is_some_and(|cookie| record.is_held_by(&digest(cookie)));
    if let Some((code, detail)) = over(&record).filter(|_| !held) {
        return Err(ctx.problem(code, detail));
    }
    if held {
        return Ok(Response::json(200, &record.invite()));
    }
    let token = cookie.unwrap_or_else(|| ctx.mint.token());
    if record.holders.len() >= REMEMBERED {
        record.holders.remove(0);
    }
    record.holders.push(digest(&token));
    let first = record.opened_at.is_none();
    record.opened_at.get_or_insert(ctx.now);
    record.stage = record.stage.on(Event::Open, &record.mode).unwrap_or(record.stage);
    keep(ctx, record.clone());
    if first {
        trail::by_guest(ctx, &record, None, Action::InviteOpened, ActivityResult::Success);
    }
    let shown = Response::json(200, &record.invite());
    Ok(shown.with("set-cookie", &cookies::set(cookies::ONBOARDING, &token)))
}

/// How an addition stands, for who has opened its address.
pub fn get_invite(ctx: &mut Ctx<'_>, id: &OnboardingId) -> Handled {
    let (record, _) = held(ctx, id)?;
    Ok(Response::json(200, &record.invite()))
}

/// Makes the address of Microsoft's consent.
pub fn leave_for_consent(ctx: &mut Ctx<'_>, id: &OnboardingId) -> Handled {
    let (mut record, holder) = held(ctx, id)?;
    let wanted: LeaveForConsent = ctx.body()?;
    if let Some((code, detail)) = over(&record) {
        return Err(ctx.problem(code, detail));
    }
    let secrets = Secrets::new(ctx);
    let url = authorization::consent(ctx, &record.domain, &secrets, wanted.choose_account);
    record.stage = record.stage.on(Event::Open, &record.mode).unwrap_or(record.stage);
    if record.trips.len() >= REMEMBERED {
        record.trips.remove(0);
    }
    record.trips.push(ConsentTrip {
        state: secrets.state_digest(),
        nonce: secrets.nonce,
        verifier: secrets.verifier,
        holder,
        used: false,
    });
    record.trouble = None;
    keep(ctx, record);
    Ok(Response::json(200, &Departure { url }))
}

/// The addition whose address this browser has opened, and the digest of its cookie.
fn held(ctx: &mut Ctx<'_>, id: &OnboardingId) -> Result<(OnboardingRecord, String), Problem> {
    let holder = cookie(ctx).map(|cookie| digest(&cookie)).ok_or_else(|| invalid(ctx))?;
    let found = ctx.world.onboardings.get(id).filter(|record| record.is_held_by(&holder)).cloned();
    let record = found.ok_or_else(|| invalid(ctx))?;
    ctx.correlation = record.correlation.clone();
    Ok((record, holder))
}

/// The cookie of this browser, if it has opened an address before.
pub(super) fn cookie(ctx: &Ctx<'_>) -> Option<String> {
    ctx.request.cookie(cookies::ONBOARDING).filter(|value| value.len() >= COOKIE_LENGTH).map(str::to_owned)
}

fn invalid(ctx: &Ctx<'_>) -> Problem {
    ctx.problem(Code::InviteInvalid, "This address cannot be used: it is incomplete, or a newer one took its place.")
}
