//! The control door of the world inside.

use spanning_api::Timestamp;
use spanning_mock::api_faults::ApiFault;
use spanning_mock::control::{Begin, Controlled, Situation, State};
use spanning_mock::replay::Entry;
use spanning_mock::world::faults::PlannedFault;

use super::stage::{SEED, Stage, browser_now, with_stage};

/// The door.
pub(super) struct Door;

fn told<T>(run: impl FnOnce(&mut Stage) -> Result<T, String>) -> Result<T, String> {
    with_stage(run).unwrap_or_else(|| Err(String::new()))
}

impl Controlled for Door {
    fn state(&self) -> State {
        let nothing = || State {
            revision: 0,
            now: browser_now(),
            journal: 0,
            seed: SEED,
            tenants: 0,
            scenario: String::new(),
            faults: Vec::new(),
        };
        with_stage(|stage| {
            stage.follow();
            stage.state()
        })
        .unwrap_or_else(nothing)
    }

    fn fingerprint(&self) -> String {
        with_stage(|stage| stage.replay.world.fingerprint()).unwrap_or_default()
    }

    fn advance(&self, milliseconds: i64) -> Result<Timestamp, String> {
        told(|stage| {
            let at = stage.now();
            stage.did(&Entry::Advance { milliseconds, at }).map(|()| stage.now())
        })
    }

    fn plan_fault(&self, fault: PlannedFault) -> Result<(), String> {
        told(|stage| stage.did(&Entry::Fault { fault }))
    }

    fn plan_api_faults(&self, faults: Vec<ApiFault>) {
        with_stage(|stage| {
            stage.follow();
            stage.head.faults = faults;
            stage.write_head();
        });
    }

    fn begin(&self, begin: Begin) -> Result<(), String> {
        told(|stage| {
            let settings = begin.settings(&stage.head.settings, browser_now());
            stage.begin(settings, &[], None)
        })
    }

    fn situation(&self) -> Result<Situation, String> {
        told(|stage| {
            stage.follow();
            Ok(Situation::of(&stage.head.settings, stage.entries(), stage.now(), &stage.head.faults))
        })
    }

    fn restore(&self, situation: Situation) -> Result<(), String> {
        told(|stage| {
            let settings = situation.settings(&stage.head.settings);
            stage.begin(settings, &situation.entries, Some(situation.now))?;
            stage.head.faults = situation.faults;
            stage.write_head();
            Ok(())
        })
    }
}
