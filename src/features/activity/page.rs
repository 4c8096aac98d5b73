//! The Activity page, of a tenant or of a partner's portal.

use leptos::prelude::*;
use spanning_domain::permission::Act;
use spanning_domain::portal;

use super::state::ActivityState;
use super::{details, filters, rows};
use crate::features::parts::{self, explain, load_failed};
use crate::platform::{appearance, intl};
use crate::session::use_session;
use crate::text::activity as text;
use crate::text::shell;
use crate::ui::*;

const CURRENT: &str = "current";
const PAST: &str = "past";

/// The page.
#[component]
pub fn ActivityPage() -> impl IntoView {
    let (state, session) = (ActivityState::new(), use_session());
    let own_only = Memo::new(move |_| session.can(Act::ViewAllActivity).is_err());
    let portal = untrack(|| session.portal()).as_ref().and_then(portal::of);
    let mut trail =
        portal.map_or_else(|| Crumb::words(&[shell::settings()]), |portal| Crumb::words(portal.above_list()));
    trail.push(Crumb::text(text::title()));
    let tabs = vec![Tab::new(CURRENT, text::current()), Tab::new(PAST, text::past())];
    let selected = move || if state.filter.with(|filter| filter.past) { PAST } else { CURRENT }.to_owned();
    let select = move |tab: String| state.change(|filter| filter.past = tab == PAST);
    view! {
        <div class="page page-fill" class:beside-drawer=move || state.filter.with(|filter| filter.entry.is_some())>
            <PageHeader
                title=text::title()
                purpose=Some(text::purpose().to_owned())
                breadcrumbs=move || view! { <Breadcrumbs trail=trail.clone()/> }
            />
            {move || own_only.get().then(|| view! { <Banner tone=Tone::Info>{text::own_only()}</Banner> })}
            <div class="activity-list">
                <Tabs label=text::tabs() tabs selected=Signal::derive(selected) on_select=select>
                    {list(state)}
                </Tabs>
            </div>
        </div>
        {details::view(state)}
    }
    .into_any()
}

fn list(state: ActivityState) -> AnyView {
    let count = move || {
        let note = if state.filter.with(|filter| filter.past) { text::past_note() } else { text::current_note() };
        let total = state.list.total().map(|total| total as u64);
        let total = total.map(|total| format!(" · {}", text::entries(total, &intl::number(total))));
        view! {
            {note}
            {total}
        }
    };
    let pending = Signal::derive(move || state.list.is_loading());
    let count = view! {
        <div class="activity-count">
            <p role="status">{count}</p>
            <Button
                label=text::export()
                icon=IconName::Download
                kind=ButtonKind::Quiet
                on_click=move |()| state.export()
                pending=state.exporting
            />
            <IconButton icon=IconName::Refresh label=text::refresh() on_click=move |()| state.list.reload() pending/>
        </div>
    };
    let dropped = move || state.dropped.get().then(|| view! { <Banner tone=Tone::Info>{text::dropped()}</Banner> });
    view! { {filters::view(state)} {dropped} {move || not_exported(state)} {move || stale(state)} {count} {move || content(state)} }.into_any()
}

fn not_exported(state: ActivityState) -> Option<AnyView> {
    let error = state.export_failed.get()?;
    let dismiss = move |()| state.export_failed.set(None);
    Some(
        view! {
            <Banner tone=Tone::Bad title=text::export_failed() on_dismiss=dismiss>
                {explain(&error)}
            </Banner>
        }
        .into_any(),
    )
}

/// The last refresh failed, and there are entries from before.
fn stale(state: ActivityState) -> Option<AnyView> {
    let error = state.list.error().filter(|_| state.list.total().is_some())?;
    let again = Callback::new(move |()| state.list.reload());
    Some(parts::stale(&error, state.list.loaded_at(), text::retry(), again))
}

/// What stands below the filters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Loading,
    Failed,
    Nothing,
    NoMatch,
    Rows,
}

fn content(state: ActivityState) -> AnyView {
    let shape = Memo::new(move |_| match state.list.total() {
        None if state.list.error().is_some() => Shape::Failed,
        None => Shape::Loading,
        Some(0) if state.filter.with(|filter| filter.narrows()) => Shape::NoMatch,
        Some(0) => Shape::Nothing,
        Some(_) => Shape::Rows,
    });
    let view = move || match shape.get() {
        Shape::Loading => view! { <Skeleton shape=SkeletonShape::Rows count=12/> }.into_any(),
        Shape::Failed => {
            let again = Callback::new(move |()| state.list.reload());
            let error = state.list.error();
            error.map(|error| load_failed(text::load_failed(), &error, text::retry(), again)).into_any()
        }
        Shape::Nothing => {
            view! { <EmptyState title=text::none() text=Some(text::none_text().to_owned()) icon=IconName::Activity/> }
                .into_any()
        }
        Shape::NoMatch => view! {
            <EmptyState kind=EmptyKind::NoMatch title=text::no_match() text=Some(text::no_match_text().to_owned())>
                <Button label=text::clear() on_click=move |()| state.clear()/>
            </EmptyState>
        }
        .into_any(),
        Shape::Rows => table(state),
    };
    view.into_any()
}

fn table(state: ActivityState) -> AnyView {
    let list = state.list;
    let row = move |index: usize| {
        let (revision, entry) = list.row(index)?;
        Some(RowView::new(revision, move || rows::cells(&entry)))
    };
    let open = move |index: usize| {
        if let Some((_, entry)) = list.row(index) {
            state.open(entry.id.clone());
        }
    };
    let current = move || state.filter.with(|filter| filter.entry.clone()).and_then(|id| list.position(id.as_str()));
    let compact = appearance::density() == appearance::Density::Compact;
    view! {
        <VirtualTable
            label=text::title()
            columns=rows::columns()
            total=Signal::derive(move || list.total().unwrap_or(0))
            row
            version=list.version()
            row_height=if compact { 32.0 } else { 40.0 }
            on_window=move |range| list.look_at(range)
            on_open=open
            current=Signal::derive(current)
            place=list.place
            busy=Signal::derive(move || list.is_loading())
        />
    }
    .into_any()
}
