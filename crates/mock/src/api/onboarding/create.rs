//! A new addition.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::{OnboardingId, OrganizationId, TenantId};
use spanning_api::onboarding::{NewOnboarding, OnboardingMode};
use spanning_api::problem::{Code, FieldProblem, Problem};
use spanning_api::tenant::{Region, SubscriptionKind};
use spanning_domain::onboarding::{Stage, lifetime};
use spanning_domain::permission::Act;
use spanning_domain::portal::{self, Ability};

use super::domain::{self, Target};
use super::{can_change, home, keep, trail, with_address};
use crate::api::{Ctx, Handled, organizations, tenants};
use crate::mint::digest;
use crate::world::onboardings::OnboardingRecord;

/// Begins to add a tenant.
pub fn create_onboarding(ctx: &mut Ctx<'_>) -> Handled {
    ctx.allow(Act::AddTenant)?;
    tenants::not_moving(ctx)?;
    let portal = home(ctx)?;
    let wanted: NewOnboarding = ctx.body()?;
    let target = domain::target(ctx, &portal, &wanted.domain);
    let (organization, faults) = fields(ctx, &wanted)?;
    let target = together(ctx, target, faults)?;
    if let Some(known) = ctx.world.onboardings.under_way(&portal, &target.directory) {
        let current = serde_json::to_value(ctx.world.onboarding(known, can_change(ctx)?)).ok();
        let message = format!("{} is being added already; see above the list.", target.domain);
        let fields = vec![FieldProblem { field: "domain".to_owned(), message: message.clone() }];
        return Err(Problem { current, fields, ..ctx.problem(Code::OnboardingExists, message) });
    }
    let secret = ctx.mint.token();
    let record = OnboardingRecord {
        id: OnboardingId(ctx.mint.id("ob")),
        stage: Stage::begin(&wanted.mode),
        expires_at: ctx.now.plus(lifetime(&wanted.mode)),
        mode: wanted.mode,
        domain: target.domain,
        directory: target.directory,
        directory_name: target.name,
        region: wanted.region,
        subscription: wanted.subscription,
        organization,
        portal,
        created_at: ctx.now,
        created_by: ctx.session()?.person.clone(),
        secret: digest(&secret),
        opened_at: None,
        holders: Vec::new(),
        trips: Vec::new(),
        trouble: None,
        tenant: TenantId(ctx.mint.id("tn")),
        ready_at: None,
        withdrawn: target.withdrawn,
        dismissed: false,
        correlation: ctx.correlation.clone(),
    };
    keep(ctx, record.clone());
    trail::note(ctx, &record, begun(&record.mode), ActivityResult::Success);
    with_address(ctx, &record, &secret)
}

/// What the trail calls the beginning.
pub(super) fn begun(mode: &OnboardingMode) -> Action {
    if *mode == OnboardingMode::Own { Action::TenantAddStarted } else { Action::TenantInvited }
}

/// The organization's index, and what is wrong with the fields besides the domain.
type Checked = (Option<u32>, Vec<FieldProblem>);

fn fields(ctx: &Ctx<'_>, wanted: &NewOnboarding) -> Result<Checked, Problem> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, message: String| faults.push(FieldProblem { field: field.to_owned(), message });
    if let OnboardingMode::Other(_) = wanted.mode {
        fault("mode", "Choose own or invite.".to_owned());
    }
    if let Region::Other(_) = wanted.region {
        fault("region", "Choose us, eu, ap, ca, uk or af.".to_owned());
    }
    match &wanted.subscription {
        SubscriptionKind::Expired | SubscriptionKind::Other(_) => {
            fault("subscription", "Choose trial, spanning, kaseya365 or legacy.".to_owned());
        }
        SubscriptionKind::Trial => {}
        _ if !wanted.overage_acknowledged => {
            let message = "Confirm that use beyond the licences is billed.";
            fault("overageAcknowledged", message.to_owned());
        }
        _ => {}
    }
    let organization = match wanted.organization_id.as_ref().map(|id| organization(ctx, id)) {
        None => None,
        Some(Ok(index)) => Some(index),
        Some(Err(message)) => {
            fault("organizationId", message);
            None
        }
    };
    Ok((organization, faults))
}

/// An organization that the session may map to: an Admin only has those of their own groups.
fn organization(ctx: &Ctx<'_>, id: &OrganizationId) -> Result<u32, String> {
    let (_, kind, _) = ctx.partner().map_err(|problem| problem.title)?;
    if !portal::of(&kind).is_some_and(|portal| portal.can(Ability::MapOrganizations)) {
        return Err("This portal version does not map tenants to organizations.".to_owned());
    }
    organizations::own(ctx, id)
}

/// All that is wrong at once: the domain's code where it is the domain alone.
fn together(ctx: &Ctx<'_>, target: Result<Target, Problem>, faults: Vec<FieldProblem>) -> Result<Target, Problem> {
    match target {
        Ok(target) if faults.is_empty() => Ok(target),
        Ok(_) => Err(Problem { fields: faults, ..ctx.problem(Code::InvalidFields, "Some fields are not valid.") }),
        Err(mut problem) => {
            problem.fields.extend(faults);
            Err(problem)
        }
    }
}
