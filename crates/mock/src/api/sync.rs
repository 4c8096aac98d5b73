//! The hourly synchronisation.

use spanning_api::id::TenantId;

use super::{Ctx, Handled, not_yet};

/// `GetSync`.
pub fn get_sync(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `SyncTenant`.
pub fn sync_tenant(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}
