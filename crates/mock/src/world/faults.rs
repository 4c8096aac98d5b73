//! Faults that a test or a demo has planned for the providers. Only the control door plans them, never a
//! public address.

use super::World;
use crate::sites::Site;

/// What a provider does instead of showing its login.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaultKind {
    /// Sends the browser back with this error.
    Error {
        /// The OAuth error.
        error: String,
        /// Microsoft's number for it (`65004` for AADSTS65004); KaseyaOne has none.
        #[serde(default)]
        number: u32,
        /// What it says.
        #[serde(default)]
        text: String,
    },
    /// Is not there: answers 503 with a page of its own.
    Unavailable,
}

/// A planned fault.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PlannedFault {
    /// Where.
    pub site: Site,
    /// What.
    #[serde(flatten)]
    pub kind: FaultKind,
    /// For how many authorization requests; one unless told.
    #[serde(default = "once")]
    pub times: u32,
}

fn once() -> u32 {
    1
}

/// The plan, in order.
pub type Faults = Vec<PlannedFault>;

impl World {
    /// Plans a fault.
    pub fn plan_fault(&mut self, fault: PlannedFault) {
        self.faults.push(fault);
        self.touch();
    }

    /// The fault that is due at a provider.
    pub(crate) fn take_fault(&mut self, site: Site) -> Option<FaultKind> {
        let place = self.faults.iter().position(|fault| fault.site == site && fault.times > 0)?;
        let fault = self.faults.get_mut(place)?;
        fault.times -= 1;
        let kind = fault.kind.clone();
        self.faults.retain(|fault| fault.times > 0);
        self.touch();
        Some(kind)
    }
}
