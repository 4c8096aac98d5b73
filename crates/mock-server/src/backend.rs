//! The world with its clock and journal; one request at a time.

use anyhow::{Context, Result};
use spanning_api::Timestamp;
use spanning_mock::{Input, Request, Response, Settings, Sites, World, handle};

use crate::clock::Clock;
use crate::journal::{Entry, Journal};
use crate::options::Options;

/// The running back end.
pub struct Backend {
    world: World,
    clock: Clock,
    journal: Option<Journal>,
    broken: bool,
}

impl Backend {
    /// Makes the world and replays its journal.
    ///
    /// # Errors
    /// When the scenario is unknown or the journal cannot be used.
    pub fn start(options: &Options) -> Result<Self> {
        let start = options.now.unwrap_or_else(Clock::of_this_machine);
        let wanted = Settings {
            seed: options.seed,
            tenants: options.tenants,
            scenario: options.scenario.clone(),
            epoch: start,
            sites: Sites { port: options.port },
        };
        if options.memory {
            let world = World::new(wanted)?;
            return Ok(Self { world, clock: Clock::starting_at(start), journal: None, broken: false });
        }
        let (journal, settings) = Journal::open(&options.data, options.reset, wanted)?;
        let mut world = World::new(settings)?;
        let mut latest = start;
        for entry in journal.entries()? {
            latest = latest.max(replay(&mut world, entry));
        }
        Ok(Self { world, clock: Clock::starting_at(latest), journal: Some(journal), broken: false })
    }

    /// Answers a request. What it changed is on disk before this returns.
    pub fn answer(&mut self, request: Request) -> Response {
        if self.broken {
            return Response::status(503);
        }
        let mut entropy = [0; 32];
        if getrandom::fill(&mut entropy).is_err() {
            return Response::status(503);
        }
        let input = Input { now: self.clock.now(), entropy };
        let outcome = handle(&mut self.world, &request, &input);
        let entry = Entry::Request { request: Box::new(request), input };
        if outcome.changed && self.write(&entry).is_err() {
            return Response::status(503);
        }
        outcome.response
    }

    /// Moves the clock forward.
    ///
    /// # Errors
    /// When the journal could not be written.
    pub fn advance(&mut self, milliseconds: i64) -> Result<Timestamp> {
        self.write(&Entry::Advance { milliseconds, at: self.clock.now() })?;
        self.clock.advance(milliseconds);
        Ok(self.clock.now())
    }

    /// Revision of the world, its time, and the length of the journal.
    pub fn state(&self) -> (u64, Timestamp, u64) {
        (self.world.revision(), self.clock.now(), self.journal.as_ref().map_or(0, Journal::len))
    }

    /// After a failed write the memory is ahead of the disk: nothing is answered any more, so that
    /// nothing unwritten is ever shown as done.
    fn write(&mut self, entry: &Entry) -> Result<()> {
        let Some(journal) = &mut self.journal else { return Ok(()) };
        let written = journal.append(entry).context("the journal cannot be written; restart the server");
        if let Err(error) = &written {
            self.broken = true;
            eprintln!("{error:#}");
        }
        written
    }
}

/// Applies one entry and tells when it happened.
fn replay(world: &mut World, entry: Entry) -> Timestamp {
    match entry {
        Entry::Request { request, input } => {
            handle(world, &request, &input);
            input.now
        }
        Entry::Advance { milliseconds, at } => at.plus(milliseconds),
    }
}
