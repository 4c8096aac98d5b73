//! Adding tenants: the list, a new one, its address, the consent, what comes of it.

mod address;
mod callback;
mod create;
mod domain;
mod invite;
mod settle;
mod trail;

use spanning_api::id::OnboardingId;
use spanning_api::onboarding::{OnboardingAddress, Onboardings};
use spanning_api::portal::PortalKind;
use spanning_api::problem::{Code, Problem};
use spanning_domain::permission::{self, Act};

use super::{Ctx, Handled};
use crate::http::Response;
use crate::sites::Site;
use crate::world::onboardings::OnboardingRecord;

pub use address::{create_onboarding_address, dismiss_onboarding, revoke_onboarding};
pub use callback::answer_consent;
pub use create::create_onboarding;
pub use invite::{get_invite, leave_for_consent, redeem_invite};

pub(super) use settle::settle;

/// The additions of tenants in the session's portal.
pub fn list_onboardings(ctx: &mut Ctx<'_>) -> Handled {
    let can_change = can_change(ctx)?;
    let portal = home(ctx)?;
    let shown = ctx.world.onboardings.shown(&portal, ctx.now);
    let items = shown.into_iter().map(|record| ctx.world.onboarding(record, can_change)).collect();
    Ok(Response::json(200, &Onboardings { items, server_time: ctx.now }))
}

/// Where the addition of a tenant stands.
pub fn get_onboarding(ctx: &mut Ctx<'_>, id: &OnboardingId) -> Handled {
    let record = own(ctx, id)?;
    shown(ctx, &record)
}

/// The portal whose list the session works on. VSA 10 shows what UniView 2.0 has.
fn home(ctx: &Ctx<'_>) -> Result<PortalKind, Problem> {
    let (_, portal, _) = ctx.partner()?;
    super::tenants::able(ctx, spanning_domain::portal::Ability::AddTenant)?;
    Ok(if portal == PortalKind::Vsa10 { PortalKind::Uniview2 } else { portal })
}

/// One of the session's portal; its requests go under its correlation id.
fn own(ctx: &mut Ctx<'_>, id: &OnboardingId) -> Result<OnboardingRecord, Problem> {
    let portal = home(ctx)?;
    let found = ctx.world.onboardings.get(id).filter(|record| record.portal == portal && !record.dismissed).cloned();
    let record = found.ok_or_else(|| ctx.problem(Code::NotFound, "No such tenant is being added, or no more."))?;
    ctx.correlation = record.correlation.clone();
    Ok(record)
}

/// One that the session may change.
fn changeable(ctx: &mut Ctx<'_>, id: &OnboardingId) -> Result<OnboardingRecord, Problem> {
    let record = own(ctx, id)?;
    ctx.allow(Act::AddTenant)?;
    Ok(record)
}

fn can_change(ctx: &Ctx<'_>) -> Result<bool, Problem> {
    Ok(permission::check(&ctx.session()?.scope, Act::AddTenant).is_ok())
}

fn keep(ctx: &mut Ctx<'_>, record: OnboardingRecord) {
    ctx.world.onboardings.put(record);
    ctx.world.touch();
}

fn shown(ctx: &Ctx<'_>, record: &OnboardingRecord) -> Handled {
    let can_change = can_change(ctx)?;
    Ok(Response::json(200, &ctx.world.onboarding(record, can_change)))
}

/// One with its address; the secret is kept nowhere but in this answer.
fn with_address(ctx: &Ctx<'_>, record: &OnboardingRecord, secret: &str) -> Handled {
    let console = ctx.world.settings().sites.origin(Site::Console);
    let url = format!("{console}/onboard/{}#{secret}", record.id);
    let onboarding = ctx.world.onboarding(record, can_change(ctx)?);
    Ok(Response::json(200, &OnboardingAddress { url, onboarding }))
}
