//! Tenants of the partner.

use spanning_api::id::TenantId;

use super::{Ctx, Handled, not_yet};

/// `ListTenants`.
pub fn list_tenants(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `GetTenantFacets`.
pub fn get_tenant_facets(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `GetTenantSummary`.
pub fn get_tenant_summary(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `GetTenant`.
pub fn get_tenant(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}

/// `ListTenantUsers`.
pub fn list_tenant_users(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}

/// `RemoveTenant`.
pub fn remove_tenant(ctx: &mut Ctx<'_>, _id: &TenantId) -> Handled {
    not_yet(ctx)
}
