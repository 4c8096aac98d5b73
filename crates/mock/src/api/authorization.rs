//! Asking a provider, and reading what it answers: the same for linking and for signing in.

use spanning_domain::link::Leg;

use super::Ctx;
use crate::World;
use crate::mint::digest;
use crate::sites::oidc::Client;
use crate::sites::{Site, kaseyaone, microsoft};
use crate::world::Settings;

/// What one trip to a provider is bound by. Only `state` and the verifier's digest ever leave.
pub(super) struct Secrets {
    /// In the address, and back in the answer.
    pub state: String,
    /// In the token.
    pub nonce: String,
    /// PKCE's verifier.
    pub verifier: String,
}

impl Secrets {
    /// Fresh ones.
    pub fn new(ctx: &mut Ctx<'_>) -> Self {
        Self { state: ctx.mint.token(), nonce: ctx.mint.token(), verifier: ctx.mint.token() }
    }

    /// How `state` is kept.
    pub fn state_digest(&self) -> String {
        digest(&self.state)
    }
}

/// The registration at a leg's provider.
pub(super) fn client(leg: Leg) -> &'static Client {
    match leg {
        Leg::Microsoft => &microsoft::CLIENT,
        Leg::Kaseyaone => &kaseyaone::CLIENT,
    }
}

/// The authorization address of a linking leg.
pub(super) fn link(ctx: &Ctx<'_>, leg: Leg, secrets: &Secrets, choose: bool) -> String {
    address(ctx.world, leg, None, &client(leg).link_uri(ctx.world), secrets, choose)
}

/// The authorization address of a sign-in.
pub(super) fn sign_in(ctx: &Ctx<'_>, leg: Leg, secrets: &Secrets, choose: bool) -> String {
    address(ctx.world, leg, None, &client(leg).sign_in_uri(ctx.world), secrets, choose)
}

/// The address of the consent for a directory, named by its domain.
pub(super) fn consent(ctx: &Ctx<'_>, domain: &str, secrets: &Secrets, choose: bool) -> String {
    let uri = microsoft::CLIENT.consent_uri(ctx.world);
    address(ctx.world, Leg::Microsoft, Some(domain), &uri, secrets, choose)
}

/// The address, complete. Linking and signing in have redirect addresses of their own, as each provider
/// has, so that no answer can be taken for another's.
fn address(
    world: &World,
    leg: Leg,
    directory: Option<&str>,
    redirect_uri: &str,
    secrets: &Secrets,
    choose: bool,
) -> String {
    let Settings { sites, kaseyaone: outside, .. } = world.settings();
    let (authorize, scope) = match (leg, outside) {
        (Leg::Microsoft, _) => {
            let authorize = microsoft::authorize(directory.unwrap_or(microsoft::ORGANIZATIONS));
            (format!("{}{authorize}", sites.origin(Site::Microsoft)), "openid profile email")
        }
        (Leg::Kaseyaone, None) => {
            (format!("{}{}", sites.origin(Site::KaseyaOne), kaseyaone::AUTHORIZE), "openid profile company")
        }
        (Leg::Kaseyaone, Some(outside)) => (outside.authorization_endpoint.clone(), "openid profile company"),
    };
    let outside = outside.as_ref().filter(|_| leg == Leg::Kaseyaone);
    let client_id = outside.map_or(client(leg).id, |outside| outside.client_id.as_str());
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("client_id", client_id)
        .append_pair("response_type", "code")
        .append_pair("redirect_uri", redirect_uri)
        .append_pair("response_mode", "query")
        .append_pair("scope", scope)
        .append_pair("state", &secrets.state)
        .append_pair("nonce", &secrets.nonce)
        .append_pair("code_challenge", &digest(&secrets.verifier))
        .append_pair("code_challenge_method", "S256");
    if choose {
        // Not every provider has a picker; all can ask who it is.
        query.append_pair("prompt", if outside.is_some() { "login" } else { "select_account" });
    }
    let joint = if authorize.contains('?') { '&' } else { '?' };
    format!("{authorize}{joint}{}", query.finish())
}

/// Whether an answer names the issuer that was asked (RFC 9207).
pub(super) fn issued_by(world: &World, leg: Leg, iss: Option<&str>) -> bool {
    match (leg, iss) {
        (Leg::Kaseyaone, iss) => {
            let outside = world.settings().kaseyaone.as_ref().map(|outside| outside.issuer.clone());
            iss == Some(outside.unwrap_or_else(|| kaseyaone::issuer(world)).as_str())
        }
        // Entra does not document `iss` in its answers; where it is, it must be Entra's.
        (Leg::Microsoft, None) => true,
        (Leg::Microsoft, Some(iss)) => {
            let origin = world.settings().sites.origin(Site::Microsoft);
            iss.strip_prefix(&origin).is_some_and(|rest| rest.starts_with('/') && rest.ends_with("/v2.0"))
        }
    }
}
