//! What needs attention: a chip with a count for each group, on or off.

use leptos::prelude::*;
use spanning_api::tenant_query::Attention;

use super::state::Dashboard;
use crate::features::tenants::address::toggle;
use crate::platform::intl::number;
use crate::text::{microsoft365 as text, tenants};
use crate::ui::*;

/// The strip. Groups without tenants are left out, unless they are switched on.
#[component]
pub fn Triage(
    /// The dashboard.
    dashboard: Dashboard,
) -> impl IntoView {
    let is_on = move |group: &Attention| dashboard.address.with(|address| address.query.attention.contains(group));
    let known = Memo::new(move |_| dashboard.facets.with(|_| ()).is_some());
    // Until the counts are known all are there, unseen: the list below does not move when they come.
    let shown = Memo::new(move |_| {
        let known = known.get();
        let wanted = |group: &&Attention| !known || dashboard.in_group(group).unwrap_or(0) > 0 || is_on(group);
        Attention::KNOWN.iter().filter(wanted).cloned().collect::<Vec<_>>()
    });
    let quiet = move || known.get() && shown.with(Vec::is_empty);
    let label = move || match (quiet(), dashboard.address.with(|address| address.query.is_filtered())) {
        (false, _) => text::needs_attention(),
        (true, false) => text::nothing_needs_attention(),
        (true, true) => text::nothing_here_needs_attention(),
    };
    view! {
        <section class="m365-triage" aria-label=text::needs_attention()>
            <span class="m365-triage-label">
                {label}
            </span>
            <div class="chips chips-counted" class:is-coming=move || !known.get()>
                <For each=move || shown.get() key=|group| group.clone() let:group>
                    {chip(dashboard, group)}
                </For>
            </div>
        </section>
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
