//! The initiator hands the KaseyaOne step to another person: the address, the match code, what became of it.

use leptos::prelude::*;
use spanning_api::link::{LinkAttempt, LinkHelper, LinkTicketKind, Provider};

use super::card::{actions, cancel, head, so_far, to_provider};
use super::state::{Busy, LinkState};
use super::steps::{check, left};
use crate::features::parts::when;
use crate::text::linking as text;
use crate::text::linking::helping as words;
use crate::ui::*;

/// Makes an address.
pub(super) fn button(state: LinkState, label: &'static str, kind: ButtonKind) -> AnyView {
    let pending = state.is_busy(|busy| *busy == Busy::HandOff);
    view! { <Button label kind on_click=move |()| state.hand_off() pending/> }.into_any()
}

/// Somebody else has the address, or shall get it.
pub(super) fn waiting(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    let Some(helper) = &attempt.helper else { return ().into_any() };
    let opened = helper.opened_at.is_some();
    let (title, more) = match (opened, &helper.kind) {
        (_, LinkTicketKind::Window) => (words::in_window(), words::in_window_text()),
        (true, _) => (words::opened(), words::opened_text()),
        (false, _) => (words::waiting(), words::waiting_text()),
    };
    let again = if opened { words::new_address_after() } else { words::new_address() };
    view! {
        {head(Some((IconName::People, Tone::Info)), title, more)}
        {move || address(state)}
        {code(helper)}
        {so_far(attempt)}
        {actions(vec![
            to_provider(state, Provider::Kaseyaone),
            button(state, again, ButtonKind::Secondary),
            check(state),
            cancel(state),
            left(state),
        ])}
    }
    .into_any()
}

/// The address, for as long as this page has it.
fn address(state: LinkState) -> Option<AnyView> {
    let url = state.address.get()?;
    Some(
        view! {
            <div class="hand-off">
                <code class="hand-off-address">{url.clone()}</code>
                <CopyButton value=url label=words::copy_address().to_owned() kind=ButtonKind::Secondary/>
                <p class="muted">{words::address_note()}</p>
            </div>
        }
        .into_any(),
    )
}

/// The match code, large enough to be read out.
pub(super) fn code(helper: &LinkHelper) -> AnyView {
    let spelled = helper.match_code.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let opened = helper.opened_at.map(|at| view! { <p class="muted">{words::opened_at()} " " {when(at)}</p> });
    view! {
        <div class="match-code">
            <span class="muted">{words::match_code()}</span>
            <strong class="match-code-value" aria-label=spelled>
                {helper.match_code.clone()}
            </strong>
            {opened}
        </div>
    }
    .into_any()
}

/// Before linking: the initiator says that the other side sees the same code.
pub(super) fn compare(state: LinkState, helper: &LinkHelper) -> AnyView {
    let change = move |on: bool| state.compared.set(on);
    let helper = helper.clone();
    view! {
        <Banner tone=Tone::Warn title=words::compare()>
            <p>{words::compare_text()}</p>
            {code(&helper)}
            <Checkbox label=text::compared() checked=state.compared on_change=change/>
        </Banner>
    }
    .into_any()
}
