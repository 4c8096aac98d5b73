//! Licences of one tenant. Standard ones back up daily; Archived ones keep data without new backups.
//! They are counted apart and cannot be turned into each other.

use crate::tenant::SubscriptionKind;
use crate::time::Timestamp;
use crate::wire;

wire! {
    /// The licence position of a tenant; carries an ETag.
    pub struct Licences {
        /// Subscription.
        pub subscription: SubscriptionKind,
        /// When the trial or subscription ends.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expiration_date: Option<Timestamp>,
        /// Standard licences.
        pub standard: LicenceCount,
        /// Archived licences.
        pub archived: LicenceCount,
        /// Standard licences that the partner still has free for this subscription.
        pub pool_standard: u32,
        /// Archived licences that the partner still has free for this subscription.
        pub pool_archived: u32,
        /// Most licences in all that this tenant can be given; set in a trial.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cap: Option<u32>,
        /// What the partner has free in each subscription that this tenant can be upgraded to; empty for a
        /// paid one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub upgrade_pools: Vec<SubscriptionPool>,
    }

    /// Licences of a subscription that the partner has bought and not given to any tenant.
    pub struct SubscriptionPool {
        /// Of which subscription.
        pub subscription: SubscriptionKind,
        /// Free Standard licences.
        pub standard: u32,
        /// Free Archived licences.
        pub archived: u32,
    }

    /// One kind of licence.
    #[derive(Copy, Eq)]
    pub struct LicenceCount {
        /// Given to the tenant.
        pub total: u32,
        /// In use by its users.
        pub used: u32,
    }

    /// Sets how many licences the tenant has. Never below what is in use.
    #[derive(Copy, Eq)]
    pub struct AllocateLicences {
        /// Standard licences wanted.
        pub standard: u32,
        /// Archived licences wanted.
        pub archived: u32,
    }

    /// Turns a trial, running or expired, into a paid subscription.
    pub struct Upgrade {
        /// The subscription wanted: `spanning` or `kaseya365`.
        pub subscription: SubscriptionKind,
        /// Term in months: 1, 12 or 36.
        pub term_months: u32,
        /// Standard licences wanted.
        pub standard: u32,
        /// Archived licences wanted.
        pub archived: u32,
    }
}
