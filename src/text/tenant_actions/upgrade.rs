//! From trial to paid.

use crate::text::catalog::{fill, messages, plural};

messages! {
    /// The subscription.
    pub subscription = "Subscription";
    /// The term.
    pub term_label = "Term";
    /// To the last look.
    pub review = "Review";
    /// To the choices.
    pub back = "Back";
    /// Does it.
    pub confirm = "Upgrade";
    /// What is agreed to.
    pub agree = "The partner is billed for these licences from today";
    /// It is not agreed to.
    pub agree_first = "Confirm the billing first.";
    /// Facts of the review.
    pub from = "Now";
    /// What it becomes.
    pub to = "Becomes";
    /// What is bought.
    pub counts_label = "Licences";
    /// What the pool has left.
    pub pool = "Pool afterwards";
    /// What a trial brings.
    pub trial_means = "Backups go on without a gap. A trial's licences do not carry over: choose how many the tenant gets from your pool.";
    /// What an expired one is.
    pub expired_means = "Its backups have stopped. They start again with the next nightly run; what was backed up before is still there.";
}

/// The dialog.
pub fn title(tenant: &str) -> String {
    fill!("Upgrade {tenant} to a paid subscription", tenant)
}

/// A term.
pub fn term(months: u32) -> String {
    match months {
        months if months % 12 == 0 => {
            let years = months / 12;
            plural!(years, "{years} year|{years} years", years)
        }
        months => plural!(months, "{months} month|{months} months", months),
    }
}

/// What it becomes.
pub fn becomes(subscription: &str, term: &str) -> String {
    fill!("{subscription}, {term}", subscription, term)
}

/// What is bought.
pub fn counts(standard: &str, archived: &str) -> String {
    fill!("{standard} Standard, {archived} Archived", standard, archived)
}

/// It worked.
pub fn done(tenant: &str, subscription: &str) -> String {
    fill!("{tenant} has a paid {subscription} subscription.", tenant, subscription)
}
