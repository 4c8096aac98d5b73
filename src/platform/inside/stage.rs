//! The world inside the page, and what is kept of it.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use spanning_api::Timestamp;
use spanning_mock::api_faults::{ApiFault, ApiFaults, Due};
use spanning_mock::control::State;
use spanning_mock::replay::{Entry, Replay};
use spanning_mock::{Input, Request, Response, Settings, Site, Sites, handle};

use super::cookies;
use super::kept::Kept;
use crate::platform::random;

const HEAD: &str = "head";
/// Addresses of the simulated sites have this port inside; on their way out they are replaced.
const SITES: Sites = Sites { port: 0 };
pub(super) const SEED: u64 = 7;
const TENANTS: u32 = 250;

thread_local! {
    static STAGE: RefCell<Option<Stage>> = const { RefCell::new(None) };
}

/// What a world is made from, and what goes with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) settings: Settings,
    /// World time minus browser time when the world began, in milliseconds.
    shift: i64,
    /// Another one when another world has begun.
    generation: String,
    pub(super) faults: Vec<ApiFault>,
}

/// The world, as far as this page has followed it.
pub(super) struct Stage {
    kept: Kept,
    pub(super) head: Head,
    pub(super) replay: Replay,
    /// Entries that are in it.
    applied: u32,
    /// Whether all of them outlive this page.
    lasting: bool,
}

/// The browser's time, right or wrong.
pub(super) fn browser_now() -> Timestamp {
    Timestamp(js_sys::Date::now() as i64)
}

/// Opens the demo that is kept, or begins one.
pub(super) fn open(kept: Kept) {
    let head = kept.read::<Head>(HEAD).unwrap_or_else(|| {
        let settings = Settings {
            seed: SEED,
            tenants: TENANTS,
            scenario: String::new(),
            epoch: browser_now(),
            sites: SITES,
            kaseyaone: None,
        };
        Head { settings, shift: 0, generation: random::uuid(), faults: Vec::new() }
    });
    STAGE.set(Stage::made(kept, head));
}

/// Does something with the world; `None` before there is one.
pub(super) fn with_stage<R>(run: impl FnOnce(&mut Stage) -> R) -> Option<R> {
    STAGE.with(|stage| stage.try_borrow_mut().ok().and_then(|mut stage| stage.as_mut().map(run)))
}

impl Stage {
    /// The world of a head with the entries that are kept.
    fn made(kept: Kept, head: Head) -> Option<Self> {
        let replay = Replay::new(head.settings.clone()).ok()?;
        let lasting = kept.write(HEAD, &head);
        let mut stage = Self { kept, head, replay, applied: 0, lasting };
        stage.follow();
        Some(stage)
    }

    /// Does what other pages of this demo have done meanwhile.
    pub(super) fn follow(&mut self) {
        if let Some(head) = self.kept.read::<Head>(HEAD).filter(|head| *head != self.head) {
            let other = head.generation != self.head.generation;
            self.head = head;
            if other && let Ok(replay) = Replay::new(self.head.settings.clone()) {
                (self.replay, self.applied) = (replay, 0);
            }
        }
        while let Some(entry) = self.kept.read::<Entry>(&self.applied.to_string()) {
            if self.replay.apply(&entry).is_err() {
                // Kept by another version of this program: what it did then cannot be done again.
                self.forget_entries();
                self.head.generation = random::uuid();
                self.write_head();
                if let Ok(replay) = Replay::new(self.head.settings.clone()) {
                    self.replay = replay;
                }
                return;
            }
            self.applied += 1;
        }
    }

    fn forget_entries(&mut self) {
        let mut number = 0_u32;
        while self.kept.read::<serde_json::Value>(&number.to_string()).is_some() {
            self.kept.forget(&number.to_string());
            number += 1;
        }
        self.applied = 0;
    }

    /// Keeps the head.
    pub(super) fn write_head(&mut self) {
        self.lasting &= self.kept.write(HEAD, &self.head);
    }

    fn keep(&mut self, entry: &Entry) {
        self.lasting &= self.kept.write(&self.applied.to_string(), entry);
        self.applied += 1;
    }

    /// The world's time.
    pub fn now(&self) -> Timestamp {
        self.replay.now(browser_now().plus(self.head.shift))
    }

    /// The faults that are due for a request.
    pub fn due(&mut self, request: &Request) -> Due {
        self.follow();
        if self.head.faults.is_empty() {
            return Due::default();
        }
        let mut faults = ApiFaults::default();
        faults.set(self.head.faults.clone());
        let due = faults.due(request);
        if faults.list() != self.head.faults {
            self.head.faults = faults.list().to_vec();
            self.write_head();
        }
        due
    }

    /// Answers a request to any of the sites, with its cookies.
    pub fn answer(&mut self, mut request: Request) -> Response {
        self.follow();
        self.kept.touch();
        let cookie = cookies::header(&self.kept, request.site);
        request.headers.extend(cookie.map(|value| ("cookie".to_owned(), value)));
        let input = Input { now: self.now(), entropy: random::bytes(), verified: None };
        let outcome = handle(&mut self.replay.world, &request, &input);
        cookies::learn(&self.kept, request.site, &outcome.response);
        if outcome.changed {
            let revision = self.replay.world.revision();
            self.keep(&Entry::Request { request: Box::new(request), input, revision });
        }
        outcome.response
    }

    /// What has happened, as it is kept.
    pub(super) fn entries(&self) -> Vec<Entry> {
        (0..self.applied).map_while(|number| self.kept.read(&number.to_string())).collect()
    }

    /// The origin of a site, as the world writes it.
    pub fn origin(site: Site) -> String {
        SITES.origin(site)
    }

    /// Where it stands.
    pub(super) fn state(&self) -> State {
        let journal = if self.lasting { self.applied.into() } else { 0 };
        State::of(&self.replay.world, self.now(), journal, &self.head.faults)
    }

    /// Does something that is no request, and keeps it.
    pub(super) fn did(&mut self, entry: &Entry) -> Result<(), String> {
        self.follow();
        self.replay.apply(entry).map_err(|error| error.to_string())?;
        self.keep(entry);
        Ok(())
    }

    /// Becomes another world; `now` is its time, unless it begins.
    pub(super) fn begin(
        &mut self,
        settings: Settings,
        entries: &[Entry],
        now: Option<Timestamp>,
    ) -> Result<(), String> {
        let replay = Replay::of(settings.clone(), entries)?;
        self.forget_entries();
        cookies::forget(&self.kept);
        let shift = now.map_or(0, |now| now.since(replay.now(browser_now())));
        self.head = Head { settings, shift, generation: random::uuid(), faults: Vec::new() };
        self.write_head();
        self.replay = replay;
        entries.iter().for_each(|entry| self.keep(entry));
        Ok(())
    }
}
