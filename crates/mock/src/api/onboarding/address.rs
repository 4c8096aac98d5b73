//! The address of an addition: made anew, revoked; and putting away what is over.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::{OnboardingId, TenantId};
use spanning_api::onboarding::{NewOnboardingAddress, OnboardingMode};
use spanning_api::problem::{Code, Problem};
use spanning_domain::onboarding::{Event, Stage, lifetime};

use super::{changeable, create, domain, keep, shown, trail, with_address};
use crate::api::{Ctx, Handled, tenants};
use crate::http::Response;
use crate::mint::digest;
use crate::world::onboardings::OnboardingRecord;

/// Makes a new address. The old one, and whoever came by it, is good for nothing afterwards.
pub fn create_onboarding_address(ctx: &mut Ctx<'_>, id: &OnboardingId) -> Handled {
    let mut record = changeable(ctx, id)?;
    tenants::not_moving(ctx)?;
    let wanted: NewOnboardingAddress = ctx.body()?;
    if let OnboardingMode::Other(_) = wanted.mode {
        return Err(ctx.invalid(&[("mode", "Choose own or invite.")]));
    }
    let stage = record.stage.on(Event::Renew, &wanted.mode);
    record.stage = stage.ok_or_else(|| wrong_state(ctx, "Consent was given already."))?;
    domain::free(ctx, &record.portal, &record.directory)?;
    let other = ctx.world.onboardings.under_way(&record.portal, &record.directory);
    if other.is_some_and(|other| other.id != record.id) {
        return Err(ctx.problem(Code::OnboardingExists, "The tenant is being added in another entry of the list."));
    }
    let secret = ctx.mint.token();
    record.expires_at = ctx.now.plus(lifetime(&wanted.mode));
    record.mode = wanted.mode;
    record.secret = digest(&secret);
    record.opened_at = None;
    record.trouble = None;
    record.ready_at = None;
    record.tenant = TenantId(ctx.mint.id("tn"));
    record.holders.clear();
    record.trips.clear();
    keep(ctx, record.clone());
    trail::note(ctx, &record, create::begun(&record.mode), ActivityResult::Success);
    with_address(ctx, &record, &secret)
}

/// Revokes the address before consent is given. Once more changes nothing.
pub fn revoke_onboarding(ctx: &mut Ctx<'_>, id: &OnboardingId) -> Handled {
    let mut record = changeable(ctx, id)?;
    if record.stage == Stage::Revoked {
        return shown(ctx, &record);
    }
    let stage = record.stage.on(Event::Revoke, &record.mode);
    record.stage = stage.ok_or_else(|| wrong_state(ctx, "Consent is not awaited, so there is nothing to revoke."))?;
    keep(ctx, record.clone());
    trail::note(ctx, &record, Action::InviteRevoked, ActivityResult::Success);
    shown(ctx, &record)
}

/// Puts one that is over out of the list; its address, if it still works, goes with it.
pub fn dismiss_onboarding(ctx: &mut Ctx<'_>, id: &OnboardingId) -> Handled {
    let mut record = changeable(ctx, id)?;
    if !record.stage.is_dismissible() {
        return Err(wrong_state(ctx, "It is still under way. Revoke it first."));
    }
    record.stage = record.stage.on(Event::Revoke, &record.mode).unwrap_or(record.stage);
    record.dismissed = true;
    keep(ctx, record.clone());
    trail::note(ctx, &record, Action::OnboardingDismissed, ActivityResult::Success);
    Ok(Response::status(204))
}

fn wrong_state(ctx: &Ctx<'_>, detail: &str) -> Problem {
    ctx.problem(Code::OnboardingState, detail)
}

/// Why an address that was opened leads nowhere; nothing while it does.
pub(super) fn over(record: &OnboardingRecord) -> Option<(Code, &'static str)> {
    match record.stage {
        Stage::Revoked => Some((Code::InviteRevoked, "Whoever sent this address has revoked it.")),
        Stage::Expired => Some((Code::InviteExpired, "This address is too old. Ask for a new one.")),
        Stage::Syncing | Stage::Ready | Stage::Failed => {
            Some((Code::InviteUsed, "Consent was given with this address already."))
        }
        Stage::Invited | Stage::ConsentPending | Stage::Refused => None,
    }
}
