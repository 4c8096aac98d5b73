//! The Microsoft 365 dashboard of UniView Portal 2.0, also behind VSA 10's gateway.

use leptos::prelude::*;
use spanning_domain::portal::Portal;

use super::filters::Filters;
use super::header::{Header, LateBanner};
use super::panel;
use super::state::Dashboard;
use super::table::Table;
use super::tiles::Tiles;
use super::triage::Triage;
use crate::features::onboarding::strip_when_needed;
use crate::features::tenant_actions::SyncStrip;
use crate::features::tenants::connect::BlockedTab;
use crate::platform::effect::effect;
use crate::platform::timer;
use crate::text::tenants;
use crate::ui::*;

/// The page.
#[component]
pub fn Microsoft365Page(
    /// Whose words are spoken.
    portal: &'static Portal,
    /// The way here, when it is not just the portal's own path.
    #[prop(optional, into)]
    trail: Option<Vec<Crumb>>,
) -> impl IntoView {
    let dashboard = Dashboard::new();
    let actions = dashboard.actions;
    panel::follow(dashboard, actions);
    let trail = trail.unwrap_or_else(|| Crumb::words(portal.path_words));
    let beside = Memo::new(move |_| dashboard.address.with(|address| address.tenant.is_some()));
    let small = small_tiles(beside);
    // A tenant in full takes the place of the list.
    let full = Memo::new(move |_| dashboard.is_full());
    let list = move || {
        view! {
            <div
                class="page page-fill m365"
                class:beside-drawer=beside
                class:tiles-small=small
            >
                <Header dashboard portal trail=trail.clone()/>
                <Dropped dashboard/>
                <LateBanner dashboard/>
                <SyncStrip actions/>
                {strip_when_needed(dashboard.board)}
                {overview(dashboard)}
                <Later>
                    <Table dashboard portal/>
                </Later>
            </div>
        }
    };
    view! {
        {move || (!full.get()).then(&list)}
        {panel::when_needed(dashboard, portal, actions)}
        {tools(dashboard)}
        <BlockedTab connector=dashboard.connector/>
    }
    .into_any()
}

/// Whether tiles say their numbers in one row: while details are open, and for one frame after. All in the frame in
/// which the page takes its room again would keep input waiting.
fn small_tiles(beside: Memo<bool>) -> RwSignal<bool> {
    let small = RwSignal::new(beside.get_untracked());
    effect(move |_| {
        if beside.get() {
            small.set(true);
        } else if small.get_untracked() {
            timer::after_frame(move || {
                small.try_set(beside.try_get_untracked() == Some(true));
            });
        }
    });
    small
}

/// What stands over the table. Without a single tenant there is nothing to count and to filter.
fn overview(dashboard: Dashboard) -> AnyView {
    let nothing = Memo::new(move |_| dashboard.summary.with(|summary| summary.tenants == 0).unwrap_or(false));
    let parts = move || {
        view! {
            <Tiles dashboard/>
            <Triage dashboard/>
            <Filters dashboard/>
        }
    };
    (move || (!nothing.get()).then(parts)).into_any()
}

/// The dialogs; their code arrives when one is first asked for, and stays.
fn tools(dashboard: Dashboard) -> AnyView {
    let wanted = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or(false) || dashboard.tool.with(Option::is_some)
    });
    (move || wanted.get().then(|| crate::app::dashboard_tools(dashboard))).into_any()
}

/// What of the address made no sense.
#[component]
fn Dropped(dashboard: Dashboard) -> impl IntoView {
    let note = move |dropped: Vec<String>| {
        view! {
            <Banner tone=Tone::Info title=tenants::dropped_title() on_dismiss=move |()| dashboard.tidy()>
                {tenants::dropped(&dropped)}
            </Banner>
        }
    };
    move || Some(dashboard.dropped.get()).filter(|dropped| !dropped.is_empty()).map(note)
}
