//! Choosing a scenario, beginning anew, and a link to what is there now.

use leptos::prelude::*;
use spanning_mock::control::{Begin, MOST_TENANTS};
use spanning_mock::world::scenario::Scenario;

use super::state::DirectorState;
use crate::text::director as text;
use crate::ui::*;

#[component]
pub(super) fn SituationSection(state: DirectorState) -> impl IntoView {
    let known = move || state.known.get_untracked();
    let chosen = RwSignal::new(known().map_or_else(String::new, |known| known.scenario));
    let tenants = RwSignal::new(known().map_or_else(String::new, |known| known.tenants.to_string()));
    let scenario = move || Scenario::parse(&chosen.get()).unwrap_or(Scenario::Default);
    let number = move || tenants.get().trim().parse::<u32>().ok().filter(|number| *number <= MOST_TENANTS);
    let wrong = move || number().is_none().then(|| text::tenants_wrong().to_owned());
    let options: Vec<_> =
        Scenario::ALL.iter().map(|scenario| SelectOption::new(scenario.name(), text::scenario(*scenario))).collect();
    let value = Signal::derive(move || scenario().name().to_owned());
    let start = move |()| {
        let Some(tenants) = untrack(number) else { return };
        let scenario = untrack(scenario).name().to_owned();
        state.begin(Begin { scenario, tenants: Some(tenants), seed: None });
    };
    view! {
        <section class="director-section">
            <h3>{text::situation()}</h3>
            <Field label=text::scenario_label() hint=Signal::derive(move || Some(text::shows(scenario()).to_owned()))>
                <Select value options on_change=move |to: String| chosen.set(to)/>
            </Field>
            <Field label=text::tenants() error=Signal::derive(wrong)>
                <TextInput value=tenants on_input=move |to: String| tenants.set(to)/>
            </Field>
            <div class="director-actions">
                <Button label=text::start() kind=ButtonKind::Primary on_click=start pending=state.busy/>
                <Button label=text::reset() on_click=move |()| state.reset() pending=state.busy/>
            </div>
            <p class="muted">{text::start_text()}</p>
        </section>
    }
    .into_any()
}

#[component]
pub(super) fn LinkSection(state: DirectorState) -> impl IntoView {
    let by_hand = move || {
        state.link.get().map(|link| {
            view! {
                <Field label=text::copy_refused()>
                    <TextInput value=Signal::stored(link) on_input=|_: String| ()/>
                </Field>
            }
        })
    };
    view! {
        <section class="director-section">
            <h3>{text::link()}</h3>
            <p class="muted">{text::link_text()}</p>
            <Button
                label=text::copy_link()
                icon=IconName::Copy
                on_click=move |()| state.copy_link()
                pending=state.busy
            />
            {by_hand}
        </section>
    }
    .into_any()
}
