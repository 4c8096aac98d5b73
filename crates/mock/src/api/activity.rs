//! The audit trail.

use spanning_api::Timestamp;
use spanning_api::activity::{Activity, ActivityQuery, ActivityTab};
use spanning_api::id::ActivityId;
use spanning_api::page::Page;
use spanning_api::problem::{Code, Problem};
use spanning_api::session::Scope;
use spanning_api::time::DAY;
use spanning_domain::permission::Act;
use spanning_domain::tenant_list::fold;

use super::{Ctx, Handled};
use crate::http::Response;
use crate::world::audit::Entry;

/// How far back the tab `current` goes.
const CURRENT: i64 = 30 * DAY;

/// A window of the trail, newest first.
pub fn list_activity(ctx: &mut Ctx<'_>) -> Handled {
    let query: ActivityQuery = ctx.query()?;
    let sight = Sight::of(ctx)?;
    let folded = fold(&query.q);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let entries = ctx.world.audit.entries().iter().rev();
    let mut found: Vec<&Activity> = entries
        .filter(|entry| sight.sees(entry))
        .map(|entry| &entry.activity)
        .filter(|activity| fits(activity, &query, ctx.now) && mentions(activity, &words))
        .collect();
    // The seeded past and what came since are each in order; a clock set back must not mix them up.
    found.sort_by_key(|activity| std::cmp::Reverse(activity.time));
    let total = found.len() as u64;
    let offset = usize::try_from(query.window.offset).unwrap_or(usize::MAX);
    let items = found.into_iter().skip(offset).take(query.window.limit as usize).cloned().collect();
    Ok(Response::json(200, &Page::<Activity> { items, total, offset: query.window.offset, synced_at: None }))
}

/// One entry.
pub fn get_activity(ctx: &mut Ctx<'_>, id: &ActivityId) -> Handled {
    let sight = Sight::of(ctx)?;
    match ctx.world.audit.get(id).filter(|entry| sight.sees(entry)) {
        Some(entry) => Ok(Response::json(200, &entry.activity)),
        None => Err(ctx.problem(Code::NotFound, "There is no such entry.")),
    }
}

/// What a session sees of the trail.
struct Sight {
    scope: Scope,
    /// Set for those who see only their own.
    only: Option<spanning_api::id::PersonId>,
}

impl Sight {
    fn of(ctx: &Ctx<'_>) -> Result<Self, Problem> {
        let session = ctx.session()?;
        let only = ctx.allow(Act::ViewAllActivity).is_err().then(|| session.person.id.clone());
        Ok(Self { scope: session.scope.clone(), only })
    }

    fn sees(&self, entry: &Entry) -> bool {
        let side = match &self.scope {
            Scope::Tenant { tenant, .. } => entry.tenant.as_ref() == Some(&tenant.id),
            Scope::Partner { .. } => entry.partner,
        };
        side && self.only.as_ref().is_none_or(|person| entry.actor.as_ref() == Some(person))
    }
}

fn fits(activity: &Activity, query: &ActivityQuery, now: Timestamp) -> bool {
    let current = now.since(activity.time) <= CURRENT;
    let any = |empty: bool, found: bool| empty || found;
    (current == (query.tab.as_ref().unwrap_or(&ActivityTab::Current) == &ActivityTab::Current))
        && any(query.action.is_empty(), query.action.contains(&activity.action))
        && any(query.source.is_empty(), query.source.contains(&activity.source))
        && any(query.result.is_empty(), query.result.contains(&activity.result))
        && query.from.is_none_or(|from| activity.time >= from)
        && query.before.is_none_or(|before| activity.time < before)
}

fn mentions(activity: &Activity, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let email = activity.actor_email.as_deref().unwrap_or_default();
    let correlation = activity.correlation_id.as_str();
    let text = fold(&[&activity.actor, email, &activity.object, &activity.ip_address, correlation].join("\n"));
    words.iter().all(|word| text.contains(word))
}
