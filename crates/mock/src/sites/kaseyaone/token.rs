//! What KaseyaOne says about who signed in.

use spanning_api::Timestamp;
use spanning_api::session::{CompanyRef, KaseyaOneRole, SpanningRole};

use super::super::oidc::codes::Exchange;
use super::super::oidc::request::Fault;
use crate::World;

/// The claims that matter here.
#[derive(Clone, Debug, PartialEq)]
pub struct Claims {
    /// Issuer.
    pub iss: String,
    /// Audience.
    pub aud: String,
    /// When it expires.
    pub exp: Timestamp,
    /// The request's nonce.
    pub nonce: String,
    /// User name; good only together with the company.
    pub username: String,
    /// Display name.
    pub name: String,
    /// Company.
    pub company: CompanyRef,
    /// Role.
    pub role: KaseyaOneRole,
    /// What the user's groups make of them in Spanning Backup.
    pub access: Option<SpanningRole>,
}

/// Exchanges a code for claims.
///
/// # Errors
/// `invalid_grant`.
pub fn exchange(world: &mut World, exchange: &Exchange<'_>, now: Timestamp) -> Result<Claims, Fault> {
    let grant = world.providers.kaseyaone.exchange(exchange, now)?;
    let gone = Fault { error: "invalid_grant", number: 0, text: "The user does not exist any more." };
    let user = super::flow::user(&grant.subject).ok_or(gone)?;
    Ok(Claims {
        iss: super::issuer(world),
        aud: grant.audience,
        exp: grant.expires_at,
        nonce: grant.nonce,
        username: user.username.to_owned(),
        name: user.name.to_owned(),
        company: user.company,
        role: user.role,
        access: user.access,
    })
}
