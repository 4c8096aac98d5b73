//! What happened to a world, and a world made from that.

use serde::{Deserialize, Serialize};
use spanning_api::Timestamp;

use crate::world::faults::PlannedFault;
use crate::world::scenario::UnknownScenario;
use crate::{Input, Request, Settings, Sites, World, handle};

/// One thing that happened to a world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entry {
    /// A request that changed it.
    Request {
        /// The request.
        request: Box<Request>,
        /// Its time and entropy.
        input: Input,
        /// The world's revision afterwards, by which a replay proves that it did the same.
        revision: u64,
    },
    /// The clock was moved forward.
    Advance {
        /// By how much.
        milliseconds: i64,
        /// What the clock showed before.
        at: Timestamp,
    },
    /// A fault was planned for a provider.
    Fault {
        /// The fault.
        fault: PlannedFault,
    },
    /// The sites went to another port.
    Moved {
        /// The port.
        port: u16,
    },
}

/// A request that does not do again what it did: it was kept by another version of this crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unrepeatable {
    /// Its method and path.
    pub request: String,
}

impl std::fmt::Display for Unrepeatable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} does something else in this version", self.request)
    }
}

impl std::error::Error for Unrepeatable {}

/// A world and what has been said of its time.
pub struct Replay {
    /// The world.
    pub world: World,
    latest: Timestamp,
    advanced: i64,
}

impl Replay {
    /// A world as new.
    ///
    /// # Errors
    /// When there is no such scenario.
    pub fn new(settings: Settings) -> Result<Self, UnknownScenario> {
        let latest = settings.epoch;
        Ok(Self { world: World::new(settings)?, latest, advanced: 0 })
    }

    /// A world to which all of this has happened.
    ///
    /// # Errors
    /// In words: no such scenario, or an entry that is not repeated.
    pub fn of(settings: Settings, entries: &[Entry]) -> Result<Self, String> {
        let mut replay = Self::new(settings).map_err(|unknown| unknown.to_string())?;
        entries.iter().try_for_each(|entry| replay.apply(entry)).map_err(|error| error.to_string())?;
        Ok(replay)
    }

    /// Does once more what happened.
    ///
    /// # Errors
    /// When a request changes nothing or something else: what was acknowledged would be gone without a word.
    pub fn apply(&mut self, entry: &Entry) -> Result<(), Unrepeatable> {
        let at = match entry {
            Entry::Request { request, input, revision } => {
                let changed = handle(&mut self.world, request, input).changed;
                if !changed || self.world.revision() != *revision {
                    return Err(Unrepeatable { request: format!("{} {}", request.method, request.path) });
                }
                input.now
            }
            Entry::Advance { milliseconds, at } => {
                self.advanced = self.advanced.saturating_add(*milliseconds);
                at.plus(*milliseconds)
            }
            Entry::Fault { fault } => {
                self.world.plan_fault(fault.clone());
                return Ok(());
            }
            Entry::Moved { port } => {
                self.world.move_to(Sites { port: *port });
                return Ok(());
            }
        };
        self.latest = self.latest.max(at);
        Ok(())
    }

    /// What its clock has to show at least, when it would show `start` without having been moved.
    pub fn now(&self, start: Timestamp) -> Timestamp {
        start.plus(self.advanced).max(self.latest)
    }
}
