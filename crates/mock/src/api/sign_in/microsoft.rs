//! Who a Microsoft account is in Spanning Backup.

use spanning_api::id::DirectoryId;
use spanning_api::link::LinkReason;
use spanning_api::problem::{Code, Problem};
use spanning_api::session::{IdentitySource, Scope, SpanningRole};
use spanning_domain::link::evidence::PERSONAL_DIRECTORY;

use super::{failed, refused};
use crate::api::Ctx;
use crate::api::tokens::{self, Bound};
use crate::world::links::trouble;
use crate::world::people::microsoft::GLOBAL_ADMINISTRATOR;
use crate::world::people::person;
use crate::world::sessions::NewSession;

/// Exchanges a code: the tenant is the account's directory, never an address. Every Global Administrator
/// of it is an administrator; others are known by their account there.
pub(super) fn who(ctx: &mut Ctx<'_>, bound: &Bound<'_>, code: &str) -> Result<NewSession, Problem> {
    let (claims, _) = tokens::microsoft(ctx, bound, code).map_err(|trouble| refused(ctx, None, trouble))?;
    if claims.tid == PERSONAL_DIRECTORY {
        let trouble = trouble(LinkReason::PersonalAccount, ctx.now);
        return Err(refused(ctx, None, trouble));
    }
    let Some(tenant) = ctx.world.tenant_of_directory(&DirectoryId(claims.tid.clone())) else {
        failed(ctx, None, "tenant_unknown");
        let detail = "The Microsoft 365 tenant of this account is not in Spanning Backup.";
        return Err(ctx.problem(Code::AccountUnknown, detail));
    };
    let administrator = claims.wids.iter().flatten().any(|wid| wid == GLOBAL_ADMINISTRATOR);
    let staff = ctx.world.tenant_staff(&tenant);
    let member = staff.into_iter().find(|member| member.person.email == claims.preferred_username);
    let member = member.filter(|_| claims.idp.is_none());
    let role = match &member {
        _ if administrator => Some(SpanningRole::GlobalAdministrator),
        Some(member) => Some(member.role.clone()),
        None => None,
    };
    let new = NewSession {
        person: member.map_or_else(|| person(&claims.name, &claims.preferred_username), |member| member.person),
        identity: IdentitySource::Microsoft,
        scope: Scope::Tenant { tenant, role: role.clone().unwrap_or(SpanningRole::User) },
        way: None,
    };
    if role.is_none() {
        failed(ctx, Some(new), "account_unknown");
        return Err(ctx.problem(Code::AccountUnknown, "This Microsoft account is no user of Spanning Backup."));
    }
    Ok(new)
}
