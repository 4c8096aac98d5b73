//! The top of the page: the way here, how old the data is, refresh.

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::time::MINUTE;
use spanning_domain::health::OUT_OF_SYNC;
use spanning_domain::portal::Portal;

use super::state::Dashboard;
use crate::features::onboarding::{add_button, dialog_when_needed};
use crate::platform::intl;
use crate::text::microsoft365::{self as text, sync};
use crate::text::time;
use crate::ui::*;

/// Title, breadcrumbs, age of the data.
#[component]
pub fn Header(
    /// The dashboard.
    dashboard: Dashboard,
    /// Whose words are spoken.
    portal: &'static Portal,
    /// The way here.
    trail: Vec<Crumb>,
) -> impl IntoView {
    let board = dashboard.board;
    view! {
        <PageHeader
            title=text::title()
            breadcrumbs=move || view! { <Breadcrumbs trail=trail.clone()/> }
            meta=move || view! { <SyncAge dashboard/> }
            actions=move || add_button(board, text::integrate(), Signal::stored(None))
        />
        {dialog_when_needed(board, portal)}
    }
    .into_any()
}

/// "Synced 12 min ago · next in 48 min", which goes on ageing whatever happens, and refresh.
#[component]
fn SyncAge(dashboard: Dashboard) -> impl IntoView {
    let times = move || dashboard.summary.with(|summary| (summary.synced_at, summary.next_sync_at));
    let age = move || match times() {
        Some((synced, next)) => aged(dashboard, synced, next),
        None => view! { <span>{sync::unknown()}</span> }.into_any(),
    };
    view! {
        {age}
        <IconButton
            icon=IconName::Refresh
            label=text::refresh()
            on_click=move |()| dashboard.refresh()
            pending=Signal::derive(move || dashboard.is_busy())
        />
    }
    .into_any()
}

fn aged(dashboard: Dashboard, synced: Timestamp, next: Timestamp) -> AnyView {
    let late = Memo::new(move |_| is_late(synced, dashboard.clock.now()));
    view! {
        <span class="m365-synced" class:is-late=move || late.get()>
            {move || late.get().then(|| view! { <Icon name=IconName::Warning/> })}
            <TimeText
                relative=move || sync::synced(&time::ago(synced, dashboard.clock.now()))
                absolute=intl::date_time(synced)
                datetime=intl::iso(synced)
                focusable=true
            />
            <span aria-hidden="true">" · "</span>
            <span>{move || next_in(next, dashboard.clock.now())}</span>
        </span>
    }
    .into_any()
}

/// What is said when two syncs were missed.
#[component]
pub fn LateBanner(
    /// The dashboard.
    dashboard: Dashboard,
) -> impl IntoView {
    let late = Memo::new(move |_| {
        let now = dashboard.clock.now();
        dashboard.summary.with(|summary| is_late(summary.synced_at, now)).unwrap_or(false)
    });
    move || late.get().then(|| view! { <Banner tone=Tone::Warn>{sync::late()}</Banner> })
}

/// Two hourly syncs were missed.
fn is_late(synced: Timestamp, now: Timestamp) -> bool {
    now.since(synced) > OUT_OF_SYNC
}

/// "next in 48 min.", in whole minutes that are still to come.
fn next_in(next: Timestamp, now: Timestamp) -> String {
    let left = next.since(now);
    if left <= 0 { sync::due().to_owned() } else { sync::next((left + MINUTE - 1) / MINUTE) }
}

#[cfg(test)]
mod tests {
    use spanning_api::time::HOUR;

    use super::*;

    #[test]
    fn a_sync_is_late_after_two_were_missed() {
        let now = Timestamp(100 * HOUR);
        assert!(!is_late(now.plus(-2 * HOUR), now));
        assert!(is_late(now.plus(-2 * HOUR - 1), now));
    }

    #[test]
    fn the_next_sync_counts_down_to_due() {
        let now = Timestamp(100 * HOUR);
        assert_eq!(next_in(now.plus(48 * MINUTE), now), "next in 48 min.");
        assert_eq!(next_in(now.plus(1), now), "next in 1 min.");
        assert_eq!(next_in(now, now), sync::due());
    }
}
