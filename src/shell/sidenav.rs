//! The navigation at the side: a tenant's pages, or a portal's own way to its list.

use leptos::prelude::*;
use spanning_domain::portal::{self, NavPage};

use super::guard::Who;
use crate::features::alerts::use_alert_count;
use crate::nav::{Link, use_nav};
use crate::platform::effect::effect;
use crate::platform::intl::number;
use crate::platform::page;
use crate::routes::Route;
use crate::session::use_session;
use crate::text::{alerts, migration, shell as text};
use crate::ui::*;

/// The id of the navigation, which is a popover in a narrow window.
pub(super) const SIDENAV: &str = "sidenav";

#[derive(Clone, PartialEq)]
struct Entry {
    route: Route,
    icon: IconName,
    label: &'static str,
}

fn entries(who: &Who) -> (String, Vec<Entry>) {
    match who {
        Who::Nobody => (String::new(), Vec::new()),
        Who::Tenant => {
            let integrations = Entry { route: Route::Integrations, icon: IconName::Link, label: text::integrations() };
            let activity = Entry { route: Route::Activity, icon: IconName::Activity, label: text::activity() };
            (text::settings().to_owned(), vec![integrations, activity])
        }
        Who::Partner(kind) => {
            let Some(portal) = portal::of(kind) else { return (String::new(), Vec::new()) };
            let entry = |entry: &portal::NavEntry| Entry {
                route: Route::Portal(kind.clone(), entry.page),
                icon: match entry.page {
                    NavPage::Tenants => IconName::Dashboard,
                    NavPage::Alerts => IconName::Bell,
                    NavPage::Migration => IconName::ArrowRight,
                    NavPage::Activity => IconName::Activity,
                },
                label: match entry.page {
                    // What the portal calls its list is a word of the portal.
                    NavPage::Tenants => entry.caption,
                    NavPage::Alerts => alerts::title(),
                    NavPage::Migration => migration::crumb(),
                    NavPage::Activity => text::activity(),
                },
            };
            (portal.above_list().join(" / "), portal.navigation.iter().map(entry).collect())
        }
    }
}

#[component]
pub(super) fn Sidenav() -> impl IntoView {
    let (session, nav) = (use_session(), use_nav());
    let who = Memo::new(move |_| session.with_session(|session| Who::of(&session.scope)).unwrap_or(Who::Nobody));
    let list = move || {
        let (group, entries) = entries(&who.get());
        view! {
            <li class="sidenav-group">{group}</li>
            {entries.into_iter().map(|entry| link(&entry)).collect_view()}
        }
    };
    // Wherever the link leads, the menu of a narrow window has done its work.
    effect(move |_| {
        nav.place();
        page::hide_popover(SIDENAV);
    });
    view! {
        <nav class="sidenav" id=SIDENAV popover="auto" aria-label=text::navigation()>
            <ul>{list}</ul>
        </nav>
    }
    .into_any()
}

/// The number of open alerts, live. Nothing where there are none.
fn count(entry: &Entry) -> Option<AnyView> {
    if !matches!(entry.route, Route::Portal(_, NavPage::Alerts)) {
        return None;
    }
    let count = use_alert_count();
    let badge = |open: u64| {
        view! {
            <span class="sidenav-count" aria-hidden="true">
                {number(open)}
            </span>
            <VisuallyHidden>{alerts::open(open)}</VisuallyHidden>
        }
    };
    Some((move || count.open().filter(|open| *open > 0).map(badge)).into_any())
}

fn link(entry: &Entry) -> AnyView {
    let (icon, label, count) = (entry.icon, entry.label, count(entry));
    view! {
        <li>
            <Link to=entry.route.clone() class="sidenav-link" tip=label>
                <Icon name=icon/>
                <span class="sidenav-label" data-told="">{label}</span>
                {count}
            </Link>
        </li>
    }
    .into_any()
}
