//! What stands before the list: where one is, where the list is, as whom one goes on.

use leptos::prelude::*;
use spanning_api::portal::PortalKind;
use spanning_api::session::Scope;
use spanning_domain::permission::portal_role_name;
use spanning_domain::portal::{self, Portal};

use crate::session::use_session;
use crate::text::portal_guide as text;
use crate::ui::*;

/// The module's own page.
#[component]
pub(super) fn Gateway(portal: &'static Portal, #[prop(into)] on_log_in: Callback<()>) -> impl IntoView {
    let (title, before) = portal.path_words.split_last().unwrap_or((&portal.name, &[]));
    let trail = Crumb::words(before);
    view! {
        <div class="page page-narrow gateway">
            <PageHeader
                title=*title
                purpose=Some(text::purpose().to_owned())
                breadcrumbs=move || view! { <Breadcrumbs trail=trail.clone()/> }
            />
            <div class="cards">
                <section class="card">
                    <h2>{text::way()}</h2>
                    {way(portal)}
                    <p class="muted">{move || identity(portal)}</p>
                    <footer class="card-footer">
                        <Button
                            label=text::log_in()
                            kind=ButtonKind::Primary
                            icon=IconName::ArrowRight
                            on_click=on_log_in
                        />
                    </footer>
                </section>
                <section class="card">
                    <h2>{text::there()}</h2>
                    {abilities()}
                </section>
            </div>
        </div>
    }
    .into_any()
}

fn way(portal: &'static Portal) -> AnyView {
    let uniview = portal::of(&PortalKind::Uniview2).map(Portal::path_line).unwrap_or_default();
    let step = |(at, (what, why)): (usize, (String, String))| {
        view! {
            <li aria-current=(at == 0).then_some("step")>
                <strong>{what}</strong>
                " "
                {(at == 0).then(|| view! { <Badge kind=BadgeKind::Info label=text::here()/> })}
                <div class="muted">{why}</div>
            </li>
        }
    };
    let steps = text::steps(&portal.path_line(), &uniview, portal.tab);
    view! { <ol class="steps">{steps.into_iter().enumerate().map(step).collect_view()}</ol> }.into_any()
}

fn abilities() -> AnyView {
    let line = |words: &'static str| {
        view! {
            <li>
                <Icon name=IconName::Check/>
                {words}
            </li>
        }
    };
    view! { <ul class="gateway-list">{text::abilities().map(line).collect_view()}</ul> }.into_any()
}

/// As whom one goes on.
fn identity(portal: &'static Portal) -> Option<String> {
    use_session().with_session(|session| match &session.scope {
        Scope::Partner { role, .. } => Some(text::identity(&session.person.name, portal.name, portal_role_name(role))),
        Scope::Tenant { .. } => None,
    })?
}
