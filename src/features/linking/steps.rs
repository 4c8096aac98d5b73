//! What the card says at each step of an attempt that goes on.

use leptos::prelude::*;
use spanning_api::link::{LinkAttempt, LinkStep, Provider};
use spanning_api::time::MINUTE;
use spanning_domain::permission::GLOBAL_ADMINISTRATOR;

use super::card::{actions, cancel, head, other_account, so_far, tenant, to_provider};
use super::flow::next_provider;
use super::hand_off;
use super::state::{Busy, LinkState};
use crate::features::parts::{address, two_lines, when};
use crate::text::{linking as text, role};
use crate::ui::*;

/// Before anything: what one needs.
pub(super) fn start(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    let tenant = text::need_microsoft(&attempt.tenant.name, &attempt.tenant.domain);
    let need = |icon, what: &'static str, more: String| {
        view! {
            <li class="check tone-neutral">
                <Icon name=icon/>
                <strong>{what}</strong>
                <p class="check-text">{more}</p>
            </li>
        }
    };
    view! {
        {head(None, text::start(), text::start_text())}
        <div class="section">
            <h3>{text::have_ready()}</h3>
            <ul class="checks">
                {need(IconName::Shield, text::need_microsoft_label(), tenant)}
                {need(IconName::Key, text::need_master(), text::need_master_text().to_owned())}
            </ul>
        </div>
        {actions(vec![to_provider(state, Provider::Microsoft), cancel(state), left(state)])}
    }
    .into_any()
}

/// At a provider, or back from it too early.
pub(super) fn waiting(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    let provider = next_provider(&attempt.step);
    let title = if provider == Provider::Microsoft { text::at_microsoft() } else { text::at_kaseyaone() };
    view! {
        {head(Some((IconName::Clock, Tone::Info)), title, text::waiting_text())}
        {so_far(attempt)}
        {actions(vec![to_provider(state, provider), check(state), cancel(state), left(state)])}
    }
    .into_any()
}

/// Microsoft is done.
pub(super) fn next(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    let (title, words) = match attempt.resumes && attempt.microsoft.is_none() {
        true => (text::resume(), text::resume_text()),
        false => (text::microsoft_done(), text::microsoft_done_text()),
    };
    let other = attempt.microsoft.is_some().then(|| other_account(state, Provider::Microsoft));
    view! {
        {head(Some((IconName::Success, Tone::Good)), title, words)}
        {so_far(attempt)}
        {actions(vec![
            to_provider(state, Provider::Kaseyaone),
            hand_off::button(state, text::hand_off(), ButtonKind::Secondary),
            other.into_any(),
            cancel(state),
            left(state),
        ])}
    }
    .into_any()
}

/// Both are done: check, then link.
pub(super) fn confirm(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    let pending = state.is_busy(|busy| *busy == Busy::Confirm);
    let by_helper = attempt.helper.as_ref().filter(|helper| helper.proved);
    let needed = by_helper.is_some();
    let reason = move || (needed && !state.compared.get()).then(|| text::compare_first().to_owned());
    let link = view! {
        <Button
            label=if attempt.resumes { text::resume_link() } else { text::link() }
            disabled_reason=Signal::derive(reason)
            icon=IconName::Link
            kind=ButtonKind::Primary
            on_click=move |()| state.confirm()
            pending
        />
    };
    view! {
        {head(None, text::to_confirm(), text::to_confirm_text())}
        <div class="evidence">{microsoft_side(state, attempt)} {kaseyaone_side(state, attempt)}</div>
        {by_helper.map(|helper| hand_off::compare(state, helper))}
        {actions(vec![link.into_any(), cancel(state), left(state)])}
    }
    .into_any()
}

fn microsoft_side(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    if attempt.microsoft.is_none() {
        let tenant = tenant(attempt);
        return view! {
            <section class="evidence-side">
                <h3>
                    <Icon name=IconName::Success/>
                    {text::step_microsoft()}
                </h3>
                <DescriptionList>{tenant}</DescriptionList>
                <p class="muted">{text::proven_before()}</p>
            </section>
        }
        .into_any();
    }
    let rows = attempt.microsoft.as_ref().map(|proof| {
        let tenant = two_lines(&proof.tenant_name, attempt.tenant.domain.clone().into_any());
        let (account, at) = (two_lines(&proof.name, address(&proof.account)), proof.verified_at);
        view! {
            <DescriptionItem term=text::tenant()>
                <strong>{tenant}</strong>
            </DescriptionItem>
            <DescriptionItem term=text::account()>{account}</DescriptionItem>
            <DescriptionItem term=text::role_label()>{role::named(GLOBAL_ADMINISTRATOR)}</DescriptionItem>
            <DescriptionItem term=text::verified()>{when(at)}</DescriptionItem>
        }
    });
    side(state, Provider::Microsoft, text::step_microsoft(), rows.into_any())
}

fn kaseyaone_side(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    let rows = attempt.kaseya_one.as_ref().map(|proof| {
        let (company, account, at) = (proof.company.name.clone(), address(&proof.account), proof.verified_at);
        view! {
            <DescriptionItem term=text::its_company()>
                <strong>{company}</strong>
            </DescriptionItem>
            <DescriptionItem term=text::account()>{account}</DescriptionItem>
            <DescriptionItem term=text::role_label()>{text::master()}</DescriptionItem>
            <DescriptionItem term=text::verified()>{when(at)}</DescriptionItem>
        }
    });
    side(state, Provider::Kaseyaone, text::step_kaseyaone(), rows.into_any())
}

/// What one provider proved, and the way to prove it with another account.
fn side(state: LinkState, provider: Provider, title: &'static str, rows: AnyView) -> AnyView {
    view! {
        <section class="evidence-side">
            <h3>
                <Icon name=IconName::Success/>
                {title}
            </h3>
            <DescriptionList>{rows}</DescriptionList>
            {(!state.in_portal).then(|| other_account(state, provider))}
        </section>
    }
    .into_any()
}

/// Asks where it stands.
pub(super) fn check(state: LinkState) -> AnyView {
    let pending = Signal::derive(move || state.remote.is_loading());
    view! { <Button label=text::check() kind=ButtonKind::Quiet on_click=move |()| state.remote.reload() pending/> }
        .into_any()
}

/// How much time is left.
pub(super) fn left(state: LinkState) -> AnyView {
    let clock = state.clock;
    let words = move || {
        let attempt = state.shown.get()?;
        let open = !matches!(attempt.step, LinkStep::Expired);
        open.then(|| text::time_left(attempt.expires_at.since(clock.now()) / MINUTE))
    };
    view! { <span class="chain-left push">{words}</span> }.into_any()
}
