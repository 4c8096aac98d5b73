//! Columns and cells of the table.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::activity::{Activity, ActivityResult};

use crate::platform::clock::use_clock;
use crate::platform::intl;
use crate::text::activity as text;
use crate::text::time;
use crate::ui::*;

/// The columns. What matters least goes first when room gets scarce; the drawer has everything.
pub(super) fn columns() -> Vec<Column> {
    vec![
        Column::new("time", text::time()).width(224),
        Column::new("action", text::action_label()).width(240).names_row(),
        Column::new("object", text::object()).keep(Keep::Medium),
        Column::new("actor", text::actor()),
        Column::new("source", text::source_label()).width(136).keep(Keep::Medium),
        Column::new("result", text::result_label()).width(104).beside_name(),
        Column::new("ip", text::ip_address()).width(130).keep(Keep::Wide),
        Column::new("correlation", text::correlation()).width(150).keep(Keep::Widest),
    ]
}

/// The cells of an entry.
pub(super) fn cells(entry: &Arc<Activity>) -> Vec<AnyView> {
    vec![
        moment(entry.time),
        whole("", text::action(&entry.action)),
        whole("", entry.object.clone()),
        whole("", entry.actor.clone()),
        text::source(&entry.source).into_any(),
        result(&entry.result),
        entry.ip_address.clone().into_any(),
        whole("activity-id", entry.correlation_id.to_string()),
    ]
}

/// A text that is cut where there is no room for it, and whole on demand.
fn whole(class: &'static str, words: String) -> AnyView {
    let tip = words.clone();
    view! { <span class=class title=tip>{words}</span> }.into_any()
}

/// An audit trail is read by the exact time; how long ago it was is the explanation.
pub(super) fn moment(moment: Timestamp) -> AnyView {
    let clock = use_clock();
    view! {
        <TimeText
            relative=intl::date_time_exact(moment)
            absolute=move || time::ago(moment, clock.now())
            datetime=intl::iso(moment)
        />
    }
    .into_any()
}

/// How it ended, as shape, word and colour.
pub(super) fn result(result: &ActivityResult) -> AnyView {
    let kind = match result {
        ActivityResult::Success => BadgeKind::Success,
        ActivityResult::Failure => BadgeKind::Failed,
        ActivityResult::Other(_) => BadgeKind::Unknown,
    };
    view! { <Badge kind label=text::result(result) plain=true/> }.into_any()
}
