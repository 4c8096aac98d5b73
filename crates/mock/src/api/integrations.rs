//! Settings > Integrations of a tenant.

use spanning_api::activity::{Action, ActivityResult, Fact};
use spanning_api::id::TenantId;
use spanning_api::integration::{
    Impact, Integrations, ItComplete, KaseyaOneLink, Presence, SetItComplete, Unlink, WayIn,
};
use spanning_api::problem::{Code, Problem};
use spanning_api::session::SpanningRole;
use spanning_domain::integration::{Change, Standing, proven};
use spanning_domain::permission::Act;

use super::ctx::{change, fact};
use super::{Ctx, Handled};
use crate::http::Response;
use crate::world::integrations::Record;

/// Everything on the page.
pub fn get_integrations(ctx: &mut Ctx<'_>, tenant: &TenantId) -> Handled {
    ctx.allow(Act::ViewIntegrations)?;
    page(ctx, &ctx.world.integrations_of(tenant))
}

/// Asks the portals again.
pub fn check_presence(ctx: &mut Ctx<'_>, tenant: &TenantId) -> Handled {
    ctx.allow(Act::ViewIntegrations)?;
    Ok(Response::json(200, &Presence { items: ctx.world.presence(tenant, ctx.now), checked_at: ctx.now }))
}

/// What switching Login with IT Complete off would do.
pub fn get_it_complete_impact(ctx: &mut Ctx<'_>, tenant: &TenantId) -> Handled {
    ctx.allow(Act::ViewIntegrations)?;
    let change = ctx.world.integrations_of(tenant).standing.switch_off();
    Ok(Response::json(200, &impact(ctx, &change)?))
}

/// What unlinking KaseyaOne would do.
pub fn get_unlink_impact(ctx: &mut Ctx<'_>, tenant: &TenantId) -> Handled {
    ctx.allow(Act::ViewIntegrations)?;
    let change = ctx.world.integrations_of(tenant).standing.unlink();
    Ok(Response::json(200, &impact(ctx, &change)?))
}

/// Switches Login with IT Complete on or off.
pub fn set_it_complete(ctx: &mut Ctx<'_>, tenant: &TenantId) -> Handled {
    ctx.allow(Act::SetItComplete)?;
    let wanted: SetItComplete = ctx.body()?;
    let record = ctx.world.integrations_of(tenant);
    ctx.if_match(&record.etag(), &shown(ctx, &record)?)?;
    if record.standing.it_complete == wanted.enabled {
        return page(ctx, &record);
    }
    let change = if wanted.enabled { record.standing.switch_on() } else { record.standing.switch_off() };
    let overridden = last_way_in(ctx, &change, wanted.override_last_way_in)?;
    let action = if wanted.enabled { Action::ItCompleteEnabled } else { Action::ItCompleteDisabled };
    make(ctx, &record, change, action, "Login with IT Complete", overridden)?;
    if !wanted.enabled {
        super::links::it_complete_went_off(ctx, tenant);
    }
    page(ctx, &ctx.world.integrations_of(tenant))
}

/// Switches Login with IT Complete on from a portal; whether it was off.
pub(super) fn enable(ctx: &mut Ctx<'_>, tenant: &TenantId) -> Result<bool, Problem> {
    let before = ctx.world.integrations_of(tenant).standing;
    if before.it_complete {
        return Ok(false);
    }
    let (change, action) = (before.switch_on(), Action::ItCompleteEnabled);
    let facts = differences(&before, &change.standing);
    let person = ctx.session()?.person.clone();
    ctx.world.change_integrations(tenant, change, &action, &person, ctx.now);
    ctx.audit_tenant(Some(tenant), action, "Login with IT Complete", ActivityResult::Success, facts);
    Ok(true)
}

/// Unlinks KaseyaOne. Single sign-on from VSA and UniView goes on.
pub fn unlink_kaseya_one(ctx: &mut Ctx<'_>, tenant: &TenantId) -> Handled {
    ctx.allow(Act::LinkKaseyaOne)?;
    let wanted: Unlink = ctx.body()?;
    let record = ctx.world.integrations_of(tenant);
    ctx.if_match(&record.etag(), &shown(ctx, &record)?)?;
    let Some(link) = record.standing.link.record().cloned() else {
        return Err(ctx.problem(Code::NotLinked, "No KaseyaOne company is linked to this tenant."));
    };
    let change = record.standing.unlink();
    let overridden = last_way_in(ctx, &change, wanted.override_last_way_in)?;
    make(ctx, &record, change, Action::KaseyaoneUnlinked, &link.company.name, overridden)?;
    super::links::unlinked(ctx, tenant);
    page(ctx, &ctx.world.integrations_of(tenant))
}

