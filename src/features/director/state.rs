//! What the director knows and does.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::portal::PortalKind;
use spanning_api::session::SimulatedAccount;
use spanning_domain::portal::NavPage;
use spanning_mock::api_faults::ApiFault;
use spanning_mock::control::{Begin, Situation, State};
use spanning_mock::parcel::{Parcel, Unpackable};
use spanning_mock::world::faults::{FaultKind, PlannedFault};

use super::door;
use super::opening;
use super::sign_in::sign_in;
use crate::nav::{Nav, use_nav};
use crate::platform::{address, clipboard, clock, leave, storage, timer};
use crate::routes::Route;
use crate::session::{SessionContext, use_session};
use crate::text::director as text;
use crate::text::director::tour::{STOPS, Stop, Where};

/// Kept, since most of what the director does loads the page anew.
const OPEN: &str = "director-open";
const STOP: &str = "director-stop";
/// Milliseconds between looks at the back end while the panel is open.
const LOOK: u64 = 3_000;

/// The director.
#[derive(Clone, Copy)]
pub(super) struct DirectorState {
    session: SessionContext,
    nav: Nav,
    /// Whether the panel is open.
    pub open: RwSignal<bool>,
    /// What the back end says of itself; `None` until it has.
    pub known: RwSignal<Option<State>>,
    /// Something is under way.
    pub busy: RwSignal<bool>,
    /// What went wrong.
    pub failed: RwSignal<Option<String>>,
    /// What was done.
    pub said: RwSignal<Option<String>>,
    /// The link, where the browser does not let us copy it.
    pub link: RwSignal<Option<String>>,
    /// The stop of the guided tour.
    pub stop: RwSignal<Option<usize>>,
}

impl DirectorState {
    /// Asks the back end whether it can be told.
    pub fn new() -> Self {
        let kept_stop = storage::get(STOP).and_then(|text| text.parse().ok());
        let state = Self {
            session: use_session(),
            nav: use_nav(),
            open: RwSignal::new(storage::get(OPEN).is_some()),
            known: RwSignal::new(None),
            busy: RwSignal::new(false),
            failed: RwSignal::new(None),
            said: RwSignal::new(None),
            link: RwSignal::new(None),
            stop: RwSignal::new(kept_stop.filter(|stop| *stop < STOPS.len())),
        };
        state.refresh();
        // Faults are used up, in other tabs too.
        timer::every(LOOK, move || {
            if state.open.get_untracked() {
                state.refresh();
            }
        });
        state
    }

    /// Asks where the back end stands.
    pub fn refresh(self) {
        spawn_local(async move {
            if let Ok(known) = door::get::<State>("state").await {
                self.known.try_set(Some(known));
            }
        });
    }

    /// Opens or closes the panel.
    pub fn toggle(self) {
        let open = !self.open.get_untracked();
        self.open.set(open);
        if open {
            storage::set(OPEN, "1");
            self.refresh();
        } else {
            storage::remove(OPEN);
        }
    }

    fn run(self, work: impl Future<Output = Result<(), String>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failed.set(None);
        self.said.set(None);
        self.link.set(None);
        spawn_local(async move {
            let outcome = work.await;
            self.busy.try_set(false);
            if let Err(error) = outcome {
                self.failed.try_set(Some(if error.is_empty() { text::refused().to_owned() } else { error }));
            }
            self.refresh();
        });
    }

    /// Who is signed in.
    pub fn person(self) -> Option<String> {
        self.session.with_session(|session| session.person.email.clone())
    }

    /// Begins a scenario; who is signed in is signed in again.
    pub fn begin(self, begin: Begin) {
        let person = untrack(|| self.person());
        self.run(async move {
            door::tell("POST", "world", &begin).await?;
            match person {
                Some(person) => Self::enter(&person, None).await,
                None => {
                    leave::leave_to(&Route::Home.path());
                    Ok(())
                }
            }
        });
    }

    /// Begins the present situation anew.
    pub fn reset(self) {
        let Some(known) = self.known.get_untracked() else { return };
        self.begin(Begin { scenario: known.scenario, tenants: Some(known.tenants), seed: Some(known.seed) });
    }

    /// Signs somebody in, at their own start.
    pub fn sign_in(self, email: String) {
        self.run(async move { Self::enter(&email, None).await });
    }

