//! What a KaseyaOne user reaches by Unified Login: the tenants that their company is linked to, if one of
//! their groups gives access to Spanning Backup.

use spanning_api::integration::WayIn;
use spanning_api::portal::PortalKind;
use spanning_api::problem::{Code, Problem};
use spanning_api::session::{IdentitySource, PortalRole, Scope, SpanningRole, TenantRef};

use super::failed;
use crate::api::Ctx;
use crate::sites::kaseyaone::token::Claims;
use crate::world::people::{brightwater, kaseyaone, partner, person};
use crate::world::sessions::NewSession;

/// The tenants, or why there are none.
pub(super) fn tenants(ctx: &mut Ctx<'_>, claims: &Claims) -> Result<Vec<TenantRef>, Problem> {
    let company = &claims.company;
    let (mut working, resting) = ctx.world.tenants_of_company(company);
    let (code, detail) = if working.is_empty() && resting == 0 {
        (Code::KaseyaoneNotLinked, format!("No tenant of Spanning Backup is linked to {}.", company.name))
    } else if claims.access.is_none() {
        let detail = format!("{} is in no KaseyaOne group that has Spanning Backup.", claims.username);
        (Code::KaseyaoneNoAccess, detail)
    } else if working.is_empty() {
        (Code::LinkSuspended, format!("The link to {} rests until a Master resumes it.", company.name))
    } else {
        working.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.domain.cmp(&b.domain)));
        return Ok(working);
    };
    let who = (*company == brightwater()).then(|| as_partner(claims));
    failed(ctx, who, code.as_str());
    let role_holders = if code == Code::KaseyaoneNoAccess { kaseyaone::masters(company) } else { Vec::new() };
    Err(Problem { role_holders, ..ctx.problem(code, detail) })
}

/// The session in one of them.
pub(super) fn session(claims: &Claims, tenant: TenantRef) -> NewSession {
    let role = claims.access.clone().unwrap_or(SpanningRole::User);
    NewSession {
        person: person(&claims.name, &claims.username),
        identity: IdentitySource::Kaseyaone,
        scope: Scope::Tenant { tenant, role },
        way: Some(WayIn::UnifiedLogin),
    }
}

/// A failure that belongs to no tenant is seen in the partner's portals.
fn as_partner(claims: &Claims) -> NewSession {
    NewSession {
        person: person(&claims.name, &claims.username),
        identity: IdentitySource::Kaseyaone,
        scope: Scope::Partner { partner: partner(), portal: PortalKind::Uniview2, role: PortalRole::Monitor },
        way: None,
    }
}
