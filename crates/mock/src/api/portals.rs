//! The partner's portals.

use spanning_api::portal::{Portal, PortalKind, Portals};
use spanning_api::session::Scope;

use super::{Ctx, Handled};
use crate::http::Response;
use crate::sites::Site;
use crate::world::scenario::Scenario;

/// The portals of the partner. A tenant's session learns only whether each lists that tenant.
pub fn get_portals(ctx: &mut Ctx<'_>) -> Handled {
    let estate = &ctx.world.estate;
    let scope = &ctx.session()?.scope;
    let sites = &ctx.world.settings().sites;
    let item = |kind: &PortalKind| {
        let origin = Site::of_portal(kind).map(|site| sites.origin(site));
        let new = matches!(kind, PortalKind::Vsa10 | PortalKind::Uniview2);
        Portal {
            kind: kind.clone(),
            available: !(new && estate.scenario == Scenario::OldPortals),
            tenants: match scope {
                Scope::Partner { .. } => estate.count_listed(kind, ctx.now),
                Scope::Tenant { tenant, .. } => u64::from(estate.listed_in(&tenant.id, kind, ctx.now).is_some()),
            },
            host_url: origin.as_ref().map(|origin| format!("{origin}/")),
            host_origins: origin.into_iter().collect(),
        }
    };
    Ok(Response::json(200, &Portals { items: PortalKind::KNOWN.iter().map(item).collect() }))
}
