//! One tenant as the back end keeps it: what was made up once, and what requests have changed.

use spanning_api::Timestamp;
use spanning_api::id::{DirectoryId, TenantId};
use spanning_api::licence::LicenceCount;
use spanning_api::portal::PortalKind;
use spanning_api::session::TenantRef;
use spanning_api::tenant::{Region, SubscriptionKind};
use spanning_api::time::{DAY, HOUR, MINUTE};

use super::words::Industry;
use crate::world::dice::Dice;

/// How well a tenant's backups go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Character {
    /// Never a trouble.
    Perfect,
    /// Hardly ever.
    Solid,
    /// Now and then.
    Flaky,
    /// Often.
    Troubled,
    /// Consent was revoked: fails every night from this day on.
    Revoked {
        /// Days since 1970.
        since: i64,
    },
}

/// What a tenant is billed under.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Subscription {
    /// The kind that was bought or tried; whether it has ended is a question of the time.
    pub kind: SubscriptionKind,
    /// When the trial, or the first term, ends.
    pub ends_at: Timestamp,
    /// Months by which a paid one renews itself; 0 for one that ends.
    pub renews_months: u32,
    /// No backups ran in this stretch: between the end of a trial and its upgrade.
    pub pause: Option<(Timestamp, Timestamp)>,
}

/// A sync that somebody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyncRequest {
    /// When.
    pub asked_at: Timestamp,
    /// When it is done.
    pub done_at: Timestamp,
}

/// One tenant.
#[derive(Clone, Debug)]
pub(crate) struct TenantRecord {
    pub index: u32,
    pub id: TenantId,
    pub directory: DirectoryId,
    pub name: String,
    pub domain: String,
    pub industry: Industry,
    pub region: Region,
    pub added_at: Timestamp,
    /// The minute of the day (UTC) at which the nightly backup is done.
    pub nightly: i64,
    /// The minute of the hour at which the hourly sync reaches this tenant.
    pub minute: i64,
    pub character: Character,
    /// Index of the mapped organization.
    pub organization: Option<u32>,
    pub subscription: Subscription,
    pub standard: LicenceCount,
    pub archived: LicenceCount,
    /// Users of the directory without a licence.
    pub unprotected: u32,
    pub error_only_email: bool,
    /// Since when each portal lists it, in the order of `PortalKind::KNOWN`; may lie in the future.
    pub listed: [Option<Timestamp>; 4],
    /// The end of the first sync, for tenants that were added only just now.
    pub first_sync: Option<Timestamp>,
    /// The last sync that worked, for tenants that are out of sync.
    pub stuck_since: Option<Timestamp>,
    pub sync: Option<SyncRequest>,
    pub removed_at: Option<Timestamp>,
    /// Counts changes of the licences; the ETag.
    pub licence_version: u32,
    /// Counts changes of anything.
    pub version: u32,
}

impl TenantRecord {
    /// Everything made up about this tenant comes from these dice.
    pub fn dice(&self, seed: u64, purpose: u64) -> Dice {
        Dice::new(seed).of(u64::from(self.index)).of(purpose)
    }

    /// The tenant in brief.
    pub fn to_ref(&self) -> TenantRef {
        TenantRef {
            id: self.id.clone(),
            name: self.name.clone(),
            domain: self.domain.clone(),
            directory_id: self.directory.clone(),
        }
    }

    /// Whether a portal lists it at that time.
    pub fn is_listed(&self, portal: &PortalKind, now: Timestamp) -> bool {
        self.removed_at.is_none() && self.listed_since(portal).is_some_and(|since| since <= now)
    }

    /// Since when a portal lists it, removed or not.
    pub fn listed_since(&self, portal: &PortalKind) -> Option<Timestamp> {
        let place = PortalKind::KNOWN.iter().position(|known| known == portal)?;
        self.listed[place]
    }

    /// The subscription at that time, and when it ends or renews.
    pub fn subscription_at(&self, now: Timestamp) -> (SubscriptionKind, Timestamp) {
        let subscription = &self.subscription;
        if subscription.renews_months == 0 {
            let over = subscription.ends_at <= now;
            let kind = if over { SubscriptionKind::Expired } else { subscription.kind.clone() };
            return (kind, subscription.ends_at);
        }
        let mut ends_at = subscription.ends_at;
        while ends_at <= now {
            ends_at = super::calendar::add_months(ends_at, subscription.renews_months);
        }
        (subscription.kind.clone(), ends_at)
    }

    /// When this tenant was last synchronised, as seen at `now`; `None` while the first sync runs.
    pub fn synced_at(&self, now: Timestamp) -> Option<Timestamp> {
        let asked = self.sync.map(|sync| sync.done_at).filter(|done| *done <= now);
        let first = [self.first_sync, asked].into_iter().flatten().min();
        if self.first_sync.is_some() && first.is_none_or(|first| first > now) {
            return None;
        }
        let phase = self.minute * MINUTE;
        let hourly = Timestamp((now.0 - phase).div_euclid(HOUR) * HOUR + phase);
        let regular = match self.stuck_since {
            Some(stuck) if asked.is_none() => stuck.min(hourly),
            _ => hourly,
        };
        Some(regular.max(asked.unwrap_or(regular)).max(first.unwrap_or(regular)))
    }

    /// Its last hourly syncs as seen at `now`, newest first, each with whether it worked.
    pub fn hourly_syncs(&self, now: Timestamp, count: i64) -> impl Iterator<Item = (Timestamp, bool)> {
        let phase = self.minute * MINUTE;
        let last = Timestamp((now.0 - phase).div_euclid(HOUR) * HOUR + phase);
        let put_right = self.sync.map(|sync| sync.done_at);
        let (first, stuck) = (self.first_sync.unwrap_or(self.added_at), self.stuck_since);
        let works = move |at: Timestamp| {
            stuck.is_none_or(|stuck| at <= stuck) || put_right.is_some_and(|done| at >= done && done <= now)
        };
        // The last one that worked is the one that the row tells.
        let exact = move |at: Timestamp| stuck.filter(|stuck| *stuck >= at && stuck.since(at) < HOUR).unwrap_or(at);
        let since = (0..count).map(move |hours| last.plus(-hours * HOUR)).take_while(move |at| *at >= first);
        since.map(move |at| (exact(at), works(at)))
    }

    /// When the backup of a day (days since 1970) is done.
    pub fn done_at(&self, day: i64) -> Timestamp {
        Timestamp(day * DAY + self.nightly * MINUTE)
    }

    /// The last day whose backup is due at that time.
    pub fn due_day(&self, at: Timestamp) -> i64 {
        (at.0 - self.nightly * MINUTE).div_euclid(DAY)
    }

    /// Whether a backup ran on that day at all.
    pub fn ran(&self, day: i64) -> bool {
        let done = self.done_at(day);
        // The first backup of a new tenant needs some hours.
        if done.0 < self.added_at.0 + 3 * HOUR || self.first_sync.is_some_and(|first| done < first) {
            return false;
        }
        if self.subscription.renews_months == 0 && done >= self.subscription.ends_at {
            return false;
        }
        !self.subscription.pause.is_some_and(|(from, until)| (from..until).contains(&done))
    }
}
