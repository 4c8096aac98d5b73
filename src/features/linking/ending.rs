//! Troubles on the way and endings: what happened, what it means, what to do, and what support needs.

use leptos::prelude::*;
use spanning_api::link::{LinkAttempt, LinkReason, LinkStep, LinkTrouble, LinkViewer};

use super::card::{actions, cancel, evidence, head, leave, other_label, so_far, tenant};
use super::flow::{Remedy, is_final, remedies};
use super::hand_off;
use super::state::{Busy, LinkState};
use crate::features::parts::address;
use crate::routes::Route;
use crate::text::linking as text;
use crate::ui::*;

/// A leg did not go on, or the attempt ended for a reason.
pub(super) fn trouble(state: LinkState, attempt: &LinkAttempt, trouble: &LinkTrouble) -> AnyView {
    let words = text::trouble(trouble);
    let over = is_final(&attempt.step);
    let mark = match attempt.step {
        LinkStep::Cancelled => (IconName::Info, Tone::Neutral),
        LinkStep::Expired => (IconName::Clock, Tone::Warn),
        _ => (IconName::Error, Tone::Bad),
    };
    let helps = attempt.viewer == LinkViewer::Helper;
    let mut kind = ButtonKind::Primary;
    let mut buttons: Vec<AnyView> = Vec::new();
    // Who only helps can sign in again, and nothing else.
    let ways = remedies(&trouble.reason, &attempt.step).into_iter().filter(|_| !state.in_portal);
    for remedy in ways.filter(|remedy| !helps || matches!(remedy, Remedy::Leave(..))) {
        buttons.push(button(state, remedy, kind));
        kind = ButtonKind::Secondary;
    }
    if !over && !helps {
        if attempt.step == LinkStep::MicrosoftDone {
            buttons.push(hand_off::button(state, text::hand_off(), ButtonKind::Secondary));
        }
        buttons.push(cancel(state));
    }
    view! {
        {head(Some(mark), words.title, words.text)}
        {facts(attempt, trouble)}
        {so_far(attempt)}
        {actions(buttons)}
        {support(trouble.reason.as_str(), trouble.provider_code.as_deref(), attempt)}
    }
    .into_any()
}

/// Linked; seen again by Back or reload.
pub(super) fn linked(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    view! {
        {head(Some((IconName::Success, Tone::Good)), text::linked_label(), text::linked_text())}
        {evidence(attempt)}
        {(!state.in_portal).then(|| actions(vec![button(state, Remedy::Integrations, ButtonKind::Primary)]))}
        {support(attempt.step.as_str(), None, attempt)}
    }
    .into_any()
}

/// An ending without a reason.
pub(super) fn other(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    let title = match attempt.step {
        LinkStep::Expired => text::expired(),
        LinkStep::Cancelled => text::cancelled(),
        LinkStep::Superseded => text::superseded(),
        _ => text::failed(),
    };
    view! {
        {head(Some((IconName::Info, Tone::Neutral)), title, "")}
        {evidence(attempt)}
        {(!state.in_portal)
            .then(|| {
                actions(vec![
                    button(state, Remedy::StartAgain, ButtonKind::Primary),
                    button(state, Remedy::Integrations, ButtonKind::Secondary),
                ])
            })}
        {support(attempt.step.as_str(), None, attempt)}
    }
    .into_any()
}

fn button(state: LinkState, remedy: Remedy, kind: ButtonKind) -> AnyView {
    match remedy {
        Remedy::Leave(provider, choose) => {
            let label = if choose { other_label(&provider) } else { text::try_again() };
            leave(state, provider, choose, label, kind)
        }
        Remedy::StartAgain => {
            let pending = state.is_busy(|busy| *busy == Busy::Restart);
            view! { <Button label=text::start_again() kind on_click=move |()| state.restart() pending/> }.into_any()
        }
        Remedy::Integrations => {
            let href = state.nav.href(&Route::Integrations);
            view! { <ButtonLink label=text::back() kind href/> }.into_any()
        }
    }
}

/// Who came in, and what was expected, below the tenant that it is about.
fn facts(attempt: &LinkAttempt, trouble: &LinkTrouble) -> AnyView {
    let found = match trouble.reason {
        // Neither yes nor no: nothing may look like an answer.
        LinkReason::RoleUnknown => Some(text::not_told().to_owned()),
        _ => trouble.actual.clone(),
    };
    let rows = [(text::expected(), trouble.expected.clone()), (text::actual(), found)];
    let rows = rows.into_iter().filter_map(|(term, value)| {
        let value = value?;
        Some(view! { <DescriptionItem term>{value}</DescriptionItem> }.into_any())
    });
    let account = trouble.account.as_deref().map(|account| {
        let account = address(account);
        view! { <DescriptionItem term=text::came_in()>{account}</DescriptionItem> }.into_any()
    });
    // With evidence below, the tenant stands there.
    let about = attempt.microsoft.is_none().then(|| tenant(attempt));
    let rows: Vec<AnyView> = about.into_iter().chain(account).chain(rows).collect();
    view! { <DescriptionList>{rows}</DescriptionList> }.into_any()
}

/// The stable code, the provider's own, and what ties everything together.
fn support(code: &str, provider_code: Option<&str>, attempt: &LinkAttempt) -> AnyView {
    support_block(code, provider_code, attempt.correlation_id.as_str(), Some(attempt.id.as_str()))
}

/// The same for an ending without an attempt.
pub fn support_block(code: &str, provider_code: Option<&str>, correlation: &str, attempt: Option<&str>) -> AnyView {
    let rows = [
        (text::code(), Some(code)),
        (text::provider_code(), provider_code),
        (text::correlation(), Some(correlation)),
        (text::attempt(), attempt),
    ];
    let rows: Vec<(&'static str, String)> =
        rows.into_iter().filter_map(|(term, value)| Some((term, value?.to_owned()))).collect();
    let copied = rows.iter().map(|(term, value)| format!("{term}: {value}")).collect::<Vec<_>>().join("\n");
    let shown = rows
        .into_iter()
        .take_while(|(term, _)| *term != text::attempt())
        .map(|(term, value)| view! { <DescriptionItem term><code>{value}</code></DescriptionItem> }.into_any())
        .collect::<Vec<_>>();
    view! {
        <section class="support" aria-label=text::support()>
            <DescriptionList>{shown}</DescriptionList>
            <CopyButton value=copied label=text::copy_support().to_owned()/>
        </section>
    }
    .into_any()
}
