//! Migrations to UniView 2.0.

use spanning_api::id::MigrationId;

use super::{Ctx, Handled, not_yet};

/// `GetMigrations`.
pub fn get_migrations(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `StartMigration`.
pub fn start_migration(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `ListMigrationClients`.
pub fn list_migration_clients(ctx: &mut Ctx<'_>, _id: &MigrationId) -> Handled {
    not_yet(ctx)
}

/// `RetryMigration`.
pub fn retry_migration(ctx: &mut Ctx<'_>, _id: &MigrationId) -> Handled {
    not_yet(ctx)
}
