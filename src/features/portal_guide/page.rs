//! The module's page: the way to UniView, and past it the list, under the same identity.

use leptos::prelude::*;
use spanning_api::portal::PortalKind;
use spanning_api::query::Query;
use spanning_domain::portal::{self, Portal};

use super::gateway::Gateway;
use crate::features::microsoft365::Microsoft365Page;
use crate::features::tenants::address::Address;
use crate::nav::use_nav;
use crate::ui::Crumb;

/// The page.
#[component]
pub fn GatewayPage(
    /// Whose words are spoken.
    portal: &'static Portal,
) -> impl IntoView {
    let nav = use_nav();
    let search = nav.query();
    let inside = Memo::new(move |_| search.with(|search| Address::read(search).0.inside));
    let go_on = move |()| nav.push_query(&Address { inside: true, ..Address::default() }.to_query());
    move || {
        if inside.get() {
            view! { <Microsoft365Page portal trail=trail(portal)/> }.into_any()
        } else {
            view! { <Gateway portal on_log_in=go_on/> }.into_any()
        }
    }
}

/// The whole way, the module leading back to its page.
fn trail(portal: &'static Portal) -> Vec<Crumb> {
    let nav = use_nav();
    let own = nav.place().route.path();
    let (module, before) = portal.path_words.split_last().unwrap_or((&portal.name, &[]));
    let mut trail = Crumb::words(before);
    trail.push(Crumb::link(*module, own));
    if let Some(uniview) = portal::of(&PortalKind::Uniview2) {
        trail.extend(Crumb::words(uniview.path_words));
    }
    trail
}