/// Makes a change and writes it down: what was before and after, what closed by it.
fn make(
    ctx: &mut Ctx<'_>,
    record: &Record,
    change: Change,
    action: Action,
    object: &str,
    overridden: bool,
) -> Result<(), Problem> {
    let (tenant, _) = ctx.tenant()?;
    let person = ctx.session()?.person.clone();
    let mut facts = differences(&record.standing, &change.standing);
    let closes = change.closes.clone();
    let ended = ctx.world.change_integrations(&tenant.id, change, &action, &person, ctx.now);
    facts.extend(closed(&closes, ended));
    facts.extend(overridden.then(|| fact("override", "last way in")));
    ctx.audit(action, object, ActivityResult::Success, facts);
    Ok(())
}

/// What differs between two standings, before and after.
pub(super) fn differences(before: &Standing, after: &Standing) -> Vec<Fact> {
    let switch = |standing: &Standing| if standing.it_complete { "on" } else { "off" };
    let link = |standing: &Standing| match &standing.link {
        KaseyaOneLink::NotLinked => "not linked".to_owned(),
        KaseyaOneLink::Linked(record) => format!("linked to {}", record.company.name),
        KaseyaOneLink::Suspended(record) => format!("suspended, {}", record.company.name),
    };
    let mut facts = change("it_complete", switch(before), switch(after));
    facts.extend(change("link", &link(before), &link(after)));
    facts
}

/// Refuses to close ways in when nobody has proven to come in without them. Tells whether that was
/// overridden.
fn last_way_in(ctx: &Ctx<'_>, change: &Change, overridden: bool) -> Result<bool, Problem> {
    let (tenant, _) = ctx.tenant()?;
    let safe = change.closes.is_empty() || proven(&ctx.world.local_administrators(&tenant), ctx.now);
    match (safe, overridden) {
        (true, _) => Ok(false),
        (false, true) => Ok(true),
        (false, false) => Err(ctx.problem(
            Code::LastWayIn,
            "No administrator has signed in with the tenant's own credentials within 90 days.",
        )),
    }
}

fn closed(ways: &[WayIn], ended: u32) -> Vec<Fact> {
    if ways.is_empty() {
        return Vec::new();
    }
    let names: Vec<_> = ways.iter().map(spanning_domain::integration::way_name).collect();
    vec![fact("closed", names.join(", ")), fact("sessions_ended", ended.to_string())]
}

fn impact(ctx: &Ctx<'_>, change: &Change) -> Result<Impact, Problem> {
    let (tenant, _) = ctx.tenant()?;
    let local_administrators = ctx.world.local_administrators(&tenant);
    let mut people = ctx.world.usage(&tenant.id);
    people.retain(|known| change.closes.contains(&known.way));
    Ok(Impact {
        closes: change.closes.clone(),
        people,
        proven_local_administrator: proven(&local_administrators, ctx.now),
        local_administrators,
        sessions: ctx.world.sessions.depending(tenant.id.as_str(), &change.closes, ctx.now),
    })
}

fn page(ctx: &Ctx<'_>, record: &Record) -> Handled {
    Ok(Response::json(200, &shown(ctx, record)?).with("etag", &record.etag()))
}

fn shown(ctx: &Ctx<'_>, record: &Record) -> Result<Integrations, Problem> {
    let (tenant, role) = ctx.tenant()?;
    let staff = ctx.world.tenant_staff(&tenant);
    let administrators = staff.into_iter().filter(|member| member.role == SpanningRole::GlobalAdministrator);
    let changed = record.changed.clone();
    let link: KaseyaOneLink = record.standing.link.clone();
    Ok(Integrations {
        it_complete: ItComplete {
            enabled: record.standing.it_complete,
            changed_by: changed.as_ref().map(|(person, _)| person.clone()),
            changed_at: changed.map(|(_, at)| at),
            ways_in: ctx.world.ways_in(&tenant.id, ctx.now),
        },
        kaseya_one: link,
        presence: ctx.world.presence(&tenant.id, ctx.now),
        presence_checked_at: ctx.now,
        active_attempt: super::links::active_of(ctx),
        global_administrators: administrators.map(|member| member.person).collect(),
        role,
        tenant,
    })
}
