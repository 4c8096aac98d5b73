//! One-time addresses: with one, a window of its own or another person goes on with an attempt.
//!
//! The address could reach anybody, so it is worth little: it shows who started what, does a leg, and
//! never confirms. The initiator does, after both sides have compared the match code.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::LinkAttemptId;
use spanning_api::link::{LinkTicket, LinkTicketKind, NewLinkTicket, RedeemLinkTicket};
use spanning_api::problem::{Code, Problem};
use spanning_api::time::MINUTE;
use spanning_domain::link::{State, TIME_TO_LIVE};

use super::{changeable, keep, trail, viewer};
use crate::api::ctx::fact;
use crate::api::{Ctx, Handled, cookies};
use crate::http::Response;
use crate::mint::digest;
use crate::sites::Site;
use crate::world::links::{Attempt, Helper, HelperKey};

/// Letters and digits that nobody mixes up when reading them out.
const ALPHABET: &[u8] = b"ACDEFHJKLMNPRTUVWXY3479";

/// Makes an address; an earlier one, and whoever came by it, is good for nothing afterwards.
pub fn create_link_ticket(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Handled {
    let mut attempt = changeable(ctx, id)?;
    let wanted: NewLinkTicket = ctx.body()?;
    let expires_at = match wanted.kind {
        LinkTicketKind::Window if attempt.state != State::ToConfirm => ctx.now.plus(MINUTE).min(attempt.expires_at),
        LinkTicketKind::HandOff if matches!(attempt.state, State::MicrosoftDone | State::AtKaseyaone) => {
            // The other person has to be reached first: ten minutes from now, once.
            if !std::mem::replace(&mut attempt.extended, true) {
                attempt.expires_at = ctx.now.plus(TIME_TO_LIVE);
            }
            attempt.expires_at
        }
        LinkTicketKind::Other(_) => return Err(ctx.invalid(&[("kind", "Either window or hand_off.")])),
        _ => return Err(super::refused(ctx, spanning_domain::link::Refusal::WrongStep)),
    };
    let secret = ctx.mint.token();
    let before = attempt.helper.take();
    let gone = before.as_ref().and_then(|helper| helper.key.clone());
    attempt.trips.retain(|trip| Some(&trip.caller) != gone.as_ref());
    attempt.helper = Some(Helper {
        kind: wanted.kind.clone(),
        ticket: digest(&secret),
        match_code: match_code(ctx.mint.bytes()),
        expires_at,
        opened_at: None,
        key: None,
        proved: before.is_some_and(|helper| helper.proved),
    });
    keep(ctx, attempt.clone());
    let facts = vec![fact("kind", wanted.kind.as_str())];
    trail::about(ctx, &attempt, Action::LinkHandedOff, super::OBJECT, ActivityResult::Success, facts);
    let console = ctx.world.settings().sites.origin(Site::Console);
    let url = format!("{console}/link/{}/join#{secret}", attempt.id);
    Ok(Response::json(200, &LinkTicket { url, attempt: attempt.shown(ctx.now, viewer(ctx)) }))
}

/// Opens an address: the browser gets a cookie that is good for this attempt and nothing else.
pub fn redeem_link_ticket(ctx: &mut Ctx<'_>) -> Handled {
    let given: RedeemLinkTicket = ctx.body()?;
    let Some(mut attempt) = ctx.world.links.of_ticket(&digest(&given.ticket)).cloned() else {
        return Err(invalid(ctx));
    };
    ctx.correlation = attempt.correlation.clone();
    let (now, id) = (ctx.now, attempt.id.clone());
    let Some(helper) = attempt.helper.as_mut() else { return Err(invalid(ctx)) };
    let why = match () {
        () if id != given.attempt_id => Some("another_attempt"),
        () if helper.opened_at.is_some() => Some("used"),
        () if helper.expires_at <= now => Some("expired"),
        () if attempt.state.is_final() => Some("attempt_over"),
        () => None,
    };
    helper.opened_at.get_or_insert(now);
    let token = ctx.mint.token();
    if why.is_none() {
        helper.key = Some(digest(&token));
    }
    keep(ctx, attempt.clone());
    ctx.session = None;
    if let Some(why) = why {
        trail::suspicious(ctx, Some(&attempt), vec![fact("reason", format!("address_{why}"))]);
        return Err(invalid(ctx));
    }
    ctx.helper = Some(HelperKey { key: digest(&token), attempt: id });
    joined(ctx, &attempt);
    let shown = Response::json(200, &attempt.shown(ctx.now, viewer(ctx)));
    Ok(shown.with("set-cookie", &cookies::set(cookies::LINK, &token)))
}

fn joined(ctx: &mut Ctx<'_>, attempt: &Attempt) {
    let kind = attempt.helper.as_ref().map(|helper| fact("kind", helper.kind.as_str()));
    let facts = kind.into_iter().collect();
    trail::about(ctx, attempt, Action::LinkJoined, super::OBJECT, ActivityResult::Success, facts);
}

fn invalid(ctx: &Ctx<'_>) -> Problem {
    ctx.problem(Code::TicketInvalid, "This address cannot be used: it works once, for a short time, for one attempt.")
}

fn match_code(bytes: [u8; 32]) -> String {
    let letter = |byte: &u8| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]);
    bytes.iter().take(4).map(letter).collect()
}
