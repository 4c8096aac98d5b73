//! Reading an authorization request. A wrong client or redirect address must never lead to a redirect
//! (RFC 6749, 4.1.2.1); everything else goes back to the application.

use std::collections::BTreeMap;

use super::Client;
use crate::World;
use crate::http::Request;

/// A good authorization request.
#[derive(Clone, Debug, PartialEq)]
pub struct AuthRequest {
    /// The application.
    pub client_id: String,
    /// Where the answer goes.
    pub redirect_uri: String,
    /// Echoed as it came.
    pub state: String,
    /// Goes into the token.
    pub nonce: String,
    /// PKCE's S256 challenge.
    pub challenge: String,
    /// What the provider should ask the person.
    pub prompt: String,
    /// What the application wants.
    pub scope: String,
    /// The account to begin with.
    pub login_hint: Option<String>,
}

/// Why a request does not lead to a login page.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// An error page of the provider.
    Page(Fault),
    /// Back to the application.
    Back(Box<AuthRequest>, Fault),
}

/// An OAuth error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its code.
    pub error: &'static str,
    /// Microsoft's number for it.
    pub number: u32,
    /// What is wrong, for people.
    pub text: &'static str,
}

const fn fault(error: &'static str, number: u32, text: &'static str) -> Fault {
    Fault { error, number, text }
}

/// Reads and checks a request.
pub fn read(world: &World, client: &Client, request: &Request) -> Result<AuthRequest, Stop> {
    let mut params = BTreeMap::new();
    for (name, value) in Request::fields(request.query.as_bytes()) {
        if params.insert(name, value).is_some() {
            return Err(Stop::Page(fault("invalid_request", 9000411, "A parameter stands in the request twice.")));
        }
    }
    let mut take = |name: &str| params.remove(name).unwrap_or_default();
    let asked = AuthRequest {
        client_id: take("client_id"),
        redirect_uri: take("redirect_uri"),
        state: take("state"),
        nonce: take("nonce"),
        challenge: take("code_challenge"),
        prompt: take("prompt"),
        scope: take("scope"),
        login_hint: Some(take("login_hint")).filter(|hint| !hint.is_empty()),
    };
    if asked.client_id != client.id {
        return Err(Stop::Page(fault("unauthorized_client", 700016, "No application with this identifier is known.")));
    }
    // Compared as a string (RFC 9700, 4.1).
    let own = [client.link_uri(world), client.sign_in_uri(world), client.consent_uri(world)];
    if asked.redirect_uri.is_empty() || !own.contains(&asked.redirect_uri) {
        let text = "The redirect address in the request is not one of the application's.";
        return Err(Stop::Page(fault("invalid_request", 50011, text)));
    }
    let stop = |asked: AuthRequest, fault| Err(Stop::Back(Box::new(asked), fault));
    if take("response_type") != "code" {
        return stop(asked, fault("unsupported_response_type", 700054, "Only response_type=code is supported."));
    }
    if !matches!(take("response_mode").as_str(), "" | "query") {
        return stop(asked, fault("invalid_request", 70007, "Only response_mode=query is supported."));
    }
    if !asked.scope.split(' ').any(|scope| scope == "openid") {
        return stop(asked, fault("invalid_scope", 70011, "The scope openid is missing."));
    }
    if take("code_challenge_method") != "S256" || asked.challenge.len() != 43 {
        return stop(asked, fault("invalid_request", 9002325, "PKCE with S256 is required."));
    }
    if asked.state.is_empty() || asked.nonce.is_empty() {
        return stop(asked, fault("invalid_request", 90014, "The parameters state and nonce are required."));
    }
    if !matches!(asked.prompt.as_str(), "" | "none" | "login" | "consent" | "select_account") {
        return stop(asked, fault("invalid_request", 90023, "This value of prompt is not supported."));
    }
    Ok(asked)
}
