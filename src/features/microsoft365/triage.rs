//! What needs attention: a chip with a count for each group, on or off.

use leptos::prelude::*;
use spanning_api::tenant_query::Attention;

use super::state::Dashboard;
use crate::features::tenants::address::toggle;
use crate::platform::intl::number;
use crate::text::{microsoft365 as text, tenants};
use crate::ui::*;

/// A count that takes as much room as one of 100,000 tenants.
const LONGEST: u64 = 9_999;

/// The strip. Groups without tenants are left out, unless they are switched on.
#[component]
pub fn Triage(
    /// The dashboard.
    dashboard: Dashboard,
) -> impl IntoView {
    let is_on = move |group: &Attention| dashboard.address.with(|address| address.query.attention.contains(group));
    let known = Memo::new(move |_| dashboard.facets.with(|_| ()).is_some());
    let shown = Memo::new(move |_| {
        let wanted = |group: &&Attention| is_on(group) || dashboard.in_group(group).is_some_and(|count| count > 0);
        Attention::KNOWN.iter().filter(wanted).cloned().collect::<Vec<_>>()
    });
    let quiet = move || known.get() && shown.with(Vec::is_empty);
    // Should the counts fail, filters that are on are there all the same.
    let coming = move || !known.get() && (dashboard.facets.error().is_none() || shown.with(Vec::is_empty));
    let label = move || match (quiet(), dashboard.address.with(|address| address.query.is_filtered())) {
        (false, _) => text::needs_attention(),
        (true, false) => text::nothing_needs_attention(),
        (true, true) => text::nothing_here_needs_attention(),
    };
    view! {
        <section class="m365-triage" aria-label=text::needs_attention()>
            {room()}
            <div class="chips" class:is-coming=coming>
                <span class="m365-triage-label">{label}</span>
                <For each=move || shown.get() key=|group| group.clone() let:group>
                    {chip(dashboard, group)}
                </For>
            </div>
        </section>
    }
    .into_any()
}

/// All groups, unseen, each with a count as long as they become: the strip is as high before the counts are known as
/// after, and the list below stays where it is.
fn room() -> AnyView {
    let chips = Attention::KNOWN.iter().map(|group| {
        view! {
            <span class="chip">
                {kind(group).icon().map(|name| view! { <Icon name/> })}
                <span>{tenants::attention(group)}</span>
                <span class="chip-count">{number(LONGEST)}</span>
            </span>
        }
    });
    view! {
        <div class="chips" aria-hidden="true">
            <span class="m365-triage-label">{text::needs_attention()}</span>
            {chips.collect_view()}
        </div>
    }
    .into_any()
}

fn chip(dashboard: Dashboard, group: Attention) -> AnyView {
    let (own, toggled) = (group.clone(), group.clone());
    let pressed = Signal::derive(move || dashboard.address.with(|address| address.query.attention.contains(&own)));
    let label = tenants::attention(&group).to_owned();
    let kind = kind(&group);
    let count = Signal::derive(move || dashboard.in_group(&group).map(number));
    view! {
        <FilterChip
            label
            kind
            pressed
            count
            on_toggle=move |()| dashboard.change(|query| toggle(&mut query.attention, toggled.clone()))
        />
    }
    .into_any()
}

fn kind(group: &Attention) -> BadgeKind {
    match group {
        Attention::Failed => BadgeKind::Failed,
        Attention::Partial => BadgeKind::Partial,
        Attention::NeverRun => BadgeKind::Never,
        Attention::TrialEnding | Attention::OverAllocated | Attention::OutOfSync => BadgeKind::Warn,
        Attention::NotMapped | Attention::Other(_) => BadgeKind::Neutral,
    }
}
