//! What Microsoft says about who signed in: an id token's claims, and what the directory adds.

use super::super::Site;
use super::super::oidc::codes::Exchange;
use super::super::oidc::request::Fault;
use crate::World;
use crate::world::people::microsoft::{MicrosoftAccount, role_name};
use spanning_api::Timestamp;

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
    /// Directory.
    pub tid: String,
    /// Object in the directory; with `tid`, the identity. Never the address, which can be claimed.
    pub oid: String,
    /// Sign-in name, for display only.
    pub preferred_username: String,
    /// Display name, for display only.
    pub name: String,
    /// Role template ids; absent when the token does not tell roles.
    pub wids: Option<Vec<String>>,
    /// Who vouches for a guest.
    pub idp: Option<String>,
}

/// What the directory adds about an account (Microsoft Graph).
#[derive(Clone, Debug, PartialEq)]
pub struct Directory {
    /// The directory's name.
    pub name: String,
    /// Whether Global Administrator could be activated.
    pub eligible: bool,
    /// The role in words.
    pub role: String,
}

/// The issuer of a directory.
pub fn issuer(world: &World, tid: &str) -> String {
    format!("{}/{tid}/v2.0", world.settings().sites.origin(Site::Microsoft))
}

/// Exchanges a code for claims.
///
/// # Errors
/// `invalid_grant`.
pub fn exchange(world: &mut World, exchange: &Exchange<'_>, now: Timestamp) -> Result<(Claims, Directory), Fault> {
    let grant = world.providers.microsoft.exchange(exchange, now)?;
    let account = world.microsoft_account(&grant.subject);
    let gone = Fault { error: "invalid_grant", number: 50034, text: "The account does not exist any more." };
    let account = account.ok_or(gone)?;
    let tid = account.directory.0.clone();
    let claims = Claims {
        iss: issuer(world, &tid),
        aud: grant.audience,
        exp: grant.expires_at,
        nonce: grant.nonce,
        oid: account.oid(),
        preferred_username: account.email.clone(),
        name: account.name.clone(),
        wids: account.wids.as_ref().map(|wids| wids.iter().map(ToString::to_string).collect()),
        idp: account.guest.then(|| "live.com".to_owned()),
        tid,
    };
    Ok((claims, directory(&account)))
}

fn directory(account: &MicrosoftAccount) -> Directory {
    let role = account.wids.iter().flatten().next().map_or("no administrator role", |wid| role_name(wid));
    Directory {
        name: account.directory_name.clone(),
        eligible: account.eligible,
        role: if account.guest { "Guest" } else { role }.to_owned(),
    }
}
