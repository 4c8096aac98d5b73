//! The KaseyaOne login, simulated. Its real protocol is not public; here it is OpenID Connect's code
//! flow with PKCE, and answers carry the issuer (RFC 9207).

mod flow;
mod pages;
pub mod token;

use serde_json::json;

use super::Site;
use super::html::{self, Brand};
use super::oidc::request::{self, AuthRequest, Fault, Stop};
use super::oidc::{self, Browser, Client, Provider};
use crate::http::{Request, Response};
use crate::mint::Mint;
use crate::world::faults::FaultKind;
use crate::{Input, World};

/// The console's registration.
pub const CLIENT: Client = Client {
    id: "spanning-backup-m365",
    link: "/link/kaseyaone/callback",
    sign_in: "/login/kaseyaone/callback",
    consent: None,
};
/// Where people sign in.
pub const AUTHORIZE: &str = "/connect/authorize";

const BRAND: Brand = Brand {
    name: "KaseyaOne login",
    mark: "<svg viewBox=\"0 0 26 26\" aria-hidden=\"true\"><circle cx=\"9\" cy=\"13\" r=\"6\" fill=\"none\" \
           stroke=\"currentColor\" stroke-width=\"2\"/><circle cx=\"17\" cy=\"13\" r=\"6\" fill=\"none\" \
           stroke=\"currentColor\" stroke-width=\"2\"/></svg>",
};

/// Answers a request to this site.
pub fn answer(world: &mut World, request: &Request, input: &Input) -> Response {
    let mut mint = Mint::new(input.entropy);
    let segments: Vec<&str> = request.path.split('/').skip(1).collect();
    match (request.method.as_str(), segments.as_slice()) {
        ("GET", ["site.css"]) => html::style(include_str!("site.css")),
        ("GET", [""]) => pages::home(world, request, input),
        ("POST", ["sign-out"]) => oidc::sign_out(world, request, provider),
        ("GET", [".well-known", "openid-configuration"]) => discovery(world),
        ("GET", [".well-known", "jwks.json"]) => Response::json(200, &json!({ "keys": [] })),
        ("GET", ["connect", "authorize"]) => authorize(world, request, input, &mut mint),
        ("GET", ["flow", id]) => flow::show(world, request, id, input),
        ("POST", ["flow", id]) => flow::submit(world, request, id, input, &mut mint),
        ("GET" | "POST", _) => pages::error(world, 404, "Nothing is at this address."),
        _ => Response::status(405).with("allow", "GET, POST"),
    }
}

/// The issuer, as answers and tokens name it.
pub fn issuer(world: &World) -> String {
    world.settings().sites.origin(Site::KaseyaOne)
}

fn authorize(world: &mut World, request: &Request, input: &Input, mint: &mut Mint) -> Response {
    let asked = match request::read(world, &CLIENT, request) {
        Ok(asked) => asked,
        Err(Stop::Page(fault)) => return pages::error(world, 400, fault.text),
        Err(Stop::Back(asked, fault)) => return back_with(world, &asked, &fault),
    };
    match world.take_fault(Site::KaseyaOne) {
        Some(FaultKind::Unavailable) => return pages::error(world, 503, "KaseyaOne is not available at the moment."),
        Some(FaultKind::Error { error, text, .. }) => {
            let iss = issuer(world);
            return oidc::back(world, &asked, &[("error", &error), ("error_description", &text), ("iss", &iss)]);
        }
        None => {}
    }
    let browser = Browser::of(request, mint);
    let response = flow::begin(world, asked, &browser, input, mint);
    browser.remember(response)
}

fn back_with(world: &World, asked: &AuthRequest, fault: &Fault) -> Response {
    let iss = issuer(world);
    oidc::back(world, asked, &[("error", fault.error), ("error_description", fault.text), ("iss", &iss)])
}

fn provider(world: &mut World) -> &mut Provider {
    &mut world.providers.kaseyaone
}

fn discovery(world: &World) -> Response {
    let origin = issuer(world);
    Response::json(
        200,
        &json!({
            "issuer": origin,
            "authorization_endpoint": format!("{origin}{AUTHORIZE}"),
            "token_endpoint": format!("{origin}/connect/token"),
            "jwks_uri": format!("{origin}/.well-known/jwks.json"),
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": true,
            "scopes_supported": ["openid", "profile", "company"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "service_documentation": "A simulation: codes are exchanged inside the back end, nowhere else."
        }),
    )
}
