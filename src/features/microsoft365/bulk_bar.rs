//! What can be done with the selected tenants: a bar over the table while any are selected. It takes the place of what
//! stands there otherwise, so that the rows stay where they are.

use leptos::prelude::*;
use spanning_domain::permission::{Act, Denied};

use super::state::{Bulk, Dashboard, Tool};
use crate::platform::intl::number;
use crate::session::use_session;
use crate::text::table_tools as text;
use crate::ui::*;

/// The bar.
#[component]
pub fn BulkBar(
    /// The dashboard.
    dashboard: Dashboard,
    /// What stands there while nothing is selected.
    children: ChildrenFn,
) -> impl IntoView {
    let count = Memo::new(move |_| dashboard.picks.count(dashboard.list));
    let any = Memo::new(move |_| count.get() > 0);
    let all = Memo::new(move |_| dashboard.list.total().is_some_and(|total| count.get() == total));
    let bar = move || {
        view! {
            <div class="bulk-bar" role="region" aria-label=text::selection()>
                <strong role="status">{move || text::selected(count.get(), &number(count.get() as u64))}</strong>
                {move || {
                    (!all.get())
                        .then(|| {
                            let total = dashboard.list.total().unwrap_or(0) as u64;
                            view! {
                                <Button
                                    label=text::select_all(&number(total))
                                    kind=ButtonKind::Quiet
                                    on_click=move |()| dashboard.picks.all()
                                />
                            }
                        })
                }}
                {Bulk::ALL.map(|bulk| action(dashboard, bulk)).into_iter().collect_view()}
                <span class="push">
                    <Button
                        label=text::clear_selection()
                        kind=ButtonKind::Quiet
                        on_click=move |()| dashboard.picks.clear()
                    />
                </span>
            </div>
        }
    };
    view! {
        <div class="table-tools">
            {move || if any.get() { bar().into_any() } else { view! { <div class="toolbar">{children()}</div> }.into_any() }}
        </div>
    }
    .into_any()
}

fn action(dashboard: Dashboard, bulk: Bulk) -> AnyView {
    let session = use_session();
    let needed = match bulk {
        Bulk::Map => Act::MapOrganizations,
        Bulk::Sync => Act::Sync,
        Bulk::Licences => Act::ManageLicences,
        Bulk::ItComplete => Act::EnableItComplete,
    };
    let reason = move || match session.can(needed) {
        Ok(()) => None,
        Err(Denied::Role(role)) => Some(text::needs_role(role)),
        Err(_) => Some(text::portal_lacks().to_owned()),
    };
    view! {
        <Button
            label=text::bulk(bulk_name(bulk))
            on_click=move |()| dashboard.tool.set(Some(Tool::Bulk(bulk)))
            disabled_reason=Signal::derive(reason)
        />
    }
    .into_any()
}

fn bulk_name(bulk: Bulk) -> usize {
    Bulk::ALL.iter().position(|known| *known == bulk).unwrap_or(0)
}
