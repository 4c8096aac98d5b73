//! Migrations to UniView 2.0.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::MigrationId;
use spanning_api::migration::{ClientState, LedgerQuery, Migration, Migrations, StartMigration};
use spanning_api::page::Page;
use spanning_api::portal::PortalKind;
use spanning_api::problem::{Code, Problem};
use spanning_api::query::Window;
use spanning_domain::permission::Act;
use spanning_domain::portal;
use spanning_domain::tenant_list::{fold, window};

use super::ctx::fact;
use super::{Ctx, Handled};
use crate::http::Response;
use crate::sites::Site;
use crate::world::migrations::{SOURCES, source_of};

/// One migration per old portal.
pub fn get_migrations(ctx: &mut Ctx<'_>) -> Handled {
    let items = SOURCES.iter().filter_map(|from| migration(ctx, from)).collect();
    Ok(Response::json(200, &Migrations { items }))
}

/// Asks for the migration of the session's portal: the next login to UniView 2.0 starts it.
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
    if world.migrations.direct(&wanted.from, ctx.now) {
        world.touch();
        ctx.audit(Action::MigrationRequested, &portal::name(&wanted.from), ActivityResult::Success, Vec::new());
    }
    answer(ctx, &wanted.from)
}

/// A window of a migration's ledger, in the order in which clients are moved.
pub fn list_migration_clients(ctx: &mut Ctx<'_>, id: &MigrationId) -> Handled {
    let from = source(ctx, id)?;
    let query: LedgerQuery = ctx.query()?;
    let mut ledger = ctx.world.migrations.ledger(&ctx.world.estate, &from, ctx.now);
    ledger.retain(|client| accepts(&query, &client.name, &client.domain, &client.state));
    Ok(page(&ledger, query.window))
}

/// A window of a migration's clients before and after.
pub fn list_reconciled(ctx: &mut Ctx<'_>, id: &MigrationId) -> Handled {
    let from = source(ctx, id)?;
    let query: LedgerQuery = ctx.query()?;
    let mut clients = ctx.world.migrations.reconciled(&ctx.world.estate, &from, ctx.now);
    clients.retain(|client| accepts(&query, &client.before.name, &client.domain, &client.state));
    Ok(page(&clients, query.window))
}

fn accepts(query: &LedgerQuery, name: &str, domain: &str, state: &ClientState) -> bool {
    let (wanted, text) = (fold(&query.q), fold(&format!("{name} {domain}")));
    wanted.split_whitespace().all(|word| text.contains(word)) && (query.state.is_empty() || query.state.contains(state))
}

fn page<T: Clone + serde::Serialize>(all: &[T], of: Window) -> Response {
    let items = window(all, of).to_vec();
    Response::json(200, &Page { items, total: all.len() as u64, offset: of.offset, synced_at: None, as_of: None })
}

/// Tries the failed clients again; nothing happens when there are none.
pub fn retry_migration(ctx: &mut Ctx<'_>, id: &MigrationId) -> Handled {
    ctx.allow(Act::RetryMigration)?;
    let from = source(ctx, id)?;
    if ctx.partner()?.1 != PortalKind::Uniview2 {
        own(ctx, &from)?;
    }
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
    let found = migration(ctx, from).ok_or_else(|| ctx.problem(Code::NotFound, "There is no such migration."))?;
    Ok(Response::json(200, &found))
}

fn migration(ctx: &Ctx<'_>, from: &PortalKind) -> Option<Migration> {
    let found = ctx.world.migrations.migration(&ctx.world.estate, from, ctx.now)?;
    let login = ctx.world.settings().sites.origin(Site::of_portal(&PortalKind::Uniview2)?);
    Some(Migration { login_url: found.account_ready.then(|| format!("{login}/")), ..found })
}
