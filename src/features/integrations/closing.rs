//! The dialogs that turn Login with IT Complete off and unlink KaseyaOne.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::integration::Impact;

use super::closing_state::Closing;
use super::impact::{self, heads};
use super::state::IntegrationsState;
use super::versions;
use crate::features::parts::load_failed;
use crate::text::integrations as text;
use crate::text::integrations::closing as words;
use crate::ui::*;

/// Both dialogs; at most one is open.
pub(super) fn view(state: IntegrationsState) -> AnyView {
    view! {
        {dialog(state, Closing::ItComplete)}
        {dialog(state, Closing::Unlink)}
    }
    .into_any()
}

fn dialog(state: IntegrationsState, which: Closing) -> AnyView {
    let closing = state.closing;
    // Only what differs is drawn anew: somebody may be reading.
    let impact = Memo::new(move |_| closing.impact(which).get().map(Arc::new));
    let title = move || {
        let count = impact.with(|impact| impact.as_deref().map(heads));
        match which {
            Closing::ItComplete => words::turn_off_title(count),
            Closing::Unlink => words::unlink_title(&state.company(), count),
        }
    };
    let (confirm, cancel) = match which {
        Closing::ItComplete => (words::turn_off(), words::keep_on()),
        Closing::Unlink => (text::unlink(), words::keep_linked()),
    };
    view! {
        <AlertDialog
            open=Signal::derive(move || closing.open.get() == Some(which))
            title=Signal::derive(title)
            confirm_label=confirm
            cancel_label=cancel
            on_confirm=move |()| state.close_ways_in(which)
            on_cancel=move |()| closing.close()
            phrase=Signal::derive(move || state.tenant.get().map(|tenant| tenant.name).unwrap_or_default())
            pending=closing.pending
            error=closing.error
        >
            {move || closing.changed.get().map(|changed| versions::view(&changed))}
            {move || body(state, which, impact)}
        </AlertDialog>
    }
    .into_any()
}

fn body(state: IntegrationsState, which: Closing, impact: Memo<Option<Arc<Impact>>>) -> AnyView {
    let remote = state.closing.impact(which);
    if let (Some(impact), Some(tenant)) = (impact.get(), state.tenant.get()) {
        return impact::view(state.closing, which, &impact, &tenant);
    }
    match remote.error() {
        Some(error) => {
            load_failed(words::impact_failed(), &error, text::retry(), Callback::new(move |()| remote.reload()))
        }
        None => view! { <Skeleton count=6/> }.into_any(),
    }
}
