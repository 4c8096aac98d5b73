//! Where the tenant is present, one row for each portal version.

use leptos::prelude::*;
use spanning_api::integration::PortalPresence;
use spanning_domain::portal;

use super::state::IntegrationsState;
use crate::features::parts::day;
use crate::text::integrations as text;
use crate::ui::*;

pub(super) fn view(state: IntegrationsState) -> AnyView {
    let rows = move || state.shown.get().map(|page| page.presence.iter().map(row).collect_view());
    view! {
        <section class="card" aria-labelledby="uniview">
            <header class="card-header">
                <h2 id="uniview">{text::UNIVIEW}</h2>
            </header>
            <p class="muted">{text::UNIVIEW_TEXT}</p>
            <ul class="checks">{rows}</ul>
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
