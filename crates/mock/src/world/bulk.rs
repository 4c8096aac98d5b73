//! Actions on many tenants. A job goes on by the clock: every request first does what is due by then, so that a
//! replay of the journal does the same.

use std::collections::BTreeMap;

use spanning_api::Timestamp;
use spanning_api::bulk::{BulkAction, BulkJob, BulkOutcome, BulkResult, BulkState};
use spanning_api::id::{BulkJobId, CorrelationId, PersonId, TenantId};
use spanning_api::session::TenantRef;
use spanning_api::time::DAY;

use super::sessions::SessionRecord;

/// How long one tenant takes, in milliseconds.
const STEP: i64 = 20;
/// How long a job is kept after it was started.
const KEPT: i64 = 7 * DAY;

/// A job.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Job {
    pub id: BulkJobId,
    pub action: BulkAction,
    /// Under whose identity it works; it goes on when they sign out.
    pub session: SessionRecord,
    /// From where it was started.
    pub ip: String,
    pub correlation: CorrelationId,
    pub started_at: Timestamp,
    pub cancelled_at: Option<Timestamp>,
    pub targets: Vec<TenantRef>,
    pub outcomes: Vec<BulkOutcome>,
}

impl Job {
    /// When the next tenant is due; none when nothing is left to do.
    pub fn due(&self) -> Option<Timestamp> {
        let next = self.outcomes.len();
        (next < self.targets.len()).then(|| self.started_at.plus((next as i64 + 1) * STEP))
    }

    /// The tenant that is next.
    pub fn next(&self) -> Option<&TenantRef> {
        self.targets.get(self.outcomes.len())
    }

    /// Stops it: what was not come to is skipped.
    pub fn cancel(&mut self, now: Timestamp) {
        self.cancelled_at = Some(now);
        for target in self.targets.iter().skip(self.outcomes.len()) {
            self.outcomes.push(outcome(target, BulkResult::Skipped));
        }
    }

    /// Who another try is for: what failed, and what was not come to.
    pub fn left(&self) -> Vec<TenantId> {
        let left = |o: &&BulkOutcome| matches!(o.result, BulkResult::Failed | BulkResult::Skipped);
        self.outcomes.iter().filter(left).map(|outcome| outcome.tenant_id.clone()).collect()
    }

    /// As the contract has it.
    pub fn shown(&self) -> BulkJob {
        let count = |result: BulkResult| self.outcomes.iter().filter(|o| o.result == result).count() as u64;
        let last = self.started_at.plus(self.targets.len() as i64 * STEP);
        let (state, finished_at) = match (self.cancelled_at, self.due()) {
            (Some(at), _) => (BulkState::Cancelled, Some(at)),
            (None, Some(_)) => (BulkState::Running, None),
            (None, None) => (BulkState::Finished, Some(last)),
        };
        BulkJob {
            id: self.id.clone(),
            action: self.action.clone(),
            state,
            total: self.targets.len() as u64,
            done: count(BulkResult::Done),
            unchanged: count(BulkResult::Unchanged),
            failed: count(BulkResult::Failed),
            started_at: self.started_at,
            finished_at,
        }
    }
}

/// An outcome without a reason.
pub(crate) fn outcome(target: &TenantRef, result: BulkResult) -> BulkOutcome {
    BulkOutcome {
        tenant_id: target.id.clone(),
        name: target.name.clone(),
        domain: target.domain.clone(),
        result,
        code: None,
        detail: None,
    }
}

/// All jobs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BulkBook {
    jobs: BTreeMap<BulkJobId, Job>,
}

impl BulkBook {
    /// Keeps a new job, and lets old ones go.
    pub fn add(&mut self, job: Job) {
        let now = job.started_at;
        self.jobs.retain(|_, known| known.due().is_some() || now.since(known.started_at) < KEPT);
        self.jobs.insert(job.id.clone(), job);
    }

    /// A job of a person.
    pub fn of(&self, id: &BulkJobId, person: &PersonId) -> Option<&Job> {
        self.jobs.get(id).filter(|job| job.session.person.id == *person)
    }

    /// A job, to change it.
    pub fn change(&mut self, id: &BulkJobId) -> Option<&mut Job> {
        self.jobs.get_mut(id)
    }

    /// The job whose next tenant is due first, if one is due at that time.
    pub fn due(&self, now: Timestamp) -> Option<Job> {
        let running = self.jobs.values().filter_map(|job| Some((job.due()?, job)));
        running.filter(|(due, _)| *due <= now).min_by_key(|(due, job)| (*due, &job.id)).map(|(_, job)| job.clone())
    }
}
