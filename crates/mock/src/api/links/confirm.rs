//! The initiator confirms: everything is checked again, and the link is made in one step.

use spanning_api::activity::{Action, ActivityResult};
use spanning_api::id::LinkAttemptId;
use spanning_api::integration::{KaseyaOneLink, LinkRecord};
use spanning_api::link::{ConfirmLink, KaseyaOneEvidence, LinkReason, LinkTrouble};
use spanning_api::problem::{Code, Problem};
use spanning_domain::integration::{Change, Standing};
use spanning_domain::link::{Event, State};

use super::endings::end;
use super::{changeable, foreign, keep, owned, refused, shown, trail};
use crate::api::integrations::differences;
use crate::api::{Ctx, Handled};
use crate::world::links::{Attempt, trouble};

/// Confirms what was proven, and links.
pub fn confirm_link_attempt(ctx: &mut Ctx<'_>, id: &LinkAttemptId) -> Handled {
    let attempt = owned(ctx, id).map_err(|problem| foreign(ctx, id, problem))?;
    let wanted: ConfirmLink = ctx.body()?;
    let proven = attempt.kaseya_one.clone().filter(|evidence| evidence.company.id == wanted.company);
    if attempt.state == State::Linked && proven.is_some() {
        return shown(ctx, &attempt);
    }
    let mut attempt = changeable(ctx, id)?;
    let next = attempt.state.on(Event::Confirm).map_err(|refusal| refused(ctx, refusal))?;
    let proven = proven.ok_or_else(|| ctx.invalid(&[("company", "This is not the company that was proven.")]))?;
    compared(ctx, &attempt, wanted.match_code.as_deref())?;
    let standing = ctx.world.integrations_of(&attempt.tenant.id).standing;
    if !standing.it_complete {
        return Err(ctx.problem(Code::ItCompleteOff, "Login with IT Complete went off meanwhile."));
    }
    if let Some(record) = standing.link.record().filter(|record| record.company.id != proven.company.id) {
        let record = record.clone();
        return Err(superseded(ctx, attempt, &record));
    }
    if attempt.microsoft.is_none() && standing.link.record().is_none() {
        // What was to be resumed is gone, and Microsoft's proof with it.
        end(ctx, attempt, Event::Fail, trouble(LinkReason::Unlinked, ctx.now), Action::LinkRefused);
        return Err(ctx.problem(Code::NotLinked, "The link that was to be resumed was removed meanwhile."));
    }
    attempt.state = next;
    attempt.trouble = None;
    keep(ctx, attempt.clone());
    link(ctx, &attempt, &proven, &standing);
    others(ctx, &attempt, &proven);
    shown(ctx, &attempt)
}

/// Whether both sides saw the same code, where somebody else brought a proof.
fn compared(ctx: &Ctx<'_>, attempt: &Attempt, given: Option<&str>) -> Result<(), Problem> {
    let needed = attempt.helper.as_ref().filter(|helper| helper.proved).map(|helper| helper.match_code.as_str());
    let same = needed.is_none_or(|code| given.is_some_and(|given| given.trim().eq_ignore_ascii_case(code)));
    let detail = "Somebody else did a step. Compare the match code on both sides, then confirm it.";
    if same { Ok(()) } else { Err(ctx.problem(Code::LinkMatchCode, detail)) }
}

/// Stores the link; an existing one to the same company is left as it is.
fn link(ctx: &mut Ctx<'_>, attempt: &Attempt, proven: &KaseyaOneEvidence, before: &Standing) {
    let action = match &before.link {
        KaseyaOneLink::Suspended(_) => Action::KaseyaoneResumed,
        KaseyaOneLink::Linked(_) => Action::LinkAlreadyThere,
        KaseyaOneLink::NotLinked => Action::KaseyaoneLinked,
    };
    let mut facts = Vec::new();
    if action != Action::LinkAlreadyThere {
        let record = LinkRecord {
            company: proven.company.clone(),
            linked_by: attempt.initiator.clone(),
            master: proven.account.clone(),
            linked_at: ctx.now,
        };
        let after = Standing { it_complete: true, link: KaseyaOneLink::Linked(record) };
        facts = differences(before, &after);
        let change = Change { standing: after, closes: Vec::new() };
        ctx.world.change_integrations(&attempt.tenant.id, change, &action, &attempt.initiator, ctx.now);
    }
    trail::about(ctx, attempt, action, &proven.company.name, ActivityResult::Success, facts);
}

/// Other administrators' attempts: the first to complete wins, and they are told who it was. One that
/// waits to confirm the same company may still do so.
fn others(ctx: &mut Ctx<'_>, winner: &Attempt, proven: &KaseyaOneEvidence) {
    for id in ctx.world.links.left_of(&winner.tenant.id) {
        let Some(other) = ctx.world.links.get(&id).cloned() else { continue };
        let same = other.kaseya_one.as_ref().is_some_and(|evidence| evidence.company.id == proven.company.id);
        if same && other.state == State::ToConfirm {
            continue;
        }
        let why = LinkTrouble {
            account: Some(winner.initiator.name.clone()),
            actual: Some(proven.company.name.clone()),
            ..trouble(LinkReason::Replaced, ctx.now)
        };
        end(ctx, other, Event::Supersede, why, Action::LinkRefused);
    }
}

fn superseded(ctx: &mut Ctx<'_>, attempt: Attempt, record: &LinkRecord) -> Problem {
    let why = LinkTrouble {
        account: Some(record.linked_by.name.clone()),
        expected: Some(record.company.name.clone()),
        actual: attempt.kaseya_one.as_ref().map(|evidence| evidence.company.name.clone()),
        ..trouble(LinkReason::LinkedElsewhere, ctx.now)
    };
    end(ctx, attempt, Event::Supersede, why, Action::LinkRefused);
    let detail = format!("{} linked it to {} meanwhile.", record.linked_by.name, record.company.name);
    ctx.problem(Code::LinkedElsewhere, detail)
}
