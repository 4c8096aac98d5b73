//! The linking chain as a pure state machine: console → Microsoft 365 → KaseyaOne → console.
//!
//! Nothing is linked unless Microsoft proved a Global Administrator of this tenant, KaseyaOne proved a
//! Master, in that order, and the initiator confirmed. A refused leg falls back to the state before
//! it, so that one provider's step need not be repeated for the other's sake.

pub mod callback;
pub mod evidence;

use spanning_api::Timestamp;
use spanning_api::link::{LinkStep, Provider};
use spanning_api::time::MINUTE;

/// How long an attempt may take, by the server's clock.
pub const TIME_TO_LIVE: i64 = 10 * MINUTE;

/// Where an attempt stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Made; nobody has been sent anywhere.
    Started,
    /// The person is at Microsoft.
    AtMicrosoft,
    /// Microsoft's evidence is there.
    MicrosoftDone,
    /// The person is at KaseyaOne.
    AtKaseyaone,
    /// Both are there.
    ToConfirm,
    /// Linked.
    Linked,
    /// Refused for good.
    Failed,
    /// Cancelled.
    Cancelled,
    /// Took too long.
    Expired,
    /// Another attempt or link took its place.
    Superseded,
}

/// A provider as the machine knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Leg {
    /// Microsoft 365.
    Microsoft,
    /// KaseyaOne.
    Kaseyaone,
}

/// Something that happens to an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// The person leaves for a provider: for the next one, again for the same, or back for an earlier
    /// one to use another account.
    Leave(Leg),
    /// A provider's evidence was accepted.
    Proven(Leg),
    /// A leg was refused, but may be tried again.
    Refused(Leg),
    /// The initiator confirms.
    Confirm,
    /// The owner cancels, or Login with IT Complete goes off.
    Cancel,
    /// It can never succeed.
    Fail,
    /// Another took its place.
    Supersede,
}

/// Why an event does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The attempt took too long; it is expired now.
    Expired,
    /// The attempt is over.
    Ended,
    /// The attempt is not at the step for that.
    WrongStep,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 10] = [
        Self::Started,
        Self::AtMicrosoft,
        Self::MicrosoftDone,
        Self::AtKaseyaone,
        Self::ToConfirm,
        Self::Linked,
        Self::Failed,
        Self::Cancelled,
        Self::Expired,
        Self::Superseded,
    ];

    /// Where an attempt begins. One that resumes a link that rests has Microsoft's proof already: that of
    /// the stored link.
    pub fn begin(resumes: bool) -> Self {
        if resumes { Self::MicrosoftDone } else { Self::Started }
    }

    /// Whether nothing can happen any more.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Linked | Self::Failed | Self::Cancelled | Self::Expired | Self::Superseded)
    }

    /// Whether Microsoft's evidence is there.
    pub fn has_microsoft(self) -> bool {
        matches!(self, Self::MicrosoftDone | Self::AtKaseyaone | Self::ToConfirm | Self::Linked)
    }

    /// Whether KaseyaOne's evidence is there.
    pub fn has_kaseyaone(self) -> bool {
        matches!(self, Self::ToConfirm | Self::Linked)
    }

    /// The state at a time: expiry wins over everything but an end.
    pub fn at(self, now: Timestamp, expires_at: Timestamp) -> Self {
        if !self.is_final() && now >= expires_at { Self::Expired } else { self }
    }

    /// The transition table.
    ///
    /// # Errors
    /// When the event does not fit; the state then stays as it is.
    pub fn on(self, event: Event) -> Result<Self, Refusal> {
        use Event::{Cancel, Confirm, Fail, Leave, Proven, Refused, Supersede};
        use Leg::{Kaseyaone, Microsoft};
        match (self, event) {
            (state, _) if state.is_final() => Err(Refusal::Ended),
            (_, Cancel) => Ok(Self::Cancelled),
            (_, Fail) => Ok(Self::Failed),
            (_, Supersede) => Ok(Self::Superseded),
            // Leaving for Microsoft again discards what was proven: it may be another account.
            (_, Leave(Microsoft)) => Ok(Self::AtMicrosoft),
            (Self::AtMicrosoft, Proven(Microsoft)) => Ok(Self::MicrosoftDone),
            (Self::AtMicrosoft, Refused(Microsoft)) => Ok(Self::Started),
            (Self::MicrosoftDone | Self::AtKaseyaone | Self::ToConfirm, Leave(Kaseyaone)) => Ok(Self::AtKaseyaone),
            (Self::AtKaseyaone, Proven(Kaseyaone)) => Ok(Self::ToConfirm),
            (Self::AtKaseyaone, Refused(Kaseyaone)) => Ok(Self::MicrosoftDone),
            (Self::ToConfirm, Confirm) => Ok(Self::Linked),
            _ => Err(Refusal::WrongStep),
        }
    }

    /// An event at a time.
    ///
    /// # Errors
    /// [`Refusal::Expired`] when the time is over, otherwise as [`State::on`].
    pub fn on_at(self, event: Event, now: Timestamp, expires_at: Timestamp) -> Result<Self, Refusal> {
        match self.at(now, expires_at) {
            Self::Expired => Err(Refusal::Expired),
            state => state.on(event),
        }
    }

    /// The state as it stands on the wire.
    pub fn step(self) -> LinkStep {
        match self {
            Self::Started => LinkStep::Started,
            Self::AtMicrosoft => LinkStep::AtMicrosoft,
            Self::MicrosoftDone => LinkStep::MicrosoftDone,
            Self::AtKaseyaone => LinkStep::AtKaseyaone,
            Self::ToConfirm => LinkStep::ToConfirm,
            Self::Linked => LinkStep::Linked,
            Self::Failed => LinkStep::Failed,
            Self::Cancelled => LinkStep::Cancelled,
            Self::Expired => LinkStep::Expired,
            Self::Superseded => LinkStep::Superseded,
        }
    }
}

impl Leg {
    /// The leg of a provider; `None` for one that this build does not know.
    pub fn of(provider: &Provider) -> Option<Self> {
        match provider {
            Provider::Microsoft => Some(Self::Microsoft),
            Provider::Kaseyaone => Some(Self::Kaseyaone),
            Provider::Other(_) => None,
        }
    }

    /// The state in which an answer of this leg is awaited.
    pub fn awaited_in(self) -> State {
        match self {
            Self::Microsoft => State::AtMicrosoft,
            Self::Kaseyaone => State::AtKaseyaone,
        }
    }
}

#[cfg(test)]
mod tests;
