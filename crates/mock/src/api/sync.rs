//! The hourly synchronisation, and one tenant's on demand.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::TenantId;
use spanning_api::problem::{Code, Problem};
use spanning_api::sync::{SyncStarted, SyncState};
use spanning_api::time::{HOUR, MINUTE, SECOND};
use spanning_domain::permission::Act;
use spanning_domain::portal::Ability;

use super::tenants::{able, last_sync, listed};
use super::{Ctx, Handled};
use crate::http::Response;

/// A tenant can be synchronised on demand this often.
const THROTTLE: i64 = 15 * MINUTE;

/// Where the hourly synchronisation stands.
pub fn get_sync(ctx: &mut Ctx<'_>) -> Handled {
    able(ctx, Ability::Sync)?;
    let (_, portal, _) = ctx.partner()?;
    let now = ctx.now;
    let records = ctx.world.estate.records().iter();
    let running = records
        .filter(|record| record.sync.is_some_and(|sync| sync.done_at > now) && record.is_listed(&portal, now))
        .map(|record| record.id.clone())
        .collect();
    let synced_at = last_sync(now);
    let state = SyncState { synced_at, next_sync_at: synced_at.plus(HOUR), running, server_time: now };
    Ok(Response::json(200, &state))
}

/// Asks for a sync of one tenant now.
pub fn sync_tenant(ctx: &mut Ctx<'_>, id: &TenantId) -> Handled {
    Ok(Response::json(200, &start(ctx, id)?))
}

/// Starts a sync, unless one was asked for a short while ago.
pub(super) fn start(ctx: &mut Ctx<'_>, id: &TenantId) -> Result<SyncStarted, Problem> {
    ctx.allow(Act::Sync)?;
    let record = listed(ctx, id)?;
    let now = ctx.now;
    if let Some(last) = record.sync {
        let wait = last.asked_at.plus(THROTTLE).since(now);
        if wait > 0 && now >= last.asked_at {
            let seconds = u32::try_from((wait + SECOND - 1) / SECOND).unwrap_or(u32::MAX);
            let detail = format!("This tenant can be synchronised again in {} minutes.", (wait + MINUTE - 1) / MINUTE);
            return Err(Problem { retry_after: Some(seconds), ..ctx.problem(Code::SyncThrottled, detail) });
        }
    }
    let done_at = ctx.world.estate.request_sync(record.index, now);
    ctx.world.touch();
    ctx.audit_tenant(Some(id), Action::SyncRequested, &record.name, ActivityResult::Success, Vec::new());
    Ok(SyncStarted { done_at, next_allowed_at: now.plus(THROTTLE) })
}
