//! The states of adding a tenant, and what leads from one to another.

use spanning_api::onboarding::{OnboardingMode, OnboardingState};
use spanning_api::time::{DAY, MINUTE};

/// How long an invite link works.
pub const INVITE_LIFETIME: i64 = 7 * DAY;
/// How long a window of one's own may take.
pub const WINDOW_LIFETIME: i64 = 15 * MINUTE;

/// Where an onboarding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The address was made.
    Invited,
    /// It was opened, or is open in a window of one's own.
    ConsentPending,
    /// Microsoft, or what it said, stood against it; the address still works.
    Refused,
    /// Consent was given.
    Syncing,
    /// The first sync is done.
    Ready,
    /// The first sync failed.
    Failed,
    /// The address was revoked.
    Revoked,
    /// The address was too old.
    Expired,
}

/// What happens to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The address was opened, or its holder set out for Microsoft.
    Open,
    /// Consent was refused.
    Refuse,
    /// Consent was given.
    Grant,
    /// The first sync is done.
    Finish,
    /// The first sync failed.
    Fail,
    /// Somebody revoked the address.
    Revoke,
    /// The address is too old.
    Expire,
    /// A new address was made.
    Renew,
}

impl Stage {
    /// As it begins.
    pub fn begin(mode: &OnboardingMode) -> Self {
        if *mode == OnboardingMode::Own { Self::ConsentPending } else { Self::Invited }
    }

    /// Whether consent is awaited.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Invited | Self::ConsentPending | Self::Refused)
    }

    /// What an event leads to; nothing when it has no place here.
    pub fn on(self, event: Event, mode: &OnboardingMode) -> Option<Self> {
        match (self, event) {
            (stage, Event::Open) if stage.is_open() => Some(Self::ConsentPending),
            (stage, Event::Refuse) if stage.is_open() => Some(Self::Refused),
            (stage, Event::Grant) if stage.is_open() => Some(Self::Syncing),
            (stage, Event::Revoke) if stage.is_open() => Some(Self::Revoked),
            (stage, Event::Expire) if stage.is_open() => Some(Self::Expired),
            (Self::Syncing, Event::Finish) => Some(Self::Ready),
            (Self::Syncing, Event::Fail) => Some(Self::Failed),
            (Self::Syncing | Self::Ready, Event::Renew) => None,
            (_, Event::Renew) => Some(Self::begin(mode)),
            _ => None,
        }
    }

    /// Whether it can be put out of the list: nothing more comes of it by itself.
    pub fn is_dismissible(self) -> bool {
        !matches!(self, Self::Invited | Self::ConsentPending | Self::Syncing)
    }

    /// As the contract says it.
    pub fn state(self) -> OnboardingState {
        match self {
            Self::Invited => OnboardingState::Invited,
            Self::ConsentPending => OnboardingState::ConsentPending,
            Self::Refused | Self::Failed => OnboardingState::Failed,
            Self::Syncing => OnboardingState::Syncing,
            Self::Ready => OnboardingState::Ready,
            Self::Revoked => OnboardingState::Revoked,
            Self::Expired => OnboardingState::Expired,
        }
    }
}

/// How long an address of a mode works.
pub fn lifetime(mode: &OnboardingMode) -> i64 {
    if *mode == OnboardingMode::Own { WINDOW_LIFETIME } else { INVITE_LIFETIME }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Stage; 8] = [
        Stage::Invited,
        Stage::ConsentPending,
        Stage::Refused,
        Stage::Syncing,
        Stage::Ready,
        Stage::Failed,
        Stage::Revoked,
        Stage::Expired,
    ];

    #[test]
    fn consent_is_taken_only_while_it_is_awaited() {
        for stage in ALL {
            for event in [Event::Open, Event::Grant, Event::Refuse, Event::Revoke, Event::Expire] {
                assert_eq!(stage.on(event, &OnboardingMode::Invite).is_some(), stage.is_open(), "{stage:?} {event:?}");
            }
        }
    }

    #[test]
    fn what_was_added_is_not_invited_again() {
        for stage in ALL {
            let again = stage.on(Event::Renew, &OnboardingMode::Invite);
            let added = matches!(stage, Stage::Syncing | Stage::Ready);
            assert_eq!(again, (!added).then_some(Stage::Invited), "{stage:?}");
        }
        assert_eq!(Stage::Expired.on(Event::Renew, &OnboardingMode::Own), Some(Stage::ConsentPending));
    }

    #[test]
    fn only_a_running_sync_ends() {
        for stage in ALL {
            let running = stage == Stage::Syncing;
            assert_eq!(stage.on(Event::Finish, &OnboardingMode::Own), running.then_some(Stage::Ready));
            assert_eq!(stage.on(Event::Fail, &OnboardingMode::Own), running.then_some(Stage::Failed));
        }
    }
}
