//! The clock of the simulated back end, and that of this browser.

use leptos::prelude::*;

use super::state::DirectorState;
use crate::platform::clock::{self, use_clock};
use crate::text::director as text;
use crate::ui::*;

#[component]
pub(super) fn ClockSection(state: DirectorState) -> impl IntoView {
    let clock = use_clock();
    let steps = text::steps()
        .into_iter()
        .map(|(seconds, label)| {
            view! {
                <Button
                    label
                    icon=IconName::Plus
                    kind=ButtonKind::Quiet
                    on_click=move |()| state.advance(seconds)
                    pending=state.busy
                />
            }
        })
        .collect_view();
    let options: Vec<_> =
        text::skews().into_iter().map(|(hours, label)| SelectOption::new(hours.to_string(), label)).collect();
    let skew = move |to: String| {
        if let Ok(hours) = to.parse() {
            state.skew(hours);
        }
    };
    view! {
        <section class="director-section">
            <h3>{text::clock()}</h3>
            <p class="muted">{move || text::now(clock.now())}</p>
            <div class="director-list">{steps}</div>
            <Field label=text::skew()>
                <Select value=clock::skew().to_string() options on_change=skew/>
            </Field>
        </section>
    }
    .into_any()
}
