//! The dialog that adds a tenant: the form, then what came of it.

use leptos::prelude::*;
use spanning_api::endpoint::CreateOnboarding;
use spanning_api::onboarding::OnboardingMode;
use spanning_domain::portal::{Ability, Portal};
use spanning_domain::tenant_domain;

use super::board::{Board, Shown};
use super::draft::{Draft, use_draft};
use super::{form, outcome};
use crate::features::attempt::Attempt;
use crate::platform::leave::NewTab;
use crate::platform::{page, timer};
use crate::text::onboarding as text;
use crate::ui::*;

/// The form with what is done with it.
#[derive(Clone, Copy)]
pub(super) struct Adding {
    pub board: Board,
    pub draft: Draft,
    pub attempt: Attempt,
    /// Whether the portal maps tenants to organizations.
    pub maps: bool,
    /// Which of the two buttons was pressed.
    inviting: RwSignal<bool>,
}

/// The dialog.
#[component]
pub fn AddDialog(
    /// What is being added.
    board: Board,
    /// Whose words are spoken.
    portal: &'static Portal,
) -> impl IntoView {
    let adding = Adding {
        board,
        draft: use_draft(),
        attempt: Attempt::new(),
        maps: portal.can(Ability::MapOrganizations),
        inviting: RwSignal::new(false),
    };
    let close = Callback::new(move |()| {
        board.open.set(false);
        board.shown.set(Shown::Form);
    });
    let title = Signal::derive(move || match board.shown.get() {
        Shown::Form => portal.add_action.to_owned(),
        Shown::Link(id) | Shown::Window(id) => {
            board.find(&id).map_or_else(|| portal.add_action.to_owned(), |item| text::title_of(&item.domain))
        }
    });
    let content = move || match board.shown.get() {
        Shown::Form => form::view(adding),
        Shown::Link(id) => outcome::link(board, &id),
        Shown::Window(id) => outcome::window(board, &id),
    };
    let footer = move || {
        view! {
            {move || match board.shown.get() {
                Shown::Form => form_buttons(adding, close),
                _ => outcome::buttons(board, close),
            }}
        }
    };
    view! {
        <Dialog open=board.open title on_close=close busy=adding.attempt.pending footer>
            {content}
        </Dialog>
    }
    .into_any()
}

fn form_buttons(adding: Adding, close: Callback<()>) -> AnyView {
    let pending =
        move |inviting: bool| Signal::derive(move || adding.attempt.pending.get() && adding.inviting.get() == inviting);
    view! {
        <Button label=text::close() on_click=close/>
        <Button
            label=text::invite()
            icon=IconName::Copy
            on_click=move |()| adding.send(OnboardingMode::Invite)
            pending=pending(true)
        />
        <Button
            label=text::add()
            kind=ButtonKind::Primary
            on_click=move |()| adding.send(OnboardingMode::Own)
            pending=pending(false)
        />
    }
    .into_any()
}

impl Adding {
    /// Sends the form. A window opens in the click itself, unless the form itself is not complete.
    pub(super) fn send(self, mode: OnboardingMode) {
        if self.attempt.pending.get_untracked() {
            return;
        }
        self.draft.tried.set(true);
        self.attempt.forget();
        if self.is_incomplete() {
            timer::after_draw(page::focus_invalid);
            return;
        }
        self.inviting.set(mode == OnboardingMode::Invite);
        let tab = (mode == OnboardingMode::Own).then(NewTab::open).flatten();
        let call = self.board.client.call::<CreateOnboarding>(()).body(self.draft.wanted(mode, self.maps));
        self.attempt.send_then(call, move |reply| match reply {
            Some(reply) => {
                self.board.begun(reply.value, tab);
                self.draft.clear();
            }
            // A window that nothing came of is closed, and the first field that is wrong gets focus.
            None => {
                if let Some(tab) = tab {
                    tab.close();
                }
                timer::after_draw(page::focus_invalid);
            }
        });
    }

    fn is_incomplete(self) -> bool {
        untrack(|| {
            let draft = self.draft;
            let unmapped = self.maps && draft.mapped.get() && draft.organization.with(Option::is_none);
            let unagreed = draft.is_paid() && !draft.overage.get();
            draft.domain.with(|domain| tenant_domain::read(domain).is_err()) || unmapped || unagreed
        })
    }
}
