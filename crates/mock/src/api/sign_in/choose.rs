//! Choosing a tenant after a sign-in with KaseyaOne that reaches several.

use spanning_api::page::Page;
use spanning_api::problem::{Code, Problem};
use spanning_api::query::SearchQuery;
use spanning_api::session::{ChooseTenant, TenantRef};
use spanning_domain::tenant_list::fold;

use super::{kaseyaone, signed_in};
use crate::api::{Ctx, Handled, cookies};
use crate::http::Response;
use crate::mint::digest;
use crate::world::provider_sign_in::SignInTrip;

/// A window of the tenants, by name.
pub fn list_sign_in_tenants(ctx: &mut Ctx<'_>) -> Handled {
    let query: SearchQuery = ctx.query()?;
    let trip = trip(ctx)?;
    let mut found = reached(ctx, &trip)?;
    let wanted = fold(&query.q);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    found.retain(|tenant| {
        let text = fold(&format!("{}\n{}", tenant.name, tenant.domain));
        words.iter().all(|word| text.contains(word))
    });
    let (total, offset) = (found.len() as u64, query.window.offset);
    let start = usize::try_from(offset).unwrap_or(usize::MAX);
    let items: Vec<TenantRef> = found.into_iter().skip(start).take(query.window.limit as usize).collect();
    Ok(Response::json(200, &Page { items, total, offset, synced_at: None, as_of: None }))
}

/// Chooses one, and signs in.
pub fn choose_sign_in_tenant(ctx: &mut Ctx<'_>) -> Handled {
    let wanted: ChooseTenant = ctx.body()?;
    let trip = trip(ctx)?;
    let chosen = reached(ctx, &trip)?.into_iter().find(|tenant| tenant.id == wanted.tenant_id);
    let (Some(tenant), Some(claims)) = (chosen, &trip.choosing) else {
        return Err(ctx.problem(Code::NotFound, "This is none of the tenants to choose from."));
    };
    let new = kaseyaone::session(claims, tenant);
    let now = ctx.now;
    if let Some(trip) = ctx.world.sign_ins.choosing(&trip.browser, now) {
        trip.choosing = None;
    }
    signed_in(ctx, new, trip.return_to)
}

fn trip(ctx: &mut Ctx<'_>) -> Result<SignInTrip, Problem> {
    let browser = ctx.request.cookie(cookies::SIGN_IN).map(digest);
    let now = ctx.now;
    let trip = browser.and_then(|browser| ctx.world.sign_ins.choosing(&browser, now).cloned());
    trip.ok_or_else(|| ctx.problem(Code::SignInStateInvalid, "There is nothing to choose in this browser. Sign in."))
}

/// Looked up anew each time: a link may have gone meanwhile.
fn reached(ctx: &mut Ctx<'_>, trip: &SignInTrip) -> Result<Vec<TenantRef>, Problem> {
    match &trip.choosing {
        Some(claims) => kaseyaone::tenants(ctx, claims),
        None => Ok(Vec::new()),
    }
}
