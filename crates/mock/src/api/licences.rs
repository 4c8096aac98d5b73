//! Licences and upgrades.

use spanning_api::id::TenantId;

use super::{Ctx, Handled, not_yet};

/// `GetLicences`.
pub fn get_licences(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}

/// `AllocateLicences`.
pub fn allocate_licences(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}

/// `UpgradeTenant`.
pub fn upgrade_tenant(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}
