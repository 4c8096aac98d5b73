//! Launch tickets: the connect icon of a portal's list.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::launch::{LaunchTicket, NewLaunchTicket, RedeemTicket};
use spanning_api::problem::{Code, Problem};
use spanning_api::session::Scope;
use spanning_domain::integration::way_of;
use spanning_domain::permission::Act;

use super::ctx::fact;
use super::{Ctx, Handled};
use crate::http::Response;
use crate::sites::Site;
use crate::world::people::accounts::launched_role;
use crate::world::people::partner;
use crate::world::sessions::{NewSession, SessionRecord};
use crate::world::tickets::{LIFETIME, Ticket};

/// Makes a one-time ticket that signs the caller in to a tenant.
pub fn create_launch_ticket(ctx: &mut Ctx<'_>) -> Handled {
    ctx.allow(Act::Connect)?;
    let wanted: NewLaunchTicket = ctx.body()?;
    let tenant = super::tenants::listed(ctx, &wanted.tenant_id)?.to_ref();
    if !ctx.world.it_complete_on(&tenant.id) {
        return Err(it_complete_off(ctx, &tenant.name));
    }
    let (_, portal, role) = ctx.partner()?;
    let session = ctx.session()?;
    let ticket = Ticket {
        tenant: tenant.clone(),
        person: session.person.clone(),
        portal,
        role,
        identity: session.identity.clone(),
        expires_at: ctx.now.plus(LIFETIME),
        used: false,
    };
    let expires_at = ticket.expires_at;
    let secret = ctx.world.tickets.issue(ticket, ctx.now, &mut ctx.mint);
    ctx.world.touch();
    let console = ctx.world.settings().sites.origin(Site::Console);
    let url = format!("{console}/launch/{}#{secret}", tenant.id);
    Ok(Response::json(200, &LaunchTicket { url, expires_at }))
}

/// Redeems a ticket and signs the browser in, under the identity of the portal that it came from.
pub fn redeem_launch_ticket(ctx: &mut Ctx<'_>) -> Handled {
    let given: RedeemTicket = ctx.body()?;
    let now = ctx.now;
    let Some(ticket) = ctx.world.tickets.find(&given.ticket) else {
        return Err(invalid(ctx));
    };
    let known = ticket.clone();
    let why = match () {
        () if known.tenant.id != given.tenant_id => Some("another_tenant"),
        () if known.used => Some("used"),
        () if known.expires_at <= now => Some("expired"),
        () => None,
    };
    ticket.used = true;
    ctx.world.touch();
    if let Some(why) = why {
        failed(ctx, &known, why);
        return Err(invalid(ctx));
    }
    if !ctx.world.it_complete_on(&known.tenant.id) {
        failed(ctx, &known, "it_complete_off");
        return Err(it_complete_off(ctx, &known.tenant.name));
    }
    let new = NewSession {
        person: known.person,
        identity: known.identity,
        scope: Scope::Tenant { tenant: known.tenant, role: launched_role(&known.role) },
        way: Some(way_of(&known.portal)),
    };
    let session = ctx.world.start_session(ctx.request, new, now, &mut ctx.mint);
    Ok(super::session::admit(ctx, session, Action::Connected))
}

fn invalid(ctx: &Ctx<'_>) -> Problem {
    ctx.problem(Code::TicketInvalid, "This ticket cannot be used: it works once, for a minute, for one tenant.")
}

fn it_complete_off(ctx: &Ctx<'_>, tenant: &str) -> Problem {
    let detail = format!("Login with IT Complete is off in {tenant}. An administrator there can switch it on.");
    ctx.problem(Code::ItCompleteOff, detail)
}

/// A failed try is seen by the tenant and by the partner whose ticket it was.
fn failed(ctx: &mut Ctx<'_>, ticket: &Ticket, why: &str) {
    let new = NewSession {
        person: ticket.person.clone(),
        identity: ticket.identity.clone(),
        scope: Scope::Partner { partner: partner(), portal: ticket.portal.clone(), role: ticket.role.clone() },
        way: None,
    };
    let kept = ctx.session.replace(SessionRecord::as_if(new, ctx.now));
    let (tenant, name) = (ticket.tenant.id.clone(), ticket.tenant.name.clone());
    let facts = vec![fact("reason", why)];
    ctx.audit_tenant(Some(&tenant), Action::Connected, &name, ActivityResult::Failure, facts);
    ctx.session = kept;
}
