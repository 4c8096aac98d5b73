//! The world with its clock and journal; one request at a time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, anyhow, ensure};
use spanning_api::Timestamp;
use spanning_mock::api_faults::{ApiFault, ApiFaults, Due};
use spanning_mock::control::{Begin, Controlled, Situation, State};
use spanning_mock::outside::{self, Verified};
use spanning_mock::replay::{Entry, Replay};
use spanning_mock::world::faults::PlannedFault;
use spanning_mock::world::scenario::Scenario;
use spanning_mock::{Input, Outcome, Request, Response, Settings, Sites, World, handle};

use crate::clock::Clock;
use crate::journal::Journal;
use crate::options::Options;
use crate::outside::Outside;
use crate::writer::Pending;

/// The running back end. Nothing leaves it before everything that it shows is on the disk: changes
/// are made one after the other, and flushed together.
pub struct Backend {
    parts: Mutex<Parts>,
    outside: Option<Outside>,
}

struct Parts {
    world: World,
    clock: Clock,
    journal: Option<Journal>,
    /// What a journal would hold, where there is none: a situation can be told all the same.
    entries: Vec<Entry>,
    faults: ApiFaults,
    /// Where a clock starts that was told so; the others start at this machine's time.
    start: Option<Timestamp>,
    broken: bool,
}

impl Backend {
    /// Makes the world and replays its journal.
    ///
    /// # Errors
    /// When the scenario is unknown or the journal cannot be used.
    pub fn start(options: &Options) -> Result<Self> {
        // Before a journal is begun or deleted for it.
        Scenario::parse(&options.scenario)?;
        let outside = options.outside()?;
        let start = options.now.unwrap_or_else(Clock::of_this_machine);
        let wanted = Settings {
            seed: options.seed,
            tenants: options.tenants,
            scenario: options.scenario.clone(),
            epoch: start,
            sites: Sites { port: options.port },
            kaseyaone: outside.as_ref().map(Outside::found).transpose()?,
        };
        let with = |parts| Self { parts: Mutex::new(parts), outside };
        if options.memory {
            let world = World::new(wanted)?;
            let clock = Clock::starting_at(start);
            return Ok(with(Parts::new(world, clock, None, options.now)));
        }
        let mut journal = Journal::open(&options.data, options.reset, &wanted)?;
        let mut past = replayed(&journal)?;
        if past.world.settings().sites != wanted.sites {
            let moved = Entry::Moved { port: options.port };
            journal.push(&moved)?;
            past.apply(&moved)?;
        }
        ensure!(journal.pending().wait(), "the journal cannot be written");
        let clock = Clock::starting_at(past.now(start));
        Ok(with(Parts::new(past.world, clock, Some(journal), options.now)))
    }

    /// Answers a request. What it changed, and what it shows, is on disk before this returns.
    pub fn answer(&self, request: Request) -> Response {
        // The provider is asked without holding the world.
        let turn = self.outside.as_ref().filter(|_| request.method == "POST").and_then(|outside| {
            let due = |parts: &Parts| outside::pending(&parts.world, &request, parts.clock.now());
            due(&self.lock())?;
            let turn = outside.wait_turn();
            let code = due(&self.lock());
            Some((turn, code.map(|code| outside.exchange(code))))
        });
        let (_turn, verified) = turn.map_or((None, None), |(turn, verified)| (Some(turn), verified));
        let mut parts = self.lock();
        let response = parts.answer(request, verified, handle);
        let pending = parts.pending();
        drop(parts);
        if pending.wait() { response } else { unwritten() }
    }

    /// The world's time.
    pub fn now(&self) -> Timestamp {
        self.lock().clock.now()
    }

    /// The faults that are due for a request.
    pub fn due(&self, request: &Request) -> Due {
        self.lock().faults.due(request)
    }

    fn lock(&self) -> MutexGuard<'_, Parts> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Controlled for Backend {
    fn state(&self) -> State {
        let parts = self.lock();
        let journal = parts.journal.as_ref().map_or(0, Journal::len);
        State::of(&parts.world, parts.clock.now(), journal, parts.faults.list())
    }

    fn fingerprint(&self) -> String {
        self.lock().world.fingerprint()
    }

