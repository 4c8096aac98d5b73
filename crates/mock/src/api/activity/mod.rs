//! The audit trail.

mod export;

use spanning_api::Timestamp;
use spanning_api::activity::{Activity, ActivityQuery, ActivityTab, AsOf};
use spanning_api::id::ActivityId;
use spanning_api::page::Page;
use spanning_api::problem::{Code, FieldProblem, Problem};
use spanning_api::session::Scope;
use spanning_api::time::DAY;
use spanning_domain::permission::Act;
use spanning_domain::tenant_list::fold;

use super::{Ctx, Handled};
use crate::http::Response;
use crate::world::audit::Entry;

pub use export::export_activity;

/// How far back the tab `current` goes.
const CURRENT: i64 = 30 * DAY;

/// A window of the trail, newest first.
pub fn list_activity(ctx: &mut Ctx<'_>) -> Handled {
    let query: ActivityQuery = ctx.query()?;
    let as_of = standing(ctx, &query)?;
    let found = matching(ctx, &Sight::of(ctx)?, &query, as_of);
    let total = found.len() as u64;
    let offset = usize::try_from(query.window.offset).unwrap_or(usize::MAX);
    let items: Vec<Activity> = found.into_iter().skip(offset).take(query.window.limit as usize).cloned().collect();
    let as_of = Some(as_of.to_string());
    Ok(Response::json(200, &Page { items, total, offset: query.window.offset, synced_at: None, as_of }))
}

/// The state of the trail that a list is of: the one that it was begun with, or now.
fn standing(ctx: &Ctx<'_>, query: &ActivityQuery) -> Result<AsOf, Problem> {
    let now = AsOf { entries: ctx.world.audit.entries().len() as u64, at: ctx.now };
    match query.as_of {
        Some(as_of) if as_of.entries > now.entries || as_of.at > now.at => {
            let fields = vec![FieldProblem { field: "asOf".to_owned(), message: "Begin the list anew.".to_owned() }];
            Err(Problem { fields, ..ctx.problem(Code::InvalidQuery, "The list was never in that state.") })
        }
        as_of => Ok(as_of.unwrap_or(now)),
    }
}

/// What a session may see and a question asks for, newest first.
fn matching<'a>(ctx: &'a Ctx<'_>, sight: &Sight, query: &ActivityQuery, as_of: AsOf) -> Vec<&'a Activity> {
    let texts = Texts::of(query);
    let entries = usize::try_from(as_of.entries).unwrap_or(usize::MAX);
    let entries = ctx.world.audit.entries().iter().take(entries).rev();
    let mut found: Vec<&Activity> = entries
        .filter(|entry| sight.sees(entry))
        .filter(|entry| query.tenant.is_none() || entry.tenant == query.tenant)
        .map(|entry| &entry.activity)
        .filter(|activity| fits(activity, query, as_of.at) && texts.mentioned_in(activity))
        .collect();
    // The seeded past and what came since are each in order; what was found out later must not mix them up.
    found.sort_by_key(|activity| std::cmp::Reverse(activity.time));
    found
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

/// The texts that a question looks for, made comparable once.
struct Texts {
    words: Vec<String>,
    object: String,
    actor: String,
    ip: String,
    correlation: String,
}

impl Texts {
    fn of(query: &ActivityQuery) -> Self {
        Self {
            words: fold(&query.q).split_whitespace().map(str::to_owned).collect(),
            object: fold(query.object.trim()),
            actor: fold(query.actor.trim()),
            ip: query.ip.trim().to_lowercase(),
            correlation: query.correlation.trim().to_owned(),
        }
    }

    fn mentioned_in(&self, activity: &Activity) -> bool {
        let email = activity.actor_email.as_deref().unwrap_or_default();
        let has = |wanted: &str, texts: &[&str]| wanted.is_empty() || fold(&texts.join("\n")).contains(wanted);
        let correlation = activity.correlation_id.as_str();
        let everywhere = [&activity.actor, email, &activity.object, &activity.ip_address, correlation];
        has(&self.object, &[&activity.object])
            && has(&self.actor, &[&activity.actor, email])
            && activity.ip_address.to_lowercase().starts_with(&self.ip)
            && (self.correlation.is_empty() || self.correlation == correlation)
            && self.words.iter().all(|word| has(word, &everywhere))
    }
}
