//! The control door: what tests and the demo director tell a mock back end, whether it runs behind a server or inside
//! the app. Reading and answering is here; doing is the back end's part.

use serde::{Deserialize, Serialize};
use serde_json::json;
use spanning_api::Timestamp;

use crate::api_faults::ApiFault;
use crate::http::{Request, Response};
use crate::replay::Entry;
use crate::sites::Site;
use crate::world::faults::PlannedFault;
use crate::world::scenario::Scenario;
use crate::{Settings, World};

/// What the paths of the door begin with, on every site.
pub const DOOR: &str = "/__mock/";
/// The header without which the door does not exist: no page of another site can send it.
pub const HEADER: &str = "x-mock-control";
/// Longest step of the clock, in seconds.
const LONGEST_STEP: i64 = 366 * 86_400;
/// Most tenants that a world can be asked for.
pub const MOST_TENANTS: u32 = 200_000;

/// Where a back end stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Counts the changes of the world.
    pub revision: u64,
    /// The world's time.
    pub now: Timestamp,
    /// Entries in the journal; 0 without one.
    pub journal: u64,
    /// The seed of the world.
    pub seed: u64,
    /// How many tenants were asked for.
    pub tenants: u32,
    /// The scenario's name.
    pub scenario: String,
    /// The faults of the API that are planned.
    pub faults: Vec<ApiFault>,
}

/// A world as new.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Begin {
    /// The scenario's name.
    pub scenario: String,
    /// How many tenants; as many as before unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenants: Option<u32>,
    /// The seed; as before unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

/// Everything that makes a world what it is now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Situation {
    /// The scenario's name.
    pub scenario: String,
    /// How many tenants were asked for.
    pub tenants: u32,
    /// The seed.
    pub seed: u64,
    /// When the world began.
    pub epoch: Timestamp,
    /// What has happened since, in order.
    pub entries: Vec<Entry>,
    /// The world's time.
    pub now: Timestamp,
    /// The faults of the API that are planned.
    #[serde(default)]
    pub faults: Vec<ApiFault>,
}

impl State {
    /// Of a world; its time and the length of its journal are told by whoever keeps them.
    pub fn of(world: &World, now: Timestamp, journal: u64, faults: &[ApiFault]) -> Self {
        let settings = world.settings();
        Self {
            revision: world.revision(),
            now,
            journal,
            seed: settings.seed,
            tenants: settings.tenants,
            scenario: settings.scenario.clone(),
            faults: faults.to_vec(),
        }
    }
}

impl Begin {
    /// What the new world is made from, after one of these settings.
    pub fn settings(self, before: &Settings, epoch: Timestamp) -> Settings {
        Settings {
            seed: self.seed.unwrap_or(before.seed),
            tenants: self.tenants.unwrap_or(before.tenants),
            scenario: self.scenario,
            epoch,
            ..before.clone()
        }
    }
}

impl Situation {
    /// Of a world that is made from these settings.
    pub fn of(settings: &Settings, entries: Vec<Entry>, now: Timestamp, faults: &[ApiFault]) -> Self {
        Self {
            scenario: settings.scenario.clone(),
            tenants: settings.tenants,
            seed: settings.seed,
            epoch: settings.epoch,
            entries,
            now,
            faults: faults.to_vec(),
        }
    }

    /// What its world is made from, where one of these settings stood.
    pub fn settings(&self, before: &Settings) -> Settings {
        Settings {
            seed: self.seed,
            tenants: self.tenants,
            scenario: self.scenario.clone(),
            epoch: self.epoch,
            ..before.clone()
        }
    }
}

