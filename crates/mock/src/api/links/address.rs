//! The address of a provider's login.

use spanning_domain::link::Leg;

use crate::api::Ctx;
use crate::mint::digest;
use crate::sites::{Site, kaseyaone, microsoft};

/// The authorization address, complete. Of the verifier only its challenge leaves.
pub(super) fn of(ctx: &Ctx<'_>, leg: Leg, state: &str, nonce: &str, verifier: &str, choose: bool) -> String {
    let (site, path, client, scope) = match leg {
        Leg::Microsoft => (Site::Microsoft, microsoft::AUTHORIZE, microsoft::CLIENT, "openid profile email"),
        Leg::Kaseyaone => (Site::KaseyaOne, kaseyaone::AUTHORIZE, kaseyaone::CLIENT, "openid profile company"),
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("client_id", client.id)
        .append_pair("response_type", "code")
        .append_pair("redirect_uri", &client.redirect_uri(ctx.world))
        .append_pair("response_mode", "query")
        .append_pair("scope", scope)
        .append_pair("state", state)
        .append_pair("nonce", nonce)
        .append_pair("code_challenge", &digest(verifier))
        .append_pair("code_challenge_method", "S256");
    if choose {
        query.append_pair("prompt", "select_account");
    }
    format!("{}{path}?{}", ctx.world.settings().sites.origin(site), query.finish())
}
