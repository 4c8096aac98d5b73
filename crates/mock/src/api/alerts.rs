//! Alerts.

use spanning_api::activity::{Action, ActivityResult, Fact};
use spanning_api::alert::{Alert, AlertKind, AlertQuery, AlertSummary, ChangeAlert, Severity};
use spanning_api::id::AlertId;
use spanning_api::page::Page;
use spanning_api::problem::{Code, Problem};
use spanning_api::tenant::FacetValue;
use spanning_domain::permission::Act;
use spanning_domain::portal::Ability;
use spanning_domain::tenant_list::{fold, window};

use super::ctx::{change, fact};
use super::tenants::{able, last_sync, listed};
use super::{Ctx, Handled};
use crate::http::Response;
use crate::mint::digest;
use crate::world::alerts;
use crate::world::estate::AlertMarks;

/// A window of alerts: the gravest first, of those the newest.
pub fn list_alerts(ctx: &mut Ctx<'_>) -> Handled {
    able(ctx, Ability::Alerts)?;
    let query: AlertQuery = ctx.query()?;
    let now = ctx.now;
    let filter = Filter::new(&query);
    let mut found = all(ctx)?;
    found.retain(|alert| filter.accepts(alert, true, true));
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

/// How many alerts there are.
pub fn get_alert_summary(ctx: &mut Ctx<'_>) -> Handled {
    able(ctx, Ability::Alerts)?;
    let query: AlertQuery = ctx.query()?;
    let (_, portal, _) = ctx.partner()?;
    let found = all(ctx)?;
    let filter = Filter::new(&query);
    let severity = Severity::KNOWN.iter().map(|severity| {
        let count = found.iter().filter(|a| a.severity == *severity && filter.accepts(a, false, true)).count();
        FacetValue { value: severity.to_string(), count: count as u64 }
    });
    let kind = AlertKind::KNOWN.iter().map(|kind| {
        let count = found.iter().filter(|a| a.kind == *kind && filter.accepts(a, true, false)).count();
        FacetValue { value: kind.to_string(), count: count as u64 }
    });
    let rows = ctx.world.listed_rows(&portal, ctx.now);
    let summary = AlertSummary {
        open: found.iter().filter(|alert| !alert.is_muted && !alert.is_dismissed).count() as u64,
        severity: severity.collect(),
        kind: kind.collect(),
        unmapped: rows.filter(|(_, row)| row.tenant.customer_id.is_none()).count() as u64,
    };
    let etag = digest(&serde_json::to_string(&summary).unwrap_or_default());
    Ok(Response::json(200, &summary).with("etag", &format!("\"{etag}\"")))
}

/// Every alert of the tenants that the portal lists, muted and dismissed ones too.
fn all(ctx: &mut Ctx<'_>) -> Result<Vec<Alert>, Problem> {
    let (_, portal, _) = ctx.partner()?;
    let now = ctx.now;
    ctx.world.refresh_rows(now);
    let estate = &ctx.world.estate;
    let rows = ctx.world.listed_rows(&portal, now).filter_map(|(index, row)| Some((estate.at(index)?, row)));
    Ok(rows.flat_map(|(record, row)| alerts::of(estate, record, &row.tenant)).collect())
}

/// A query, made comparable once.
struct Filter<'a> {
    query: &'a AlertQuery,
    words: Vec<String>,
}

impl<'a> Filter<'a> {
    fn new(query: &'a AlertQuery) -> Self {
        Self { query, words: fold(&query.q).split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether an alert passes; a facet leaves its own filter out.
    fn accepts(&self, alert: &Alert, severity: bool, kind: bool) -> bool {
        let query = self.query;
        let text = || fold(&[&*alert.tenant_name, &*alert.customer_name, &*alert.message].join("\n"));
        (query.muted || !alert.is_muted)
            && (query.dismissed || !alert.is_dismissed)
            && query.tenant.as_ref().is_none_or(|tenant| *tenant == alert.tenant_id)
            && (!severity || query.severity.is_empty() || query.severity.contains(&alert.severity))
            && (!kind || query.kind.is_empty() || query.kind.contains(&alert.kind))
            && (self.words.is_empty() || self.words.iter().all(|word| text().contains(word)))
    }
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
