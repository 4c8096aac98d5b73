//! What stands before every endpoint: size, type, origin, session, scope, rate.

use spanning_api::activity::Action;
use spanning_api::endpoint::{Access, CLIENT_HEADER, Op, SESSION_HEADER};
use spanning_api::problem::{Code, Problem};
use spanning_api::session::{Scope, SessionEnded, SessionSlot};

use super::{Ctx, cookies};
use crate::mint::digest;
use crate::sites::Site;
use crate::world::sessions::Lookup;

/// Largest body, but for callbacks.
const BODY: usize = 64 * 1024;
/// A provider's answer may carry very long parameters; the callback's own parser refuses them with a
/// code that tells what happened.
const CALLBACK_BODY: usize = 512 * 1024;
/// Mutations per session and minute.
const MUTATIONS_PER_MINUTE: usize = 600;

pub(super) fn size(ctx: &Ctx<'_>, op: Op) -> Result<(), Problem> {
    let limit = if matches!(op, Op::AnswerLinkCallback | Op::AnswerConsent) { CALLBACK_BODY } else { BODY };
    if ctx.request.body.len() > limit {
        return Err(ctx.problem(Code::BodyTooLarge, format!("At most {} KB are taken here.", limit / 1024)));
    }
    Ok(())
}

pub(super) fn content_type(ctx: &Ctx<'_>) -> Result<(), Problem> {
    let kind = ctx.request.header("content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if ctx.request.body.is_empty() || kind.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(ctx.problem(Code::NotJson, "Send the body as application/json."))
}

/// A cookie is sent by the browser whoever asks, so what changes something must prove that it comes
/// from the console's own pages. A bearer token proves that by itself.
pub(super) fn own_pages(ctx: &Ctx<'_>) -> Result<(), Problem> {
    let request = ctx.request;
    if request.method == "GET" || bearer(ctx).is_some() {
        return Ok(());
    }
    let console = ctx.world.settings().sites.origin(Site::Console);
    let own = request.header(CLIENT_HEADER).is_some()
        && request.header("origin").is_none_or(|origin| origin == console)
        && request.header("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    if own { Ok(()) } else { Err(ctx.problem(Code::CrossSite, "This is taken from the console's own pages only.")) }
}

fn bearer<'a>(ctx: &'a Ctx<'_>) -> Option<&'a str> {
    let (scheme, token) = ctx.request.header("authorization")?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Finds the session, or the helper of a link attempt.
pub(super) fn session(ctx: &mut Ctx<'_>, op: Op) -> Result<(), Problem> {
    let slot = ctx.request.header(SESSION_HEADER).and_then(SessionSlot::known);
    if op.access() == Access::Attempt && matches!(slot, None | Some(SessionSlot::Link)) {
        let cookie = ctx.request.cookie(cookies::LINK);
        ctx.helper = cookie.and_then(|token| ctx.world.links.of_helper(&digest(token)));
    }
    match lookup(ctx, op, slot.as_ref()) {
        Lookup::Open(record) => {
            ctx.session = Some(*record);
            Ok(())
        }
        _ if op.access() == Access::Public || ctx.helper.is_some() => Ok(()),
        // Who is out already may always leave.
        Lookup::Closed(record, _) if op == Op::SignOut => {
            ctx.session = Some(*record);
            Ok(())
        }
        Lookup::Closed(_, ended) => Err(closed(ctx, ended)),
        Lookup::None => Err(ctx.problem(Code::NotSignedIn, "Sign in first.")),
    }
}

/// A bearer token wins over every cookie: in a frame the cookie may be another's. Among cookies the
/// request says which one it means; without that, one that fits the endpoint and is open.
fn lookup(ctx: &Ctx<'_>, op: Op, slot: Option<&SessionSlot>) -> Lookup {
    if let Some(token) = bearer(ctx) {
        return ctx.world.sessions.find(token, true, ctx.now);
    }
    let names: &[&str] = match (slot, op.access()) {
        (Some(SessionSlot::Link), _) => &[],
        (Some(SessionSlot::Tenant), _) => &[cookies::TENANT],
        (Some(SessionSlot::Portal), _) => &[cookies::PORTAL],
        (_, Access::Partner) => &[cookies::PORTAL, cookies::TENANT],
        _ => &[cookies::TENANT, cookies::PORTAL],
    };
    let find = |token| ctx.world.sessions.find(token, false, ctx.now);
    let found: Vec<_> = names.iter().filter_map(|name| ctx.request.cookie(name)).map(find).collect();
    let open = found.iter().position(|found| matches!(found, Lookup::Open(_)));
    let place = open.or_else(|| found.iter().position(|found| matches!(found, Lookup::Closed(..))));
    place.and_then(|place| found.into_iter().nth(place)).unwrap_or(Lookup::None)
}

/// The way in of this session was switched off: says what ended and who did it.
fn closed(ctx: &Ctx<'_>, ended: SessionEnded) -> Problem {
    let way = spanning_domain::integration::way_name(&ended.way);
    let what = match ended.action {
        Action::KaseyaoneUnlinked => "unlinked KaseyaOne",
        _ => "switched Login with IT Complete off",
    };
    let detail = format!("{} {what}, which ended {way} for this tenant.", ended.by.name);
    Problem { ended: Some(ended), ..ctx.problem(Code::WayInClosed, detail) }
}

/// Checks the session's scope. A tenant's session sees no tenant but its own.
pub(super) fn access(ctx: &Ctx<'_>, op: Op, ids: &[String]) -> Result<(), Problem> {
    if op.access() == Access::Public || ctx.session.is_none() && ctx.helper.is_some() {
        return Ok(());
    }
    let scope = &ctx.session()?.scope;
    let fits = match (op.access(), scope) {
        (Access::Tenant, Scope::Partner { .. }) | (Access::Partner, Scope::Tenant { .. }) => false,
        (_, Scope::Tenant { tenant, .. }) if op.template().starts_with("/tenants/{}") => {
            ids.first().is_some_and(|id| id == tenant.id.as_str())
        }
        _ => true,
    };
    if !fits {
        return Err(ctx.problem(Code::OutOfScope, "This session is not for that."));
    }
    match scope {
        Scope::Tenant { tenant, .. } if ctx.world.tenant_ref(&tenant.id).is_none() && op != Op::SignOut => {
            Err(ctx.problem(Code::Gone, "This tenant was removed."))
        }
        _ => Ok(()),
    }
}

/// Counts only what is in the journal, so that a replay counts the same.
pub(super) fn rate(ctx: &Ctx<'_>, op: Op) -> Result<(), Problem> {
    let Some(caller) = ctx.caller().filter(|_| op.is_mutation()) else {
        return Ok(());
    };
    if ctx.world.idempotency.recent(caller, ctx.now) < MUTATIONS_PER_MINUTE {
        return Ok(());
    }
    Err(Problem { retry_after: Some(60), ..ctx.problem(Code::TooManyRequests, "Too many changes within a minute.") })
}

pub(super) fn if_match_present(ctx: &Ctx<'_>, op: Op) -> Result<(), Problem> {
    if op.needs_if_match() && ctx.request.header("if-match").is_none() {
        return Err(ctx.problem(Code::IfMatchMissing, "Send the ETag that the change is based on."));
    }
    Ok(())
}
