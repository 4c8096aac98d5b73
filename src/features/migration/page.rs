//! The page. In an old portal it is about that portal; in UniView 2.0 about all that are moved there.

use leptos::prelude::*;
use spanning_api::migration::Migration;
use spanning_api::portal::PortalKind;
use spanning_domain::portal::{self, Ability, NavPage, Portal};

use super::state::{MigrationState, watched};
use super::{before, ledger, progress, reconciliation};
use crate::features::parts::load_failed;
use crate::nav::use_nav;
use crate::routes::Route;
use crate::text::{migration as text, tenants};
use crate::ui::*;

/// The page.
#[component]
pub fn MigrationPage(
    /// In which portal.
    portal: &'static Portal,
) -> impl IntoView {
    let all = watched();
    let own = portal.can(Ability::Migrate).then(|| portal.kind.clone());
    // In UniView 2.0 the address names the portal that is looked at.
    let nav = use_nav();
    let search = nav.query();
    let sources = Memo::new(move |_| {
        all.with(|all| all.items.iter().map(|migration| migration.from.clone()).collect::<Vec<_>>()).unwrap_or_default()
    });
    let chosen = Memo::new(move |_| {
        own.clone().or_else(|| {
            let named = search.with(|search| named(search));
            sources
                .with(|sources| sources.iter().find(|from| Some(*from) == named.as_ref()).or(sources.first()).cloned())
        })
    });
    let content = move || match (chosen.get(), all.error()) {
        (Some(from), None) => one(portal, MigrationState::new(all, from)),
        (Some(from), Some(_)) if sources.with_untracked(|sources| sources.contains(&from)) => {
            one(portal, MigrationState::new(all, from))
        }
        (_, Some(error)) => {
            load_failed(text::failed(), &error, tenants::try_again(), Callback::new(move |()| all.reload()))
        }
        (None, None) if all.is_loading() => view! { <Skeleton count=8/> }.into_any(),
        (None, None) => {
            view! { <EmptyState title=text::nothing() text=Some(text::nothing_text().to_owned())/> }.into_any()
        }
    };
    let list = nav.href(&Route::Portal(portal.kind.clone(), NavPage::Tenants));
    let own = portal.path_words.last().copied().unwrap_or(portal.name);
    let mut trail = Crumb::words(portal.above_list());
    trail.extend([Crumb::link(own, list), Crumb::text(text::crumb())]);
    let inside =
        if portal.can(Ability::Migrate) { content.into_any() } else { choice(sources, chosen, content.into_any()) };
    view! {
        <div class="page page-fill migration">
            <PageHeader
                title=text::title()
                purpose=Some(text::purpose().to_owned())
                breadcrumbs=move || view! { <Breadcrumbs trail=trail.clone()/> }
            />
            {inside}
        </div>
    }
    .into_any()
}

fn named(search: &str) -> Option<PortalKind> {
    let pairs = search.trim_start_matches('?').split('&');
    pairs.filter_map(|pair| pair.strip_prefix("from=")).find_map(PortalKind::known)
}

/// Which of the old portals is looked at.
fn choice(sources: Memo<Vec<PortalKind>>, chosen: Memo<Option<PortalKind>>, content: AnyView) -> AnyView {
    let nav = use_nav();
    let captions = move || {
        sources
            .with(|sources| sources.iter().map(|from| Tab::new(from.as_str(), portal::name(from))).collect::<Vec<_>>())
    };
    let selected = move || chosen.get().map(|from| from.to_string()).unwrap_or_default();
    view! {
        <Tabs
            label=text::portals()
            tabs=Signal::derive(captions)
            selected=Signal::derive(selected)
            on_select=move |from: String| nav.set_query(&format!("from={from}"))
        >
            {content}
        </Tabs>
    }
    .into_any()
}

fn one(portal: &'static Portal, state: MigrationState) -> AnyView {
    let started = Memo::new(move |_| state.migration.with(|m| m.as_ref().map(|m| m.started_at.is_some())));
    let finished =
        Memo::new(move |_| state.migration.with(|m| m.as_ref().is_some_and(|m: &Migration| m.finished_at.is_some())));
    let parts = move || match started.get() {
        None => view! { <Skeleton count=8/> }.into_any(),
        Some(false) => before::view(portal, state),
        Some(true) => view! {
            {progress::view(portal, state)}
            {move || finished.get().then(|| reconciliation::view(portal, state))}
        }
        .into_any(),
    };
    // Not before what stands above it: that would push it down. And not of nobody.
    let any = Memo::new(move |_| state.migration.with(|m| m.as_ref().is_some_and(|m: &Migration| m.clients > 0)));
    view! {
        {parts}
        {move || any.get().then(|| ledger::view(state))}
    }
    .into_any()
}
