//! The way from a portal into this tenant, step by step as the product documents it, each step checked live.

use leptos::prelude::*;
use spanning_api::integration::PortalPresence;
use spanning_api::portal::PortalKind;
use spanning_domain::portal::{self, PageKind, Portal};

use super::checks::check;
use super::state::IntegrationsState;
use super::uniview::{listed, missing};
use crate::text::{integrations as text, tenants};

/// The steps, folded until somebody wants them.
pub(super) fn view(state: IntegrationsState, presence: &PortalPresence) -> Option<AnyView> {
    let portal = portal::of(&presence.portal)?;
    let presence = presence.clone();
    let on = Memo::new(move |_| state.shown.with(|page| page.as_ref().is_some_and(|page| page.it_complete.enabled)));
    let steps = move || {
        let found = if presence.present {
            check(Some(true), text::in_list(tenants::name_column(portal)), Some(told(listed(&presence))))
        } else {
            let why = view! {
                {missing(&presence)} " " {text::how_to_add(portal)}
            };
            check(Some(false), text::in_list(tenants::name_column(portal)), Some(told(why.into_any())))
        };
        let switch = if on.get() {
            check(Some(true), text::it_complete_on(), None)
        } else {
            check(Some(false), text::it_complete_off(), Some(told(text::switch_above().into_any())))
        };
        let connect = (presence.present && on.get()).then_some(true);
        view! {
            {way(portal).into_iter().map(|step| check(None, step, None)).collect_view()}
            {found}
            {switch}
            {check(connect, text::connect_step(), None)}
        }
    };
    Some(
        view! {
            <details class="tenant-check">
                <summary>{text::steps_of(portal.name)}</summary>
                <ol class="checks">{steps}</ol>
            </details>
        }
        .into_any(),
    )
}

fn told(what: AnyView) -> AnyView {
    view! { <p class="check-text">{what}</p> }.into_any()
}

/// How one comes to the list, in the portal's own words.
fn way(portal: &Portal) -> Vec<String> {
    let mut way = vec![text::open_path(&portal.path_line())];
    if portal.page == PageKind::Gateway
        && let Some(uniview) = portal::of(&PortalKind::Uniview2)
    {
        way.push(text::log_in_to_uniview(&uniview.path_line()));
    }
    way.push(text::open_tab(portal.tab));
    way
}
