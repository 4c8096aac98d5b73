//! The Microsoft 365 login, simulated.

use crate::http::{Request, Response};
use crate::{Input, World};

/// Answers a request to this site.
pub fn answer(_world: &mut World, _request: &Request, _input: &Input) -> Response {
    Response::status(404)
}
