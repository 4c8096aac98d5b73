//! Licence arithmetic: what a tenant can be given, and the numbers to show when it cannot.

use spanning_api::bulk::{LicenceKind, LicenceRule};
use spanning_api::licence::{AllocateLicences, LicenceCount, Licences, Upgrade};
use spanning_api::tenant::SubscriptionKind;

/// Most licences in all that a trial gets.
pub const TRIAL_CAP: u32 = 100;
/// Terms that a subscription can be bought for, in months.
pub const TERMS: [u32; 3] = [1, 12, 36];
/// Days after which data is removed for good once nothing keeps it: a licence taken away, a tenant removed.
pub const RETENTION_DAYS: i64 = 60;
/// Subscriptions that a trial can become.
pub const PAID: [SubscriptionKind; 2] = [SubscriptionKind::Spanning, SubscriptionKind::Kaseya365];

/// A kind of licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LicenceType {
    /// Backs up daily.
    Standard,
    /// Keeps data without new backups.
    Archived,
}

impl LicenceType {
    /// The field of a request that sets it.
    pub fn field(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Archived => "archived",
        }
    }

    /// Its name as the product writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "Standard",
            Self::Archived => "Archived",
        }
    }
}

/// Why a number of licences is refused, with the numbers that say what would be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Fewer than are in use.
    BelowUsed {
        /// Which licences.
        of: LicenceType,
        /// What was asked for.
        wanted: u32,
        /// In use now, so the least that is accepted.
        used: u32,
    },
    /// More than the tenant has and the partner still has free.
    AbovePool {
        /// Which licences.
        of: LicenceType,
        /// What was asked for.
        wanted: u32,
        /// The most that is accepted.
        most: u32,
        /// Free in the partner's pool.
        free: u32,
    },
    /// More in all than a trial gets.
    AboveCap {
        /// What was asked for in all; wider than either, so it cannot overflow.
        wanted: u64,
        /// The most in all.
        cap: u32,
    },
    /// The subscription has ended: upgrade first.
    Ended,
}

impl Refusal {
    /// The field that it belongs to.
    pub fn field(&self) -> &'static str {
        match self {
            Self::BelowUsed { of, .. } | Self::AbovePool { of, .. } => of.field(),
            Self::AboveCap { .. } | Self::Ended => LicenceType::Standard.field(),
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::BelowUsed { of, wanted, used } => {
                write!(f, "{used} {} licences are in use, so {wanted} are too few.", of.name())
            }
            Self::AbovePool { of, wanted, most, free } => {
                write!(f, "{wanted} {} licences are too many: {free} are free, so at most {most}.", of.name())
            }
            Self::AboveCap { wanted, cap } => {
                write!(f, "A trial has at most {cap} licences in all; {wanted} were asked for.")
            }
            Self::Ended => f.write_str("The subscription has ended. Upgrade it first."),
        }
    }
}

/// What an allocation leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// The tenant's Standard licences afterwards.
    pub standard: u32,
    /// The tenant's Archived licences afterwards.
    pub archived: u32,
    /// The partner's free Standard licences afterwards.
    pub pool_standard: u32,
    /// The partner's free Archived licences afterwards.
    pub pool_archived: u32,
}

/// The most of one kind that a tenant can be given. Does not fit into 32 bits at the extreme.
pub fn most(count: LicenceCount, free: u32) -> u32 {
    count.total.saturating_add(free)
}

/// How many licences are used beyond what is there.
pub fn over(count: LicenceCount) -> u32 {
    count.used.saturating_sub(count.total)
}