    /// Signs somebody in and goes to a page, loading it anew.
    async fn enter(email: &str, to: Option<String>) -> Result<(), String> {
        let account = sign_in(email).await?;
        let to = to.or_else(|| account.as_ref().map(start)).unwrap_or_else(|| Route::Home.path());
        leave::leave_to(&to);
        Ok(())
    }

    /// Moves the clock. Sessions end on the way: who is signed in is signed in again, on the same page.
    pub fn advance(self, seconds: i64) {
        let (person, here) = (untrack(|| self.person()), self.here());
        self.run(async move {
            door::tell("POST", "clock", &serde_json::json!({ "advanceSeconds": seconds })).await?;
            match person {
                Some(person) => Self::enter(&person, Some(here)).await,
                None => {
                    leave::reload();
                    Ok(())
                }
            }
        });
    }

    /// Path and query of the page.
    fn here(self) -> String {
        let (path, query) = (untrack(|| self.nav.place()).path(), self.nav.query().get_untracked());
        if query.is_empty() { path } else { format!("{path}?{query}") }
    }

    /// Makes this browser's clock wrong.
    pub fn skew(self, hours: i64) {
        clock::set_skew(hours);
        leave::reload();
    }

    /// Replaces the faults of the API.
    pub fn plan(self, faults: Vec<ApiFault>) {
        self.run(async move { door::tell("PUT", "api-faults", &faults).await });
    }

    /// A login page is down, once.
    pub fn provider_down(self, site: spanning_mock::Site) {
        self.run(async move {
            let fault = PlannedFault { site, kind: FaultKind::Unavailable, times: 1 };
            door::tell("POST", "faults", &fault).await?;
            self.said.try_set(Some(text::login_planned().to_owned()));
            Ok(())
        });
    }

    /// Copies a link to what is to be seen now.
    pub fn copy_link(self) {
        let (person, address) = (untrack(|| self.person()), self.here());
        self.run(async move {
            let situation = door::get::<Situation>("situation").await?;
            let parcel = Parcel { situation, person, address, skew: clock::skew() };
            let packed = parcel.pack().map_err(|why| match why {
                Unpackable::TooLong => text::too_long().to_owned(),
                Unpackable::Unreadable => text::refused().to_owned(),
            })?;
            let link = opening::link(&packed);
            if clipboard::copy(&link).await {
                self.said.try_set(Some(text::copied().to_owned()));
            } else {
                self.link.try_set(Some(link));
            }
            Ok(())
        });
    }

    /// Goes to a stop of the tour: as its person, at its place. `None` ends the tour.
    pub fn go_to_stop(self, number: Option<usize>) {
        self.stop.set(number);
        let Some((number, stop)) = number.and_then(|number| Some((number, STOPS.get(number)?))) else {
            return storage::remove(STOP);
        };
        storage::set(STOP, &number.to_string());
        let path = place(stop.place).path();
        if untrack(|| self.person()).as_deref() == Some(stop.person) {
            self.nav.go(&place(stop.place));
        } else {
            self.run(async move { Self::enter(stop.person, Some(path)).await });
        }
    }

    /// Whether the person and the page are those of a stop; reactive.
    pub fn is_at(self, stop: &Stop) -> bool {
        let here = self.nav.place().route;
        here == place(stop.place) && self.person().as_deref() == Some(stop.person)
    }
}

/// Where somebody starts.
fn start(account: &SimulatedAccount) -> String {
    let portal = PortalKind::known(&account.identity.to_string());
    portal.map_or(Route::Integrations, |portal| Route::Portal(portal, NavPage::Tenants)).path()
}

/// The page of a stop.
fn place(place: Where) -> Route {
    match place {
        Where::Dashboard => Route::Portal(PortalKind::Uniview2, NavPage::Tenants),
        Where::Alerts => Route::Portal(PortalKind::Uniview2, NavPage::Alerts),
        Where::Migration => Route::Portal(PortalKind::Uniview1, NavPage::Migration),
        Where::Integrations => Route::Integrations,
        Where::Activity => Route::Activity,
    }
}

/// The page of a parcel, if the console may go there by itself.
pub(super) fn safe(address: &str) -> String {
    Route::safe_return(address).unwrap_or_else(|| address::href(Route::Home.path()))
}
