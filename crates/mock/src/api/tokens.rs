//! Exchanging a code, and checking the token that it is exchanged for (OpenID Connect Core, 3.1.3.7).

use spanning_api::link::{LinkReason, LinkTrouble};
use spanning_domain::link::Leg;
use spanning_domain::link::callback::ProviderError;
use spanning_domain::link::evidence::{kaseyaone_error, microsoft_error};

use super::Ctx;
use crate::outside::Verified;
use crate::sites::oidc::Client;
use crate::sites::oidc::codes::Exchange;
use crate::sites::oidc::request::Fault;
use crate::sites::{kaseyaone, microsoft};
use crate::world::links::trouble;

/// What a trip to a provider was bound by.
pub(super) struct Bound<'a> {
    /// The redirect address that was asked for.
    pub redirect_uri: String,
    /// What must stand in the token.
    pub nonce: &'a str,
    /// PKCE's verifier.
    pub verifier: &'a str,
}

/// A Microsoft code.
pub(super) fn microsoft(
    ctx: &mut Ctx<'_>,
    bound: &Bound<'_>,
    code: &str,
) -> Result<(microsoft::token::Claims, microsoft::token::Directory), LinkTrouble> {
    let exchange = exchange(&microsoft::CLIENT, bound, code);
    let (claims, directory) = microsoft::token::exchange(ctx.world, &exchange, ctx.now)
        .map_err(|fault| rejected(ctx, &fault, Some(format!("AADSTS{}", fault.number))))?;
    let good = claims.iss == microsoft::token::issuer(ctx.world, &claims.tid)
        && claims.aud == microsoft::CLIENT.id
        && claims.nonce == bound.nonce
        && claims.exp > ctx.now;
    if good { Ok((claims, directory)) } else { Err(trouble(LinkReason::CodeRejected, ctx.now)) }
}

/// A KaseyaOne code.
pub(super) fn kaseyaone(
    ctx: &mut Ctx<'_>,
    bound: &Bound<'_>,
    code: &str,
) -> Result<kaseyaone::token::Claims, LinkTrouble> {
    if ctx.world.settings().kaseyaone.is_some() {
        return outside(ctx);
    }
    let exchange = exchange(&kaseyaone::CLIENT, bound, code);
    let claims =
        kaseyaone::token::exchange(ctx.world, &exchange, ctx.now).map_err(|fault| rejected(ctx, &fault, None))?;
    let good = claims.iss == kaseyaone::issuer(ctx.world)
        && claims.aud == kaseyaone::CLIENT.id
        && claims.nonce == bound.nonce
        && claims.exp > ctx.now;
    if good { Ok(claims) } else { Err(trouble(LinkReason::CodeRejected, ctx.now)) }
}

/// What the login outside of the simulation said about this code; it was exchanged and checked before.
fn outside(ctx: &mut Ctx<'_>) -> Result<kaseyaone::token::Claims, LinkTrouble> {
    match ctx.verified.take() {
        Some(Verified::Claims(claims)) => Ok(kaseyaone::token::Claims::of_outside(claims, ctx.now)),
        Some(Verified::Unavailable) => Err(trouble(LinkReason::KaseyaoneUnavailable, ctx.now)),
        Some(Verified::Rejected { why }) => {
            Err(LinkTrouble { provider_code: Some(short(&why)), ..trouble(LinkReason::CodeRejected, ctx.now) })
        }
        None => Err(trouble(LinkReason::CodeRejected, ctx.now)),
    }
}

/// What a provider's error means.
pub(super) fn refusal(ctx: &Ctx<'_>, leg: Leg, error: &ProviderError) -> LinkTrouble {
    let reason = match leg {
        Leg::Microsoft => microsoft_error(&error.error, error.number.as_deref()),
        Leg::Kaseyaone => kaseyaone_error(&error.error),
    };
    let provider_code = error.number.clone().or_else(|| Some(short(&error.error)));
    LinkTrouble { provider_code, ..trouble(reason, ctx.now) }
}

fn exchange<'a>(client: &Client, bound: &'a Bound<'_>, code: &'a str) -> Exchange<'a> {
    Exchange { code, client_id: client.id, redirect_uri: &bound.redirect_uri, verifier: bound.verifier }
}

fn rejected(ctx: &Ctx<'_>, fault: &Fault, number: Option<String>) -> LinkTrouble {
    let provider_code = Some(number.unwrap_or_else(|| fault.error.to_owned()));
    LinkTrouble { provider_code, ..trouble(LinkReason::CodeRejected, ctx.now) }
}

/// An OAuth error code as support may see it: letters, digits and underscores, not long.
fn short(error: &str) -> String {
    error.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(60).collect()
}
