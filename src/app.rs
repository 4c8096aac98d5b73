//! The whole app: what lives above the pages, and which page an address shows.

mod arrival;
mod boot;
mod embedded;
mod pages;
mod parts;

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_domain::portal::{self, NavPage, PageKind};

pub use boot::{Boot, use_boot};
pub use pages::return_of;
pub use parts::{add_dialog, being_added, dashboard_tools, service_days, sign_in_form};

use self::boot::provide_boot;
use self::pages::{Screen, draw};
use self::parts::EarlyList;
use crate::client::provide_client;
use crate::config::Written;
use crate::features::alerts::provide_alert_count;
use crate::features::linking::{provide_chain, use_chain};
use crate::features::login::provide_ticket;
use crate::features::microsoft365::provide_tenant_panels;
use crate::features::onboarding::provide_draft;
use crate::features::tenants::{provide_tenants, use_tenants};
use crate::language::{LanguageContext, provide_language, use_language};
use crate::nav::{Nav, provide_nav};
use crate::platform::clock::provide_clock;
use crate::platform::effect::effect;
use crate::platform::host::{HostState, provide_host, use_host};
use crate::platform::{page, timer};
use crate::routes::{Frame, Place, Route};
use crate::session::options::provide_options;
use crate::session::{SessionContext, SessionState, provide_session, use_session};
use crate::shell::guard::{Verdict, Who, after_sign_in, verdict};
use crate::shell::{Chrome, Shell};
use crate::text::shell as text;
use crate::ui::provide_toasts;

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let config = Written::read().resolve();
    let (clock, host, session) = (provide_clock(), provide_host(), provide_session());
    let client = provide_client(&config, session, host, clock);
    let options = provide_options();
    // These two take secrets out of the address bar, so they come before anything is drawn.
    provide_ticket();
    provide_chain();
    provide_language(host, provide_toasts());
    provide_tenants();
    provide_draft();
    provide_alert_count();
    provide_boot(client, session, host, options);
    view! { <Root/> }.into_any()
}

#[component]
fn Root() -> impl IntoView {
    let nav = provide_nav();
    let boot = use_boot();
    bring_early(nav);
    provide_tenant_panels(pages::tenant_panel);
    let screen = Memo::new(move |_| screen(nav, boot));
    let chrome = Memo::new(move |_| chrome(nav, &screen.get()));
    follow(nav, screen);
    announce(nav, screen);
    // A launch address signs in by itself; its page asks who is signed in when that fails.
    if use_host().is_framed() || !matches!(untrack(|| nav.place()).route, Route::Launch(_)) {
        boot.start();
    }
    embedded::follow(nav, screen);
    #[cfg(feature = "demo")]
    let director = (!use_host().is_framed()).then(|| view! { <crate::features::director::Director/> });
    #[cfg(not(feature = "demo"))]
    let director = ();
    // Sentences are drawn anew when another language is spoken, and not before its catalog is here.
    let shell = move || {
        use_language()?.spoken()?;
        page::remove_first_shape();
        Some(view! { <Shell chrome=chrome.into() page=move || draw_page(nav, screen)/> })
    };
    view! {
        {shell}
        {director}
    }
    .into_any()
}

/// Fetches what the address will come to, before it is known who is signed in: where it is plain that nobody is, the
/// sign-in page first.
fn bring_early(nav: Nav) {
    let (route, query, list) = (untrack(|| nav.place()).route, nav.query().get_untracked(), early_list(nav));
    let nobody = !use_host().is_framed() && !SessionContext::may_exist();
    let sign_in = nobody && verdict(&route, &Who::Nobody) == Verdict::SignIn;
    spawn_local(async move {
        if sign_in {
            parts::bring(Route::Login, String::new(), None).await;
        }
        parts::bring(route, query, list).await;
    });
}

/// The list that the address shows, if somebody may be signed in to see it.
fn early_list(nav: Nav) -> Option<EarlyList> {
    let Route::Portal(portal, NavPage::Tenants) = untrack(|| nav.place()).route else { return None };
    let query = nav.query().get_untracked();
    let gateway = portal::of(&portal).is_none_or(|portal| portal.page == PageKind::Gateway);
    let possible = !gateway && !use_host().is_framed() && SessionContext::may_exist();
    possible.then(|| EarlyList { tenants: use_tenants(), query })
}

fn draw_page(nav: Nav, screen: Memo<Screen>) -> AnyView {
    (move || draw(&screen.get(), nav)).into_any()
}

