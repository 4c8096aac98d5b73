//! Organizations, and what is mapped to them.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::{OrganizationId, TenantId};
use spanning_api::organization::{MapTenant, NewOrganization};
use spanning_api::page::Page;
use spanning_api::problem::Problem;
use spanning_api::query::SearchQuery;
use spanning_domain::permission::Act;
use spanning_domain::portal::Ability;
use spanning_domain::tenant_list::window;

use super::ctx::fact;
use super::tenants::{able, listed};
use super::{Ctx, Handled};
use crate::http::Response;
use crate::world::dice::Dice;

/// Longest name of an organization.
const NAME_LENGTH: usize = 120;
/// The group of an organization that is made here.
const GROUP: &str = "Default";

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
    let organizations = &ctx.world.estate.organizations;
    let target = match wanted {
        None => None,
        Some(organization) => match organizations.find(organization) {
            Some(index) => Some(index),
            None => return Err(ctx.invalid(&[("organizationId", "There is no such organization.")])),
        },
    };
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

/// A window of the partner's organizations, by name.
pub fn list_organizations(ctx: &mut Ctx<'_>) -> Handled {
    able(ctx, Ability::MapOrganizations)?;
    let query: SearchQuery = ctx.query()?;
    let found = ctx.world.estate.organizations.search(&query.q);
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
        Some("Another organization has this name.".to_owned())
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
        return Err(ctx.invalid(&[("name", "Another organization has this name.")]));
    };
    ctx.world.touch();
    ctx.audit(Action::OrganizationCreated, &made.name, ActivityResult::Success, Vec::new());
    Ok(Response::json(200, &made))
}
