//! The trail as a file.

use spanning_api::Timestamp;
use spanning_api::activity::{Activity, ActivityExport, ActivityQuery};
use spanning_api::query::{Query, Window};
use spanning_api::session::Scope;
use spanning_domain::csv::{BYTE_ORDER_MARK, line};

use super::{Sight, matching, standing};
use crate::api::session::object_of;
use crate::api::{Ctx, Handled};
use crate::http::Response;
use crate::mint::digest;

const COLUMNS: [&str; 10] = [
    "Time (UTC)",
    "Action",
    "Object",
    "Actor",
    "E-mail address",
    "Identity source",
    "Result",
    "IP address",
    "Correlation ID",
    "Details",
];

/// Everything that matches, newest first. What was asked, when, and how much came stands in the first
/// lines, with a digest of the rows, so that a copy can be told from the original.
pub fn export_activity(ctx: &mut Ctx<'_>) -> Handled {
    let query: ActivityQuery = ctx.query()?;
    let as_of = standing(ctx, &query)?;
    let found = matching(ctx, &Sight::of(ctx)?, &query, as_of);
    let rows: String = std::iter::once(line(COLUMNS)).chain(found.iter().map(|activity| row(activity))).collect();
    let scope = &ctx.session()?.scope;
    let asked = ActivityQuery { window: Window::default(), as_of: None, ..query }.to_query();
    let head = [
        line(["Spanning Backup activity", &object_of(scope)]),
        line(["Filter", if asked.is_empty() { "none" } else { &asked }]),
        line(["Exported (UTC)", &iso(ctx.now)]),
        line(["Rows", &found.len().to_string()]),
        line(["SHA-256 of the lines below", &digest(&rows)]),
    ];
    let whose = match scope {
        Scope::Tenant { tenant, .. } => tenant.domain.as_str(),
        Scope::Partner { portal, .. } => portal.as_str(),
    };
    let day: String = iso(ctx.now).chars().take(10).collect();
    let export = ActivityExport {
        file_name: format!("activity-{whose}-{day}.csv"),
        csv: format!("{BYTE_ORDER_MARK}{}\r\n{rows}", head.concat()),
        rows: found.len() as u64,
    };
    Ok(Response::json(200, &export))
}

fn row(activity: &Activity) -> String {
    let facts: Vec<_> = activity.facts.iter().map(|fact| format!("{}: {}", fact.key, fact.value)).collect();
    line([
        iso(activity.time).as_str(),
        activity.action.as_str(),
        &activity.object,
        &activity.actor,
        activity.actor_email.as_deref().unwrap_or_default(),
        activity.source.as_str(),
        activity.result.as_str(),
        &activity.ip_address,
        activity.correlation_id.as_str(),
        &facts.join("; "),
    ])
}

/// A time as ISO 8601 has it, to the millisecond.
fn iso(time: Timestamp) -> String {
    let nanoseconds = i128::from(time.0) * 1_000_000;
    let time = time::OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).unwrap_or(time::OffsetDateTime::UNIX_EPOCH);
    time.format(&time::format_description::well_known::Rfc3339).unwrap_or_default()
}
