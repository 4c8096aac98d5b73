//! What somebody with a one-time address sees: who asks, for which tenant, the match code, the one step to do.

use leptos::prelude::*;
use spanning_api::link::{LinkAttempt, LinkStep, LinkTicketKind};

use super::card::{actions, evidence, head, to_provider};
use super::ending::{support_block, trouble};
use super::flow::{is_final, next_provider};
use super::hand_off::code;
use super::state::LinkState;
use super::steps::left;
use crate::client::ClientError;
use crate::features::parts::{address, explain, two_lines};
use crate::text::linking as text;
use crate::text::linking::helping as words;
use crate::ui::*;

/// The card.
pub(super) fn card(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    match (&attempt.step, &attempt.trouble) {
        (LinkStep::Linked, _) => {
            over(attempt, (IconName::Success, Tone::Good), text::linked_label(), words::linked_text())
        }
        (LinkStep::ToConfirm, _) => {
            let title = words::your_part_is_done(&attempt.initiator.name);
            let mark = Some((IconName::Success, Tone::Good));
            view! {
                {head(mark, title, words::your_part_is_done_text())}
                {attempt.helper.as_ref().map(code)}
                {evidence(attempt)}
                {actions(vec![left(state)])}
            }
            .into_any()
        }
        (_, Some(why)) => trouble(state, attempt, why),
        (step, None) if is_final(step) => over(attempt, (IconName::Info, Tone::Neutral), text::failed(), ""),
        _ => asked(state, attempt),
    }
}

/// Who asks for what. Nothing happens before the button is pressed.
fn asked(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    let window = attempt.helper.as_ref().is_some_and(|helper| helper.kind == LinkTicketKind::Window);
    let who = &attempt.initiator;
    let title = words::asked_by(&who.name);
    let more = if window { words::window_text().to_owned() } else { words::asked_text(&who.name, &who.email) };
    let started_by = two_lines(&who.name, address(&who.email));
    view! {
        {head(Some((IconName::People, Tone::Info)), title, more)}
        {attempt.helper.as_ref().map(code)}
        <p>{words::code_note()}</p>
        <DescriptionList>
            <DescriptionItem term=words::started_by()>{started_by}</DescriptionItem>
        </DescriptionList>
        {evidence(attempt)}
        {actions(vec![to_provider(state, next_provider(&attempt.step)), left(state)])}
    }
    .into_any()
}

fn over(attempt: &LinkAttempt, mark: (IconName, Tone), title: &'static str, more: &'static str) -> AnyView {
    view! {
        {head(Some(mark), title, more)}
        {evidence(attempt)}
        {support_block(attempt.step.as_str(), None, attempt.correlation_id.as_str(), Some(attempt.id.as_str()))}
    }
    .into_any()
}

/// The address was used, is too old, or is not this browser's.
pub(super) fn not_opened(error: &ClientError) -> AnyView {
    let support = error
        .problem()
        .map(|problem| support_block(problem.code.as_str(), None, problem.correlation_id.as_str(), None));
    let more = if error.is_transient() { explain(error) } else { words::not_opened_text().to_owned() };
    view! {
        <section class="card chain-card">
            {head(Some((IconName::Lock, Tone::Warn)), words::not_opened(), more)}
            {support}
        </section>
    }
    .into_any()
}
