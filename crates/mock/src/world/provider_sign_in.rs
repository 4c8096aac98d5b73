//! Sign-ins with a provider that are under way.

use std::collections::BTreeMap;

use spanning_api::Timestamp;
use spanning_api::time::MINUTE;
use spanning_domain::link::Leg;

use crate::sites::kaseyaone::token::Claims;

/// How long a sign-in may take, and how long a choice of tenant stands.
pub const LIFETIME: i64 = 10 * MINUTE;

/// One trip to a provider, to sign in.
#[derive(Clone, Debug, PartialEq)]
pub struct SignInTrip {
    /// The digest of the cookie of the browser that set out: nobody else's answer is taken.
    pub browser: String,
    /// To which provider.
    pub leg: Leg,
    /// What must stand in the token.
    pub nonce: String,
    /// PKCE's verifier.
    pub verifier: String,
    /// Where the person was going.
    pub return_to: Option<String>,
    /// When it is over.
    pub expires_at: Timestamp,
    /// Whether an answer was taken.
    pub used: bool,
    /// Who came from KaseyaOne, while a tenant has to be chosen.
    pub choosing: Option<Claims>,
}

/// All of them, under the digest of their `state`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SignIns {
    trips: BTreeMap<String, SignInTrip>,
}

impl SignIns {
    /// Keeps a trip.
    pub fn put(&mut self, state: String, trip: SignInTrip, now: Timestamp) {
        self.trips.retain(|_, old| old.expires_at > now);
        self.trips.insert(state, trip);
    }

    /// The trip of a `state`, whoever asks.
    pub fn get(&self, state: &str) -> Option<&SignInTrip> {
        self.trips.get(state)
    }

    /// The trip of a `state`, of this browser, in time.
    pub fn find(&mut self, state: &str, browser: &str, now: Timestamp) -> Option<&mut SignInTrip> {
        self.trips.get_mut(state).filter(|trip| trip.browser == browser && trip.expires_at > now)
    }

    /// The trip of a browser whose person has to choose a tenant: the latest.
    pub fn choosing(&mut self, browser: &str, now: Timestamp) -> Option<&mut SignInTrip> {
        let open = |trip: &&mut SignInTrip| trip.browser == browser && trip.expires_at > now && trip.choosing.is_some();
        self.trips.values_mut().filter(open).max_by_key(|trip| trip.expires_at)
    }
}
