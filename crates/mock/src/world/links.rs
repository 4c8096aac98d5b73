//! Link attempts. They live here, not in the browser, which carries only a leg's single-use `state`.

use std::collections::BTreeMap;

use spanning_api::Timestamp;
use spanning_api::id::{CorrelationId, LinkAttemptId, TenantId};
use spanning_api::link::{KaseyaOneEvidence, LinkAttempt, LinkReason, LinkTrouble, MicrosoftEvidence, ReturnTo};
use spanning_api::session::{Person, TenantRef};
use spanning_api::time::DAY;
use spanning_domain::link::{Leg, State};

/// One trip to a provider and back.
#[derive(Clone, Debug, PartialEq)]
pub struct Trip {
    /// To which.
    pub leg: Leg,
    /// The digest of its `state`; the value itself is only in the browser's address.
    pub state: String,
    /// What must stand in the token.
    pub nonce: String,
    /// PKCE's verifier; never leaves the back end.
    pub verifier: String,
    /// The session that set out.
    pub session: String,
    /// Whether an answer to it was taken; `state` is good for one.
    pub used: bool,
}

/// One attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The attempt.
    pub id: LinkAttemptId,
    /// The tenant to be linked.
    pub tenant: TenantRef,
    /// Whose it is.
    pub initiator: Person,
    /// When it was started.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
    /// Where it was left; see [`Attempt::state_at`].
    pub state: State,
    /// What Microsoft proved.
    pub microsoft: Option<MicrosoftEvidence>,
    /// What KaseyaOne proved.
    pub kaseya_one: Option<KaseyaOneEvidence>,
    /// Why the last leg did not go on, or why it ended.
    pub trouble: Option<LinkTrouble>,
    /// Where to go afterwards.
    pub return_to: ReturnTo,
    /// Ties everything together.
    pub correlation: CorrelationId,
    /// Trips to providers, oldest first.
    pub trips: Vec<Trip>,
}

impl Attempt {
    /// Where it stands at a time.
    pub fn state_at(&self, now: Timestamp) -> State {
        self.state.at(now, self.expires_at)
    }

    /// As it is shown.
    pub fn shown(&self, now: Timestamp) -> LinkAttempt {
        let state = self.state_at(now);
        let late = (state == State::Expired && self.state != State::Expired)
            .then(|| trouble(LinkReason::TookTooLong, self.expires_at));
        LinkAttempt {
            id: self.id.clone(),
            step: state.step(),
            tenant: self.tenant.clone(),
            initiator: self.initiator.clone(),
            created_at: self.created_at,
            expires_at: self.expires_at,
            server_time: now,
            microsoft: self.microsoft.clone(),
            kaseya_one: self.kaseya_one.clone(),
            trouble: late.or_else(|| self.trouble.clone()),
            return_to: self.return_to.clone(),
            correlation_id: self.correlation.clone(),
        }
    }
}

/// A trouble with nothing known but the reason.
pub fn trouble(reason: LinkReason, at: Timestamp) -> LinkTrouble {
    LinkTrouble { reason, account: None, expected: None, actual: None, provider_code: None, at }
}

/// All attempts of the last day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links {
    attempts: BTreeMap<LinkAttemptId, Attempt>,
}

impl Links {
    /// An attempt.
    pub fn get(&self, id: &LinkAttemptId) -> Option<&Attempt> {
        self.attempts.get(id)
    }

    /// Keeps an attempt, new or changed.
    pub fn put(&mut self, attempt: Attempt) {
        let now = attempt.created_at;
        self.attempts.retain(|_, old| now.since(old.expires_at) < DAY);
        self.attempts.insert(attempt.id.clone(), attempt);
    }

    /// The attempt and the trip that a `state` belongs to.
    pub fn of_state(&self, digest: &str) -> Option<(&Attempt, usize)> {
        self.attempts.values().find_map(|attempt| {
            let place = attempt.trips.iter().position(|trip| trip.state == digest)?;
            Some((attempt, place))
        })
    }

    /// The attempts of a tenant that were left under way, expired or not.
    pub fn left_of(&self, tenant: &TenantId) -> Vec<LinkAttemptId> {
        let open = self.attempts.values().filter(|a| a.tenant.id == *tenant && !a.state.is_final());
        open.map(|attempt| attempt.id.clone()).collect()
    }

    /// The attempt of a person for a tenant that is under way.
    pub fn active(&self, tenant: &TenantId, person: &Person, now: Timestamp) -> Option<&Attempt> {
        self.attempts
            .values()
            .find(|a| a.tenant.id == *tenant && a.initiator.id == person.id && !a.state_at(now).is_final())
    }
}
