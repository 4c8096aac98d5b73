//! The portals that frame the console, and a stranger that may not.

use crate::http::{Request, Response};
use crate::sites::Site;
use crate::{Input, World};

/// Answers a request to a portal's site.
pub fn answer(_world: &mut World, _site: Site, _request: &Request, _input: &Input) -> Response {
    Response::status(404)
}
