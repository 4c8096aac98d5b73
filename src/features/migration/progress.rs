//! How far it is: the whole, the time it has taken and may still take, what needs attention.

use leptos::prelude::*;
use spanning_api::migration::Migration;
use spanning_domain::permission::Act;
use spanning_domain::portal::{self, Portal};

use super::state::MigrationState;
use crate::features::parts::{explain, when};
use crate::features::permit;
use crate::platform::intl::{self, number};
use crate::session::use_session;
use crate::text::{migration as text, time};
use crate::ui::*;

pub(super) fn view(portal: &'static Portal, state: MigrationState) -> AnyView {
    let over = move |migration: &Migration| migration.done + migration.failed + migration.skipped;
    let words = move || {
        state
            .migration
            .with(|m| m.as_ref().map(|m| text::done_of(&number(over(m).into()), &number(m.clients.into()), m.clients)))
    };
    let fraction = move || {
        state.migration.with(|m| m.as_ref().map(|m| f64::from(over(m)) / f64::from(m.clients.max(1)))).unwrap_or(0.0)
    };
    let finished = Memo::new(move |_| state.migration.with(|m| m.as_ref().and_then(|m| m.finished_at)));
    let name =
        Memo::new(move |_| state.migration.with(|m| m.as_ref().map(|m| portal::name(&m.from)).unwrap_or_default()));
    let title = move || if finished.get().is_some() { text::finished() } else { text::running() };
    let moving = move || finished.get().is_none();
    view! {
        {move || moving().then(|| read_only(portal, state, name))}
        <section class="card">
            <header class="card-header">
                <h2>{title}</h2>
                <span class="muted num">{move || times(state)}</span>
            </header>
            <Meter
                label=text::progress_label()
                fraction=Signal::derive(move || Some(fraction()))
                value_text=Signal::derive(move || words().unwrap_or_default())
                progress=true
            />
            <p class="num" role="status">
                {words}
            </p>
            {move || late(state)}
        </section>
        {attention(state)}
    }
    .into_any()
}

/// Since when it runs, and when it has ended at the latest.
fn times(state: MigrationState) -> Option<AnyView> {
    state.migration.with(|migration| {
        let migration = migration.as_ref()?;
        let started = migration.started_at?;
        let now = state.clock.now();
        Some(match (migration.finished_at, migration.latest_end) {
            (Some(end), _) => {
                view! { {text::took(&elapsed(started, end))} " · " {text::ended()} " " {when(end)} }.into_any()
            }
            (None, Some(latest)) => view! {
                {text::runs_for(&elapsed(started, now))}
                " · "
                {text::latest(&intl::date_time(latest))}
            }
            .into_any(),
            (None, None) => text::runs_for(&elapsed(started, now)).into_any(),
        })
    })
}

/// A length of time in words.
pub(super) fn elapsed(from: spanning_api::Timestamp, to: spanning_api::Timestamp) -> String {
    time::span(u64::try_from(to.since(from) / spanning_api::time::SECOND).unwrap_or(0))
}

/// It should have ended by now.
fn late(state: MigrationState) -> Option<AnyView> {
    let overdue = state.migration.with(|m| {
        let m = m.as_ref()?;
        Some(m.finished_at.is_none() && state.clock.now() > m.latest_end?)
    });
    (overdue == Some(true))
        .then(|| view! { <Banner tone=Tone::Warn title=text::late()>{text::late_text()}</Banner> }.into_any())
}

/// What the old portal does meanwhile.
fn read_only(portal: &'static Portal, state: MigrationState, name: Memo<String>) -> AnyView {
    let here = state.migration.with_untracked(|m| m.as_ref().is_some_and(|m| m.from == portal.kind));
    let told = move || if here { text::read_only_here().to_owned() } else { text::read_only(&name.get()) };
    view! { <Banner tone=Tone::Info title=Signal::derive(told)>{text::leave()}</Banner> }.into_any()
}

/// What failed, and trying it again.
fn attention(state: MigrationState) -> AnyView {
    let session = use_session();
    let failed = Memo::new(move |_| state.migration.with(|m| m.as_ref().map_or(0, |m| m.failed)));
    let trouble = move || {
        state
            .retrying
            .error
            .with(|error| error.as_ref().map(|error| view! { <p class="field-error">{explain(error)}</p> }))
    };
    let retry = move || {
        view! {
            <Button
                label=text::retry()
                icon=IconName::Refresh
                on_click=move |()| state.retry()
                pending=state.retrying.pending
                disabled_reason=permit::reason(session, Act::RetryMigration)
            />
        }
    };
    let banner = move |count: u32| {
        view! {
            <Banner tone=Tone::Warn title=text::attention(count, &number(count.into())) action=retry>
                {text::attention_text()}
                {trouble}
            </Banner>
        }
    };
    (move || Some(failed.get()).filter(|count| *count > 0).map(banner)).into_any()
}
