//! Every client, in the order in which they are moved: where it stands, for how long, and why it failed.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::migration::{ClientState, Migration, MigrationClient};

use super::progress::elapsed;
use super::state::MigrationState;
use crate::features::parts::{Standing, load_failed, name_cell, when};
use crate::platform::intl::number;
use crate::text::{migration as text, tenants};
use crate::ui::*;

pub(super) fn view(state: MigrationState) -> AnyView {
    let count = move || state.ledger.total().map(|total| text::shown(total as u64, &number(total as u64)));
    view! {
        <div class="toolbar">
            <div class="toolbar-grow">
                <SearchInput
                    label=text::search()
                    value=Signal::derive(move || state.query.with(|query| query.q.clone()))
                    on_search=move |q: String| state.query.update(|query| query.q = q)
                />
            </div>
            <div class="chips chips-counted">{ClientState::KNOWN.iter().map(|wanted| chip(state, wanted)).collect_view()}</div>
            <span class="push muted num nowrap" role="status">
                {count}
            </span>
        </div>
        {rows(state)}
    }
    .into_any()
}

/// A filter with how many clients stand like that.
fn chip(state: MigrationState, wanted: &ClientState) -> AnyView {
    let (own, pressed, counted) = (wanted.clone(), wanted.clone(), wanted.clone());
    let count = move || state.migration.with(|m| m.as_ref().map(|m| number(of(m, &counted).into())));
    view! {
        <FilterChip
            label=text::state(wanted).to_owned()
            kind=kind(wanted)
            count=Signal::derive(count)
            pressed=Signal::derive(move || state.query.with(|query| query.state.contains(&pressed)))
            on_toggle=move |()| state.toggle(own.clone())
        />
    }
    .into_any()
}

fn of(migration: &Migration, state: &ClientState) -> u32 {
    let Migration { clients, running, done, failed, skipped, .. } = migration;
    match state {
        ClientState::Running => *running,
        ClientState::Done => *done,
        ClientState::Failed => *failed,
        ClientState::Skipped => *skipped,
        ClientState::Waiting => clients.saturating_sub(running + done + failed + skipped),
        ClientState::Other(_) => 0,
    }
}

fn kind(state: &ClientState) -> BadgeKind {
    match state {
        ClientState::Waiting => BadgeKind::Never,
        ClientState::Running => BadgeKind::Info,
        ClientState::Done => BadgeKind::Good,
        ClientState::Failed => BadgeKind::Failed,
        ClientState::Skipped => BadgeKind::Neutral,
        ClientState::Other(_) => BadgeKind::Unknown,
    }
}

fn rows(state: MigrationState) -> AnyView {
    let list = state.ledger;
    // There are clients: nothing means that the filters let nothing through.
    let standing = Memo::new(move |_| Standing::of(list.total(), list.error().is_some(), true));
    let view = move || match standing.get() {
        Standing::Loading => view! { <Skeleton shape=SkeletonShape::Rows count=8/> }.into_any(),
        Standing::Failed => {
            let again = Callback::new(move |()| list.reload());
            list.error().map(|error| load_failed(text::ledger_failed(), &error, tenants::try_again(), again)).into_any()
        }
        Standing::Nothing | Standing::NoMatch => {
            let told = Some(text::no_match_text().to_owned());
            view! { <EmptyState kind=EmptyKind::NoMatch title=text::no_match() text=told/> }.into_any()
        }
        Standing::Rows => table(state),
    };
    view.into_any()
}

fn table(state: MigrationState) -> AnyView {
    let list = state.ledger;
    let columns = vec![
        Column::new("name", text::name()).share(2).names_row(),
        Column::new("state", text::state_label()).width(130).beside_name(),
        Column::new("started", text::started()).width(130).keep(Keep::Medium),
        Column::new("elapsed", text::elapsed()).width(110).number(),
        Column::new("reason", text::reason()).share(3),
    ];
    let row = move |index: usize| {
        list.row(index).map(|(revision, client)| RowView::new(revision, move || cells(state, client)))
    };
    view! {
        <VirtualTable
            label=text::ledger()
            columns
            total=Signal::derive(move || list.total().unwrap_or(0))
            row
            version=list.version()
            row_height=48.0
            on_window=move |range| list.look_at(range)
            place=list.place
        />
    }
    .into_any()
}

fn cells(state: MigrationState, client: Arc<MigrationClient>) -> Vec<AnyView> {
    // Nothing at all where there is none: a card leaves such a cell out.
    let reason = client.reason.clone().filter(|reason| !reason.is_empty());
    let reason =
        reason.map(|reason| view! { <span class="migration-reason" title=reason.clone()>{reason.clone()}</span> });
    let (started, ended) = (client.started_at, client.ended_at);
    // A client that is under way grows older as one looks.
    let lasted = move || started.map(|from| elapsed(from, ended.unwrap_or_else(|| state.clock.now())));
    vec![
        name_cell(client.name.clone(), client.domain.clone()),
        view! { <Badge kind=kind(&client.state) label=text::state(&client.state).to_owned() plain=true/> }.into_any(),
        started.map(when).into_any(),
        view! { <span class="num">{lasted}</span> }.into_any(),
        reason.into_any(),
    ]
}
