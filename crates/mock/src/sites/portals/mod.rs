//! The portals that frame the console, and a stranger that may not. Small pages in the words of each
//! portal, with the console's host SDK (docs/embedding.md).

mod page;

use serde::Deserialize;
use serde_json::json;
use spanning_api::portal::PortalKind;

use crate::http::{Request, Response};
use crate::mint::Mint;
use crate::sites::Site;
use crate::world::people::accounts::{PortalAccount, portal_accounts};
use crate::world::sign_in::mint_portal_bearer;
use crate::{Input, World};

/// Answers a request to a portal's site.
pub fn answer(world: &mut World, site: Site, request: &Request, input: &Input) -> Response {
    let response = match (request.method.as_str(), request.path.as_str()) {
        ("GET", "/") => page::render(world, site, &Request::fields(request.query.as_bytes())),
        ("GET", "/host.js") => file("text/javascript; charset=utf-8", include_str!("host.js")),
        ("GET", "/host.css") => file("text/css; charset=utf-8", include_str!("host.css")),
        ("GET", "/portal.css") => file("text/css; charset=utf-8", style(site)),
        ("POST", "/token") => token(world, site, request, input),
        ("GET", _) => Response::see_other("/"),
        _ => Response::status(405).with("allow", "GET, POST"),
    };
    let console = world.settings().sites.origin(Site::Console);
    let policy = format!(
        "default-src 'none'; script-src 'self' {console}; style-src 'self'; img-src data:; connect-src 'self'; \
         frame-src {console}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    response
        .with("content-security-policy", &policy)
        .with("x-content-type-options", "nosniff")
        .with("x-frame-options", "DENY")
        .with("referrer-policy", "no-referrer")
}

/// The portal that a site plays; the stranger pretends to be UniView 2.0.
fn portal_of(site: Site) -> PortalKind {
    site.portal().unwrap_or(PortalKind::Uniview2)
}

/// Each portal's own looks.
fn style(site: Site) -> &'static str {
    match site {
        Site::Vsa10 => include_str!("styles/vsa10.css"),
        Site::Vsa9 => include_str!("styles/vsa9.css"),
        Site::Uniview1 => include_str!("styles/uniview1.css"),
        Site::Stranger => include_str!("styles/evil.css"),
        _ => include_str!("styles/uniview.css"),
    }
}

/// The people of a portal; the first is signed in unless another is chosen.
fn people(portal: &PortalKind) -> Vec<PortalAccount> {
    portal_accounts().into_iter().filter(|account| account.portal == *portal).collect()
}

fn file(kind: &str, text: &str) -> Response {
    let mut response = Response::html(200, text.to_owned());
    response.set("content-type", kind);
    response.set("cache-control", "no-cache");
    response
}

#[derive(Deserialize)]
struct TokenFor {
    email: String,
}

/// The portal's own back end: makes a token for its signed-in person. Only its own page may ask.
fn token(world: &mut World, site: Site, request: &Request, input: &Input) -> Response {
    let own = world.settings().sites.origin(site);
    let same_origin = request.header("origin") == Some(own.as_str())
        && matches!(request.header("sec-fetch-site"), None | Some("same-origin"));
    let Some(portal) = site.portal().filter(|_| same_origin) else { return Response::status(403) };
    let wanted = serde_json::from_slice::<TokenFor>(&request.body).ok();
    let account = people(&portal).into_iter().find(|account| Some(account.email) == wanted.as_ref().map(|w| &*w.email));
    let mut mint = Mint::new(input.entropy);
    let minted =
        account.and_then(|account| mint_portal_bearer(world, &portal, &account.person(), input.now, &mut mint));
    match minted {
        Some((token, expires_at)) => Response::json(200, &json!({ "token": token, "expiresAt": expires_at })),
        None => Response::status(403),
    }
}

#[cfg(test)]
mod tests;
