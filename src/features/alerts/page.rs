//! The Alerts page of a portal.

use leptos::prelude::*;
use spanning_domain::portal::{NavPage, Portal};

use super::cells::{cells, columns};
use super::filters;
use super::state::AlertsState;
use crate::features::parts::{self, Standing, load_failed};
use crate::nav::use_nav;
use crate::routes::Route;
use crate::text::alerts as text;
use crate::text::tenants;
use crate::ui::*;

/// The page.
#[component]
pub fn AlertsPage(
    /// Whose words are spoken.
    portal: &'static Portal,
) -> impl IntoView {
    let state = AlertsState::new();
    let mut trail = Crumb::words(portal.above_list());
    trail.push(Crumb::text(text::title()));
    let dropped = move |names: Vec<String>| {
        view! {
            <Banner tone=Tone::Info title=tenants::dropped_title() on_dismiss=move |()| state.change(|_| ())>
                {tenants::dropped(&names)}
            </Banner>
        }
    };
    view! {
        <div class="page page-fill alerts">
            <PageHeader
                title=text::title()
                purpose=Some(text::purpose().to_owned())
                breadcrumbs=move || view! { <Breadcrumbs trail=trail.clone()/> }
            />
            {move || Some(state.dropped.get()).filter(|names| !names.is_empty()).map(dropped)}
            {filters::view(state)}
            {move || stale(state)}
            {content(state, portal)}
        </div>
    }
    .into_any()
}

/// Tenants that nobody would hear of, and what to do about it.
fn unmapped(state: AlertsState, portal: &'static Portal, shown: Memo<bool>) -> AnyView {
    let nav = use_nav();
    let number = Memo::new(move |_| state.summary.with(|summary| summary.unmapped).unwrap_or(0));
    let href = format!("{}?attention=notMapped", nav.href(&Route::Portal(portal.kind.clone(), NavPage::Tenants)));
    let banner = move |number: u64| {
        let href = href.clone();
        let link = move || view! { <ButtonLink label=text::show_unmapped() href=href.clone()/> };
        view! {
            <Banner tone=Tone::Info title=text::unmapped(number) action=link>
                {text::unmapped_text()}
            </Banner>
        }
    };
    (move || Some(number.get()).filter(|number| shown.get() && *number > 0).map(banner.clone())).into_any()
}

/// Alerts are there, but newer ones could not be had. Reactive.
fn stale(state: AlertsState) -> Option<AnyView> {
    let error = state.list.error().filter(|_| state.list.total().is_some())?;
    let again = Callback::new(move |()| state.refresh());
    Some(parts::stale(&error, state.list.loaded_at(), tenants::try_again(), again))
}

/// The banner and the list come together, so that neither pushes the other down.
fn content(state: AlertsState, portal: &'static Portal) -> AnyView {
    let list = state.list;
    let narrowed = move || state.query.with(|query| query.is_filtered());
    let counted = Memo::new(move |_| state.summary.with(|_| ()).is_some() || state.summary.error().is_some());
    let standing = Memo::new(move |_| match counted.get() {
        false => Standing::Loading,
        true => Standing::of(list.total(), list.error().is_some(), narrowed()),
    });
    let view = move || match standing.get() {
        Standing::Loading => ().into_any(),
        Standing::Failed => {
            let again = Callback::new(move |()| state.refresh());
            list.error().map(|error| load_failed(text::failed(), &error, tenants::try_again(), again)).into_any()
        }
        Standing::Nothing => {
            let told = Some(text::none_text().to_owned());
            view! { <EmptyState icon=IconName::Check title=text::none() text=told/> }.into_any()
        }
        Standing::NoMatch => view! {
            <EmptyState kind=EmptyKind::NoMatch title=text::no_match() text=Some(text::no_match_text().to_owned())>
                <Button label=tenants::clear_filters() on_click=move |()| state.clear()/>
            </EmptyState>
        }
        .into_any(),
        Standing::Rows => table(state),
    };
    let there = Memo::new(move |_| standing.get() != Standing::Loading);
    let coming = move || (!there.get()).then(|| view! { <Skeleton shape=SkeletonShape::Rows count=10/> });
    view! {
        {coming}
        {unmapped(state, portal, there)}
        {view}
    }
    .into_any()
}

fn table(state: AlertsState) -> AnyView {
    let list = state.list;
    let row = move |index: usize| {
        list.row(index).map(|(revision, alert)| RowView::new(revision, move || cells(state.changer, &alert)))
    };
    view! {
        <VirtualTable
            label=text::title()
            columns=columns()
            total=Signal::derive(move || list.total().unwrap_or(0))
            row
            version=list.version()
            row_height=48.0
            on_window=move |range| list.look_at(range)
            place=list.place
            busy=Signal::derive(move || list.is_loading())
        />
    }
    .into_any()
}
