//! Where the tenant is present, one row for each portal version.

use leptos::prelude::*;
use spanning_api::integration::PortalPresence;
use spanning_domain::portal;

use super::state::IntegrationsState;
use super::tenant_check;
use crate::features::parts::{day, explain, when};
use crate::text::integrations as text;
use crate::ui::*;

pub(super) fn view(state: IntegrationsState) -> AnyView {
    // What was asked for just now counts more than what the page came with.
    let rows = move || match state.presence.get() {
        Some(now) => now.items.iter().map(|each| row(state, each)).collect_view(),
        None => state
            .shown
            .with(|page| page.iter().flat_map(|page| &page.presence).map(|each| row(state, each)).collect_view()),
    };
    let checked = move || {
        let asked = state.presence.with(|now| now.checked_at);
        let came = || state.shown.with(|page| page.as_ref().map(|page| page.presence_checked_at));
        asked.or_else(came).map(|at| view! { {text::checked()} " " {when(at)} })
    };
    let pending = Signal::derive(move || state.presence.is_loading());
    let trouble = move || {
        state.presence.error().map(|error| {
            view! { <Banner tone=Tone::Warn title=text::check_failed()>{explain(&error)}</Banner> }
        })
    };
    view! {
        <section class="card" aria-labelledby="uniview">
            <header class="card-header">
                <h2 id="uniview">{text::uniview()}</h2>
            </header>
            <p class="muted">{text::uniview_text()}</p>
            {trouble}
            <ul class="checks">{rows}</ul>
            <footer class="card-footer">
                <span class="quiet">{checked}</span>
                <span class="push">
                    <Button
                        label=text::check_now()
                        icon=IconName::Refresh
                        kind=ButtonKind::Quiet
                        on_click=move |()| state.check_presence()
                        pending
                    />
                </span>
            </footer>
        </section>
    }
    .into_any()
}

fn row(state: IntegrationsState, presence: &PortalPresence) -> AnyView {
    let name = portal::name(&presence.portal);
    let (tone, icon, said) = if presence.present {
        (Tone::Good, IconName::Check, text::present(&name))
    } else {
        (Tone::Neutral, IconName::Minus, text::absent(&name))
    };
    let facts = if presence.present { listed(presence) } else { missing(presence) };
    view! {
        <li class=format!("check {}", tone.class())>
            <Icon name=icon/>
            <span>{said}</span>
            <p class="check-text">{facts}</p>
            {tenant_check::view(state, presence)}
        </li>
    }
    .into_any()
}

/// Under which name, since when, synced when.
pub(super) fn listed(presence: &PortalPresence) -> AnyView {
    let listed = presence.listed_as.as_ref().map(|name| text::listed_as(name));
    let since = presence.since.map(|since| view! { {text::present_since()} " " {day(since)} });
    let synced = presence.synced_at.map(|at| view! { " · " {text::synced()} " " {when(at)} });
    let between = (listed.is_some() && since.is_some()).then_some(" · ");
    view! { {listed} {between} {since} {synced} }.into_any()
}

/// Why it is not there.
pub(super) fn missing(presence: &PortalPresence) -> AnyView {
    presence.missing.as_ref().map(text::missing).into_any()
}
