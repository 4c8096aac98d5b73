//! The caller's named views of the tenant list.

use spanning_api::id::{PersonId, ViewId};
use spanning_api::problem::{Code, Problem};
use spanning_api::query::Query;
use spanning_api::view::{MOST_VIEWS, NAME_LENGTH, SavedView, TenantView, ViewDraft};

use super::{Ctx, Handled};
use crate::http::Response;

/// Longest query string of a view.
const QUERY_LENGTH: usize = 4_000;

/// All of them, by name.
pub fn list_views(ctx: &mut Ctx<'_>) -> Handled {
    let person = person(ctx)?;
    Ok(Response::json(200, &ctx.world.views.list(&person)))
}

/// Saves a new view.
pub fn create_view(ctx: &mut Ctx<'_>) -> Handled {
    let person = person(ctx)?;
    let draft = draft(ctx, &person, None)?;
    if ctx.world.views.list(&person).items.len() >= MOST_VIEWS {
        let detail = format!("There are {MOST_VIEWS} views already. Delete one first.");
        return Err(ctx.invalid(&[("name", detail.as_str())]));
    }
    let id = ViewId(ctx.mint.id("vw"));
    keep(ctx, &person, id, draft)
}

/// Changes a view.
pub fn change_view(ctx: &mut Ctx<'_>, id: &ViewId) -> Handled {
    let person = person(ctx)?;
    known(ctx, &person, id)?;
    let draft = draft(ctx, &person, Some(id))?;
    keep(ctx, &person, id.clone(), draft)
}

/// Deletes a view.
pub fn delete_view(ctx: &mut Ctx<'_>, id: &ViewId) -> Handled {
    let person = person(ctx)?;
    known(ctx, &person, id)?;
    ctx.world.views.remove(&person, id);
    ctx.world.touch();
    list_views(ctx)
}

fn keep(ctx: &mut Ctx<'_>, person: &PersonId, id: ViewId, draft: ViewDraft) -> Handled {
    let ViewDraft { name, query, is_default } = draft;
    ctx.world.views.put(person, SavedView { id, name, query, is_default, changed_at: ctx.now });
    ctx.world.touch();
    list_views(ctx)
}

fn person(ctx: &Ctx<'_>) -> Result<PersonId, Problem> {
    Ok(ctx.session()?.person.id.clone())
}

fn known(ctx: &Ctx<'_>, person: &PersonId, id: &ViewId) -> Result<(), Problem> {
    if ctx.world.views.has(person, id) {
        return Ok(());
    }
    Err(ctx.problem(Code::NotFound, "There is no such view of yours."))
}

/// A draft that makes sense, its name tidied.
fn draft(ctx: &Ctx<'_>, person: &PersonId, own: Option<&ViewId>) -> Result<ViewDraft, Problem> {
    let draft: ViewDraft = ctx.body()?;
    let name = draft.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut faults = Vec::new();
    let length = name.chars().count();
    if name.is_empty() {
        faults.push(("name", "Enter a name.".to_owned()));
    } else if length > NAME_LENGTH {
        faults.push(("name", format!("Use at most {NAME_LENGTH} characters; these are {length}.")));
    } else if name.chars().any(char::is_control) {
        faults.push(("name", "Control characters are not accepted.".to_owned()));
    } else if ctx.world.views.is_taken(person, &name, own) {
        faults.push(("name", "Another of your views has this name.".to_owned()));
    }
    let (view, bad) = TenantView::from_query(&draft.query);
    if !bad.is_empty() || draft.query.len() > QUERY_LENGTH {
        faults.push(("query", "This is no view of the tenant list.".to_owned()));
    }
    if faults.is_empty() {
        return Ok(ViewDraft { name, query: view.to_query(), is_default: draft.is_default });
    }
    let faults: Vec<_> = faults.iter().map(|(field, fault)| (*field, fault.as_str())).collect();
    Err(ctx.invalid(&faults))
}
