//! The page of one attempt: a stepper and one card.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::RedeemLinkTicket as RedeemLinkTicketCall;
use spanning_api::id::LinkAttemptId;
use spanning_api::link::{LinkAttempt, LinkStep, LinkViewer, RedeemLinkTicket};
use spanning_api::problem::Code;

use super::chain::use_chain;
use super::flow::{is_final, steps as step_list};
use super::state::LinkState;
use super::{ending, hand_off, helper, portal, steps};
use crate::client::{ClientError, use_client};
use crate::features::login::Ticket;
use crate::features::parts::{explain, load_failed};
use crate::nav::use_nav;
use crate::platform::timer;
use crate::routes::Route;
use crate::text::integrations;
use crate::text::linking as text;
use crate::text::shell;
use crate::ui::*;

/// After so many milliseconds a screen reader knows a live region.
const REGION_FIRST: u64 = 200;

/// The page.
#[component]
pub fn LinkPage(
    /// Which attempt.
    attempt: LinkAttemptId,
) -> impl IntoView {
    let state = LinkState::new(attempt);
    let known = Memo::new(move |_| state.shown.with(Option::is_some));
    let main = move || {
        if known.get() {
            return chain(state);
        }
        match state.remote.error() {
            Some(error) => failed(state, &error),
            None => view! { <Skeleton shape=SkeletonShape::Cards count=1/> }.into_any(),
        }
    };
    view! { <div class="page">{header()} {main}</div> }.into_any()
}

/// The page of a one-time address: another person, or another window, goes on with an attempt.
#[component]
pub fn JoinPage(
    /// Which attempt the address names.
    attempt: LinkAttemptId,
) -> impl IntoView {
    let (client, chain, ticket) = (use_client(), use_chain(), use_context::<Ticket>());
    let opened = RwSignal::new(None::<Result<(), ClientError>>);
    let id = StoredValue::new(attempt);
    // The ticket works once, so it is let go before anything else; a reload goes on with the cookie.
    match ticket.and_then(Ticket::take) {
        None => opened.set(Some(Ok(()))),
        Some(ticket) => spawn_local(async move {
            let body = RedeemLinkTicket { ticket, attempt_id: id.get_value() };
            let outcome = client.call::<RedeemLinkTicketCall>(()).body(body).send().await;
            opened.try_set(Some(outcome.map(|reply| chain.keep(reply.value))));
        }),
    }
    let main = move || match opened.get() {
        None => view! { <div class="page">{header()} <Skeleton shape=SkeletonShape::Cards count=1/></div> }.into_any(),
        Some(Ok(())) => view! { <LinkPage attempt=id.get_value()/> }.into_any(),
        Some(Err(error)) => view! { <div class="page">{header()} {helper::not_opened(&error)}</div> }.into_any(),
    };
    main.into_any()
}

/// The header that every page of the chain shares.
pub(super) fn header() -> AnyView {
    // Somebody who only helps has no page of settings to go back to.
    let nav = use_nav();
    if matches!(untrack(|| nav.place()).route, Route::LinkJoin(_)) {
        return view! {
            <p class="login-product">
                <Icon name=IconName::Cloud/>
                <span>{shell::product()}</span>
            </p>
            <PageHeader title=text::title()/>
        }
        .into_any();
    }
    let href = nav.href(&Route::Integrations);
    let trail = vec![
        Crumb::text(integrations::settings()),
        Crumb::link(integrations::title(), href),
        Crumb::text(text::title()),
    ];
    view! { <PageHeader title=text::title() breadcrumbs=move || view! { <Breadcrumbs trail=trail.clone()/> }/> }
        .into_any()
}

/// Stepper and card, kept up to date.
pub(super) fn chain(state: LinkState) -> AnyView {
    let list = move || state.shown.get().map(|attempt| step_list(&attempt)).unwrap_or_default();
    view! {
        <div class="chain">
            <Stepper label=text::title() steps=Signal::derive(list)/>
            <section class="card chain-card">
                {move || state.shown.get().map(|attempt| card(state, &attempt))} {move || trouble(state)}
            </section>
        </div>
        {aloud(state)}
    }
    .into_any()
}