    fn advance(&self, milliseconds: i64) -> Result<Timestamp, String> {
        let mut parts = self.lock();
        let at = parts.clock.now();
        parts.keep(&Entry::Advance { milliseconds, at })?;
        parts.clock.advance(milliseconds);
        let (now, pending) = (parts.clock.now(), parts.pending());
        drop(parts);
        written(&pending).map(|()| now)
    }

    fn plan_fault(&self, fault: PlannedFault) -> Result<(), String> {
        let mut parts = self.lock();
        parts.keep(&Entry::Fault { fault: fault.clone() })?;
        parts.world.plan_fault(fault);
        let pending = parts.pending();
        drop(parts);
        written(&pending)
    }

    fn plan_api_faults(&self, faults: Vec<ApiFault>) {
        self.lock().faults.set(faults);
    }

    fn begin(&self, begin: Begin) -> Result<(), String> {
        let mut parts = self.lock();
        let epoch = parts.start.unwrap_or_else(Clock::of_this_machine);
        let settings = begin.settings(parts.world.settings(), epoch);
        parts.become_world(settings, &[], None)
    }

    fn situation(&self) -> Result<Situation, String> {
        let parts = self.lock();
        let mut entries = parts.entries.clone();
        if let Some(journal) = &parts.journal {
            written(&journal.pending())?;
            let collected = journal.replay(|entry| {
                entries.push(entry);
                Ok(())
            });
            collected.map_err(in_words)?;
        }
        Ok(Situation::of(parts.world.settings(), entries, parts.clock.now(), parts.faults.list()))
    }

    fn restore(&self, situation: Situation) -> Result<(), String> {
        let mut parts = self.lock();
        let settings = situation.settings(parts.world.settings());
        parts.become_world(settings, &situation.entries, Some(situation.now))?;
        parts.faults.set(situation.faults);
        Ok(())
    }
}

fn in_words(error: anyhow::Error) -> String {
    format!("{error:#}")
}

fn written(pending: &Pending) -> Result<(), String> {
    if pending.wait() { Ok(()) } else { Err("the journal cannot be written".to_owned()) }
}

impl Parts {
    fn new(world: World, clock: Clock, journal: Option<Journal>, start: Option<Timestamp>) -> Self {
        Self { world, clock, journal, entries: Vec::new(), faults: ApiFaults::default(), start, broken: false }
    }

    /// Puts an entry into the journal, or into memory.
    fn keep(&mut self, entry: &Entry) -> Result<(), String> {
        match &mut self.journal {
            Some(journal) => journal.push(entry).map_err(in_words),
            None => {
                self.entries.push(entry.clone());
                Ok(())
            }
        }
    }

    /// Another world takes the place of this one; this one stays when that cannot be made.
    fn become_world(&mut self, settings: Settings, entries: &[Entry], now: Option<Timestamp>) -> Result<(), String> {
        let made = catch_unwind(AssertUnwindSafe(|| Replay::of(settings.clone(), entries)));
        let past = made.map_err(|_| "This situation cannot be made.".to_owned())??;
        let sites = self.world.settings().sites.clone();
        if past.world.settings().sites != sites {
            return Err("This situation belongs to another port.".to_owned());
        }
        match &mut self.journal {
            Some(journal) => journal.begin(&settings, entries).map_err(in_words)?,
            None => self.entries = entries.to_vec(),
        }
        self.clock = Clock::starting_at(now.unwrap_or(settings.epoch));
        self.world = past.world;
        self.faults.set(Vec::new());
        Ok(())
    }

    fn answer(
        &mut self,
        request: Request,
        verified: Option<Verified>,
        handle: fn(&mut World, &Request, &Input) -> Outcome,
    ) -> Response {
        // After a failed write the memory is ahead of the disk.
        if self.broken || self.journal.as_ref().is_some_and(Journal::failed) {
            return unwritten();
        }
        let mut entropy = [0; 32];
        if getrandom::fill(&mut entropy).is_err() {
            return Response::text(503, "This machine gives no random numbers.");
        }
        let input = Input { now: self.clock.now(), entropy, verified };
        let Ok(outcome) = catch_unwind(AssertUnwindSafe(|| handle(&mut self.world, &request, &input))) else {
            self.restore();
            return Response::text(500, "The mock server failed on this request. Its output has the details.");
        };
        if outcome.changed {
            let entry = Entry::Request { request: Box::new(request), input, revision: self.world.revision() };
            if let Err(error) = self.keep(&entry) {
                eprintln!("{error}");
                self.broken = true;
            }
        }
        outcome.response
    }

