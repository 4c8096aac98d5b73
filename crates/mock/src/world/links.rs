//! Link attempts. They live here, not in the browser, which carries only a leg's single-use `state`.

use std::collections::BTreeMap;

use spanning_api::Timestamp;
use spanning_api::id::{CorrelationId, LinkAttemptId, TenantId};
use spanning_api::link::{
    KaseyaOneEvidence, LinkAttempt, LinkHelper, LinkReason, LinkTicketKind, LinkTrouble, LinkViewer, MicrosoftEvidence,
    ReturnTo,
};
use spanning_api::portal::PortalKind;
use spanning_api::session::{Person, Scope, TenantRef};
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
    /// Who set out: the key of a session, or of a helper.
    pub caller: String,
    /// Whether an answer to it was taken; `state` is good for one.
    pub used: bool,
}

/// Another window or person that does a leg, by a one-time address. It can do nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Helper {
    /// What the address is for.
    pub kind: LinkTicketKind,
    /// The digest of the address's secret.
    pub ticket: String,
    /// What both sides compare.
    pub match_code: String,
    /// When the address stops working.
    pub expires_at: Timestamp,
    /// When it was opened.
    pub opened_at: Option<Timestamp>,
    /// The digest of the cookie that it was exchanged for.
    pub key: Option<String>,
    /// Whether a proof came from there, or from an earlier helper.
    pub proved: bool,
}

/// A helper's cookie, recognised.
#[derive(Clone, Debug, PartialEq)]
pub struct HelperKey {
    /// The digest of the cookie.
    pub key: String,
    /// The one attempt that it is good for.
    pub attempt: LinkAttemptId,
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
    /// The portal that it was started in; none for the tenant's own administrators.
    pub portal: Option<PortalKind>,
    /// Whether it resumes a link that rests, so that Microsoft's proof of that link stands.
    pub resumes: bool,
    /// The last one-time address, and who came by it.
    pub helper: Option<Helper>,
    /// When it was started.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
    /// Whether it got more time, once, for another person to be reached.
    pub extended: bool,
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

    /// Whether it was started from this kind of session: attempts of a portal are the portal's.
    pub fn belongs_to(&self, scope: &Scope) -> bool {
        match scope {
            Scope::Tenant { tenant, .. } => self.portal.is_none() && self.tenant.id == tenant.id,
            Scope::Partner { portal, .. } => self.portal.as_ref() == Some(portal),
        }
    }

    /// As it is shown.
    pub fn shown(&self, now: Timestamp, viewer: LinkViewer) -> LinkAttempt {
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
            resumes: self.resumes,
            viewer,
            helper: self.helper.as_ref().map(|helper| LinkHelper {
                kind: helper.kind.clone(),
                match_code: helper.match_code.clone(),
                expires_at: helper.expires_at,
                opened_at: helper.opened_at,
                proved: helper.proved,
            }),
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

    /// The attempt of a one-time address.
    pub fn of_ticket(&self, digest: &str) -> Option<&Attempt> {
        self.attempts.values().find(|attempt| attempt.helper.as_ref().is_some_and(|helper| helper.ticket == digest))
    }

    /// The helper of a cookie. The cookie of an address that was replaced is good for nothing.
    pub fn of_helper(&self, digest: &str) -> Option<HelperKey> {
        let key = |attempt: &Attempt| attempt.helper.as_ref().and_then(|helper| helper.key.clone());
        let attempt = self.attempts.values().find(|attempt| key(attempt).as_deref() == Some(digest))?;
        Some(HelperKey { key: digest.to_owned(), attempt: attempt.id.clone() })
    }

    /// The attempts that took too long and are not marked as such yet.
    pub fn overdue(&self, now: Timestamp) -> Vec<LinkAttemptId> {
        let late = self.attempts.values().filter(|a| !a.state.is_final() && a.state_at(now) == State::Expired);
        late.map(|attempt| attempt.id.clone()).collect()
    }

    /// The attempts of a tenant that were left under way, expired or not.
    pub fn left_of(&self, tenant: &TenantId) -> Vec<LinkAttemptId> {
        let open = self.attempts.values().filter(|a| a.tenant.id == *tenant && !a.state.is_final());
        open.map(|attempt| attempt.id.clone()).collect()
    }

    /// The attempt of a person for a tenant that is under way, as a session of this scope started it.
    pub fn active(&self, tenant: &TenantId, person: &Person, scope: &Scope, now: Timestamp) -> Option<&Attempt> {
        let own = |a: &&Attempt| a.tenant.id == *tenant && a.initiator.id == person.id && a.belongs_to(scope);
        self.attempts.values().filter(own).find(|a| !a.state_at(now).is_final())
    }
}
