//! Tenants of the partner.

use spanning_api::Timestamp;
use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::TenantId;
use spanning_api::page::Page;
use spanning_api::problem::{Code, Problem};
use spanning_api::session::Scope;
use spanning_api::tenant::{BackupStatus, Service, ServiceHistory, Tenant, TenantDetail, TenantSummary, UserQuery};
use spanning_api::tenant_query::TenantQuery;
use spanning_api::time::{DAY, HOUR};
use spanning_domain::licence::RETENTION_DAYS;
use spanning_domain::permission::Act;
use spanning_domain::portal::{self, Ability};
use spanning_domain::tenant_list::{fold, window};

use super::ctx::fact;
use super::{Ctx, Handled};
use crate::http::Response;
use crate::world::estate::record::TenantRecord;
use crate::world::estate::{Found, users};
use crate::world::history::{DAYS, History, storage};

/// A window of the tenants that the session's portal lists.
pub fn list_tenants(ctx: &mut Ctx<'_>) -> Handled {
    let query: TenantQuery = ctx.query()?;
    let (_, portal, _) = ctx.partner()?;
    let now = ctx.now;
    let found = ctx.world.select(&portal, &query, now);
    let total = found.len() as u64;
    let shown = window(found, query.window).to_vec();
    let items: Vec<Tenant> =
        shown.into_iter().filter_map(|index| ctx.world.rows.at(index)).map(|row| row.tenant.clone()).collect();
    Ok(Response::json(
        200,
        &Page { items, total, offset: query.window.offset, synced_at: Some(last_sync(now)), as_of: None },
    ))
}

/// Counts per filter value, within the other filters.
pub fn get_tenant_facets(ctx: &mut Ctx<'_>) -> Handled {
    let query: TenantQuery = ctx.query()?;
    let (_, portal, _) = ctx.partner()?;
    let now = ctx.now;
    Ok(Response::json(200, ctx.world.facets(&portal, &query, now)))
}

/// The tiles over the tenant list.
pub fn get_tenant_summary(ctx: &mut Ctx<'_>) -> Handled {
    able(ctx, Ability::Status)?;
    let (_, portal, _) = ctx.partner()?;
    let now = ctx.now;
    let tiles = ctx.world.tiles(&portal, now).clone();
    let (synced_at, next_sync_at) = (last_sync(now), last_sync(now).plus(HOUR));
    Ok(Response::json(200, &TenantSummary { synced_at, next_sync_at, server_time: now, ..tiles }))
}

/// Everything about one tenant.
pub fn get_tenant(ctx: &mut Ctx<'_>, id: &TenantId) -> Handled {
    let record = readable(ctx, id, Ability::Status)?;
    let tenant = ctx.world.row_of(&record, ctx.now);
    let estate = &ctx.world.estate;
    let history = History::of(estate, &record);
    let last = record.due_day(tenant.synced_at.unwrap_or(ctx.now));
    let known = tenant.synced_at.is_some();
    let days = last - DAYS + 1..=last;
    let service = |(place, service): (usize, &Service)| ServiceHistory {
        service: service.clone(),
        days: days
            .clone()
            .map(|day| if known { history.outcome(day, place) } else { BackupStatus::NeverRun })
            .collect(),
    };
    let run = tenant.synced_at.and_then(|at| history.last_run(at));
    let trend = |run: i64| {
        let first = days.clone().find(|day| record.ran(*day)).unwrap_or(run);
        days.clone().map(|day| if day < first { 0 } else { storage(estate, &record, day.min(run)).1 }).collect()
    };
    let detail = TenantDetail {
        kaseya_one_company: ctx.world.linked_company(id).map(|company| company.name),
        history: Service::KNOWN.iter().enumerate().map(service).collect(),
        storage_trend: run.map(trend).unwrap_or_default(),
        last_day: Timestamp(last * DAY),
        added_at: record.added_at,
        tenant,
    };
    Ok(Response::json(200, &detail))
}

