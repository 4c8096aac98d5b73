//! The hourly synchronisation, and one tenant's on demand.

use spanning_api::Timestamp;
use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::TenantId;
use spanning_api::problem::{Code, Problem};
use spanning_api::sync::{AskedSync, SyncLog, SyncOutcome, SyncRun, SyncStarted, SyncState};
use spanning_api::time::{HOUR, MINUTE, SECOND};
use spanning_domain::permission::Act;
use spanning_domain::portal::Ability;

use super::tenants::{able, last_sync, listed, readable};
use super::{Ctx, Handled};
use crate::http::Response;
use crate::mint::digest;
use crate::world::estate::record::{SyncRequest, TenantRecord};

/// A tenant can be synchronised on demand this often.
const THROTTLE: i64 = 15 * MINUTE;
/// Hourly syncs that the log goes back.
const LOGGED: i64 = 24;

/// Where the synchronisation stands.
pub fn get_sync(ctx: &mut Ctx<'_>) -> Handled {
    able(ctx, Ability::Sync)?;
    let (_, portal, _) = ctx.partner()?;
    let now = ctx.now;
    let rows = ctx.world.rows_version(&portal, now);
    let listed = ctx.world.estate.records().iter().filter(|record| record.is_listed(&portal, now));
    let asked: Vec<AskedSync> = listed
        .filter_map(|record| Some((record, record.sync?)))
        .filter_map(|(record, sync)| asked(record, sync, now))
        .collect();
    let running = asked.iter().filter(|sync| sync.done_at > now).map(|sync| sync.tenant_id.clone()).collect();
    let synced_at = last_sync(now);
    let state =
        SyncState { synced_at, next_sync_at: synced_at.plus(HOUR), running, asked, rows, server_time: Timestamp(0) };
    let etag = digest(&serde_json::to_string(&state).unwrap_or_default());
    let state = SyncState { server_time: now, ..state };
    Ok(Response::json(200, &state).with("etag", &format!("\"{etag}\"")))
}

/// A sync that still matters: it runs, or another has to wait for it.
fn asked(record: &TenantRecord, sync: SyncRequest, now: Timestamp) -> Option<AskedSync> {
    let next_allowed_at = sync.asked_at.plus(THROTTLE);
    (next_allowed_at > now).then(|| AskedSync {
        tenant_id: record.id.clone(),
        asked_at: sync.asked_at,
        done_at: sync.done_at,
        next_allowed_at,
    })
}

/// The last syncs of one tenant: the hourly ones of a day, and those that somebody asked for.
pub fn get_sync_log(ctx: &mut Ctx<'_>, id: &TenantId) -> Handled {
    let record = readable(ctx, id, Ability::Sync)?;
    let now = ctx.now;
    let mut items: Vec<SyncRun> = record
        .hourly_syncs(now, LOGGED)
        .map(|(at, done)| SyncRun { at, outcome: if done { SyncOutcome::Done } else { SyncOutcome::Failed }, by: None })
        .collect();
    let requests = ctx.world.audit_entries().iter().filter(|entry| entry.tenant.as_ref() == Some(id));
    let requests = requests.map(|entry| &entry.activity).filter(|activity| activity.action == Action::SyncRequested);
    items.extend(requests.filter(|activity| now.since(activity.time) < LOGGED * HOUR).map(|activity| {
        let runs = record.sync.is_some_and(|sync| sync.asked_at == activity.time && sync.done_at > now);
        let outcome = if runs { SyncOutcome::Running } else { SyncOutcome::Done };
        SyncRun { at: activity.time, outcome, by: Some(activity.actor.clone()) }
    }));
    items.sort_by_key(|run| std::cmp::Reverse(run.at));
    Ok(Response::json(200, &SyncLog { items }))
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
