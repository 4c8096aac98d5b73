//! To the next or previous tenant of the list, without closing the details.

use leptos::prelude::*;
use spanning_api::id::TenantId;

use super::super::state::Dashboard;
use crate::platform::effect::effect;
use crate::platform::intl::number;
use crate::text::tenant_drawer as text;
use crate::ui::*;

/// The two buttons, and where one is.
#[component]
pub(super) fn Steps(
    /// The dashboard.
    dashboard: Dashboard,
    /// Whose details are open.
    id: Signal<Option<TenantId>>,
) -> impl IntoView {
    let list = dashboard.list;
    let position = Memo::new(move |_| id.get().and_then(|id| list.position(id.as_str())));
    let total = move || list.total().unwrap_or(0);
    let go = move |to: Option<usize>| {
        if let Some((_, tenant)) = to.and_then(|to| list.row(to)) {
            dashboard.open(tenant.id.clone());
        }
    };
    let previous = move || position.get_untracked().and_then(|at| at.checked_sub(1));
    let next = move || position.get_untracked().map(|at| at + 1).filter(|at| *at < total());
    // The neighbours are to be there when they are asked for.
    effect(move |_| {
        if let Some(at) = position.get() {
            list.have(at);
        }
    });
    let first = move || (position.get() == Some(0)).then(|| text::first().to_owned());
    let last = move || position.get().filter(|at| at + 1 >= total()).map(|_| text::last().to_owned());
    let buttons = move || {
        view! {
            <span class="m365-steps">
                <span class="muted num">{move || position.get().map(|at| text::place(&number(at as u64 + 1), &number(total() as u64)))}</span>
                <IconButton
                    icon=IconName::ChevronUp
                    label=text::previous()
                    on_click=move |()| go(previous())
                    disabled_reason=Signal::derive(first)
                />
                <IconButton
                    icon=IconName::ChevronDown
                    label=text::next()
                    on_click=move |()| go(next())
                    disabled_reason=Signal::derive(last)
                />
            </span>
        }
    };
    let known = Memo::new(move |_| position.with(Option::is_some));
    move || known.get().then(buttons)
}
