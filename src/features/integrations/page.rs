//! Settings > Integrations.

use leptos::prelude::*;
use spanning_domain::permission::{Act, Denied};

use super::state::IntegrationsState;
use super::{closing, it_complete, kaseyaone, uniview};
use crate::features::parts::{explain, load_failed};
use crate::platform::clock::use_clock;
use crate::session::use_session;
use crate::text::{integrations as text, problem, time};
use crate::ui::*;

/// The page.
#[component]
pub fn IntegrationsPage() -> impl IntoView {
    let session = use_session();
    let allowed = Memo::new(move |_| session.can(Act::ViewIntegrations));
    let trail = Crumb::words(&[text::settings(), text::title()]);
    view! {
        <div class="page page-narrow">
            <PageHeader
                title=text::title()
                purpose=Some(text::purpose().to_owned())
                breadcrumbs=move || view! { <Breadcrumbs trail=trail.clone()/> }
            />
            {move || match allowed.get() {
                Ok(()) => content(IntegrationsState::new()),
                Err(Denied::Role(role)) => forbidden(text::forbidden(), text::forbidden_text(role)),
                Err(_) => forbidden(text::tenant_only(), text::tenant_only_text().to_owned()),
            }}
        </div>
    }
    .into_any()
}

fn forbidden(title: &'static str, words: String) -> AnyView {
    view! { <EmptyState kind=EmptyKind::Forbidden title text=Some(words)/> }.into_any()
}

fn content(state: IntegrationsState) -> AnyView {
    let known = Memo::new(move |_| state.shown.with(Option::is_some));
    let main = move || {
        if known.get() {
            return cards(state);
        }
        match state.page.error() {
            Some(error) => {
                load_failed(text::load_failed(), &error, text::retry(), Callback::new(move |()| state.page.reload()))
            }
            None => view! { <Skeleton shape=SkeletonShape::Cards count=3/> }.into_any(),
        }
    };
    view! {
        {move || known.get().then(|| stale(state))}
        {main}
        {closing::view(state)}
    }
    .into_any()
}

fn cards(state: IntegrationsState) -> AnyView {
    view! {
        <div class="cards">{it_complete::view(state)} {kaseyaone::view(state)} {uniview::view(state)}</div>
    }
    .into_any()
}

/// The last refresh failed: what is shown is older than it looks.
fn stale(state: IntegrationsState) -> AnyView {
    let clock = use_clock();
    let banner = move |why: String| {
        let again = move |()| state.page.reload();
        let age = state.page.loaded_at().map(|at| move || problem::stale(&time::ago(at, clock.now())));
        let pending = Signal::derive(move || state.page.is_loading());
        view! {
            <Banner
                tone=Tone::Warn
                title=text::stale_label()
                action=move || view! { <Button label=text::reload() on_click=again pending/> }
            >
                {age} " " {text::stale_text()} " " {why}
            </Banner>
        }
    };
    (move || state.page.error().map(|error| banner(explain(&error)))).into_any()
}