/// Where the attempt stands, for screen readers: also after a return from a login, when all of it is new. They miss what
/// comes with its region, so the region comes first.
fn aloud(state: LinkState) -> AnyView {
    let there = RwSignal::new(false);
    timer::after(REGION_FIRST, move || {
        there.try_set(true);
    });
    let words = move || there.get().then(|| state.shown.get()).flatten().map(|attempt| said(&attempt));
    view! {
        <div class="visually-hidden" role="status">
            {words}
        </div>
    }
    .into_any()
}

fn card(state: LinkState, attempt: &LinkAttempt) -> AnyView {
    if attempt.viewer == LinkViewer::Helper {
        return helper::card(state, attempt);
    }
    if state.in_portal {
        return portal::card(state, attempt);
    }
    match (&attempt.step, &attempt.trouble) {
        (LinkStep::Linked, _) => ending::linked(state, attempt),
        (step, Some(trouble)) if is_final(step) || matches!(step, LinkStep::Started | LinkStep::MicrosoftDone) => {
            ending::trouble(state, attempt, trouble)
        }
        (LinkStep::Started, _) => steps::start(state, attempt),
        (LinkStep::AtKaseyaone, _) if attempt.helper.is_some() => hand_off::waiting(state, attempt),
        (LinkStep::MicrosoftDone, _) if attempt.helper.is_some() => hand_off::waiting(state, attempt),
        (LinkStep::AtMicrosoft | LinkStep::AtKaseyaone, _) => steps::waiting(state, attempt),
        (LinkStep::MicrosoftDone, _) => steps::next(state, attempt),
        (LinkStep::ToConfirm, _) => steps::confirm(state, attempt),
        _ => ending::other(state, attempt),
    }
}

/// Where it stands, for those who do not see the card change.
fn said(attempt: &LinkAttempt) -> String {
    if let Some(trouble) = &attempt.trouble {
        return text::trouble(trouble).title;
    }
    let words = match attempt.step {
        LinkStep::AtMicrosoft => text::at_microsoft(),
        LinkStep::MicrosoftDone => text::microsoft_done(),
        LinkStep::AtKaseyaone => text::at_kaseyaone(),
        LinkStep::ToConfirm => text::to_confirm(),
        LinkStep::Linked => text::linked_label(),
        _ => "",
    };
    words.to_owned()
}

/// A command was refused, or the last look at the attempt failed. An ending says it better itself.
fn trouble(state: LinkState) -> Option<AnyView> {
    let over = state.shown.with(|shown| shown.as_ref().is_some_and(|attempt| is_final(&attempt.step)));
    let error = state.trouble.get().filter(|_| !over).or_else(|| state.remote.error())?;
    let tone = if state.trouble.with(Option::is_some) { Tone::Bad } else { Tone::Warn };
    Some(view! { <Banner tone>{explain(&error)}</Banner> }.into_any())
}

fn failed(state: LinkState, error: &ClientError) -> AnyView {
    if matches!(untrack(|| state.nav.place()).route, Route::LinkJoin(_)) && error.problem().is_some() {
        return helper::not_opened(error);
    }
    let (title, words) = match error.code() {
        Some(Code::NotFound) => (text::not_found(), text::not_found_text()),
        Some(Code::OutOfScope) => (text::foreign(), text::foreign_text()),
        _ => {
            let again = Callback::new(move |()| state.remote.reload());
            return load_failed(text::load_failed(), error, text::try_again(), again);
        }
    };
    let href = state.nav.href(&Route::Integrations);
    view! {
        <EmptyState kind=EmptyKind::Forbidden title text=Some(words.to_owned())>
            <ButtonLink label=text::back() href kind=ButtonKind::Primary/>
        </EmptyState>
    }
    .into_any()
}