/// Checks an allocation and says what it leads to.
///
/// # Errors
/// Everything that stands against it: at most one refusal per field.
pub fn allocate(now: &Licences, wanted: AllocateLicences) -> Result<Allocation, Vec<Refusal>> {
    if now.subscription == SubscriptionKind::Expired {
        return Err(vec![Refusal::Ended]);
    }
    let fields = [
        (LicenceType::Standard, wanted.standard, now.standard, now.pool_standard),
        (LicenceType::Archived, wanted.archived, now.archived, now.pool_archived),
    ];
    let mut refusals: Vec<Refusal> =
        fields.into_iter().filter_map(|(of, wanted, count, free)| refuse(of, wanted, count, free, now.cap)).collect();
    let sum = u64::from(wanted.standard) + u64::from(wanted.archived);
    if let Some(cap) = now.cap.filter(|cap| refusals.is_empty() && sum > u64::from(*cap)) {
        refusals.push(Refusal::AboveCap { wanted: sum, cap });
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let rest = |count: LicenceCount, free: u32, wanted: u32| match now.cap {
        // A trial's licences come from no pool: what its cap leaves is what is free.
        Some(cap) => cap.saturating_sub(u32::try_from(sum).unwrap_or(cap)),
        None => {
            let left = (u64::from(count.total) + u64::from(free)).saturating_sub(u64::from(wanted));
            u32::try_from(left).unwrap_or(u32::MAX)
        }
    };
    Ok(Allocation {
        standard: wanted.standard,
        archived: wanted.archived,
        pool_standard: rest(now.standard, now.pool_standard, wanted.standard),
        pool_archived: rest(now.archived, now.pool_archived, wanted.archived),
    })
}

/// What a rule for many tenants asks for in one of them: `unprotected` users have no licence yet.
pub fn by_rule(now: &Licences, unprotected: u32, of: &LicenceKind, rule: &LicenceRule, count: u32) -> AllocateLicences {
    let same = AllocateLicences { standard: now.standard.total, archived: now.archived.total };
    let wanted = |total: u32, needed: u32| match rule {
        LicenceRule::Set => count,
        LicenceRule::Add => total.saturating_add(count),
        LicenceRule::Cover => total.max(needed),
        LicenceRule::Other(_) => total,
    };
    match of {
        LicenceKind::Standard => {
            AllocateLicences { standard: wanted(same.standard, now.standard.used.saturating_add(unprotected)), ..same }
        }
        LicenceKind::Archived => AllocateLicences { archived: wanted(same.archived, now.archived.used), ..same },
        LicenceKind::Other(_) => same,
    }
}

fn refuse(of: LicenceType, wanted: u32, count: LicenceCount, free: u32, cap: Option<u32>) -> Option<Refusal> {
    // An over-allocated number may stay as it is while the other kind is changed.
    if wanted < count.used {
        return (wanted != count.total).then_some(Refusal::BelowUsed { of, wanted, used: count.used });
    }
    (cap.is_none() && wanted > most(count, free)).then(|| Refusal::AbovePool {
        of,
        wanted,
        most: most(count, free),
        free,
    })
}

/// Checks the licences of an upgrade against the pool of the subscription that is bought; a trial
/// brings none of its own.
///
/// # Errors
/// As [`allocate`].
pub fn upgrade(
    now: &Licences,
    pool_standard: u32,
    pool_archived: u32,
    wanted: &Upgrade,
) -> Result<Allocation, Vec<Refusal>> {
    let needed = [
        (LicenceType::Standard, wanted.standard, now.standard.used),
        (LicenceType::Archived, wanted.archived, now.archived.used),
    ];
    let short: Vec<Refusal> = needed
        .into_iter()
        .filter(|(_, wanted, used)| wanted < used)
        .map(|(of, wanted, used)| Refusal::BelowUsed { of, wanted, used })
        .collect();
    if !short.is_empty() {
        return Err(short);
    }
    let bought = Licences {
        subscription: wanted.subscription.clone(),
        expiration_date: None,
        standard: LicenceCount { total: 0, used: now.standard.used },
        archived: LicenceCount { total: 0, used: now.archived.used },
        pool_standard,
        pool_archived,
        cap: None,
        upgrade_pools: Vec::new(),
    };
    allocate(&bought, AllocateLicences { standard: wanted.standard, archived: wanted.archived })
}

#[cfg(test)]
#[path = "licence_tests.rs"]
mod tests;
