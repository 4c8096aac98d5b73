//! Going places. In a frame nothing is pushed onto the history, which is the host's too, and pages
//! that the frame cannot show open in a tab of their own.

use leptos::prelude::*;
use spanning_domain::portal::NavPage;

use crate::platform::address::{self, Follow};
use crate::platform::host::{Host, use_host};
use crate::platform::{events, timer};
use crate::routes::{Frame, Place, Route};
use crate::text::shell as text;

/// Navigation; get it with [`use_nav`].
#[derive(Clone, Copy)]
pub struct Nav {
    place: Memo<Place>,
    query: Signal<String>,
    /// What is shown already, while the address bar is still to follow.
    asked: RwSignal<Option<Asked>>,
    address: Follow,
    host: Host,
    /// What the page is about, for the title of the window: the name of a tenant.
    pub subject: RwSignal<Option<String>>,
    /// The frame that the console was opened in; it stays there.
    frame: StoredValue<Frame>,
}

/// Another query for the page at a path.
#[derive(Clone)]
struct Asked {
    path: String,
    query: String,
    replace: bool,
}

/// Provides navigation.
pub fn provide_nav() -> Nav {
    let address = address::follow();
    let (path, written) = (address.path(), address.query());
    let place = Memo::new(move |_| Place::parse(&path.get()));
    let asked = RwSignal::new(None::<Asked>);
    let query = Memo::new(move |_| {
        let here = |asked: &Asked| place.with(|place| place.path() == asked.path).then(|| asked.query.clone());
        asked.with(|asked| asked.as_ref().and_then(here)).unwrap_or_else(|| written.get())
    });
    let frame = if use_host().is_framed() { Place::parse(&address::path()).frame } else { Frame::Standalone };
    let nav = Nav {
        place,
        frame: StoredValue::new(frame),
        query: query.into(),
        asked,
        address,
        host: use_host(),
        subject: RwSignal::new(None),
    };
    // In a frame `app::embedded` looks at links.
    if !use_host().is_framed() {
        events::on_internal_link(move |to| nav.run(&to, nav.shows(&to), true));
    }
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
        self.ask(query, true);
    }

    /// Sets the query of the present page as a step of its own that Back undoes. In a frame it is not one.
    pub fn push_query(self, query: &str) {
        self.ask(query, self.host.is_framed());
    }

    /// Shows another query at once. The address bar, which takes a browser as long as all the rest, follows after what
    /// that asks of the server.
    fn ask(self, query: &str, replace: bool) {
        let Some(path) = self.place.try_get_untracked().map(|place| place.path()) else { return };
        self.asked.try_update(|asked| {
            let step = asked.as_ref().is_some_and(|asked| asked.path == path && !asked.replace);
            *asked = Some(Asked { path, query: query.to_owned(), replace: replace && !step });
        });
        timer::soon(move || timer::soon(move || self.write_asked()));
    }

    /// Writes into the address bar what was asked for, unless somebody has gone elsewhere meanwhile.
    fn write_asked(self) {
        let Some(Asked { path, query, replace }) = self.asked.try_get_untracked().flatten() else { return };
        if self.place.try_with_untracked(|place| place.path() == path) == Some(true) {
            self.run(&with_query(path, &query), replace, false);
        } else {
            self.asked.try_set(None);
        }
    }

    /// Goes to an address that [`Route::safe_return`] has let through, in place of the present one.
    pub fn open(self, safe: &str) {
        self.run(safe, true, true);
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
            self.run(&address, true, true);
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
        self.run(&path, replace, true);
    }

    fn run(self, to: &str, replace: bool, scroll: bool) {
        self.address.go(to, replace, scroll);
        self.asked.try_set(None);
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
