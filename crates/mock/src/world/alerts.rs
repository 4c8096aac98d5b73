//! Alerts of BackupIQ: derived from what a mapped tenant's row says, so they come and go with it.
//! Only what people did to them is kept.

use spanning_api::Timestamp;
use spanning_api::alert::{Alert, AlertKind, Severity};
use spanning_api::id::{AlertId, TenantId};
use spanning_api::tenant::{BackupStatus, SubscriptionKind, Tenant};
use spanning_api::time::{DAY, MINUTE};
use spanning_domain::health::{TRIAL_ENDING, is_over_allocated, is_trial_ending};
use spanning_domain::licence::over;

use super::estate::Estate;
use super::estate::record::TenantRecord;
use super::history::{Cause, History};

/// Every alert of a tenant, muted and dismissed ones too; none without an organization.
pub(crate) fn of<'a>(
    estate: &'a Estate,
    record: &'a TenantRecord,
    row: &'a Tenant,
) -> impl Iterator<Item = Alert> + 'a {
    let mapped = row.customer_id.clone().zip(row.customer_name.clone());
    mapped.into_iter().flat_map(move |(customer_id, customer_name)| {
        let raised = [backup(estate, record, row), trial(row), over_allocated(estate, record, row)];
        raised.into_iter().flatten().map(move |raised| {
            let id = raised.id(&record.id);
            let marks = estate.alert_marks.get(&id).copied().unwrap_or_default();
            Alert {
                id,
                tenant_id: record.id.clone(),
                tenant_name: record.name.clone(),
                customer_id: customer_id.clone(),
                customer_name: customer_name.clone(),
                kind: raised.kind,
                severity: raised.severity,
                message: raised.message,
                created_time: raised.at,
                is_muted: marks.muted,
                is_dismissed: marks.dismissed,
            }
        })
    })
}

/// The tenant that an alert's id belongs to.
pub(crate) fn tenant_of(id: &AlertId) -> Option<TenantId> {
    let (tail, _) = id.as_str().strip_prefix("al_")?.split_once('_')?;
    Some(TenantId(format!("tn_{tail}")))
}

struct Raised {
    kind: AlertKind,
    severity: Severity,
    message: String,
    at: Timestamp,
    /// Tells one occurrence from the next of the same kind.
    occurrence: i64,
}

impl Raised {
    /// An id that stays the same as long as the cause lasts.
    fn id(&self, tenant: &TenantId) -> AlertId {
        let tail = tenant.as_str().strip_prefix("tn_").unwrap_or(tenant.as_str());
        AlertId(format!("al_{tail}_{}{}", self.kind.as_str().replace('_', ""), self.occurrence))
    }
}

fn backup(estate: &Estate, record: &TenantRecord, row: &Tenant) -> Option<Raised> {
    let failed = row.last_backup.status == BackupStatus::Failed;
    if row.subscription == SubscriptionKind::Expired || !(failed || row.last_backup.status == BackupStatus::Partial) {
        return None;
    }
    let history = History::of(estate, record);
    let day = record.due_day(row.last_backup.timestamp?);
    let first = history.streak_start(day);
    let cause = history.cause(day)?;
    let nights = day - first + 1;
    let why = match cause {
        Cause::Consent => "Microsoft refuses access: the consent for Spanning Backup was revoked.",
        Cause::Exchange => "Exchange Online was not available.",
        Cause::Throttled => "Microsoft throttled the requests.",
        Cause::Items => "Some items could not be read.",
    };
    let how = if failed { "failed" } else { "is partial" };
    let message = match nights {
        1 => format!("The last backup {how}. {why}"),
        _ => format!("The last backup {how}, as for {nights} nights in a row. {why}"),
    };
    let (kind, severity) = match (failed, cause) {
        (true, Cause::Consent) => (AlertKind::ConsentRevoked, Severity::Critical),
        (true, _) if nights >= 3 => (AlertKind::BackupFailed, Severity::Critical),
        (true, _) => (AlertKind::BackupFailed, Severity::Alarm),
        (false, _) => (AlertKind::BackupPartial, Severity::Warning),
    };
    Some(Raised { kind, severity, message, at: record.done_at(first).plus(5 * MINUTE), occurrence: first })
}

fn trial(row: &Tenant) -> Option<Raised> {
    let end = row.expiration_date?;
    let synced = row.synced_at?;
    if !is_trial_ending(row, synced) {
        return None;
    }
    let days = end.since(synced).div_euclid(DAY);
    let (severity, message) = match days {
        0 => (Severity::Alarm, "The trial ends within a day.".to_owned()),
        1 => (Severity::Warning, "The trial ends in 1 day.".to_owned()),
        _ => (Severity::Warning, format!("The trial ends in {days} days.")),
    };
    let occurrence = end.0.div_euclid(DAY);
    Some(Raised { kind: AlertKind::TrialEnding, severity, message, at: end.plus(-TRIAL_ENDING), occurrence })
}

fn over_allocated(estate: &Estate, record: &TenantRecord, row: &Tenant) -> Option<Raised> {
    if !is_over_allocated(row) || row.subscription == SubscriptionKind::Expired {
        return None;
    }
    let more = over(record.standard) + over(record.archived);
    let message = match more {
        1 => "1 licence more is in use than available.".to_owned(),
        _ => format!("{more} licences more are in use than available."),
    };
    let since = estate.epoch.plus(-(record.dice(estate.seed, 42).between(1, 20) as i64) * DAY);
    let occurrence = i64::from(record.licence_version);
    Some(Raised {
        kind: AlertKind::OverAllocated,
        severity: Severity::Alarm,
        message,
        at: since.max(record.added_at),
        occurrence,
    })
}
