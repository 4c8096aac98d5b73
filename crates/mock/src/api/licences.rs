//! Licences and upgrades.

use spanning_api::activity::{Action, ActivityResult, Fact};
use spanning_api::id::TenantId;
use spanning_api::licence::{AllocateLicences, Licences, Upgrade};
use spanning_api::problem::{Code, FieldProblem, Problem};
use spanning_api::tenant::SubscriptionKind;
use spanning_domain::licence::{self, PAID, Refusal, TERMS};
use spanning_domain::permission::Act;
use spanning_domain::portal::Ability;

use super::ctx::{change, fact};
use super::tenants::{listed, readable};
use super::{Ctx, Handled};
use crate::http::Response;
use crate::world::estate::record::TenantRecord;

/// The licence position of a tenant.
pub fn get_licences(ctx: &mut Ctx<'_>, id: &TenantId) -> Handled {
    let record = readable(ctx, id, Ability::Licences)?;
    Ok(answer(ctx, &record))
}

/// Sets how many licences a tenant has.
pub fn allocate_licences(ctx: &mut Ctx<'_>, id: &TenantId) -> Handled {
    ctx.allow(Act::ManageLicences)?;
    let record = listed(ctx, id)?;
    let [standard, archived] = counts(ctx)?;
    let now = ctx.world.estate.licences(&record, ctx.now);
    ctx.if_match(&etag(&record), &now)?;
    allocate(ctx, id, AllocateLicences { standard, archived })?;
    let record = listed(ctx, id)?;
    Ok(answer(ctx, &record))
}

/// Gives a tenant so many licences; whether anything was changed.
pub(super) fn allocate(ctx: &mut Ctx<'_>, id: &TenantId, wanted: AllocateLicences) -> Result<bool, Problem> {
    ctx.allow(Act::ManageLicences)?;
    let record = listed(ctx, id)?;
    let AllocateLicences { standard, archived } = wanted;
    let now = ctx.world.estate.licences(&record, ctx.now);
    let after = licence::allocate(&now, wanted).map_err(|r| refused(ctx, &r))?;
    let facts = changes(&[("standard", now.standard.total, standard), ("archived", now.archived.total, archived)]);
    let changed = !facts.is_empty();
    if changed {
        ctx.world.estate.allocate(record.index, &now.subscription, after);
        ctx.world.touch();
        ctx.audit_tenant(Some(id), Action::LicencesAllocated, &record.name, ActivityResult::Success, facts);
    }
    Ok(changed)
}

/// Turns a trial, running or ended, into a paid subscription.
pub fn upgrade_tenant(ctx: &mut Ctx<'_>, id: &TenantId) -> Handled {
    ctx.allow(Act::ManageLicences)?;
    let record = listed(ctx, id)?;
    let [standard, archived] = counts(ctx)?;
    let wanted: Upgrade = ctx.body()?;
    let now = ctx.world.estate.licences(&record, ctx.now);
    if !matches!(now.subscription, SubscriptionKind::Trial | SubscriptionKind::Expired) {
        return Err(ctx.problem(Code::NotATrial, "This tenant has a paid subscription."));
    }
    let mut faults = Vec::new();
    if !PAID.contains(&wanted.subscription) {
        faults.push(("subscription", "Choose spanning or kaseya365."));
    }
    if !TERMS.contains(&wanted.term_months) {
        faults.push(("termMonths", "Choose 1, 12 or 36 months."));
    }
    if !faults.is_empty() {
        return Err(ctx.invalid(&faults));
    }
    let free = ctx.world.estate.pools.free(&wanted.subscription);
    let after = licence::upgrade(&now, free.standard, free.archived, &wanted).map_err(|r| refused(ctx, &r))?;
    ctx.world.estate.upgrade(record.index, &wanted, after, ctx.now);
    ctx.world.touch();
    let mut facts = vec![
        fact("before", now.subscription.as_str()),
        fact("after", wanted.subscription.as_str()),
        fact("term_months", wanted.term_months.to_string()),
    ];
    facts.extend(changes(&[("standard", now.standard.total, standard), ("archived", now.archived.total, archived)]));
    ctx.audit_tenant(Some(id), Action::TrialUpgraded, &record.name, ActivityResult::Success, facts);
    let record = listed(ctx, id)?;
    Ok(answer(ctx, &record))
}

fn etag(record: &TenantRecord) -> String {
    format!("\"licences-{}\"", record.licence_version)
}

fn answer(ctx: &Ctx<'_>, record: &TenantRecord) -> Response {
    let licences: Licences = ctx.world.estate.licences(record, ctx.now);
    Response::json(200, &licences).with("etag", &etag(record))
}

/// The two counts of a body. Numbers that no count can be (negative, fractional, too large) are
/// faults of their fields, not of the body.
fn counts(ctx: &Ctx<'_>) -> Result<[u32; 2], Problem> {
    let body: serde_json::Map<String, serde_json::Value> = ctx.body()?;
    let read = |field: &str| match body.get(field).and_then(serde_json::Value::as_u64) {
        Some(count) => u32::try_from(count).map_err(|_| format!("{count} are more licences than there can be.")),
        None => Err("Enter a whole number, 0 or more.".to_owned()),
    };
    match (read("standard"), read("archived")) {
        (Ok(standard), Ok(archived)) => Ok([standard, archived]),
        (standard, archived) => {
            let faults = [("standard", standard.err()), ("archived", archived.err())];
            let faults: Vec<_> = faults.iter().filter_map(|(field, fault)| Some((*field, fault.as_deref()?))).collect();
            Err(ctx.invalid(&faults))
        }
    }
}

fn refused(ctx: &Ctx<'_>, refusals: &[Refusal]) -> Problem {
    let fields: Vec<_> = refusals
        .iter()
        .map(|refusal| FieldProblem { field: refusal.field().to_owned(), message: refusal.to_string() })
        .collect();
    let detail = fields.iter().map(|field| field.message.as_str()).collect::<Vec<_>>().join(" ");
    Problem { fields, ..ctx.problem(Code::LicenceLimit, detail) }
}

fn changes(numbers: &[(&str, u32, u32)]) -> Vec<Fact> {
    let changed = numbers.iter().filter(|(_, before, after)| before != after);
    changed.flat_map(|(key, before, after)| change(key, &before.to_string(), &after.to_string())).collect()
}
