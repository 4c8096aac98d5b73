//! Signing in and out.

use spanning_api::activity::{Action, ActivityResult, Fact};
use spanning_api::portal::PortalKind;
use spanning_api::problem::{Code, Problem};
use spanning_api::session::{
    EmbeddingHost, IdentitySource, OwnSession, OwnSessions, Scope, Session, SignIn, SignInOptions, SimulatedAccount,
    Simulation,
};

use super::ctx::fact;
use super::{Ctx, Handled, cookies};
use crate::http::Response;
use crate::sites::Site;
use crate::world::people::PASSWORD;
use crate::world::people::accounts::{identity_of, portal_accounts, tenant_accounts};
use crate::world::sessions::{NewSession, SessionRecord};

/// How one can sign in here.
pub fn get_sign_in_options(ctx: &mut Ctx<'_>) -> Handled {
    let sites = &ctx.world.settings().sites;
    let hosts = PortalKind::KNOWN.iter().filter_map(|portal| {
        let origins = vec![sites.origin(Site::of_portal(portal)?)];
        Some(EmbeddingHost { portal: portal.clone(), origins })
    });
    Ok(Response::json(200, &SignInOptions { hosts: hosts.collect(), simulation: Some(simulation()) }))
}

/// The accounts that sign in with the simulation's password, each with what it shows.
pub fn simulation() -> Simulation {
    let own = tenant_accounts().into_iter().map(|account| SimulatedAccount {
        person: account.person(),
        note: account.note.to_owned(),
        identity: IdentitySource::Spanning,
    });
    let portals = portal_accounts().into_iter().map(|account| SimulatedAccount {
        person: account.person(),
        note: account.note.to_owned(),
        identity: identity_of(&account.portal),
    });
    Simulation { password: PASSWORD.to_owned(), accounts: own.chain(portals).collect() }
}

/// Who is signed in.
pub fn get_session(ctx: &mut Ctx<'_>) -> Handled {
    let session = ctx.session()?;
    Ok(Response::json(200, &as_it_is(session, ctx)))
}

/// Signs in with an e-mail address and a password. A refusal never says which of the two was wrong,
/// nor whether the account exists; unknown ones are locked out just the same.
pub fn sign_in(ctx: &mut Ctx<'_>) -> Handled {
    let given: SignIn = ctx.body()?;
    let email = given.email.trim().to_lowercase();
    if email.is_empty() || email.len() > 254 {
        return Err(ctx.invalid(&[("email", "Enter the e-mail address of your account.")]));
    }
    if let Some(seconds) = ctx.world.lockout.locked(&email, ctx.now) {
        let detail = "This account is locked for a few minutes after failed sign-ins.";
        return Err(Problem { retry_after: Some(seconds), ..ctx.problem(Code::SignInLocked, detail) });
    }
    let account = ctx.world.account(&email);
    match account {
        Some(new) if given.password == PASSWORD => {
            ctx.world.lockout.forget(&email);
            let record = ctx.world.start_session(ctx.request, new, ctx.now, &mut ctx.mint);
            Ok(admit(ctx, record, Action::SignedIn))
        }
        known => {
            ctx.world.lockout.failed(&email, ctx.now);
            let locks = ctx.world.lockout.locked(&email, ctx.now).is_some();
            refuse(ctx, known, if locks { vec![fact("reason", "locked")] } else { Vec::new() });
            Err(ctx.problem(Code::SignInFailed, "E-mail address or password is wrong."))
        }
    }
}

/// Signs out.
pub fn sign_out(ctx: &mut Ctx<'_>) -> Handled {
    let session = ctx.session()?.clone();
    let object = object_of(&session.scope);
    ctx.audit(Action::SignedOut, &object, ActivityResult::Success, Vec::new());
    ctx.world.sessions.end(&session.key);
    Ok(Response::status(204).with("set-cookie", &cookies::clear(cookies::of_scope(&session.scope))))
}

/// The caller's own sessions.
pub fn list_sessions(ctx: &mut Ctx<'_>) -> Handled {
    let own = ctx.session()?;
    let item = |record: &SessionRecord| OwnSession {
        identity: record.identity.clone(),
        scope: record.scope.clone(),
        started_at: record.started_at,
        expires_at: record.expires_at,
        ip_address: record.ip.clone(),
        current: record.key == own.key,
    };
    let items = ctx.world.sessions.of_person(&own.person.id, ctx.now).into_iter().map(item).collect();
    Ok(Response::json(200, &OwnSessions { items }))
}

/// Ends every session of the caller, in every browser.
pub fn sign_out_everywhere(ctx: &mut Ctx<'_>) -> Handled {
    let session = ctx.session()?.clone();
    let ended = ctx.world.sessions.end_all(&session.person.id);
    let facts = vec![fact("sessions_ended", ended.to_string())];
    ctx.audit(Action::SignedOutEverywhere, &object_of(&session.scope), ActivityResult::Success, facts);
    let response = Response::status(204).with("set-cookie", &cookies::clear(cookies::TENANT));
    Ok(response.with("set-cookie", &cookies::clear(cookies::PORTAL)))
}

/// Signs the browser in: audits and sets the cookie.
pub(super) fn admit(ctx: &mut Ctx<'_>, (token, record): (String, SessionRecord), action: Action) -> Response {
    let (session, cookie) = enter(ctx, &token, &record, action);
    Response::json(200, &session).with("set-cookie", &cookie)
}

/// Audits that somebody came in; gives the session as it is shown, and its cookie.
pub(super) fn enter(ctx: &mut Ctx<'_>, token: &str, record: &SessionRecord, action: Action) -> (Session, String) {
    ctx.session = Some(record.clone());
    ctx.audit(action, &object_of(&record.scope), ActivityResult::Success, Vec::new());
    ctx.world.start_migrations(record, &ctx.request.ip, ctx.now, &ctx.correlation);
    (as_it_is(record, ctx), cookies::set(cookies::of_scope(&record.scope), token))
}

/// A failed sign-in is seen by the side whose account was tried. What was typed for an unknown
/// account is not kept: it may be a password in the wrong field.
fn refuse(ctx: &mut Ctx<'_>, known: Option<NewSession>, facts: Vec<Fact>) {
    let as_if = known.map(|new| SessionRecord::as_if(new, ctx.now));
    let object = as_if.as_ref().map_or_else(|| "Unknown account".to_owned(), |s| object_of(&s.scope));
    let kept = std::mem::replace(&mut ctx.session, as_if);
    ctx.audit(Action::SignInFailed, &object, ActivityResult::Failure, facts);
    ctx.session = kept;
}

/// A session as its owner sees it.
pub(super) fn as_it_is(record: &SessionRecord, ctx: &Ctx<'_>) -> Session {
    Session {
        person: record.person.clone(),
        identity: record.identity.clone(),
        scope: record.scope.clone(),
        expires_at: record.expires_at,
        server_time: ctx.now,
        role_holders: ctx.world.higher_roles(&record.scope),
    }
}

/// What a session is for, in words for the audit trail.
pub(super) fn object_of(scope: &Scope) -> String {
    match scope {
        Scope::Tenant { tenant, .. } => tenant.name.clone(),
        Scope::Partner { partner, portal, .. } => {
            format!("{} · {}", spanning_domain::portal::name(portal), partner.name)
        }
    }
}
