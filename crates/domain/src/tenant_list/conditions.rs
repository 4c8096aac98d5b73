//! What the conditions of a filter mean.

use spanning_api::Timestamp;
use spanning_api::tenant::Tenant;
use spanning_api::tenant_filter::{Join, Operator, Property, TenantFilter, Token, Value};
use spanning_api::tenant_query::Attention;
use spanning_api::time::HOUR;

use super::{Row, fold};
use crate::health;

/// Storage is compared in the unit that most sizes are shown in.
const GIBIBYTE: u64 = 1 << 30;

/// Conditions made ready to be asked of many rows.
pub(super) struct Conditions<'a> {
    join: Join,
    tokens: Vec<(&'a Token, String)>,
    now: Timestamp,
}

impl<'a> Conditions<'a> {
    pub fn new(filter: &'a TenantFilter, now: Timestamp) -> Self {
        let folded = |token: &'a Token| match token.value() {
            Value::Text(text) => (token, fold(text)),
            Value::Choice(_) | Value::Number(_) => (token, String::new()),
        };
        Self { join: filter.join(), tokens: filter.tokens().iter().map(folded).collect(), now }
    }

    /// Whether a row meets them.
    pub fn accept(&self, row: &Row) -> bool {
        let meets = |(token, folded): &(&Token, String)| meets(row, token, folded, self.now);
        match self.join {
            Join::And => self.tokens.iter().all(meets),
            Join::Or => self.tokens.is_empty() || self.tokens.iter().any(meets),
        }
    }
}

fn meets(row: &Row, token: &Token, folded: &str, now: Timestamp) -> bool {
    match token.value() {
        Value::Text(_) => {
            let texts = texts(row, token.property());
            // No text at all (no organization) is an empty one.
            let any = |test: &dyn Fn(&str) -> bool| {
                if texts.is_empty() { test("") } else { texts.iter().any(|text| test(text)) }
            };
            match token.operator() {
                Operator::Is => any(&|text| text == folded),
                Operator::IsNot => !any(&|text| text == folded),
                Operator::ContainsNot => !any(&|text| text.contains(folded)),
                _ => any(&|text| text.contains(folded)),
            }
        }
        Value::Choice(word) => has(&row.tenant, token.property(), word, now) == (token.operator() == Operator::Is),
        Value::Number(wanted) => compares(number(&row.tenant, token.property(), now), token.operator(), *wanted),
    }
}

/// What is not known meets no condition but "is not".
fn compares(known: Option<i64>, operator: Operator, wanted: i64) -> bool {
    let Some(number) = known else { return operator == Operator::IsNot };
    match operator {
        Operator::Is => number == wanted,
        Operator::IsNot => number != wanted,
        Operator::Less => number < wanted,
        Operator::AtMost => number <= wanted,
        Operator::More => number > wanted,
        Operator::AtLeast => number >= wanted,
        Operator::Contains | Operator::ContainsNot => false,
    }
}

fn texts(row: &Row, property: Property) -> Vec<String> {
    let tenant = &row.tenant;
    match property {
        Property::Name => vec![row.name.clone()],
        Property::Domain => vec![fold(&tenant.domain)],
        Property::Organization => row.organization.clone().into_iter().collect(),
        Property::Id => {
            let ids = [Some(tenant.id.as_str()), Some(tenant.ms_id.as_str())];
            let organization = tenant.customer_id.as_ref().map(|id| id.as_str());
            ids.into_iter().chain([organization]).flatten().map(fold).collect()
        }
        _ => Vec::new(),
    }
}

fn has(tenant: &Tenant, property: Property, word: &str, now: Timestamp) -> bool {
    let switch = |on: bool| on == (word == "on");
    match property {
        Property::Status => tenant.last_backup.status.as_str() == word,
        Property::Week => tenant.backup_status_last_seven_days_total.as_str() == word,
        Property::Subscription => tenant.subscription.as_str() == word,
        Property::Region => tenant.region.as_str() == word,
        Property::Attention => health::needs(tenant, &Attention::from_wire(word), now),
        Property::ItComplete => switch(tenant.login_with_it_complete),
        Property::KaseyaOne => switch(tenant.kaseya_one_linked),
        _ => false,
    }
}

fn number(tenant: &Tenant, property: Property, now: Timestamp) -> Option<i64> {
    let age = |since: Option<Timestamp>| since.map(|since| now.since(since).div_euclid(HOUR));
    let standard = i64::from(tenant.number_of_protected_standard_users);
    match property {
        Property::Users => Some(tenant.number_of_users.into()),
        Property::Seats => {
            let seats = health::seats(tenant);
            i64::try_from((seats.part * 100).checked_div(seats.whole)?).ok()
        }
        Property::Unprotected => Some(tenant.number_of_unprotected_users.into()),
        Property::Standard => Some(standard),
        Property::StandardFree => Some(i64::from(tenant.number_of_standard_licenses_total) - standard),
        Property::Archived => Some(tenant.number_of_protected_archived_users.into()),
        Property::Alerts => tenant.alerts.map(i64::from),
        Property::Storage => i64::try_from(tenant.storage_information.as_ref()?.used_bytes / GIBIBYTE).ok(),
        Property::DaysLeft => health::days_left(tenant, now),
        Property::BackupAge => age(tenant.last_backup.timestamp),
        Property::SyncAge => age(tenant.synced_at),
        _ => None,
    }
}
