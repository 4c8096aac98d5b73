//! The card with the switch and the ways in that it governs.

use leptos::prelude::*;
use spanning_api::activity::Action;
use spanning_api::integration::{Integrations, ItComplete, WayIn, WayInState};

use super::closing_state::Closing;
use super::state::IntegrationsState;
use super::versions;
use crate::features::parts::when;
use crate::text::integrations as text;
use crate::ui::*;

/// Where the checklist's "turn it on" leads.
pub(super) fn view(state: IntegrationsState) -> AnyView {
    let ask = move |to: bool| {
        if to {
            state.turn_on();
        } else if state.wanted.get_untracked().is_none() {
            state.closing.ask(Closing::ItComplete);
        }
    };
    view! {
        <section class="card card-wide" aria-labelledby="it-complete">
            <header class="card-header">
                <h2 id="it-complete">{text::it_complete()}</h2>
                <Switch
                    label=text::it_complete()
                    hide_label=true
                    on=Signal::derive(move || state.is_on())
                    on_change=ask
                    pending=Signal::derive(move || state.wanted.with(Option::is_some))
                />
            </header>
            <p class="muted">{text::it_complete_text()}</p>
            {move || trouble(state)}
            {move || state.switch_changed.get().map(|changed| versions::view(&changed))}
            {move || state.shown.get().map(|page| ways(&page))}
            <footer class="card-footer">
                {move || state.shown.get().map(|page| changed(&page.it_complete))}
                <a
                    class="push"
                    href=move || state.activity_of(&[Action::ItCompleteEnabled, Action::ItCompleteDisabled])
                >
                    {text::activity()}
                </a>
            </footer>
        </section>
    }
    .into_any()
}

fn trouble(state: IntegrationsState) -> Option<AnyView> {
    let words = state.switch_trouble.get()?;
    let dismiss = move |()| state.switch_trouble.set(None);
    Some(
        view! {
            <Banner tone=Tone::Bad title=text::still_off() on_dismiss=dismiss>
                {words}
            </Banner>
        }
        .into_any(),
    )
}

fn ways(page: &Integrations) -> AnyView {
    let on = page.it_complete.enabled;
    let rows = page.it_complete.ways_in.iter().map(|way| row(way, on)).collect_view();
    view! {
        <div class="section">
            <h3>{text::ways_in()}</h3>
            <ul class="ways">{rows}</ul>
        </div>
    }
    .into_any()
}

fn row(way: &WayInState, on: bool) -> AnyView {
    let (kind, word) = if way.open { (BadgeKind::Good, text::open()) } else { (BadgeKind::Never, text::closed()) };
    // The switch is on and still nobody gets in: say what is missing.
    let needs = (!way.open && on && way.way == WayIn::UnifiedLogin).then_some(text::way_needs_link());
    let last = way.last_used.map(|last| view! { " · " {text::last_used()} " " {when(last)} });
    view! {
        <li class="way">
            <span>{text::way(&way.way)}</span>
            <Badge kind label=word plain=true/>
            <span class="way-use">{text::used_by(way.people)} {last} {needs.map(|words| view! { " · " {words} })}</span>
        </li>
    }
    .into_any()
}

fn changed(it_complete: &ItComplete) -> AnyView {
    match (&it_complete.changed_by, it_complete.changed_at) {
        (Some(person), Some(at)) => view! {
            <span class="quiet">{text::changed_by(it_complete.enabled, &person.name)} " " {when(at)}</span>
        }
        .into_any(),
        _ => view! { <span class="quiet">{text::never_changed()}</span> }.into_any(),
    }
}
