//! The panel, and the button that opens it.

use leptos::prelude::*;

use super::clock::ClockSection;
use super::faults::FaultsSection;
use super::people::PeopleSection;
use super::situation::{LinkSection, SituationSection};
use super::state::DirectorState;
use super::tour::{TourCard, TourSection};
use crate::language::use_language;
use crate::platform::effect::effect;
use crate::platform::{events, page, timer};
use crate::text::director as text;
use crate::ui::*;

const PANEL: &str = "director";
const TITLE: &str = "director-title";

/// The director. Nothing is to be seen of it unless the back end can be told.
#[component]
pub fn Director() -> impl IntoView {
    let state = DirectorState::new();
    events::on_shortcut("KeyD", move || state.toggle());
    let there = Memo::new(move |_| state.known.with(Option::is_some));
    let open = Memo::new(move |_| state.open.get());
    // Opened by somebody, focus goes into it, and back when it is closed.
    effect(move |before: Option<bool>| {
        let now = open.get() && there.get();
        if let Some(before) = before.filter(|before| *before != now) {
            let target = if before { format!(".{PANEL}-button") } else { format!("#{TITLE}") };
            timer::after_draw(move || {
                page::focus(&target);
            });
        }
        now
    });
    effect(move |_| page::make_room_for_director(open.get() && there.get()));
    // As the pages: drawn anew in another language, and not before its words are here.
    let shown = move || {
        use_language()?.spoken()?;
        there.get().then(|| match open.get() {
            true => panel(state),
            false => button(state),
        })
    };
    view! {
        {shown}
        <TourCard state/>
    }
    .into_any()
}

fn button(state: DirectorState) -> AnyView {
    view! {
        <button
            type="button"
            class="btn director-button"
            aria-expanded="false"
            aria-keyshortcuts=text::KEYS
            data-tip=text::keys_text()
            on:click=move |_| state.toggle()
        >
            <Icon name=IconName::Settings/>
            <span class="btn-label">{text::demo()}</span>
        </button>
    }
    .into_any()
}

fn panel(state: DirectorState) -> AnyView {
    let trouble = move || state.failed.get().map(|said| view! { <p class="field-error">{said}</p> });
    let not_kept = move || {
        let lost =
            state.known.with(|known| known.as_ref().is_some_and(|known| known.revision > 0 && known.journal == 0));
        (lost && crate::platform::inside::is_on()).then(|| view! { <p class="field-error">{text::not_kept()}</p> })
    };
    let close = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            state.toggle();
        }
    };
    view! {
        <aside class=PANEL aria-labelledby=TITLE on:keydown=close>
            <header class="director-header">
                <h2 id=TITLE tabindex="-1">
                    {text::title()}
                </h2>
                <IconButton icon=IconName::Close label=text::close() on_click=move |()| state.toggle()/>
            </header>
            <div class="director-body">
                <div role="alert">
                    {trouble}
                    {not_kept}
                </div>
                <p role="status" class="director-said">
                    {move || state.said.get()}
                </p>
                <SituationSection state/>
                <PeopleSection state/>
                <ClockSection state/>
                <FaultsSection state/>
                <LinkSection state/>
                <TourSection state/>
                <p class="muted">{text::keys_text()}</p>
            </div>
        </aside>
    }
    .into_any()
}
