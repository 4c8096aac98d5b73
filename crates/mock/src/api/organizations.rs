//! Organizations, and what is mapped to them.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::{OrganizationId, TenantId};
use spanning_api::organization::{MapTenant, NewOrganization};
use spanning_api::page::Page;
use spanning_api::problem::{Code, Problem};
use spanning_api::query::SearchQuery;
use spanning_api::session::PortalRole;
use spanning_domain::permission::Act;
use spanning_domain::portal::Ability;
use spanning_domain::tenant_list::window;

use super::ctx::fact;
use super::tenants::{able, listed};
use super::{Ctx, Handled};
use crate::http::Response;
use crate::world::dice::Dice;
use crate::world::estate::organizations::OrganizationRecord;
use crate::world::people::accounts::groups_of;

/// Longest name of an organization.
const NAME_LENGTH: usize = 120;
/// The group of an organization that is made here.
const GROUP: &str = "Default";

/// Whether in a group of one's own or not.
const NAME_TAKEN: &str = "Another organization of your company has this name.";

/// Maps a tenant to an organization, or unmaps it.
pub fn map_tenant(ctx: &mut Ctx<'_>, id: &TenantId) -> Handled {
    let wanted: MapTenant = ctx.body()?;
    map(ctx, id, wanted.organization_id.as_ref())?;
    let record = listed(ctx, id)?;
    Ok(Response::json(200, &ctx.world.row_of(&record, ctx.now)))
}

/// Maps a tenant or unmaps it; whether anything was changed.
pub(super) fn map(ctx: &mut Ctx<'_>, id: &TenantId, wanted: Option<&OrganizationId>) -> Result<bool, Problem> {
    ctx.allow(Act::MapOrganizations)?;
    let record = listed(ctx, id)?;
    if let Some(now) = record.organization.and_then(|index| ctx.world.estate.organizations.at(index))
        && let Err(message) = looked_after(ctx, now)
    {
        return Err(ctx.problem(Code::OutOfScope, message));
    }
    let target = wanted.map(|organization| own(ctx, organization)).transpose();
    let target = target.map_err(|message| ctx.invalid(&[("organizationId", message.as_str())]))?;
    let organizations = &ctx.world.estate.organizations;
    let changed = target != record.organization;
    if changed {
        let name = |index: Option<u32>| index.and_then(|i| organizations.at(i)).map(|o| o.name.clone());
        let (before, after) = (name(record.organization), name(target));
        let facts = [("before", before), ("after", after)];
        let facts = facts.into_iter().filter_map(|(key, value)| Some(fact(key, value?))).collect();
        ctx.world.estate.map(record.index, target);
        ctx.world.touch();
        let action = if target.is_some() { Action::TenantMapped } else { Action::TenantUnmapped };
        ctx.audit_tenant(Some(id), action, &record.name, ActivityResult::Success, facts);
    }
    Ok(changed)
}

/// An organization that the session may map to, or what to say instead.
pub(super) fn own(ctx: &Ctx<'_>, id: &OrganizationId) -> Result<u32, String> {
    let organizations = &ctx.world.estate.organizations;
    let found = organizations.find(id).and_then(|index| Some((index, organizations.at(index)?)));
    let (index, record) = found.ok_or("There is no such organization.")?;
    looked_after(ctx, record).map(|()| index)
}

/// Refuses an organization of a group that is not the session's: in UniView the role says what somebody may
/// do, the group where.
fn looked_after(ctx: &Ctx<'_>, organization: &OrganizationRecord) -> Result<(), String> {
    let superuser = matches!(ctx.partner(), Ok((.., PortalRole::Superuser)));
    let email = ctx.session().map(|session| session.person.email.clone()).unwrap_or_default();
    match groups_of(&email).filter(|_| !superuser) {
        Some(groups) if !groups.contains(&organization.group.as_str()) => {
            let OrganizationRecord { name, group, .. } = organization;
            Err(format!("{name} is in the group {group}, which you do not look after."))
        }
        _ => Ok(()),
    }
}

/// A window of the partner's organizations, by name: those that the session looks after.
pub fn list_organizations(ctx: &mut Ctx<'_>) -> Handled {
    able(ctx, Ability::MapOrganizations)?;
    let query: SearchQuery = ctx.query()?;
    let mut found = ctx.world.estate.organizations.search(&query.q);
    found.retain(|record| looked_after(ctx, record).is_ok());
    let items: Vec<_> = window(&found, query.window).iter().map(|record| record.to_api()).collect();
    let page = Page { items, total: found.len() as u64, offset: query.window.offset, synced_at: None, as_of: None };
    Ok(Response::json(200, &page))
}

/// Makes an organization.
pub fn create_organization(ctx: &mut Ctx<'_>) -> Handled {
    ctx.allow(Act::MapOrganizations)?;
    let wanted: NewOrganization = ctx.body()?;
    let name = wanted.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let fault = if name.is_empty() {
        Some("Enter a name.".to_owned())
    } else if name.chars().count() > NAME_LENGTH {
        Some(format!("Use at most {NAME_LENGTH} characters; these are {}.", name.chars().count()))
    } else if name.chars().any(char::is_control) {
        Some("Control characters are not accepted.".to_owned())
    } else if ctx.world.estate.organizations.is_taken(&name) {
        Some(NAME_TAKEN.to_owned())
    } else {
        None
    };
    if let Some(fault) = fault {
        return Err(ctx.invalid(&[("name", fault.as_str())]));
    }
    let entropy = ctx.mint.bytes();
    let seed = entropy.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    let id = OrganizationId(Dice::new(seed).guid());
    let organizations = &mut ctx.world.estate.organizations;
    let made = organizations.add(id, &name, GROUP).and_then(|index| organizations.at(index)).map(|o| o.to_api());
    let Some(made) = made else {
        return Err(ctx.invalid(&[("name", NAME_TAKEN)]));
    };
    ctx.world.touch();
    ctx.audit(Action::OrganizationCreated, &made.name, ActivityResult::Success, Vec::new());
    Ok(Response::json(200, &made))
}