/// What is to be seen. Changes only when the page does: a page outlives the end of its session.
fn screen(nav: Nav, boot: Boot) -> Screen {
    let (place, host, session) = (nav.place(), use_host(), use_session());
    match host.state() {
        HostState::Missing => return Screen::NoHost,
        HostState::Waiting => return boot.failure().map_or(Screen::Starting, Screen::StartFailed),
        HostState::Ready | HostState::Standalone => {}
    }
    // The way in was closed: there is nothing to go on with, and a page says why.
    if let Some(problem) = session.closed().filter(|_| !host.is_framed()) {
        return Screen::WayInClosed(problem);
    }
    let who = session.with(|state| match state {
        SessionState::Unknown => None,
        SessionState::SignedOut => Some(Who::Nobody),
        SessionState::SignedIn(session) | SessionState::Ended { last: session, .. } => Some(Who::of(&session.scope)),
    });
    let early = matches!(
        place.route,
        Route::Login
            | Route::Launch(_)
            | Route::LinkCallback(_)
            | Route::LinkJoin(_)
            | Route::SignInCallback(_)
            | Route::ChooseTenant
            | Route::Onboard(_)
            | Route::OnboardReturn
            | Route::Styleguide
    );
    let who = match (who.flatten(), boot.failure()) {
        (Some(who), _) => who,
        (None, _) if early => Who::Nobody,
        (None, Some(error)) => return Screen::StartFailed(error),
        (None, None) => return Screen::Starting,
    };
    if host.is_framed() && who == Who::Nobody {
        return Screen::NoToken;
    }
    Screen::Route(place.route.clone(), verdict(&place.route, &who))
}

fn chrome(nav: Nav, screen: &Screen) -> Chrome {
    let signed_in = use_session().with_session(|_| ()).is_some();
    match screen {
        _ if use_host().is_framed() => Chrome::Embedded,
        Screen::WayInClosed(_) => Chrome::Plain,
        Screen::Route(
            Route::Login
            | Route::Launch(_)
            | Route::LinkJoin(_)
            | Route::SignInCallback(_)
            | Route::ChooseTenant
            | Route::Onboard(_)
            | Route::OnboardReturn,
            _,
        ) => Chrome::Plain,
        Screen::Route(..) if signed_in => Chrome::Bars,
        Screen::Route(Route::LinkCallback(_), _) => Chrome::Bars,
        Screen::Route(..) => Chrome::Plain,
        _ if nav.place().route == Route::Login => Chrome::Plain,
        _ => Chrome::Bars,
    }
}

/// Goes where a verdict sends one.
fn follow(nav: Nav, screen: Memo<Screen>) {
    let (session, chain) = (use_session(), use_chain());
    let go_on = move || {
        let who = session.with_session(|session| Who::of(&session.scope)).unwrap_or(Who::Nobody);
        let wanted = pages::return_of(&nav.query().get_untracked());
        match (chain.waiting(), after_sign_in(wanted, &who)) {
            // A provider's answer arrived while nobody was signed in: the chain goes on where it stood.
            (Some(provider), _) if who == Who::Tenant => nav.replace(&Route::LinkCallback(provider), ""),
            (_, Some(path)) => nav.open(&path),
            _ => nav.replace(&Route::Home, ""),
        }
    };
    effect(move |_| {
        let Screen::Route(route, verdict) = screen.get() else { return };
        match verdict {
            Verdict::Go(to) => nav.replace(&to, &nav.query().get_untracked()),
            Verdict::GoOn => go_on(),
            Verdict::SignIn => nav.replace(&Route::Login, &pages::login_query(&route, &nav.query().get_untracked())),
            _ => {}
        }
    });
    // Opened by itself, the address of a frame is the portal's page.
    effect(move |_| {
        if let Place { frame: Frame::Embedded(_), route } = nav.place()
            && !use_host().is_framed()
        {
            nav.open(&route.path());
        }
    });
}

/// Names the window, tells the host, and takes the reader to the heading of a new page.
fn announce(nav: Nav, screen: Memo<Screen>) {
    let host = use_host();
    // On the way to another page the last one counts.
    let shown = Memo::new(move |last: Option<&Option<Route>>| match screen.get() {
        Screen::Route(_, Verdict::Go(_) | Verdict::GoOn | Verdict::SignIn) => last.cloned().flatten(),
        Screen::Route(route, _) => Some(route),
        _ => None,
    });
    effect(move |_| {
        let Some(route) = shown.get() else { return };
        // The title is in the language of the page.
        use_language().and_then(LanguageContext::spoken);
        let subject = nav.subject.get();
        page::set_title(&text::window_title(&route, subject.as_deref()));
        let (path, query) = (nav.href(&route), nav.query().get());
        let address = if query.is_empty() { path } else { format!("{path}?{query}") };
        host.tell_route(&address, &subject.unwrap_or_else(|| text::page_title(&route)));
    });
    effect(move |before: Option<Option<Route>>| {
        let route = shown.get();
        // The first page needs no announcement: the browser itself reads it.
        if route.is_some() && before.flatten().is_some() {
            timer::after_draw(|| {
                page::focus("#main");
                arrival::read_from_heading();
            });
        }
        route
    });
}
