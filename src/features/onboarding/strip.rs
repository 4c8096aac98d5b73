//! What is being added, over the list.

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::id::OnboardingId;
use spanning_api::onboarding::{Onboarding, OnboardingMode, OnboardingState};

use super::board::Board;
use super::line;
use crate::features::parts::explain;
use crate::text::onboarding as text;
use crate::ui::*;

/// An entry is the same as before while nothing of this has changed.
fn key(item: &Onboarding) -> (OnboardingId, OnboardingMode, OnboardingState, Timestamp, Option<Timestamp>) {
    let troubled = item.trouble.as_ref().map(|trouble| trouble.at);
    (item.id.clone(), item.mode.clone(), item.state.clone(), item.expires_at, troubled)
}

/// The section; nothing while nothing is being added.
#[component]
pub fn BeingAdded(
    /// What is being added.
    board: Board,
) -> impl IntoView {
    let some = Memo::new(move |_| board.list.with(|list| !list.items.is_empty()).unwrap_or(false));
    // A line is drawn anew only when its entry has changed, so that focus stays on its buttons.
    let items = Memo::new(move |_| board.list.with(|list| list.items.clone()).unwrap_or_default());
    let failed = move || {
        let again = move || view! { <Button label=text::retry() on_click=move |()| board.look()/> };
        board.list.error().map(|error| {
            view! { <Banner tone=Tone::Warn title=text::list_failed() action=again>{explain(&error)}</Banner> }
        })
    };
    let list = move || {
        view! {
            <section class="onboarding-strip" aria-label=text::being_added()>
                <h2>{text::being_added()}</h2>
                {failed}
                <ul>
                    <For each=move || items.get() key=key let:item>
                        {line::view(board, item)}
                    </For>
                </ul>
            </section>
        }
    };
    move || some.get().then(list)
}
