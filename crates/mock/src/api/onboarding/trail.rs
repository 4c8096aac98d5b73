//! What the audit trail says about additions: under the addition's correlation id, seen by the portal and
//! by the tenant once there is one, under the identity of whoever acts.

use spanning_api::Timestamp;
use spanning_api::activity::{Action, ActivityResult, Fact};
use spanning_api::session::{IdentitySource, Person, Scope, SpanningRole};

use crate::api::Ctx;
use crate::api::ctx::fact;
use crate::world::audit::NewEntry;
use crate::world::onboardings::OnboardingRecord;
use crate::world::people::person;
use crate::world::sessions::{NewSession, SessionRecord};

/// Somebody in the portal did it.
pub(super) fn note(ctx: &mut Ctx<'_>, record: &OnboardingRecord, action: Action, result: ActivityResult) {
    let who = ctx.session.clone();
    write(ctx, record, who.as_ref(), action, result, ctx.now);
}

/// Whoever opened the address did it; known by name only after a Microsoft sign-in.
pub(super) fn by_guest(
    ctx: &mut Ctx<'_>,
    record: &OnboardingRecord,
    who: Option<&Person>,
    action: Action,
    result: ActivityResult,
) {
    let identity = if who.is_some() { IdentitySource::Microsoft } else { IdentitySource::System };
    let person = who.cloned().unwrap_or_else(|| person("Holder of the invite link", ""));
    let scope = Scope::Tenant { tenant: record.tenant_ref(), role: SpanningRole::User };
    let guest = SessionRecord::as_if(NewSession { person, identity, scope, way: None }, ctx.now);
    write(ctx, record, Some(&guest), action, result, ctx.now);
}

/// Nobody did it: its time had come.
pub(super) fn by_itself(
    ctx: &mut Ctx<'_>,
    record: &OnboardingRecord,
    action: Action,
    result: ActivityResult,
    at: Timestamp,
) {
    write(ctx, record, None, action, result, at);
}

/// Something forged, foreign or malformed; no part of it is repeated.
pub(super) fn suspicious(ctx: &mut Ctx<'_>, why: &str, record: Option<&OnboardingRecord>) {
    let mut facts = vec![fact("reason", why)];
    facts.extend(record.map(|record| fact("onboarding", record.id.as_str())));
    let entry = NewEntry {
        action: Action::LinkSuspicious,
        object: record.map_or_else(|| "Consent of a tenant".to_owned(), |record| record.domain.clone()),
        result: ActivityResult::Failure,
        facts,
        tenant: None,
        partner: record.is_some(),
    };
    let (ip, now, correlation) = (ctx.request.ip.clone(), ctx.now, ctx.correlation.clone());
    ctx.world.audit_as(None, entry, &ip, now, &correlation);
}

fn write(
    ctx: &mut Ctx<'_>,
    record: &OnboardingRecord,
    who: Option<&SessionRecord>,
    action: Action,
    result: ActivityResult,
    at: Timestamp,
) {
    let entry = NewEntry {
        action,
        object: record.domain.clone(),
        result,
        facts: facts(record),
        tenant: Some(record.tenant.clone()),
        partner: true,
    };
    let ip = if who.is_some() { ctx.request.ip.clone() } else { String::new() };
    ctx.world.audit_as(who, entry, &ip, at, &record.correlation);
}

fn facts(record: &OnboardingRecord) -> Vec<Fact> {
    let mut facts = vec![
        fact("onboarding", record.id.as_str()),
        fact("mode", record.mode.as_str()),
        fact("region", record.region.as_str()),
        fact("subscription", record.subscription.as_str()),
    ];
    if let Some(trouble) = &record.trouble {
        facts.push(fact("reason", trouble.reason.as_str()));
        facts.extend(trouble.account.as_ref().map(|account| fact("account", account.clone())));
        facts.extend(trouble.provider_code.as_ref().map(|code| fact("provider_code", code.clone())));
    }
    facts
}
