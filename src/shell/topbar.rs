//! The bar at the top: product, whose data this is, and the account.

use leptos::prelude::*;
use spanning_api::session::Scope;
use spanning_domain::portal;

use super::account::Account;
use super::sidenav::SIDENAV;
use crate::nav::use_nav;
use crate::routes::Route;
use crate::session::options::use_options;
use crate::session::use_session;
use crate::text::shell as text;
use crate::ui::*;

#[component]
pub(super) fn Topbar() -> impl IntoView {
    let nav = use_nav();
    let options = use_options();
    let simulation = move || {
        options.is_simulation().then(|| {
            view! {
                <Tooltip text=text::simulation_text() focusable=true>
                    <span class="topbar-mark">{text::simulation()}</span>
                </Tooltip>
            }
        })
    };
    view! {
        <header class="topbar">
            <button
                type="button"
                class="btn btn-icon topbar-menu"
                popovertarget=SIDENAV
                aria-label=text::navigation()
            >
                <Icon name=IconName::Menu/>
            </button>
            <a class="topbar-product" href=nav.href(&Route::Home)>
                <Icon name=IconName::Cloud/>
                <span>{text::product()}</span>
            </a>
            <div class="topbar-switcher">
                <Owner/>
            </div>
            <div class="topbar-end">{simulation} <Account/></div>
        </header>
    }
    .into_any()
}

/// The tenant with its domain, or the partner with the portal.
#[component]
fn Owner() -> impl IntoView {
    let session = use_session();
    let names = Memo::new(move |_| {
        session.with_session(|session| match &session.scope {
            Scope::Tenant { tenant, .. } => (tenant.name.clone(), tenant.domain.clone()),
            Scope::Partner { partner, portal, .. } => (partner.name.clone(), portal::name(portal)),
        })
    });
    move || {
        names.get().map(|(name, more)| {
            view! {
                <span class="owner" title=format!("{name} ({more})")>
                    <bdi class="owner-name">{name.clone()}</bdi>
                    <bdi class="owner-more">{more.clone()}</bdi>
                </span>
            }
        })
    }
}
