//! The last syncs of a tenant.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::endpoint::GetSyncLog;
use spanning_api::id::TenantId;
use spanning_api::sync::{SyncLog, SyncOutcome, SyncRun};

use super::body::Shown;
use crate::client::{Remote, use_client};
use crate::features::parts::load_failed;
use crate::features::tenant_actions::Actions;
use crate::platform::clock::use_clock;
use crate::platform::intl;
use crate::text::{tenant_actions, tenant_drawer as text, tenants, time};
use crate::ui::*;

pub(super) fn view(actions: Actions, id: TenantId, shown: Shown) -> AnyView {
    let client = use_client();
    let log = Remote::new(move || {
        actions.syncs.rows();
        client.call::<GetSyncLog>(id.clone())
    });
    let drawn = Memo::new(move |_| log.get().map(Arc::new));
    let list = move || match (drawn.get(), log.error()) {
        (Some(log), _) => table(&log),
        (None, Some(error)) => {
            load_failed(text::syncs_failed(), &error, tenants::try_again(), Callback::new(move |()| log.reload()))
        }
        (None, None) => view! { <Skeleton shape=SkeletonShape::Rows count=8/> }.into_any(),
    };
    let tenant = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|detail| Arc::new(detail.tenant.clone()))));
    let ask = move |()| {
        if let Some(tenant) = tenant.get_untracked() {
            actions.syncs.ask(&tenant);
        }
    };
    let reason = move || tenant.with(|tenant| tenant.as_ref().and_then(|tenant| actions.why_no_sync(tenant)));
    view! {
        <div class="drawer-sections">
            <p class="muted">{text::syncs_text()}</p>
            <div>
                <Button
                    label=tenant_actions::sync()
                    icon=IconName::Refresh
                    on_click=ask
                    disabled_reason=Signal::derive(reason)
                />
            </div>
            {list}
        </div>
    }
    .into_any()
}

fn table(log: &SyncLog) -> AnyView {
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{text::time()}</th>
                    <th scope="col">{text::outcome_label()}</th>
                    <th scope="col">{text::asked_by()}</th>
                </tr>
            </thead>
            <tbody>{log.items.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// A log is read by the exact time; how long ago it was is the explanation.
fn moment(at: Timestamp) -> AnyView {
    let clock = use_clock();
    view! {
        <TimeText
            relative=intl::date_time(at)
            absolute=move || time::ago(at, clock.now())
            datetime=intl::iso(at)
        />
    }
    .into_any()
}

fn row(run: &SyncRun) -> AnyView {
    let kind = match run.outcome {
        SyncOutcome::Done => BadgeKind::Success,
        SyncOutcome::Failed => BadgeKind::Failed,
        SyncOutcome::Running => BadgeKind::Info,
        SyncOutcome::Other(_) => BadgeKind::Unknown,
    };
    let by = match &run.by {
        Some(name) => name.clone().into_any(),
        None => view! { <span class="quiet">{text::hourly()}</span> }.into_any(),
    };
    view! {
        <tr>
            <td class="num">{moment(run.at)}</td>
            <td>
                <Badge kind label=text::outcome(&run.outcome).to_owned() plain=true/>
            </td>
            <td>{by}</td>
        </tr>
    }
    .into_any()
}
