//! What the audit trail says about attempts: always under the attempt's correlation id, always seen by
//! the tenant, under the identity of whoever acts.

use spanning_api::activity::{Action, ActivityResult, Fact};
use spanning_api::id::{CorrelationId, TenantId};
use spanning_api::session::{IdentitySource, Person, Scope, SpanningRole};

use super::OBJECT;
use crate::api::Ctx;
use crate::api::ctx::fact;
use crate::world::audit::NewEntry;
use crate::world::links::Attempt;
use crate::world::people::person;
use crate::world::sessions::{NewSession, SessionRecord};

/// An entry about an attempt, about this object, with facts besides those of the attempt.
pub(super) fn about(
    ctx: &mut Ctx<'_>,
    attempt: &Attempt,
    action: Action,
    object: &str,
    result: ActivityResult,
    more: Vec<Fact>,
) {
    let who = match &ctx.helper {
        Some(_) => Some(helper(attempt)),
        None => ctx.session.clone(),
    };
    let other = who.as_ref().is_some_and(|who| who.person.id != attempt.initiator.id);
    let mut facts = facts(attempt);
    facts.extend(other.then(|| fact("initiator", attempt.initiator.email.clone())));
    facts.extend(more);
    let entry = entry(action, object, result, facts, Some(&attempt.tenant.id), attempt.portal.is_some());
    let (ip, now, correlation) = (ctx.request.ip.clone(), ctx.now, attempt.correlation.clone());
    ctx.world.audit_as(who.as_ref(), entry, &ip, now, &correlation);
}

/// An entry about an attempt.
pub(super) fn note(ctx: &mut Ctx<'_>, attempt: &Attempt, action: Action, result: ActivityResult) {
    about(ctx, attempt, action, OBJECT, result, Vec::new());
}

/// Its owner cancelled it.
pub(super) fn cancelled(ctx: &mut Ctx<'_>, attempt: &Attempt) {
    note(ctx, attempt, Action::LinkCancelled, ActivityResult::Success);
}

/// It took too long: nobody did that, and it happened when its time was over.
pub(super) fn expired(ctx: &mut Ctx<'_>, attempt: &Attempt) {
    let mut facts = facts(attempt);
    facts.push(fact("initiator", attempt.initiator.email.clone()));
    let tenant = Some(&attempt.tenant.id);
    let entry = entry(Action::LinkExpired, OBJECT, ActivityResult::Failure, facts, tenant, attempt.portal.is_some());
    ctx.world.audit_as(None, entry, "", attempt.expires_at, &attempt.correlation);
}

/// Something forged, foreign or malformed; no part of it is repeated.
pub(super) fn suspicious(ctx: &mut Ctx<'_>, attempt: Option<&Attempt>, facts: Vec<Fact>) {
    let tenant = attempt.map(|attempt| attempt.tenant.id.clone());
    let partner = attempt.is_some_and(|attempt| attempt.portal.is_some());
    let entry = entry(Action::LinkSuspicious, OBJECT, ActivityResult::Failure, facts, tenant.as_ref(), partner);
    let (ip, now) = (ctx.request.ip.clone(), ctx.now);
    let correlation: CorrelationId = ctx.correlation.clone();
    ctx.world.audit_as(ctx.session.as_ref(), entry, &ip, now, &correlation);
}

fn entry(
    action: Action,
    object: &str,
    result: ActivityResult,
    facts: Vec<Fact>,
    tenant: Option<&TenantId>,
    partner: bool,
) -> NewEntry {
    NewEntry { action, object: object.to_owned(), result, facts, tenant: tenant.cloned(), partner }
}

/// Whoever came by a one-time address, as far as they have proven who they are.
fn helper(attempt: &Attempt) -> SessionRecord {
    let (name, identity) = match (&attempt.kaseya_one, &attempt.microsoft) {
        (Some(kaseya_one), _) => (kaseya_one.account.clone(), IdentitySource::Kaseyaone),
        (None, Some(microsoft)) if attempt.helper.as_ref().is_some_and(|helper| helper.proved) => {
            (microsoft.account.clone(), IdentitySource::Microsoft)
        }
        _ => (String::new(), IdentitySource::System),
    };
    let person = if name.is_empty() { unknown() } else { person(&name, &name) };
    let scope = Scope::Tenant { tenant: attempt.tenant.clone(), role: SpanningRole::User };
    SessionRecord::as_if(NewSession { person, identity, scope, way: None }, attempt.created_at)
}

fn unknown() -> Person {
    person("Holder of the link address", "")
}

/// What is known about an attempt: both identities, and why it did not go on.
pub(super) fn facts(attempt: &Attempt) -> Vec<Fact> {
    let mut facts = Vec::new();
    facts.extend(attempt.microsoft.as_ref().map(|m| fact("microsoft_account", m.account.clone())));
    if let Some(kaseya_one) = &attempt.kaseya_one {
        facts.push(fact("kaseyaone_account", kaseya_one.account.clone()));
        facts.push(fact("kaseyaone_company", kaseya_one.company.name.clone()));
    }
    if let Some(trouble) = &attempt.trouble {
        facts.push(fact("reason", trouble.reason.to_string()));
        facts.extend(trouble.account.as_ref().map(|account| fact("account", account.clone())));
        facts.extend(trouble.provider_code.as_ref().map(|code| fact("provider_code", code.clone())));
    }
    facts
}
