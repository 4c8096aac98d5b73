//! Where the tenant is present, one row for each portal version.

use leptos::prelude::*;
use spanning_api::integration::PortalPresence;
use spanning_domain::portal;

use super::state::IntegrationsState;
use crate::features::parts::{day, explain, when};
use crate::text::integrations as text;
use crate::ui::*;

pub(super) fn view(state: IntegrationsState) -> AnyView {
    // What was asked for just now counts more than what the page came with.
    let rows = move || match state.presence.get() {
        Some(now) => now.items.iter().map(row).collect_view(),
        None => state.shown.with(|page| page.iter().flat_map(|page| &page.presence).map(row).collect_view()),
    };
    let checked = move || {
        let asked = state.presence.with(|now| now.checked_at);
        let came = || state.shown.with(|page| page.as_ref().map(|page| page.presence_checked_at));
        asked.or_else(came).map(|at| view! { {text::CHECKED} " " {when(at)} })
    };
    let pending = Signal::derive(move || state.presence.is_loading());
    let trouble = move || {
        state.presence.error().map(|error| {
            view! { <Banner tone=Tone::Warn title=text::CHECK_FAILED>{explain(&error)}</Banner> }
        })
    };
    view! {
        <section class="card" aria-labelledby="uniview">
            <header class="card-header">
                <h2 id="uniview">{text::UNIVIEW}</h2>
            </header>
            <p class="muted">{text::UNIVIEW_TEXT}</p>
            {trouble}
            <ul class="checks">{rows}</ul>
            <footer class="card-footer">
                <span class="quiet">{checked}</span>
                <span class="push">
                    <Button
                        label=text::CHECK_NOW
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

fn row(presence: &PortalPresence) -> AnyView {
    let name = portal::name(&presence.portal);
    if presence.present {
        let listed = presence.listed_as.as_ref().map(|name| text::listed_as(name));
        let since = presence.since.map(|since| view! { {text::PRESENT_SINCE} " " {day(since)} });
        let between = (listed.is_some() && since.is_some()).then_some(" · ");
        return view! {
            <li class="check tone-good">
                <Icon name=IconName::Check/>
                <span>{text::present(&name)}</span>
                <p class="check-text">{listed} {between} {since}</p>
            </li>
        }
        .into_any();
    }
    let how = portal::of(&presence.portal).map(text::how_to_add);
    view! {
        <li class="check tone-neutral">
            <Icon name=IconName::Minus/>
            <span>{text::absent(&name)}</span>
            {how.map(|how| view! { <p class="check-text">{how}</p> })}
        </li>
    }
    .into_any()
}
