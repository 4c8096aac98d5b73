//! The initiator confirms: everything is checked again, and the link is made in one step.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::LinkAttemptId;
use spanning_api::integration::{KaseyaOneLink, LinkRecord};
use spanning_api::link::{ConfirmLink, KaseyaOneEvidence, LinkReason, LinkTrouble};
use spanning_api::problem::{Code, Problem};
use spanning_domain::integration::{Change, Standing};
use spanning_domain::link::{Event, State};
use spanning_domain::permission::Act;

use super::{OBJECT, audit_facts, changeable, foreign, keep, owned, refused, settle, shown};
use crate::api::ctx::fact;
use crate::api::{Ctx, Handled};
use crate::world::links::{Attempt, trouble};

/// Confirms what was proven, and links.
pub fn confirm_link_attempt(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Handled {
    let attempt = owned(ctx, id).map_err(|problem| foreign(ctx, id, problem))?;
    ctx.allow(Act::LinkKaseyaOne)?;
    let wanted: ConfirmLink = ctx.body()?;
    let proven = attempt.kaseya_one.clone().filter(|evidence| evidence.company.id == wanted.company);
    if attempt.state == State::Linked && proven.is_some() {
        return shown(ctx, &attempt);
    }
    let mut attempt = changeable(ctx, id)?;
    let next = attempt.state.on(Event::Confirm).map_err(|refusal| refused(ctx, refusal))?;
    let proven = proven.ok_or_else(|| ctx.invalid(&[("company", "This is not the company that was proven.")]))?;
    let standing = ctx.world.integrations_of(&attempt.tenant.id).standing;
    if !standing.it_complete {
        return Err(ctx.problem(Code::ItCompleteOff, "Login with IT Complete went off meanwhile."));
    }
    if let Some(record) = standing.link.record().filter(|record| record.company.id != proven.company.id) {
        let record = record.clone();
        return Err(superseded(ctx, attempt, &record));
    }
    attempt.state = next;
    attempt.trouble = None;
    keep(ctx, attempt.clone());
    link(ctx, &attempt, &proven, &standing);
    others(ctx, &attempt, &proven);
    shown(ctx, &attempt)
}

/// Stores the link; an existing one to the same company is left as it is.
fn link(ctx: &mut Ctx<'_>, attempt: &Attempt, proven: &KaseyaOneEvidence, standing: &Standing) {
    let mut facts = audit_facts(attempt);
    let action = match &standing.link {
        KaseyaOneLink::Suspended(_) => Action::KaseyaoneResumed,
        _ => Action::KaseyaoneLinked,
    };
    if let KaseyaOneLink::Linked(_) = standing.link {
        facts.push(fact("note", "already_linked"));
    } else {
        let record = LinkRecord {
            company: proven.company.clone(),
            linked_by: attempt.initiator.clone(),
            master: proven.account.clone(),
            linked_at: ctx.now,
        };
        let standing = Standing { it_complete: true, link: KaseyaOneLink::Linked(record) };
        ctx.world.change_integrations(&attempt.tenant.id, Change { standing, closes: Vec::new() }, None);
    }
    ctx.audit(action, &proven.company.name, ActivityResult::Success, facts);
}

/// Other administrators' attempts: the first to complete wins, and they are told who it was. One that
/// waits to confirm the same company may still do so.
fn others(ctx: &mut Ctx<'_>, winner: &Attempt, proven: &KaseyaOneEvidence) {
    for id in ctx.world.links.left_of(&winner.tenant.id) {
        settle(ctx, &id);
        let Some(mut other) = ctx.world.links.get(&id).cloned() else { continue };
        let same = other.kaseya_one.as_ref().is_some_and(|evidence| evidence.company.id == proven.company.id);
        let Ok(state) = other.state.on(Event::Supersede) else { continue };
        if same && other.state == State::ToConfirm {
            continue;
        }
        other.state = state;
        other.trouble = Some(LinkTrouble {
            account: Some(winner.initiator.name.clone()),
            actual: Some(proven.company.name.clone()),
            ..trouble(LinkReason::Replaced, ctx.now)
        });
        keep(ctx, other.clone());
        super::audit_of(ctx, &other, Action::LinkRefused);
    }
}

fn superseded(ctx: &mut Ctx<'_>, mut attempt: Attempt, record: &LinkRecord) -> Problem {
    attempt.state = attempt.state.on(Event::Supersede).unwrap_or(attempt.state);
    attempt.trouble = Some(LinkTrouble {
        account: Some(record.linked_by.name.clone()),
        expected: Some(record.company.name.clone()),
        actual: attempt.kaseya_one.as_ref().map(|evidence| evidence.company.name.clone()),
        ..trouble(LinkReason::LinkedElsewhere, ctx.now)
    });
    keep(ctx, attempt.clone());
    let facts = audit_facts(&attempt);
    ctx.audit(Action::LinkRefused, OBJECT, ActivityResult::Failure, facts);
    let detail = format!("{} linked it to {} meanwhile.", record.linked_by.name, record.company.name);
    ctx.problem(Code::LinkedElsewhere, detail)
}
