//! The console's API.

use crate::http::{Request, Response};
use crate::{Input, World};

/// Answers a request to the console's API.
pub fn answer(_world: &mut World, _request: &Request, _input: &Input) -> Response {
    Response::status(404)
}
