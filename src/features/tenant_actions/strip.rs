//! Syncs that the person asked for: which waits, how far the running ones are, which failed.

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::time::SECOND;

use super::state::Actions;
use super::syncs::{OwnSync, Stage};
use crate::text::tenant_actions::sync as text;
use crate::ui::*;

/// The strip; nothing while nobody asked for a sync.
#[component]
pub fn SyncStrip(
    /// The actions of the page.
    actions: Actions,
) -> impl IntoView {
    let own = actions.syncs.own;
    let some = Memo::new(move |_| own.with(|own| !own.is_empty()));
    let list = move || own.get().into_iter().map(|sync| line(actions, sync)).collect_view();
    move || {
        some.get().then(|| {
            view! {
                <section class="sync-strip" aria-label=text::title()>
                    <ul>{list}</ul>
                </section>
            }
        })
    }
}

fn line(actions: Actions, sync: OwnSync) -> AnyView {
    let name = sync.name.clone();
    let state = match sync.stage {
        Stage::Waiting => view! { <span class="quiet">{text::waiting()}</span> }.into_any(),
        Stage::Running { from, until } => running(actions, name.clone(), from, until),
        Stage::Failed(ref why) => failed(actions, &sync, why.clone()),
    };
    view! {
        <li class="sync-line">
            <Icon name=IconName::Refresh/>
            <bdi class="truncate">{name}</bdi>
            {state}
        </li>
    }
    .into_any()
}

fn running(actions: Actions, name: String, from: Timestamp, until: Timestamp) -> AnyView {
    let left = move || (until.since(actions.syncs.beat.get()) + SECOND - 1).div_euclid(SECOND);
    #[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
    let fraction = move || {
        let whole = until.since(from).max(1) as f64;
        (actions.syncs.beat.get().since(from) as f64 / whole).clamp(0.0, 0.98)
    };
    view! {
        <Meter
            label=name
            fraction=Signal::derive(move || Some(fraction()))
            value_text=Signal::derive(move || text::running(left()))
            progress=true
        />
        <span class="quiet num">{move || text::running(left())}</span>
    }
    .into_any()
}

fn failed(actions: Actions, sync: &OwnSync, why: String) -> AnyView {
    let (again, gone) = (sync.id.clone(), sync.id.clone());
    let words = format!("{}. {why}", text::failed(&sync.name));
    view! {
        <span class="sync-failed" role="alert">{words}</span>
        <Button label=text::again() kind=ButtonKind::Quiet on_click=move |()| actions.syncs.again(&again)/>
        <IconButton
            icon=IconName::Close
            label=crate::text::ui::dismiss()
            on_click=move |()| actions.syncs.dismiss(&gone)
        />
    }
    .into_any()
}
