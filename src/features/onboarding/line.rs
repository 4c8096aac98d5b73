//! One entry of what is being added.

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::onboarding::{Onboarding, OnboardingMode, OnboardingState};

use super::board::{Board, Shown};
use crate::nav::Link;
use crate::routes::Route;
use crate::text::{onboarding as text, time};
use crate::ui::*;

pub(super) fn badge(state: &OnboardingState) -> BadgeKind {
    match state {
        OnboardingState::Ready => BadgeKind::Good,
        OnboardingState::Failed => BadgeKind::Failed,
        OnboardingState::Syncing | OnboardingState::ConsentPending => BadgeKind::Info,
        OnboardingState::Invited => BadgeKind::Never,
        OnboardingState::Expired | OnboardingState::Revoked => BadgeKind::Warn,
        OnboardingState::Other(_) => BadgeKind::Unknown,
    }
}

/// What is awaited, or why it failed. Reactive.
pub(super) fn detail(board: Board, item: &Onboarding) -> String {
    if let Some(why) = item.trouble.as_ref().filter(|_| item.state == OnboardingState::Failed) {
        return text::trouble(why);
    }
    let end: Timestamp = match item.state {
        OnboardingState::Syncing => item.ready_at.unwrap_or(item.expires_at),
        _ => item.expires_at,
    };
    let left = time::until(end, board.clock.now());
    text::awaited(&item.state, item.mode == OnboardingMode::Own, &left)
}

pub(super) fn view(board: Board, item: Onboarding) -> AnyView {
    let called = item.name.clone().unwrap_or_else(|| item.domain.clone());
    let below = item.name.is_some().then(|| view! { <span class="second-line">{item.domain.clone()}</span> });
    let name = match &item.tenant_id {
        Some(id) => view! { <Link to=Route::Tenant(id.clone())>{called}</Link> }.into_any(),
        None => view! { <bdi>{called}</bdi> }.into_any(),
    };
    let own = item.clone();
    view! {
        <li class="onboarding-line">
            <span class="onboarding-name">{name} {below}</span>
            <Badge kind=badge(&item.state) label=text::state(&item.state).to_owned()/>
            <span class="onboarding-detail">{move || detail(board, &own)}</span>
            <span class="onboarding-actions">{actions(board, &item)}</span>
        </li>
    }
    .into_any()
}

/// What can be done about it; nothing for who may not.
fn actions(board: Board, item: &Onboarding) -> Vec<AnyView> {
    if !item.can_change {
        return Vec::new();
    }
    let open = matches!(item.state, OnboardingState::Invited | OnboardingState::ConsentPending);
    let over = matches!(item.state, OnboardingState::Failed | OnboardingState::Expired | OnboardingState::Revoked);
    let mut buttons = Vec::new();
    if open || over {
        buttons.push(link(board, item));
    }
    if over {
        let id = item.id.clone();
        buttons.push(button(board, item, text::retry(), move || board.renew(&id, OnboardingMode::Own)));
    }
    if open {
        let id = item.id.clone();
        buttons.push(button(board, item, text::revoke(), move || board.revoke(&id)));
    }
    if over || item.state == OnboardingState::Ready {
        let id = item.id.clone();
        buttons.push(button(board, item, text::dismiss(), move || board.dismiss(&id)));
    }
    buttons
}

/// The link again, where this page still has it; otherwise a new one.
fn link(board: Board, item: &Onboarding) -> AnyView {
    let open = matches!(item.state, OnboardingState::Invited | OnboardingState::ConsentPending);
    let id = item.id.clone();
    let known = item.mode == OnboardingMode::Invite
        && open
        && board.addresses.with_untracked(|known| known.contains_key(&item.id));
    if known {
        return button(board, item, text::copy_link(), move || {
            board.shown.set(Shown::Link(id.clone()));
            board.open.set(true);
        });
    }
    button(board, item, text::new_link(), move || board.renew(&id, OnboardingMode::Invite))
}

fn button(board: Board, item: &Onboarding, label: &'static str, act: impl Fn() + Send + Sync + 'static) -> AnyView {
    let (id, name) = (item.id.clone(), text::action_of(label, &item.domain));
    let click = move |_| {
        if board.busy.with_untracked(Option::is_none) {
            act();
        }
    };
    let busy = move || (board.busy.get().as_ref() == Some(&id)).then_some("true");
    view! {
        <button type="button" class="btn btn-quiet" aria-label=name aria-busy=busy on:click=click>
            <span class="btn-label">{label}</span>
        </button>
    }
    .into_any()
}
