//! The page behind a tenant's address: it goes on, or says why it cannot.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::GetTenant;
use spanning_api::id::TenantId;
use spanning_api::problem::Code;
use spanning_api::session::Scope;
use spanning_domain::portal::{self, Portal};

use super::resolve::{Target, list_of, resolve};
use crate::client::{ClientError, use_client};
use crate::features::parts::explain;
use crate::features::tenants::add_steps::{step_list, steps};
use crate::nav::{Link, use_nav};
use crate::platform::effect::effect;
use crate::routes::Route;
use crate::session::use_session;
use crate::text::{tenant_link as text, tenants};
use crate::ui::*;

/// The page.
#[component]
pub fn TenantPage(
    /// Whose address it is.
    tenant: TenantId,
) -> impl IntoView {
    let (nav, client, session) = (use_nav(), use_client(), use_session());
    let failure = RwSignal::new(None::<ClientError>);
    let id = StoredValue::new(tenant);
    let scope = Memo::new(move |_| session.with_session(|session| session.scope.clone()));
    let target = Memo::new(move |_| scope.with(|scope| scope.as_ref().map(|scope| resolve(scope, &id.get_value()))));
    let go = move || {
        let Some(Target::Page { route, query, check }) = target.get_untracked() else { return };
        failure.set(None);
        spawn_local(async move {
            let id = id.try_get_value();
            let there = match id.filter(|_| check) {
                Some(id) => client.call::<GetTenant>(id).send().await.map(|_| ()),
                None => Ok(()),
            };
            match there {
                Ok(()) => nav.replace(&route, &query),
                Err(error) => {
                    failure.try_set(Some(error));
                }
            }
        });
    };
    effect(move |_| {
        target.track();
        go();
    });
    let content = move || match (scope.get(), target.get()) {
        (Some(scope), Some(Target::OtherTenant { name })) => {
            ending(EmptyKind::Forbidden, text::other_tenant_label().to_owned(), text::other_tenant(&name), None, &scope)
        }
        (Some(scope), Some(Target::UnknownPortal(kind))) => {
            ending(EmptyKind::Error, text::failed().to_owned(), text::unknown_portal(kind.as_str()), None, &scope)
        }
        (Some(scope), _) => match failure.get() {
            Some(error) => failed(&error, &scope, Callback::new(move |()| go())),
            None => view! { <Skeleton count=6/> }.into_any(),
        },
        (None, _) => view! { <Skeleton count=6/> }.into_any(),
    };
    view! {
        <div class="page page-narrow tenant-link">
            <PageHeader title=text::title()/>
            {content}
        </div>
    }
    .into_any()
}

/// Each failure says what happened, what it means, and leads back.
fn failed(error: &ClientError, scope: &Scope, again: Callback<()>) -> AnyView {
    let (kind, title, told) = match error.code() {
        Some(Code::NotFound) => (EmptyKind::NoMatch, text::not_found(), text::not_found_text().to_owned()),
        Some(Code::Gone) => (EmptyKind::NoData, text::gone(), text::gone_text().to_owned()),
        Some(Code::OutOfScope) => {
            let portal = portal_of(scope);
            let told = portal.map(|portal| text::not_listed(portal.name)).unwrap_or_default();
            return ending(EmptyKind::Forbidden, text::not_listed_label().to_owned(), told, portal, scope);
        }
        _ => (EmptyKind::Error, text::failed(), explain(error)),
    };
    let back = back(scope);
    if kind == EmptyKind::Error {
        return view! {
            <EmptyState kind title=title text=Some(told)>
                <Button label=tenants::try_again() on_click=again icon=IconName::Refresh/>
                {back}
            </EmptyState>
        }
        .into_any();
    }
    say(kind, title.to_owned(), told, None, back)
}

fn ending(kind: EmptyKind, title: String, told: String, steps_of: Option<&'static Portal>, scope: &Scope) -> AnyView {
    say(kind, title, told, steps_of, back(scope))
}

fn say(kind: EmptyKind, title: String, told: String, steps_of: Option<&'static Portal>, back: AnyView) -> AnyView {
    view! {
        <EmptyState kind title=title text=Some(told)>
            {steps_of.map(|portal| step_list(steps(portal)))}
            {back}
        </EmptyState>
    }
    .into_any()
}

fn back(scope: &Scope) -> AnyView {
    let words = match scope {
        Scope::Tenant { .. } => text::to_integrations(),
        Scope::Partner { .. } => text::to_list(),
    };
    let to: Route = list_of(scope);
    view! { <Link to=to class="btn btn-secondary">{words}</Link> }.into_any()
}

fn portal_of(scope: &Scope) -> Option<&'static Portal> {
    match scope {
        Scope::Partner { portal, .. } => portal::of(portal),
        Scope::Tenant { .. } => None,
    }
}
