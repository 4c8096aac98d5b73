//! Leaving for a provider.

use spanning_api::id::LinkAttemptId;
use spanning_api::link::{Departure, LeaveFor, LinkTicketKind, Provider};
use spanning_api::problem::{Code, Problem};
use spanning_domain::link::{Event, Leg};

use super::{going, keep, owned, readable, refused};
use crate::api::authorization::{self, Secrets};
use crate::api::{Ctx, Handled};
use crate::http::Response;
use crate::world::links::{Attempt, Trip};

/// Trips that an attempt remembers; older ones are forgotten and their answers refused.
const TRIPS: usize = 20;

/// Makes the address of a provider's login.
pub fn leave_for_provider(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Handled {
    let mut attempt = match ctx.helper {
        Some(_) => readable(ctx, id)?,
        None => owned(ctx, id).map_err(|problem| super::foreign(ctx, id, problem))?,
    };
    going(ctx, &attempt)?;
    let wanted: LeaveFor = ctx.body()?;
    let leg = leg_of(ctx, &wanted.provider)?;
    if ctx.helper.is_none() {
        super::may(ctx)?;
    } else if !helps_with(&attempt, leg) {
        return Err(ctx.problem(Code::OutOfScope, "This address is for the KaseyaOne sign-in only."));
    }
    attempt.state = attempt.state.on(Event::Leave(leg)).map_err(|refusal| refused(ctx, refusal))?;
    discard(&mut attempt, leg, ctx.helper.is_none());
    let secrets = Secrets::new(ctx);
    let url = authorization::link(ctx, leg, &secrets, wanted.choose_account);
    if attempt.trips.len() >= TRIPS {
        attempt.trips.remove(0);
    }
    let caller = ctx.caller().unwrap_or_default().to_owned();
    attempt.trips.push(Trip {
        leg,
        state: secrets.state_digest(),
        nonce: secrets.nonce,
        verifier: secrets.verifier,
        caller,
        used: false,
    });
    keep(ctx, attempt);
    Ok(Response::json(200, &Departure { url }))
}

/// What was proven before is asked anew: it may be another account.
fn discard(attempt: &mut Attempt, leg: Leg, by_owner: bool) {
    attempt.kaseya_one = None;
    if leg == Leg::Microsoft {
        attempt.microsoft = None;
    }
    attempt.trouble = None;
    if let Some(helper) = attempt.helper.as_mut().filter(|_| by_owner) {
        // Nothing of what stands came from the helper any more.
        helper.proved &= leg == Leg::Kaseyaone && helper.kind == LinkTicketKind::Window;
    }
}

/// Another window does what its owner could; another person only what they were asked for.
fn helps_with(attempt: &Attempt, leg: Leg) -> bool {
    let kind = attempt.helper.as_ref().map(|helper| &helper.kind);
    kind == Some(&LinkTicketKind::Window) || leg == Leg::Kaseyaone
}

pub(super) fn leg_of(ctx: &Ctx<'_>, provider: &Provider) -> Result<Leg, Problem> {
    Leg::of(provider).ok_or_else(|| ctx.invalid(&[("provider", "Either microsoft or kaseyaone.")]))
}
