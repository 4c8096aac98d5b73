//! The guided tour: a card that goes along, and a mark at what it is about.

use leptos::prelude::*;

use super::state::DirectorState;
use crate::language::use_language;
use crate::platform::{page, timer};
use crate::text::director::tour as text;
use crate::ui::*;

/// Milliseconds between looks for what a stop points at: pages arrive late and change.
const LOOK: u64 = 400;

#[component]
pub(super) fn TourSection(state: DirectorState) -> impl IntoView {
    view! {
        <section class="director-section">
            <h3>{text::title()}</h3>
            <p class="muted">{text::about()}</p>
            <Button
                label=text::start()
                icon=IconName::ArrowRight
                on_click=move |()| {
                    state.go_to_stop(Some(0));
                    state.toggle();
                }
                pending=state.busy
            />
        </section>
    }
    .into_any()
}

/// The card. It stays while the person of a stop signs in, which loads the page anew.
#[component]
pub(super) fn TourCard(state: DirectorState) -> impl IntoView {
    timer::every(LOOK, move || {
        let stop = state.stop.get_untracked().and_then(|number| text::STOPS.get(number));
        page::point_at(stop.filter(|stop| untrack(|| state.is_at(stop))).map(|stop| stop.target));
    });
    on_cleanup(|| page::point_at(None));
    let stop = Memo::new(move |_| state.stop.get().filter(|_| state.known.with(Option::is_some)));
    move || {
        use_language()?.spoken()?;
        let number = stop.get()?;
        Some(card(state, number, text::STOPS.get(number)?))
    }
}

fn card(state: DirectorState, number: usize, stop: &'static text::Stop) -> AnyView {
    let last = number + 1 == text::STOPS.len();
    let next = move |()| state.go_to_stop((!last).then_some(number + 1));
    let back = (number > 0).then(|| {
        let back = move |()| state.go_to_stop(Some(number - 1));
        view! { <Button label=text::back() on_click=back pending=state.busy/> }
    });
    let away = move || {
        (!state.is_at(stop)).then(|| {
            let take = move |()| state.go_to_stop(Some(number));
            view! { <Button label=text::take_me() on_click=take pending=state.busy/> }
        })
    };
    view! {
        <section class="tour" aria-label=text::title()>
            <header>
                <p class="muted">{text::step_of(number, text::STOPS.len())}</p>
                <IconButton icon=IconName::Close label=text::end() on_click=move |()| state.go_to_stop(None)/>
            </header>
            <div role="status">
                <h2>{(stop.title)()}</h2>
                <p>{(stop.text)()}</p>
            </div>
            <footer>
                {back} {away}
                <Button
                    label=if last { text::finish() } else { text::next() }
                    kind=ButtonKind::Primary
                    on_click=next
                    pending=state.busy
                />
            </footer>
        </section>
    }
    .into_any()
}
