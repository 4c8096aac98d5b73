//! Ends that an attempt's owner did not ask for. Each is written down once.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::TenantId;
use spanning_api::link::{LinkReason, LinkTrouble};
use spanning_domain::link::{Event, State};

use super::{keep, trail};
use crate::api::Ctx;
use crate::world::links::{Attempt, trouble};

/// Marks what took too long. Before every request, so that pages and trail agree, whoever looks first.
pub(in crate::api) fn settle_overdue(ctx: &mut Ctx<'_>) {
    for id in ctx.world.links.overdue(ctx.now) {
        let Some(mut attempt) = ctx.world.links.get(&id).cloned() else { continue };
        attempt.state = State::Expired;
        attempt.trouble = Some(trouble(LinkReason::TookTooLong, attempt.expires_at));
        keep(ctx, attempt.clone());
        trail::expired(ctx, &attempt);
    }
}

/// Login with IT Complete went off: running attempts end, because nothing can be linked.
pub(in crate::api) fn it_complete_went_off(ctx: &mut Ctx<'_>, tenant: &TenantId) {
    for id in ctx.world.links.left_of(tenant) {
        let Some(attempt) = ctx.world.links.get(&id).cloned() else { continue };
        end(ctx, attempt, Event::Cancel, trouble(LinkReason::ItCompleteOff, ctx.now), Action::LinkCancelled);
    }
}

/// The link was removed: attempts that were to resume it end, for Microsoft's proof went with it.
pub(in crate::api) fn unlinked(ctx: &mut Ctx<'_>, tenant: &TenantId) {
    for id in ctx.world.links.left_of(tenant) {
        let Some(attempt) = ctx.world.links.get(&id).cloned().filter(|attempt| attempt.resumes) else { continue };
        end(ctx, attempt, Event::Cancel, trouble(LinkReason::Unlinked, ctx.now), Action::LinkCancelled);
    }
}

/// Ends an attempt, if it is under way.
pub(super) fn end(ctx: &mut Ctx<'_>, mut attempt: Attempt, event: Event, why: LinkTrouble, action: Action) {
    let Ok(state) = attempt.state.on(event) else { return };
    attempt.state = state;
    attempt.trouble = Some(why);
    keep(ctx, attempt.clone());
    trail::note(ctx, &attempt, action, ActivityResult::Failure);
}
