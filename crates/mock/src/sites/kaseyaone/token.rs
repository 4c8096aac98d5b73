//! What KaseyaOne says about who signed in.

use spanning_api::Timestamp;
use spanning_api::id::CompanyId;
use spanning_api::session::{CompanyRef, KaseyaOneRole, SpanningRole};

use super::super::oidc::codes::Exchange;
use super::super::oidc::request::Fault;
use crate::World;
use crate::outside::OutsideClaims;

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

impl Claims {
    /// What a verified token of a login outside of the simulation says.
    pub(crate) fn of_outside(claims: OutsideClaims, now: Timestamp) -> Self {
        Self {
            iss: String::new(),
            aud: String::new(),
            exp: now,
            nonce: String::new(),
            username: claims.username,
            name: claims.name,
            company: CompanyRef { id: CompanyId(claims.company_id), name: claims.company_name },
            role: KaseyaOneRole::from_wire(&claims.role.to_lowercase()),
            access: claims.access.and_then(|role| SpanningRole::known(&role.to_lowercase())),
        }
    }
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
