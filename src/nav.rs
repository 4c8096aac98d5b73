//! Going places. In a frame nothing is pushed onto the history, which is the host's too, and pages
//! that the frame cannot show open in a tab of their own.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use spanning_domain::portal::NavPage;

use crate::platform::address;
use crate::platform::host::{Host, use_host};
use crate::routes::{Frame, Place, Route};
use crate::text::shell as text;

/// Navigation; get it with [`use_nav`].
#[derive(Clone, Copy)]
pub struct Nav {
    place: Memo<Place>,
    query: Signal<String>,
    navigate: Callback<Going>,
    host: Host,
    /// What the page is about, for the title of the window: the name of a tenant.
    pub subject: RwSignal<Option<String>>,
    /// The frame that the console was opened in; it stays there.
    frame: StoredValue<Frame>,
}

/// Somewhere to go.
struct Going {
    /// Path and query.
    to: String,
    /// In place of the present address.
    replace: bool,
    /// To the top of the page.
    scroll: bool,
}

/// Path, query, and how to go elsewhere.
type Address = (Signal<String>, Signal<String>, Callback<Going>);

fn of_router() -> Address {
    let location = use_location();
    let navigate = use_navigate();
    let go = move |Going { to, replace, scroll }| {
        navigate(&to, NavigateOptions { resolve: false, replace, scroll, ..NavigateOptions::default() });
    };
    (location.pathname.into(), location.search.into(), Callback::new(go))
}

#[cfg(feature = "demo")]
fn of_page() -> Address {
    if !address::in_fragment::is_on() {
        return of_router();
    }
    let follow = address::in_fragment::follow();
    (
        follow.path(),
        follow.query(),
        Callback::new(move |going: Going| follow.go(&going.to, going.replace, going.scroll)),
    )
}

#[cfg(not(feature = "demo"))]
use of_router as of_page;

/// Provides navigation; inside the router.
pub fn provide_nav() -> Nav {
    let (pathname, query, navigate) = of_page();
    let frame = if use_host().is_framed() { Place::parse(&address::path()).frame } else { Frame::Standalone };
    let nav = Nav {
        place: Memo::new(move |_| Place::parse(&pathname.get())),
        frame: StoredValue::new(frame),
        query,
        navigate,
        host: use_host(),
        subject: RwSignal::new(None),
    };
    provide_context(nav);
    nav
}

/// Navigation of the app.
pub fn use_nav() -> Nav {
    expect_context()
}

impl Nav {
    /// What the address shows; reactive.
    pub fn place(self) -> Place {
        self.place.get()
    }

    /// The query of the address, without `?`; a page reads its filters from it.
    pub fn query(self) -> Signal<String> {
        self.query
    }

    /// The address of a route in the present frame, for `href`.
    pub fn href(self, route: &Route) -> String {
        address::href(self.placed(route).path())
    }

    /// Goes to a route.
    pub fn go(self, route: &Route) {
        self.go_with(route, "");
    }

    /// Goes to a route with a query (without `?`).
    pub fn go_with(self, route: &Route, query: &str) {
        self.travel(route, query, self.host.is_framed());
    }

    /// Goes to a route in place of the present one.
    pub fn replace(self, route: &Route, query: &str) {
        self.travel(route, query, true);
    }

    /// Sets the query of the present page: filters, a drawer. Neither history nor scrolling moves.
    pub fn set_query(self, query: &str) {
        let Some(place) = self.place.try_get_untracked() else { return };
        self.run(with_query(place.path(), query), true, false);
    }

    /// Sets the query of the present page as a step of its own that Back undoes. In a frame it is not one.
    pub fn push_query(self, query: &str) {
        let Some(place) = self.place.try_get_untracked() else { return };
        self.run(with_query(place.path(), query), self.host.is_framed(), false);
    }

    /// Goes to an address that [`Route::safe_return`] has let through, in place of the present one.
    pub fn open(self, safe: &str) {
        self.run(safe.to_owned(), true, true);
    }

    /// Follows an internal link by its path and query.
    pub fn follow(self, address: &str) {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        self.go_with(&Place::parse(path).route, query);
    }

    /// Goes to a page that the host asks for: only one of its own portal's part.
    pub fn host_asks(self, route: &str) {
        let Some(Frame::Embedded(portal)) = self.frame.try_get_value() else { return };
        let address = format!("/embed/{portal}/{route}");
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let own = matches!(Place::parse(path).route, Route::Portal(wanted, _) if wanted == portal);
        if !own {
            self.host.tell_error("unknown_route", text::not_found(), None);
        } else if !self.shows(&address) {
            self.run(address, true, true);
        }
    }

    /// Whether an address is the present one.
    fn shows(self, address: &str) -> bool {
        let now = with_query(untrack(|| self.place()).path(), &self.query.get_untracked());
        now == address
    }

    fn placed(self, route: &Route) -> Place {
        let frame = self.frame.try_get_value().unwrap_or(Frame::Standalone);
        Place { route: in_frame(route, &frame), frame }
    }

    fn travel(self, route: &Route, query: &str, replace: bool) {
        let place = self.placed(route);
        let path = with_query(place.path(), query);
        if place.frame != Frame::Standalone && !matches!(place.route, Route::Portal(..) | Route::Tenant(_)) {
            self.host.open_top(&format!("{}{path}", address::origin()));
            return;
        }
        self.run(path, replace, true);
    }

    fn run(self, to: String, replace: bool, scroll: bool) {
        self.navigate.try_run(Going { to, replace, scroll });
    }
}

/// A frame shows one portal: its start page and its audit trail are that portal's.
fn in_frame(route: &Route, frame: &Frame) -> Route {
    match (route, frame) {
        (Route::Home, Frame::Embedded(portal)) => Route::Portal(portal.clone(), NavPage::Tenants),
        (Route::Activity, Frame::Embedded(portal)) => Route::Portal(portal.clone(), NavPage::Activity),
        _ => route.clone(),
    }
}

fn with_query(path: String, query: &str) -> String {
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// A link to a page of the console.
#[component]
pub fn Link(
    /// Where it goes.
    #[prop(into)]
    to: Signal<Route>,
    /// Its class.
    #[prop(optional)]
    class: &'static str,
    /// Its tooltip, where the words may be folded away.
    #[prop(optional)]
    tip: Option<&'static str>,
    /// What it reads.
    children: Children,
) -> impl IntoView {
    let nav = use_nav();
    let current = move || {
        to.with(|to| {
            nav.place.with(|place| match (place.route == *to, place.route.section() == to) {
                (true, _) => Some("page"),
                (false, within) => within.then_some("true"),
            })
        })
    };
    view! {
        <a class=class href=move || to.with(|to| nav.href(to)) aria-current=current data-tip=tip>
            {children()}
        </a>
    }
    .into_any()
}