/// A window of a tenant's users.
pub fn list_tenant_users(ctx: &mut Ctx<'_>, id: &TenantId) -> Handled {
    let record = readable(ctx, id, Ability::Status)?;
    let query: UserQuery = ctx.query()?;
    let row = ctx.world.row_of(&record, ctx.now);
    let folded = fold(&query.q);
    let words: Vec<_> = folded.split_whitespace().collect();
    let staff: Vec<_> = ctx.world.tenant_staff(&record.to_ref()).into_iter().map(|member| member.person).collect();
    let mut users = users::all(ctx.world.estate.seed, &record, &row, &staff);
    users.retain(|user| {
        let text = format!("{}\n{}", fold(&user.name), user.email);
        words.iter().all(|word| text.contains(word))
            && (query.protection.is_empty() || query.protection.contains(&user.protection))
    });
    let items = window(&users, query.window).to_vec();
    let page =
        Page { items, total: users.len() as u64, offset: query.window.offset, synced_at: row.synced_at, as_of: None };
    Ok(Response::json(200, &page))
}

/// Removes a tenant from the portals; its backups are deleted after 60 days.
pub fn remove_tenant(ctx: &mut Ctx<'_>, id: &TenantId) -> Handled {
    ctx.allow(Act::RemoveTenant)?;
    let record = listed(ctx, id)?;
    not_moving(ctx)?;
    ctx.world.estate.remove(record.index, ctx.now);
    ctx.world.touch();
    let facts = vec![fact("domain", record.domain.as_str()), fact("backups_deleted_after_days", "60")];
    ctx.audit_tenant(Some(id), Action::TenantRemoved, &record.name, ActivityResult::Success, facts);
    Ok(Response::status(204))
}

/// The last hourly run of the synchronisation.
pub(super) fn last_sync(now: Timestamp) -> Timestamp {
    Timestamp(now.0.div_euclid(HOUR) * HOUR)
}

/// Refuses what the session's portal version cannot do. Roles are another question: everybody reads.
pub(super) fn able(ctx: &Ctx<'_>, ability: Ability) -> Result<(), Problem> {
    match &ctx.session()?.scope {
        Scope::Partner { portal, .. } if !portal::of(portal).is_some_and(|p| p.can(ability)) => {
            Err(ctx.problem(Code::PortalLacks, "This portal version cannot do that."))
        }
        _ => Ok(()),
    }
}

/// A tenant that the session may read about; a tenant's ordinary users may not.
pub(super) fn readable(ctx: &Ctx<'_>, id: &TenantId, ability: Ability) -> Result<TenantRecord, Problem> {
    able(ctx, ability)?;
    if matches!(ctx.session()?.scope, Scope::Tenant { .. }) {
        ctx.allow(Act::ViewAllActivity)?;
    }
    listed(ctx, id)
}

/// A tenant that is there and that the session's portal lists.
pub(super) fn listed(ctx: &Ctx<'_>, id: &TenantId) -> Result<TenantRecord, Problem> {
    let index = match ctx.world.estate.find(id) {
        Found::Here(index) => index,
        Found::Removed(at) => {
            let deleted = ctx.now.since(at) > RETENTION_DAYS * DAY;
            let words = ["This tenant was removed.", "This tenant was removed, and its backups were deleted since."];
            return Err(ctx.problem(Code::Gone, words[usize::from(deleted)]));
        }
        Found::Nowhere => return Err(ctx.problem(Code::NotFound, "There is no such tenant.")),
    };
    let record = ctx.world.estate.at(index).ok_or_else(|| ctx.problem(Code::NotFound, "There is no such tenant."))?;
    match &ctx.session()?.scope {
        Scope::Partner { portal, .. } if !record.is_listed(portal, ctx.now) => {
            let name = portal::name(portal);
            Err(ctx.problem(Code::OutOfScope, format!("{name} does not list this tenant.")))
        }
        _ => Ok(record.clone()),
    }
}

/// An old portal is read-only while its clients are being moved.
pub(super) fn not_moving(ctx: &Ctx<'_>) -> Result<(), Problem> {
    let (_, portal, _) = ctx.partner()?;
    if ctx.world.migrations.is_running(&ctx.world.estate, &portal, ctx.now) {
        let name = portal::name(&portal);
        let detail = format!("{name} is read-only while its clients are moved to UniView 2.0.");
        return Err(ctx.problem(Code::MigrationRunning, detail));
    }
    Ok(())
}
