//! Migrations to UniView 2.0.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::MigrationId;
use spanning_api::migration::{Migrations, StartMigration};
use spanning_api::page::Page;
use spanning_api::portal::PortalKind;
use spanning_api::problem::{Code, Problem};
use spanning_api::query::SearchQuery;
use spanning_domain::permission::Act;
use spanning_domain::portal;
use spanning_domain::tenant_list::{fold, window};

use super::ctx::fact;
use super::{Ctx, Handled};
use crate::http::Response;
use crate::world::migrations::{SOURCES, source_of};

/// One migration per old portal.
pub fn get_migrations(ctx: &mut Ctx<'_>) -> Handled {
    let world = &ctx.world;
    let items = SOURCES.iter().filter_map(|from| world.migrations.migration(&world.estate, from, ctx.now)).collect();
    Ok(Response::json(200, &Migrations { items }))
}

/// Starts the migration of the session's portal.
pub fn start_migration(ctx: &mut Ctx<'_>) -> Handled {
    ctx.allow(Act::Migrate)?;
    let wanted: StartMigration = ctx.body()?;
    if !SOURCES.contains(&wanted.from) {
        return Err(ctx.invalid(&[("from", "Choose vsa9 or uniview1.")]));
    }
    own(ctx, &wanted.from)?;
    if !ctx.world.migrations.account_ready {
        let detail = "Ask your account manager for a UniView 2.0 account first; it is free.";
        return Err(ctx.problem(Code::MigrationAccountMissing, detail));
    }
    if ctx.world.migrations.is_running(&ctx.world.estate, &wanted.from, ctx.now) {
        return Err(ctx.problem(Code::MigrationRunning, "This migration is under way."));
    }
    let world = &mut *ctx.world;
    if world.migrations.start(&mut world.estate, &wanted.from, ctx.now) {
        world.touch();
        ctx.audit(Action::MigrationStarted, &portal::name(&wanted.from), ActivityResult::Success, Vec::new());
    }
    answer(ctx, &wanted.from)
}

/// A window of a migration's ledger, in the order in which clients are moved.
pub fn list_migration_clients(ctx: &mut Ctx<'_>, id: &MigrationId) -> Handled {
    let from = source(ctx, id)?;
    let query: SearchQuery = ctx.query()?;
    let folded = fold(&query.q);
    let words: Vec<_> = folded.split_whitespace().collect();
    let mut ledger = ctx.world.migrations.ledger(&ctx.world.estate, &from, ctx.now);
    ledger.retain(|client| {
        let name = fold(&client.name);
        words.iter().all(|word| name.contains(word))
    });
    let items = window(&ledger, query.window).to_vec();
    let page = Page { items, total: ledger.len() as u64, offset: query.window.offset, synced_at: None, as_of: None };
    Ok(Response::json(200, &page))
}

/// Tries the failed clients again; nothing happens when there are none.
pub fn retry_migration(ctx: &mut Ctx<'_>, id: &MigrationId) -> Handled {
    ctx.allow(Act::Migrate)?;
    let from = source(ctx, id)?;
    own(ctx, &from)?;
    let world = &mut *ctx.world;
    let failed = world.migrations.retry(&mut world.estate, &from, ctx.now);
    if failed > 0 {
        world.touch();
        let facts = vec![fact("clients", failed.to_string())];
        ctx.audit(Action::MigrationRetried, &portal::name(&from), ActivityResult::Success, facts);
    }
    answer(ctx, &from)
}

fn source(ctx: &Ctx<'_>, id: &MigrationId) -> Result<PortalKind, Problem> {
    source_of(id).ok_or_else(|| ctx.problem(Code::NotFound, "There is no such migration."))
}

/// A migration is begun in the portal that is moved, as documented.
fn own(ctx: &Ctx<'_>, from: &PortalKind) -> Result<(), Problem> {
    if ctx.partner()?.1 == *from {
        return Ok(());
    }
    let name = portal::name(from);
    Err(ctx.problem(Code::OutOfScope, format!("Sign in to {name} to move its clients.")))
}

fn answer(ctx: &Ctx<'_>, from: &PortalKind) -> Handled {
    let migration = ctx.world.migrations.migration(&ctx.world.estate, from, ctx.now);
    let migration = migration.ok_or_else(|| ctx.problem(Code::NotFound, "There is no such migration."))?;
    Ok(Response::json(200, &migration))
}
