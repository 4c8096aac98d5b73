//! Launch tickets: one use, one minute, one tenant.

use std::collections::BTreeMap;

use spanning_api::Timestamp;
use spanning_api::portal::PortalKind;
use spanning_api::session::{IdentitySource, Person, PortalRole, TenantRef};
use spanning_api::time::{HOUR, MINUTE};

use crate::mint::{Mint, digest};

/// How long a ticket is good.
pub const LIFETIME: i64 = MINUTE;

/// A ticket, kept under its digest.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticket {
    /// The tenant that it leads to.
    pub tenant: TenantRef,
    /// Who asked for it.
    pub person: Person,
    /// In which portal.
    pub portal: PortalKind,
    /// In which role there.
    pub role: PortalRole,
    /// Under which identity.
    pub identity: IdentitySource,
    /// When it stops working.
    pub expires_at: Timestamp,
    /// Whether it was redeemed.
    pub used: bool,
}

/// The tickets of the last hour.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tickets {
    kept: BTreeMap<String, Ticket>,
}

impl Tickets {
    /// Makes a ticket; gives its secret.
    pub fn issue(&mut self, ticket: Ticket, now: Timestamp, mint: &mut Mint) -> String {
        self.kept.retain(|_, old| now.since(old.expires_at) < HOUR);
        let secret = mint.token();
        self.kept.insert(digest(&secret), ticket);
        secret
    }

    /// The ticket of a secret, good or not.
    pub fn find(&mut self, secret: &str) -> Option<&mut Ticket> {
        self.kept.get_mut(&digest(secret))
    }
}
