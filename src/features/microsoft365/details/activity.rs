//! What was done to a tenant.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::activity::{Activity, ActivityQuery, ActivityResult};
use spanning_api::endpoint::ListActivity;
use spanning_api::id::TenantId;

use super::body::Shown;
use crate::client::{Remote, use_client};
use crate::features::activity::filter::Filter;
use crate::features::parts::{load_failed, when};
use crate::features::tenant_actions::Actions;
use crate::nav::use_nav;
use crate::routes::Route;
use crate::text::{activity as words, tenant_drawer as text, tenants};
use crate::ui::*;

pub(super) fn view(actions: Actions, id: TenantId, shown: Shown) -> AnyView {
    let (client, nav) = (use_client(), use_nav());
    let found = Remote::new(move || {
        actions.changes.track();
        let query = ActivityQuery { tenant: Some(id.clone()), ..ActivityQuery::default() };
        client.call::<ListActivity>(()).query(query)
    });
    let entries = Memo::new(move |_| found.with(|page| Arc::new(page.items.clone())));
    let list = move || match (entries.get(), found.error()) {
        (Some(entries), _) if entries.is_empty() => {
            view! { <EmptyState title=text::no_activity() icon=IconName::Activity/> }.into_any()
        }
        (Some(entries), _) => view! { <ul class="timeline">{entries.iter().map(entry).collect_view()}</ul> }.into_any(),
        (None, Some(error)) => {
            let again = Callback::new(move |()| found.reload());
            load_failed(text::activity_failed(), &error, tenants::try_again(), again)
        }
        (None, None) => view! { <Skeleton shape=SkeletonShape::Rows count=8/> }.into_any(),
    };
    let all = move || {
        let object = shown.with(|shown| shown.as_ref().map(|detail| detail.tenant.name.clone())).unwrap_or_default();
        format!("{}{}", nav.href(&Route::Activity), Filter { object, ..Filter::default() }.search())
    };
    view! {
        <div class="drawer-sections">
            {list}
            <div>
                <ButtonLink label=text::all_activity() href=Signal::derive(all)/>
            </div>
        </div>
    }
    .into_any()
}

fn entry(entry: &Activity) -> AnyView {
    let failed = entry.result == ActivityResult::Failure;
    view! {
        <li class="timeline-entry">
            <span class="timeline-what">
                {words::action(&entry.action)}
                {failed.then(|| view! { <Badge kind=BadgeKind::Failed label=words::result(&entry.result) plain=true/> })}
            </span>
            <span class="quiet">{entry.actor.clone()}{" · "}{words::source(&entry.source)}</span>
            <span class="quiet timeline-when">{when(entry.time)}</span>
        </li>
    }
    .into_any()
}