    /// After a panic the world may be half changed: what the journal says is true.
    fn restore(&mut self) {
        let Some(journal) = &self.journal else { return };
        match journal.pending().wait().then(|| replayed(journal)) {
            Some(Ok(past)) => self.world = past.world,
            Some(Err(error)) => {
                eprintln!("error: {error:#}");
                self.broken = true;
            }
            None => self.broken = true,
        }
    }

    fn pending(&self) -> Pending {
        self.journal.as_ref().map(Journal::pending).unwrap_or_default()
    }
}

fn unwritten() -> Response {
    Response::text(503, "The journal cannot be written, so nothing is answered any more. Restart the mock server.")
}

/// The world that a journal leads to.
fn replayed(journal: &Journal) -> Result<Replay> {
    let mut past = Replay::new(journal.settings().clone())?;
    journal
        .replay(|entry| {
            let done = catch_unwind(AssertUnwindSafe(|| past.apply(&entry)));
            Ok(done.map_err(|_| anyhow!("an entry makes this version fail"))??)
        })
        .context("the journal does not fit this program")?;
    Ok(past)
}

#[cfg(test)]
mod tests {
    use spanning_api::endpoint::Op;

    use super::*;

    fn options(folder: &std::path::Path, scenario: &str) -> Options {
        use clap::Parser;
        let data = folder.to_str().unwrap();
        Options::parse_from(["server", "--tenants", "3", "--data", data, "--scenario", scenario])
    }

    fn session() -> String {
        Op::SignIn.path(&[])
    }

    fn request(path: &str, body: &str) -> Request {
        let headers = [("content-type", "application/json"), ("x-spanning-client", "test")];
        Request {
            site: spanning_mock::Site::Console,
            method: "POST".into(),
            path: path.into(),
            query: String::new(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            body: body.into(),
            ip: "127.0.0.1".into(),
        }
    }

    #[test]
    fn a_panic_leaves_no_half_change() {
        let folder = std::env::temp_dir().join(format!("spanning-panic-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let backend = Backend::start(&options(&folder, "default")).unwrap();
        let body = r#"{"email":"daniel.osei@brightwater.example","password":"simulation"}"#;
        assert_eq!(backend.answer(request(&session(), body)).status, 200);
        let before = backend.fingerprint();
        let failing = |world: &mut World, _: &Request, _: &Input| -> Outcome {
            world.touch();
            panic!("halfway, as the test wants it");
        };
        assert_eq!(backend.lock().answer(request("/", ""), None, failing).status, 500);
        assert_eq!(backend.fingerprint(), before);
        assert_eq!(backend.answer(request(&session(), body)).status, 200);
        std::fs::remove_dir_all(folder).unwrap();
    }

    /// A replay that goes wrong in the middle leaves no world that stands half way.
    #[test]
    fn f22_a_journal_that_does_not_fit_gives_no_world() {
        let folder = std::env::temp_dir().join(format!("spanning-fit-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let backend = Backend::start(&options(&folder, "default")).unwrap();
        let body = r#"{"email":"daniel.osei@brightwater.example","password":"simulation"}"#;
        for _ in 0..3 {
            assert_eq!(backend.answer(request(&session(), body)).status, 200);
        }
        // Well-formed, and yet nothing that ever happened: it changes nothing, or leads elsewhere.
        let input = Input { now: backend.now(), entropy: [1; 32], verified: None };
        let request = Box::new(request(&session(), "{}"));
        let entry = Entry::Request { request, input, revision: 4 };
        backend.lock().journal.as_mut().unwrap().push(&entry).unwrap();
        drop(backend);
        let error = Backend::start(&options(&folder, "default")).err().unwrap();
        assert!(format!("{error:#}").contains("does something else"), "{error:#}");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn an_unknown_scenario_begins_no_journal() {
        let folder = std::env::temp_dir().join(format!("spanning-scenario-{}", std::process::id()));
        let error = Backend::start(&options(&folder, "nonsense")).err().unwrap();
        assert!(format!("{error:#}").contains("known are"), "{error:#}");
        assert!(!folder.exists());
    }
}
