//! The Microsoft 365 login, simulated: a picker with personas, a password step, consent.

mod flow;
mod pages;
pub mod token;

use serde_json::json;

use super::html::{self, Brand};
use super::oidc::request::{self, Fault, Stop};
use super::oidc::{self, Browser, Client, Provider};
use super::{Site, oidc::request::AuthRequest};
use crate::http::{Request, Response};
use crate::mint::Mint;
use crate::world::faults::FaultKind;
use crate::{Input, World};

/// The console's registration.
pub const CLIENT: Client = Client {
    id: "3d6a7c52-8f0e-4b19-9c47-61b2e0d5f8aa",
    link: "/link/microsoft/callback",
    sign_in: "/login/microsoft/callback",
    consent: Some("/onboard/microsoft/callback"),
};
/// The directory of whoever signs in.
pub const ORGANIZATIONS: &str = "organizations";

/// Where the people of a directory sign in and consent.
pub fn authorize(directory: &str) -> String {
    format!("/{directory}/oauth2/v2.0/authorize")
}

const BRAND: Brand = Brand {
    name: "Microsoft 365 login",
    mark: "<svg viewBox=\"0 0 26 26\" aria-hidden=\"true\"><circle cx=\"13\" cy=\"9\" r=\"5\" fill=\"none\" \
           stroke=\"currentColor\" stroke-width=\"2\"/><path d=\"M4 24c0-6 4-9 9-9s9 3 9 9\" fill=\"none\" \
           stroke=\"currentColor\" stroke-width=\"2\"/></svg>",
};

const DOWN: Fault = Fault {
    error: "temporarily_unavailable",
    number: 90033,
    text: "A transient error has occurred. Please try again.",
};

/// Answers a request to this site.
pub fn answer(world: &mut World, request: &Request, input: &Input) -> Response {
    let mut mint = Mint::new(input.entropy);
    let segments: Vec<&str> = request.path.split('/').skip(1).collect();
    match (request.method.as_str(), segments.as_slice()) {
        ("GET", ["site.css"]) => html::style(include_str!("site.css")),
        ("GET", [""]) => pages::home(world, request, input),
        ("POST", ["sign-out"]) => oidc::sign_out(world, request, provider),
        ("GET", [".well-known", "openid-configuration"] | [_, "v2.0", ".well-known", "openid-configuration"]) => {
            discovery(world)
        }
        ("GET", ["discovery", "v2.0", "keys"]) => Response::json(200, &json!({ "keys": [] })),
        ("GET", [tenant, "oauth2", "v2.0", "authorize"]) if !tenant.is_empty() => {
            begin(world, request, input, &mut mint)
        }
        ("GET", ["flow", id]) => flow::show(world, request, id, input),
        ("POST", ["flow", id]) => flow::submit(world, request, id, input, &mut mint),
        ("GET" | "POST", _) => pages::error(world, 404, &not_found(), &mut mint, input),
        _ => Response::status(405).with("allow", "GET, POST"),
    }
}

fn not_found() -> Fault {
    Fault { error: "invalid_request", number: 90023, text: "Nothing is at this address." }
}

fn begin(world: &mut World, request: &Request, input: &Input, mint: &mut Mint) -> Response {
    let asked = match request::read(world, &CLIENT, request) {
        Ok(asked) => asked,
        Err(Stop::Page(fault)) => return pages::error(world, 400, &fault, mint, input),
        Err(Stop::Back(asked, fault)) => return back_with(world, &asked, &fault, mint, input),
    };
    match world.take_fault(Site::Microsoft) {
        Some(FaultKind::Unavailable) => return pages::error(world, 503, &DOWN, mint, input),
        Some(FaultKind::Error { error, number, text }) => {
            return back(world, &asked, (&error, number, &text), mint, input);
        }
        None => {}
    }
    let browser = Browser::of(request, mint);
    let response = flow::begin(world, asked, &browser, input, mint);
    browser.remember(response)
}

/// Sends an error back to the application, shaped as Entra does.
fn back_with(world: &World, asked: &AuthRequest, fault: &Fault, mint: &mut Mint, input: &Input) -> Response {
    back(world, asked, (fault.error, fault.number, fault.text), mint, input)
}

fn back(
    world: &World,
    asked: &AuthRequest,
    (error, number, text): (&str, u32, &str),
    mint: &mut Mint,
    input: &Input,
) -> Response {
    let description = description(number, text, mint, input);
    let uri = format!("{}/error?code={number}", world.settings().sites.origin(Site::Microsoft));
    oidc::back(world, asked, &[("error", error), ("error_description", &description), ("error_uri", &uri)])
}

/// Number, text, trace and correlation ids and time, each on its line.
fn description(number: u32, text: &str, mint: &mut Mint, input: &Input) -> String {
    let (trace, correlation) = (guid(mint), guid(mint));
    let time = timestamp(input);
    format!("AADSTS{number}: {text}\r\nTrace ID: {trace}\r\nCorrelation ID: {correlation}\r\nTimestamp: {time}")
}

fn guid(mint: &mut Mint) -> String {
    let hex: String = mint.bytes().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-4{}-9{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
}

fn timestamp(input: &Input) -> String {
    let seconds = input.now.0.div_euclid(1000);
    let time = time::OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(time::OffsetDateTime::UNIX_EPOCH);
    time.format(&time::format_description::well_known::Rfc3339).unwrap_or_default()
}

/// Whether a directory's consent is asked for, to back it up.
fn is_consent(world: &World, asked: &AuthRequest) -> bool {
    asked.redirect_uri == CLIENT.consent_uri(world)
}

fn provider(world: &mut World) -> &mut Provider {
    &mut world.providers.microsoft
}

fn discovery(world: &World) -> Response {
    let origin = world.settings().sites.origin(Site::Microsoft);
    Response::json(
        200,
        &json!({
            "issuer": format!("{origin}/{{tenantid}}/v2.0"),
            "authorization_endpoint": format!("{origin}{}", authorize(ORGANIZATIONS)),
            "token_endpoint": format!("{origin}/organizations/oauth2/v2.0/token"),
            "jwks_uri": format!("{origin}/discovery/v2.0/keys"),
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["openid", "profile", "email"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "service_documentation": "A simulation: codes are exchanged inside the back end, nowhere else."
        }),
    )
}
