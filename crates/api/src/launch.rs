//! Launch tickets: the connect icon of a portal's list signs a person in to one tenant.

use crate::id::TenantId;
use crate::time::Timestamp;
use crate::wire;

wire! {
    /// Asks for a ticket.
    pub struct NewLaunchTicket {
        /// The tenant to sign in to.
        pub tenant_id: TenantId,
    }

    /// A one-time ticket, good for 60 seconds.
    pub struct LaunchTicket {
        /// The console's address that redeems it; the ticket is in the fragment, which no server log sees.
        pub url: String,
        /// When it stops working.
        pub expires_at: Timestamp,
    }

    /// Redeems a ticket; signs the browser in.
    pub struct RedeemTicket {
        /// The ticket.
        pub ticket: String,
        /// The tenant that the address names; must be the ticket's.
        pub tenant_id: TenantId,
    }
}
