//! What happens by itself: addresses get too old, first syncs end. Before every request, so that pages and
//! trail agree, whoever looks first.

use spanning_api::Timestamp;
use spanning_api::activity::{Action, ActivityResult};
use spanning_api::onboarding::OnboardingReason;
use spanning_domain::onboarding::{Event, Stage};

use super::{keep, trail};
use crate::api::Ctx;
use crate::world::onboardings::{OnboardingRecord, trouble};

/// Does what is due.
pub(in crate::api) fn settle(ctx: &mut Ctx<'_>) {
    for (at, id) in ctx.world.onboardings.due(ctx.now) {
        let Some(record) = ctx.world.onboardings.get(&id).cloned() else { continue };
        match record.stage {
            Stage::Syncing => synced(ctx, record, at),
            _ => end(ctx, record, Event::Expire, Action::InviteExpired, at),
        }
    }
}

/// The first sync is done; or it could not be, because consent was withdrawn meanwhile.
fn synced(ctx: &mut Ctx<'_>, mut record: OnboardingRecord, at: Timestamp) {
    let Some(tenant) = ctx.world.estate.tenant(&record.tenant).cloned() else {
        // Removed by somebody while it was syncing.
        record.dismissed = true;
        return end(ctx, record, Event::Fail, Action::TenantAddFailed, at);
    };
    if record.withdrawn {
        ctx.world.estate.remove(tenant.index, at);
        record.trouble = Some(trouble(OnboardingReason::ConsentWithdrawn, at));
        // Once; the next consent stays.
        record.withdrawn = false;
        return end(ctx, record, Event::Fail, Action::TenantAddFailed, at);
    }
    if tenant.standard.total == 0 && tenant.standard.used == 0 {
        ctx.world.estate.fill(tenant.index);
    }
    end(ctx, record, Event::Finish, Action::TenantReady, at);
}

fn end(ctx: &mut Ctx<'_>, mut record: OnboardingRecord, event: Event, action: Action, at: Timestamp) {
    let Some(stage) = record.stage.on(event, &record.mode) else { return };
    record.stage = stage;
    keep(ctx, record.clone());
    let result = if stage == Stage::Ready { ActivityResult::Success } else { ActivityResult::Failure };
    trail::by_itself(ctx, &record, action, result, at);
}