/// A back end that can be told.
pub trait Controlled {
    /// Where it stands.
    fn state(&self) -> State;
    /// A digest of the whole world.
    fn fingerprint(&self) -> String;
    /// Moves the clock forward, in milliseconds; gives the time then.
    ///
    /// # Errors
    /// In words, when that could not be kept. So do all others.
    fn advance(&self, milliseconds: i64) -> Result<Timestamp, String>;
    /// Plans a fault of a provider.
    fn plan_fault(&self, fault: PlannedFault) -> Result<(), String>;
    /// Replaces the faults of the API.
    fn plan_api_faults(&self, faults: Vec<ApiFault>);
    /// Begins a world as new; everything before is forgotten, who is signed in too.
    fn begin(&self, begin: Begin) -> Result<(), String>;
    /// What makes the world what it is now.
    fn situation(&self) -> Result<Situation, String>;
    /// Makes the world what it was then.
    fn restore(&self, situation: Situation) -> Result<(), String>;
}

#[derive(Deserialize)]
struct Advance {
    #[serde(rename = "advanceSeconds")]
    seconds: i64,
}

const FAULT_FORM: &str = "Send {\"site\": \"microsoft\" or \"kaseya_one\", \"kind\": \"unavailable\", or \"error\" with \
                          \"error\", \"number\" and \"text\", \"times\": n}.";

/// Answers a request to the door; `None` for what is none of it. Who may ask is the caller's part.
pub fn answer(request: &Request, to: &impl Controlled) -> Option<Response> {
    let name = request.path.strip_prefix(DOOR)?;
    Some(match (request.method.as_str(), name) {
        ("GET", "state") => Response::json(200, &to.state()),
        ("GET", "fingerprint") => Response::json(200, &json!({ "fingerprint": to.fingerprint() })),
        ("GET", "situation") => match to.situation() {
            Ok(situation) => Response::json(200, &situation),
            Err(error) => Response::text(503, &error),
        },
        ("POST", "clock") => match read::<Advance>(request) {
            Some(Advance { seconds }) if (0..=LONGEST_STEP).contains(&seconds) => {
                done(to.advance(seconds * 1_000), |now| Response::json(200, &json!({ "now": now })))
            }
            _ => Response::text(400, "Send {\"advanceSeconds\": n} with n from 0 to a year."),
        },
        ("POST", "faults") => match read::<PlannedFault>(request) {
            Some(fault) if matches!(fault.site, Site::Microsoft | Site::KaseyaOne) => {
                done(to.plan_fault(fault), |()| Response::status(204))
            }
            _ => Response::text(400, FAULT_FORM),
        },
        ("PUT", "api-faults") => match read::<Vec<ApiFault>>(request) {
            Some(faults) => match faults.iter().try_for_each(ApiFault::check) {
                Ok(()) => {
                    to.plan_api_faults(faults);
                    Response::status(204)
                }
                Err(error) => Response::text(400, &format!("The faults are not planned: {error}.")),
            },
            None => Response::text(
                400,
                "Send a list of {\"operation\": name, \"kind\": …, \"times\": n}; see docs/demo.md.",
            ),
        },
        ("POST", "world") => match read::<Begin>(request).map(checked) {
            Some(Ok(begin)) => done(to.begin(begin), |()| Response::status(204)),
            Some(Err(error)) => Response::text(400, &error),
            None => Response::text(400, "Send {\"scenario\": name, \"tenants\": n, \"seed\": n}."),
        },
        ("POST", "situation") => match read::<Situation>(request) {
            Some(situation) => done(to.restore(situation), |()| Response::status(204)),
            None => Response::text(400, "Send what GET /__mock/situation gave."),
        },
        _ => Response::text(404, "There is no such control."),
    })
}

fn read<T: serde::de::DeserializeOwned>(request: &Request) -> Option<T> {
    serde_json::from_slice(&request.body).ok()
}

fn checked(begin: Begin) -> Result<Begin, String> {
    Scenario::parse(&begin.scenario).map_err(|unknown| format!("{unknown}."))?;
    match begin.tenants {
        Some(tenants) if tenants > MOST_TENANTS => Err(format!("A world has at most {MOST_TENANTS} tenants.")),
        _ => Ok(begin),
    }
}

fn done<T>(outcome: Result<T, String>, answer: impl FnOnce(T) -> Response) -> Response {
    outcome.map_or_else(|error| Response::text(503, &error), answer)
}
