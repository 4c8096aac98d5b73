//! The world with its clock and journal; one request at a time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, ensure};
use spanning_api::Timestamp;
use spanning_mock::outside::{self, Verified};
use spanning_mock::world::faults::PlannedFault;
use spanning_mock::world::scenario::Scenario;
use spanning_mock::{Input, Outcome, Request, Response, Settings, Sites, World, handle};

use crate::clock::Clock;
use crate::dist::text;
use crate::journal::{Entry, Journal};
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
    broken: bool,
}

/// What the control door tells.
#[derive(serde::Serialize)]
pub struct State {
    revision: u64,
    now: Timestamp,
    /// Entries in the journal; 0 in memory.
    journal: u64,
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
            return Ok(with(Parts { world, clock, journal: None, broken: false }));
        }
        let mut journal = Journal::open(&options.data, options.reset, &wanted)?;
        let (mut world, past) = replayed(&journal)?;
        if world.settings().sites != wanted.sites {
            journal.push(&Entry::Moved { port: options.port })?;
            world.move_to(wanted.sites);
        }
        ensure!(journal.pending().wait(), "the journal cannot be written");
        let clock = Clock::starting_at(start.plus(past.advanced).max(past.latest));
        Ok(with(Parts { world, clock, journal: Some(journal), broken: false }))
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

    /// Moves the clock forward.
    ///
    /// # Errors
    /// When the journal could not be written.
    pub fn advance(&self, milliseconds: i64) -> Result<Timestamp> {
        let mut parts = self.lock();
        let at = parts.clock.now();
        if let Some(journal) = &mut parts.journal {
            journal.push(&Entry::Advance { milliseconds, at })?;
        }
        parts.clock.advance(milliseconds);
        let (now, pending) = (parts.clock.now(), parts.pending());
        drop(parts);
        ensure!(pending.wait(), "the journal cannot be written");
        Ok(now)
    }

    /// Plans a fault of a provider.
    ///
    /// # Errors
    /// When the journal could not be written.
    pub fn plan_fault(&self, fault: PlannedFault) -> Result<()> {
        let mut parts = self.lock();
        if let Some(journal) = &mut parts.journal {
            journal.push(&Entry::Fault { fault: fault.clone() })?;
        }
        parts.world.plan_fault(fault);
        let pending = parts.pending();
        drop(parts);
        ensure!(pending.wait(), "the journal cannot be written");
        Ok(())
    }

    /// The world's time.
    pub fn now(&self) -> Timestamp {
        self.lock().clock.now()
    }

    /// Revision, time, length of the journal.
    pub fn state(&self) -> State {
        let parts = self.lock();
        let journal = parts.journal.as_ref().map_or(0, Journal::len);
        State { revision: parts.world.revision(), now: parts.clock.now(), journal }
    }

    /// A digest of the whole world.
    pub fn fingerprint(&self) -> String {
        self.lock().world.fingerprint()
    }

    fn lock(&self) -> MutexGuard<'_, Parts> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Parts {
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
            return text(503, "This machine gives no random numbers.");
        }
        let input = Input { now: self.clock.now(), entropy, verified };
        let Ok(outcome) = catch_unwind(AssertUnwindSafe(|| handle(&mut self.world, &request, &input))) else {
            self.restore();
            return text(500, "The mock server failed on this request. Its output has the details.");
        };
        if let Some(journal) = self.journal.as_mut().filter(|_| outcome.changed) {
            let entry = Entry::Request { request: Box::new(request), input, revision: self.world.revision() };
            if let Err(error) = journal.push(&entry) {
                eprintln!("{error:#}");
                self.broken = true;
            }
        }
        outcome.response
    }

    /// After a panic the world may be half changed: what the journal says is true.
    fn restore(&mut self) {
        let Some(journal) = &self.journal else { return };
        match journal.pending().wait().then(|| replayed(journal)) {
            Some(Ok((world, _))) => self.world = world,
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
    text(503, "The journal cannot be written, so nothing is answered any more. Restart the mock server.")
}

/// What a journal says of time.
struct Past {
    latest: Timestamp,
    advanced: i64,
}

/// The world that a journal leads to.
fn replayed(journal: &Journal) -> Result<(World, Past)> {
    let mut world = World::new(journal.settings().clone())?;
    let mut past = Past { latest: journal.settings().epoch, advanced: 0 };
    journal
        .replay(|entry| {
            let at = match entry {
                Entry::Request { request, input, revision } => {
                    let done = catch_unwind(AssertUnwindSafe(|| handle(&mut world, &request, &input)));
                    // Otherwise something that was acknowledged would be gone without a word.
                    let same = done.is_ok_and(|outcome| outcome.changed) && world.revision() == revision;
                    ensure!(same, "{} {} does something else in this version", request.method, request.path);
                    input.now
                }
                Entry::Advance { milliseconds, at } => {
                    past.advanced = past.advanced.saturating_add(milliseconds);
                    at.plus(milliseconds)
                }
                Entry::Fault { fault } => {
                    world.plan_fault(fault);
                    return Ok(());
                }
                Entry::Moved { port } => {
                    world.move_to(Sites { port });
                    return Ok(());
                }
            };
            past.latest = past.latest.max(at);
            Ok(())
        })
        .context("the journal does not fit this program")?;
    Ok((world, past))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(folder: &std::path::Path, scenario: &str) -> Options {
        use clap::Parser;
        let data = folder.to_str().unwrap();
        Options::parse_from(["server", "--tenants", "3", "--data", data, "--scenario", scenario])
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
        assert_eq!(backend.answer(request("/api/v1/session", body)).status, 200);
        let before = backend.fingerprint();
        let failing = |world: &mut World, _: &Request, _: &Input| -> Outcome {
            world.touch();
            panic!("halfway, as the test wants it");
        };
        assert_eq!(backend.lock().answer(request("/", ""), None, failing).status, 500);
        assert_eq!(backend.fingerprint(), before);
        assert_eq!(backend.answer(request("/api/v1/session", body)).status, 200);
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
            assert_eq!(backend.answer(request("/api/v1/session", body)).status, 200);
        }
        // Well-formed, and yet nothing that ever happened: it changes nothing, or leads elsewhere.
        let input = Input { now: backend.now(), entropy: [1; 32], verified: None };
        let request = Box::new(request("/api/v1/session", "{}"));
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
