//! One action on many tenants: what is asked for, and how far it is.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::bulk::{
    BulkAction, BulkJob, BulkOutcome, BulkResult, LicenceKind, LicenceRule, NewBulkJob, OutcomeQuery,
};
use spanning_api::endpoint::{CancelBulkJob, GetBulkJob, ListBulkOutcomes, RetryBulkJob, StartBulkJob};
use spanning_api::id::OrganizationId;
use spanning_api::page::MAX_LIMIT;
use spanning_api::query::Window;

use super::picks::matching_text;
use super::state::{Bulk, Dashboard};
use crate::client::{Client, ClientError, IdempotencyKey, Reply, use_client};
use crate::features::parts::is_settled;
use crate::platform::timer::sleep;

/// How often it is asked how far a job is, in milliseconds.
const ASK: i32 = 500;

/// State of the dialog. Copy; ends with the page.
#[derive(Clone, Copy)]
pub(super) struct BulkState {
    /// The organization to map to; none unmaps.
    pub organization: RwSignal<Option<OrganizationId>>,
    /// Which licences.
    pub of: RwSignal<LicenceKind>,
    /// What the count means.
    pub rule: RwSignal<LicenceRule>,
    /// How many, as typed.
    pub count: RwSignal<String>,
    /// The job, once there is one.
    pub job: RwSignal<Option<BulkJob>>,
    /// What did not work, once it is over; at most as many as one window holds.
    pub failed: RwSignal<Vec<BulkOutcome>>,
    /// Something was asked for and is not answered.
    pub pending: RwSignal<bool>,
    /// Why the last request failed.
    pub error: RwSignal<Option<ClientError>>,
    key: StoredValue<IdempotencyKey>,
    client: Client,
    dashboard: Dashboard,
}

impl BulkState {
    pub fn new(dashboard: Dashboard) -> Self {
        Self {
            organization: RwSignal::new(None),
            of: RwSignal::new(LicenceKind::Standard),
            rule: RwSignal::new(LicenceRule::Cover),
            count: RwSignal::new(String::new()),
            job: RwSignal::new(None),
            failed: RwSignal::new(Vec::new()),
            pending: RwSignal::new(false),
            error: RwSignal::new(None),
            key: StoredValue::new(IdempotencyKey::new()),
            client: use_client(),
            dashboard,
        }
    }

    /// Another action begins afresh.
    pub fn reset(self) {
        self.job.set(None);
        self.failed.set(Vec::new());
        self.error.set(None);
        self.pending.set(false);
        self.key.set_value(IdempotencyKey::new());
    }

    /// The count, if it is one.
    pub fn number(self) -> Option<u32> {
        self.count.with(|text| text.trim().parse().ok())
    }

    /// Whether the form can be sent; reactive.
    pub fn is_ready(self, bulk: Bulk) -> bool {
        bulk != Bulk::Licences || self.rule.get() == LicenceRule::Cover || self.number().is_some()
    }

    /// Starts the job for what is selected.
    pub fn start(self, bulk: Bulk) {
        let action = match bulk {
            Bulk::Map => BulkAction::Map { organization_id: self.organization.get_untracked() },
            Bulk::Sync => BulkAction::Sync,
            Bulk::Licences => BulkAction::Licences {
                of: self.of.get_untracked(),
                rule: self.rule.get_untracked(),
                count: untrack(|| self.number()).unwrap_or(0),
            },
            Bulk::ItComplete => BulkAction::EnableItComplete,
        };
        let dashboard = self.dashboard;
        let query = dashboard.address.with_untracked(|address| matching_text(&address.query));
        let total = untrack(|| dashboard.list.total()).unwrap_or(0);
        let selection = dashboard.picks.selection.with_untracked(|selection| selection.to_bulk(query, total));
        let body = NewBulkJob { action, selection };
        self.begin();
        spawn_local(async move {
            let request = self.client.call::<StartBulkJob>(()).body(body).idempotency(&self.key.get_value());
            self.follow(request.send().await).await;
        });
    }

    /// Tries again what did not work.
    pub fn retry(self) {
        let Some(id) = self.job.with_untracked(|job| job.as_ref().map(|job| job.id.clone())) else { return };
        self.key.set_value(IdempotencyKey::new());
        self.begin();
        spawn_local(async move {
            let request = self.client.call::<RetryBulkJob>(id).idempotency(&self.key.get_value());
            self.follow(request.send().await).await;
        });
    }

    /// Stops it; what is done stays done.
    pub fn stop(self) {
        let Some(id) = self.job.with_untracked(|job| job.as_ref().map(|job| job.id.clone())) else { return };
        spawn_local(async move {
            match self.client.call::<CancelBulkJob>(id).send().await {
                Ok(reply) => {
                    self.job.try_set(Some(reply.value));
                }
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
    }

    fn begin(self) {
        self.error.set(None);
        self.failed.set(Vec::new());
        self.pending.set(true);
    }

    /// Asks how far it is until it is over, then what did not work.
    async fn follow(self, started: Result<Reply<BulkJob>, ClientError>) {
        self.pending.try_set(false);
        let job = match started {
            Ok(reply) => reply.value,
            Err(error) => {
                if is_settled(&error) {
                    self.key.try_set_value(IdempotencyKey::new());
                }
                self.error.try_set(Some(error));
                return;
            }
        };
        let id = job.id.clone();
        let mut over = job.is_over();
        self.job.try_set(Some(job));
        while !over {
            sleep(ASK).await;
            let own = self.job.try_with_untracked(|job| job.as_ref().is_some_and(|job| job.id == id));
            if own != Some(true) {
                return;
            }
            match self.client.call::<GetBulkJob>(id.clone()).send().await {
                Ok(reply) => {
                    over = reply.value.is_over();
                    self.error.try_set(None);
                    self.job.try_set(Some(reply.value));
                }
                // The job goes on by itself; the next answer tells how far it is.
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        }
        let result = vec![BulkResult::Failed, BulkResult::Skipped];
        let query = OutcomeQuery { result, window: Window { offset: 0, limit: MAX_LIMIT } };
        match self.client.call::<ListBulkOutcomes>(id).query(query).send().await {
            Ok(reply) => {
                self.failed.try_set(reply.value.items);
            }
            Err(error) => {
                self.error.try_set(Some(error));
            }
        }
        self.dashboard.refresh();
    }
}
