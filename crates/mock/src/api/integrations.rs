//! Settings > Integrations.

use spanning_api::id::TenantId;

use super::{Ctx, Handled, not_yet};

/// `GetIntegrations`.
pub fn get_integrations(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}

/// `GetItCompleteImpact`.
pub fn get_it_complete_impact(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}

/// `SetItComplete`.
pub fn set_it_complete(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}

/// `GetUnlinkImpact`.
pub fn get_unlink_impact(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}

/// `UnlinkKaseyaOne`.
pub fn unlink_kaseya_one(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}
