//! Parts that the card is made of at every step.

use leptos::prelude::*;
use spanning_api::link::{LinkAttempt, Provider};

use super::state::{Busy, LinkState};
use crate::features::parts::{address, two_lines};
use crate::text::linking as text;
use crate::ui::*;

/// What is so, in a heading and a sentence.
pub(super) fn head(mark: Option<(IconName, Tone)>, title: impl Into<String>, words: impl Into<String>) -> AnyView {
    let (title, words) = (title.into(), words.into());
    let tone = mark.map_or(Tone::Neutral, |(_, tone)| tone);
    view! {
        <header class=format!("chain-head {}", tone.class())>
            {mark.map(|(name, _)| view! { <Icon name/> })}
            <h2>{title}</h2>
            <p class="chain-text">{words}</p>
        </header>
    }
    .into_any()
}

/// The card's buttons, the primary one first.
pub(super) fn actions(buttons: Vec<AnyView>) -> AnyView {
    view! { <div class="chain-actions">{buttons}</div> }.into_any()
}

/// What was verified so far; nothing before the first answer.
pub(super) fn so_far(attempt: &LinkAttempt) -> Option<AnyView> {
    attempt.microsoft.is_some().then(|| {
        view! {
            <div class="section">
                <h3>{text::so_far()}</h3>
                {evidence(attempt)}
            </div>
        }
        .into_any()
    })
}

/// What was verified.
pub(super) fn evidence(attempt: &LinkAttempt) -> AnyView {
    let microsoft = attempt.microsoft.as_ref().map(|proof| {
        let (account, tenant) = (two_lines(&proof.name, address(&proof.account)), proof.tenant_name.clone());
        view! {
            <DescriptionItem term=text::microsoft_account()>{account}</DescriptionItem>
            <DescriptionItem term=text::microsoft_tenant()>{tenant}</DescriptionItem>
        }
    });
    let kaseya_one = attempt.kaseya_one.as_ref().map(|proof| {
        let (account, company) = (address(&proof.account), proof.company.name.clone());
        view! {
            <DescriptionItem term=text::kaseyaone_account()>{account}</DescriptionItem>
            <DescriptionItem term=text::company()>{company}</DescriptionItem>
        }
    });
    let tenant = tenant(attempt);
    view! { <DescriptionList>{tenant} {microsoft} {kaseya_one}</DescriptionList> }.into_any()
}

/// The tenant to be linked.
pub(super) fn tenant(attempt: &LinkAttempt) -> AnyView {
    let tenant = two_lines(&attempt.tenant.name, attempt.tenant.domain.clone().into_any());
    view! {
        <DescriptionItem term=text::tenant()>
            <strong>{tenant}</strong>
        </DescriptionItem>
    }
    .into_any()
}

/// Goes on to a provider.
pub(super) fn to_provider(state: LinkState, provider: Provider) -> AnyView {
    let label = if provider == Provider::Microsoft { text::to_microsoft() } else { text::to_kaseyaone() };
    leave(state, provider, false, label, ButtonKind::Primary)
}

/// Lets the person choose an account at a provider.
pub(super) fn other_account(state: LinkState, provider: Provider) -> AnyView {
    let label = other_label(&provider);
    leave(state, provider, true, label, ButtonKind::Secondary)
}

/// Names the choice of another account.
pub(super) fn other_label(provider: &Provider) -> &'static str {
    if *provider == Provider::Microsoft { text::other_microsoft() } else { text::other_kaseyaone() }
}

/// A button that leaves for a provider.
pub(super) fn leave(
    state: LinkState,
    provider: Provider,
    choose: bool,
    label: &'static str,
    kind: ButtonKind,
) -> AnyView {
    let own = Busy::Leave(provider.clone(), choose);
    let pending = state.is_busy(move |busy| *busy == own);
    let click = move |()| state.leave(provider.clone(), choose);
    view! { <Button label kind on_click=click pending/> }.into_any()
}

/// Ends the attempt.
pub(super) fn cancel(state: LinkState) -> AnyView {
    let pending = state.is_busy(|busy| *busy == Busy::Cancel);
    view! { <Button label=text::cancel() kind=ButtonKind::Quiet on_click=move |()| state.cancel() pending/> }.into_any()
}
