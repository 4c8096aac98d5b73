//! Adding a tenant: the dialog, what is being added, the pages of whoever consents.

mod board;
mod consent;
mod dialog;
mod draft;
mod form;
mod line;
mod outcome;
mod returning;
mod strip;

pub use board::Board;
pub use consent::OnboardPage;
pub use dialog::AddDialog;
pub use draft::provide_draft;
pub use returning::ConsentReturnPage;
pub use strip::BeingAdded;

use leptos::prelude::*;
use spanning_domain::permission::Act;
use spanning_domain::portal::Portal;

use crate::features::permit;
use crate::ui::*;

/// The button over a list. `stopped`: why nobody can add here now.
pub fn add_button(board: Board, label: &'static str, stopped: Signal<Option<String>>) -> AnyView {
    let why_not = Signal::derive(move || permit::why_not(board.session, Act::AddTenant).or_else(|| stopped.get()));
    view! {
        <Button
            label
            kind=ButtonKind::Primary
            icon=IconName::Plus
            on_click=move |()| board.open.set(true)
            disabled_reason=why_not
        />
    }
    .into_any()
}

/// The dialog, and the section over the list: their code arrives when there is something to show.
pub fn dialog_when_needed(board: Board, portal: &'static Portal) -> AnyView {
    let wanted = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or(false) || board.open.get());
    (move || wanted.get().then(|| crate::app::add_dialog(board, portal))).into_any()
}

/// See [`dialog_when_needed`].
pub fn strip_when_needed(board: Board) -> AnyView {
    let some = Memo::new(move |_| board.list.with(|list| !list.items.is_empty()).unwrap_or(false));
    (move || some.get().then(|| crate::app::being_added(board))).into_any()
}
