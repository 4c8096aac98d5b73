//! Organizations, and what is mapped to them.

use spanning_api::id::TenantId;

use super::{Ctx, Handled, not_yet};

/// `MapTenant`.
pub fn map_tenant(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}

/// `ListOrganizations`.
pub fn list_organizations(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `CreateOrganization`.
pub fn create_organization(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}
