//! A KaseyaOne login that is not ours, in the place of the simulated one.
//!
//! Exchanging a code and checking the token needs the network and a clock, so whoever runs the world does
//! it: [`pending`] tells what is to be exchanged, and what was verified comes in with the request, as
//! time and entropy do, and is in the journal with it.

use spanning_api::Timestamp;
use spanning_api::endpoint::Op;
use spanning_api::link::{LinkCallback, Provider};
use spanning_domain::link::Leg;
use spanning_domain::link::callback::read;

use crate::World;
use crate::api::cookies;
use crate::http::Request;
use crate::mint::digest;
use crate::sites::{Site, kaseyaone};
use crate::world::links::Attempt;
use crate::world::sessions::Lookup;

/// Where the login is.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct OutsideIssuer {
    /// Its issuer, exactly as it writes it.
    pub issuer: String,
    /// Where people are sent.
    pub authorization_endpoint: String,
    /// What the console is registered as there.
    pub client_id: String,
}

/// What became of an exchange.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Verified {
    /// The token is good and says this.
    Claims(OutsideClaims),
    /// The code was not exchanged, or the token is not good.
    Rejected {
        /// Why, in a word for support.
        why: String,
    },
    /// The login could not be reached.
    Unavailable,
}

/// What a verified token says. Issuer, audience, times, nonce and signature were checked before.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct OutsideClaims {
    /// User name (`preferred_username`, else `email`, else `sub`).
    pub username: String,
    /// Display name (`name`, else the user name).
    pub name: String,
    /// The company (`company_id`).
    pub company_id: String,
    /// Its name (`company_name`).
    pub company_name: String,
    /// The role there (`role`): `master`, `billing`, `user`.
    pub role: String,
    /// What groups give in Spanning Backup (`spanning_role`): `spanning_admin`, `user`; none without access.
    pub access: Option<String>,
}

/// A code that waits to be exchanged.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// The code.
    pub code: String,
    /// PKCE's verifier.
    pub verifier: String,
    /// What must stand in the token.
    pub nonce: String,
    /// The redirect address that was asked for.
    pub redirect_uri: String,
}

/// What has to be exchanged before this request is answered; none for nearly all requests.
pub fn pending(world: &World, request: &Request, now: Timestamp) -> Option<Pending> {
    let outside = world.settings().kaseyaone.as_ref()?;
    let (op, _) = Op::route(&request.method, &request.path).ok().filter(|_| request.site == Site::Console)?;
    if !matches!(op, Op::AnswerLinkCallback | Op::AnswerSignIn) {
        return None;
    }
    let given: LinkCallback = serde_json::from_slice(&request.body).ok()?;
    let answer = read(&given.query).ok().filter(|_| given.provider == Provider::Kaseyaone)?;
    // What another issuer answered is not shown to this one (RFC 9207).
    let code = answer.result.ok().filter(|_| answer.iss.as_deref() == Some(outside.issuer.as_str()))?;
    let state = digest(&answer.state);
    if op == Op::AnswerLinkCallback {
        let (attempt, place) = world.links.of_state(&state)?;
        let trip = attempt.trips.get(place).filter(|trip| !trip.used && trip.leg == Leg::Kaseyaone)?;
        if !brings(world, request, attempt, &trip.caller, now) {
            return None;
        }
        let redirect_uri = kaseyaone::CLIENT.link_uri(world);
        return Some(Pending { code, verifier: trip.verifier.clone(), nonce: trip.nonce.clone(), redirect_uri });
    }
    // Only the browser that set out can have it exchanged.
    let browser = digest(request.cookie(cookies::SIGN_IN)?);
    let trip = world.sign_ins.get(&state).filter(|trip| trip.browser == browser)?;
    let trip = Some(trip).filter(|trip| !trip.used && trip.leg == Leg::Kaseyaone)?;
    let redirect_uri = kaseyaone::CLIENT.sign_in_uri(world);
    Some(Pending { code, verifier: trip.verifier.clone(), nonce: trip.nonce.clone(), redirect_uri })
}

/// Whether a browser may have an answer of this attempt exchanged: it set out, or its session is the
/// initiator's.
fn brings(world: &World, request: &Request, attempt: &Attempt, caller: &str, now: Timestamp) -> bool {
    let names = [cookies::TENANT, cookies::PORTAL, cookies::LINK];
    names.iter().filter_map(|name| request.cookie(name)).any(|token| {
        let own = |found| matches!(found, Lookup::Open(record) if record.person.id == attempt.initiator.id);
        digest(token) == caller || own(world.sessions.find(token, false, now))
    })
}
