//! Alerts.

use spanning_api::activity::{Action, ActivityResult, Fact};
use spanning_api::alert::{Alert, AlertQuery, ChangeAlert, Severity};
use spanning_api::id::AlertId;
use spanning_api::page::Page;
use spanning_api::problem::{Code, Problem};
use spanning_domain::permission::Act;
use spanning_domain::portal::Ability;
use spanning_domain::tenant_list::window;

use super::ctx::{change, fact};
use super::tenants::{able, last_sync, listed};
use super::{Ctx, Handled};
use crate::http::Response;
use crate::world::alerts;
use crate::world::estate::AlertMarks;

/// A window of alerts: the gravest first, of those the newest.
pub fn list_alerts(ctx: &mut Ctx<'_>) -> Handled {
    able(ctx, Ability::Alerts)?;
    let query: AlertQuery = ctx.query()?;
    let (_, portal, _) = ctx.partner()?;
    let now = ctx.now;
    ctx.world.refresh_rows(now);
    let estate = &ctx.world.estate;
    let mut found: Vec<Alert> = ctx
        .world
        .listed_rows(&portal, now)
        .filter(|(_, row)| query.tenant.as_ref().is_none_or(|wanted| *wanted == row.tenant.id))
        .filter_map(|(index, row)| Some((estate.at(index)?, row)))
        .flat_map(|(record, row)| alerts::of(estate, record, &row.tenant))
        .filter(|alert| (query.muted || !alert.is_muted) && (query.dismissed || !alert.is_dismissed))
        .filter(|alert| query.severity.is_empty() || query.severity.contains(&alert.severity))
        .collect();
    let grave = |severity: &Severity| Severity::KNOWN.iter().position(|known| known == severity);
    found.sort_by(|a, b| {
        grave(&a.severity)
            .cmp(&grave(&b.severity))
            .then(b.created_time.cmp(&a.created_time))
            .then_with(|| a.id.cmp(&b.id))
    });
    let items = window(&found, query.window).to_vec();
    let page = Page {
        items,
        total: found.len() as u64,
        offset: query.window.offset,
        synced_at: Some(last_sync(now)),
        as_of: None,
    };
    Ok(Response::json(200, &page))
}

/// Mutes or dismisses an alert, or takes either back.
pub fn change_alert(ctx: &mut Ctx<'_>, id: &AlertId) -> Handled {
    ctx.allow(Act::ManageAlerts)?;
    let before = find(ctx, id)?;
    let wanted: ChangeAlert = ctx.body()?;
    if wanted.is_muted.is_none() && wanted.is_dismissed.is_none() {
        let fault = "Say whether to mute or dismiss it.";
        return Err(ctx.invalid(&[("isMuted", fault), ("isDismissed", fault)]));
    }
    let marks = AlertMarks {
        muted: wanted.is_muted.unwrap_or(before.is_muted),
        dismissed: wanted.is_dismissed.unwrap_or(before.is_dismissed),
    };
    let mut facts: Vec<Fact> = Vec::new();
    for (key, old, new) in
        [("muted", before.is_muted, marks.muted), ("dismissed", before.is_dismissed, marks.dismissed)]
    {
        facts.extend(change(key, &old.to_string(), &new.to_string()));
    }
    if !facts.is_empty() {
        facts.push(fact("kind", before.kind.as_str()));
        ctx.world.estate.mark_alert(id, &before.tenant_id, marks);
        ctx.world.touch();
        ctx.audit_tenant(
            Some(&before.tenant_id),
            Action::AlertChanged,
            &before.tenant_name,
            ActivityResult::Success,
            facts,
        );
    }
    Ok(Response::json(200, &find(ctx, id)?))
}

/// An alert that stands now. One whose cause is gone is gone too.
fn find(ctx: &Ctx<'_>, id: &AlertId) -> Result<Alert, Problem> {
    let nowhere = || ctx.problem(Code::NotFound, "There is no such alert; its cause may be gone.");
    let tenant = alerts::tenant_of(id).ok_or_else(nowhere)?;
    let record = listed(ctx, &tenant)?;
    let row = ctx.world.row_of(&record, ctx.now);
    alerts::of(&ctx.world.estate, &record, &row).find(|alert| alert.id == *id).ok_or_else(nowhere)
}
