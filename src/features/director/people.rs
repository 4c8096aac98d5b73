//! Who looks, and through which portal.

use leptos::prelude::*;
use spanning_mock::simulation;

use super::state::DirectorState;
use crate::text::director as text;
use crate::ui::*;

#[component]
pub(super) fn PeopleSection(state: DirectorState) -> impl IntoView {
    let accounts = simulation().accounts;
    let first = accounts.first().map(|account| account.person.email.clone()).unwrap_or_default();
    let chosen = RwSignal::new(untrack(|| state.person()).unwrap_or(first));
    let options: Vec<_> = accounts
        .into_iter()
        .map(|account| {
            let label = format!("{} · {}", account.person.name, text::note(&account.note));
            SelectOption::new(account.person.email, label)
        })
        .collect();
    view! {
        <section class="director-section">
            <h3>{text::person()}</h3>
            <Field label=text::sign_in_as()>
                <Select value=chosen options on_change=move |to: String| chosen.set(to)/>
            </Field>
            <Button
                label=text::sign_in()
                icon=IconName::Key
                on_click=move |()| state.sign_in(chosen.get_untracked())
                pending=state.busy
            />
        </section>
    }
    .into_any()
}
