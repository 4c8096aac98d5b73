//! Faults of the way to the back end, and of the login pages.

use leptos::prelude::*;
use spanning_api::endpoint::Op;
use spanning_mock::Site;
use spanning_mock::api_faults::ApiFault;

use super::state::DirectorState;
use crate::text::director as text;
use crate::ui::*;

#[component]
pub(super) fn FaultsSection(state: DirectorState) -> impl IntoView {
    let call = RwSignal::new(String::new());
    let kind = RwSignal::new("0".to_owned());
    let once = RwSignal::new("1".to_owned());
    let calls = std::iter::once(SelectOption::new("", text::every_call()))
        .chain(Op::ALL.iter().map(|op| SelectOption::new(op.name(), op.name())))
        .collect::<Vec<_>>();
    let kinds: Vec<_> = text::faults()
        .into_iter()
        .enumerate()
        .map(|(index, (_, words))| SelectOption::new(index.to_string(), words))
        .collect();
    let often = vec![SelectOption::new("1", text::once()), SelectOption::new("", text::always())];
    let planned = move || state.known.get_untracked().map(|known| known.faults).unwrap_or_default();
    let plan = move |()| {
        let index: usize = kind.get_untracked().parse().unwrap_or(0);
        let Some((kind, _)) = text::faults().into_iter().nth(index) else { return };
        let operation = Some(call.get_untracked()).filter(|call| !call.is_empty());
        let mut faults = planned();
        faults.push(ApiFault { operation, kind, times: once.get_untracked().parse().ok() });
        state.plan(faults);
    };
    view! {
        <section class="director-section">
            <h3>{text::faults_title()}</h3>
            <Field label=text::call()>
                <Select value=call options=calls on_change=move |to: String| call.set(to)/>
            </Field>
            <Field label=text::fault()>
                <Select value=kind options=kinds on_change=move |to: String| kind.set(to)/>
            </Field>
            <Field label=text::times()>
                <Select value=once options=often on_change=move |to: String| once.set(to)/>
            </Field>
            <Button label=text::plan() on_click=plan pending=state.busy/>
            <Planned state/>
            <div class="director-list">
                <Button
                    label=text::microsoft_down()
                    kind=ButtonKind::Quiet
                    on_click=move |()| state.provider_down(Site::Microsoft)
                    pending=state.busy
                />
                <Button
                    label=text::kaseyaone_down()
                    kind=ButtonKind::Quiet
                    on_click=move |()| state.provider_down(Site::KaseyaOne)
                    pending=state.busy
                />
            </div>
        </section>
    }
    .into_any()
}

/// What is planned, each with the way to take it back.
#[component]
fn Planned(state: DirectorState) -> impl IntoView {
    let faults = Memo::new(move |_| state.known.with(|known| known.as_ref().map(|known| known.faults.clone())));
    move || {
        let faults = faults.get().unwrap_or_default();
        if faults.is_empty() {
            return view! { <p class="muted">{text::no_faults()}</p> }.into_any();
        }
        let entry = |(index, fault): (usize, &ApiFault)| {
            let mut rest = faults.clone();
            rest.remove(index);
            let remove = move |()| state.plan(rest.clone());
            view! {
                <li>
                    <span>{text::planned(fault)}</span>
                    <IconButton icon=IconName::Close label=text::remove(fault) on_click=remove/>
                </li>
            }
        };
        let entries = faults.iter().enumerate().map(entry).collect_view();
        view! {
            <ul class="director-planned">{entries}</ul>
            <Button label=text::remove_all() kind=ButtonKind::Quiet on_click=move |()| state.plan(Vec::new())/>
        }
        .into_any()
    }
}
