//! What came of the form: a link to be sent, or a window in which consent goes on.

use leptos::prelude::*;
use spanning_api::id::OnboardingId;
use spanning_api::onboarding::{Onboarding, OnboardingMode, OnboardingState};

use super::board::{Board, Shown};
use super::line::detail;
use crate::text::onboarding as text;
use crate::ui::*;

/// The link, with its state.
pub(super) fn link(board: Board, id: &OnboardingId) -> AnyView {
    let url = board.addresses.with_untracked(|known| known.get(id).cloned()).unwrap_or_default();
    view! {
        {standing(board, id)}
        <p>{text::link_text()}</p>
        <div class="hand-off">
            <code class="hand-off-address">{url.clone()}</code>
            <CopyButton value=url label=text::copy_link().to_owned() kind=ButtonKind::Secondary/>
        </div>
        <p class="muted">{text::link_once()}</p>
    }
    .into_any()
}

/// The window, as the server tells it.
pub(super) fn window(board: Board, id: &OnboardingId) -> AnyView {
    let own = id.clone();
    let pending = Memo::new(move |_| board.find(&own).is_none_or(|item| item.state == OnboardingState::ConsentPending));
    let shown = id.clone();
    let blocked = move || {
        let url = board.addresses.with(|known| known.get(&shown).cloned())?;
        (board.blocked.get().as_ref() == Some(&shown) && pending.get()).then(|| blocked(url))
    };
    let again = id.clone();
    let open = move || {
        let id = again.clone();
        view! {
            <div>
                <Button
                    label=text::open_again()
                    icon=IconName::External
                    on_click=move |()| board.renew(&id, OnboardingMode::Own)
                    pending=Signal::derive(move || board.busy.with(Option::is_some))
                />
            </div>
        }
    };
    let waits = move || {
        pending.get().then(|| {
            view! {
                <p>
                    <strong>{text::in_window()}</strong>
                </p>
                <p>{text::in_window_text()}</p>
            }
        })
    };
    let failed = {
        let id = id.clone();
        Memo::new(move |_| {
            let over = [OnboardingState::Failed, OnboardingState::Expired, OnboardingState::Revoked];
            board.find(&id).is_some_and(|item| over.contains(&item.state))
        })
    };
    let unblocked = id.clone();
    let offers = move || failed.get() || pending.get() && board.blocked.get().as_ref() != Some(&unblocked);
    view! {
        {standing(board, id)}
        {waits}
        {blocked}
        {move || offers().then(&open)}
    }
    .into_any()
}

/// State and detail, said aloud when they change.
fn standing(board: Board, id: &OnboardingId) -> AnyView {
    let id = id.clone();
    let item = Memo::new(move |_| board.find(&id));
    let line = move |item: Onboarding| {
        view! {
            <Badge kind=super::line::badge(&item.state) label=text::state(&item.state).to_owned()/>
            <span>{detail(board, &item)}</span>
        }
    };
    view! { <div class="onboarding-standing" role="status">{move || item.get().map(line)}</div> }.into_any()
}

/// The browser, or the page around this one, did not let a window open.
fn blocked(url: String) -> AnyView {
    view! {
        <Banner tone=Tone::Warn title=text::blocked()>
            <p>{text::blocked_text()}</p>
            <div class="row">
                <ButtonLink label=text::open_window() href=url.clone() external=true/>
                <CopyButton value=url label=text::copy_address().to_owned()/>
            </div>
        </Banner>
    }
    .into_any()
}

/// Close, or begin with another.
pub(super) fn buttons(board: Board, close: Callback<()>) -> AnyView {
    view! {
        <Button label=text::another() on_click=move |()| board.shown.set(Shown::Form)/>
        <Button label=text::close() kind=ButtonKind::Primary on_click=close/>
    }
    .into_any()
}
