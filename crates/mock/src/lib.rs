//! The back end as a pure function: [`handle`] takes a [`World`], a request, the time and entropy,
//! and gives a response. No clock, no randomness, no I/O of its own, so
//! *state = seed + journal of the requests that changed it*: replaying them restores it exactly.
//!
//! It plays every part that the console meets: its API, both identity providers, the portals that
//! frame it. KaseyaOne's protocol is not public; here it speaks OpenID Connect's code flow with PKCE.

pub mod api;
pub mod api_faults;
pub mod control;
pub mod http;
pub mod mint;
pub mod outside;
pub mod parcel;
pub mod replay;
pub mod sites;
pub mod world;

use spanning_api::Timestamp;

pub use api::session::simulation;
pub use http::{Request, Response};
pub use sites::{Site, Sites};
pub use world::{Settings, World};

/// What a request cannot know by itself. Kept in the journal beside the request.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Input {
    /// The time.
    pub now: Timestamp,
    /// Fresh random bytes; every token and id of this request comes from them.
    pub entropy: [u8; 32],
    /// What a login outside of the simulation said, where [`outside::pending`] asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<outside::Verified>,
}

/// What a request led to.
#[derive(Debug)]
pub struct Outcome {
    /// The answer.
    pub response: Response,
    /// Whether the world changed, so that the request belongs in the journal.
    pub changed: bool,
}

/// Answers one request.
pub fn handle(world: &mut World, request: &Request, input: &Input) -> Outcome {
    let before = world.revision();
    let response = match request.site {
        Site::Console => api::answer(world, request, input),
        site => sites::answer(world, site, request, input),
    };
    Outcome { response, changed: world.revision() != before }
}
