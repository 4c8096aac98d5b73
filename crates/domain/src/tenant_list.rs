//! Filter, order and window of the tenant list, as pure functions over the contract's rows. The back
//! end runs them over everything; the app uses the same words for what a filter means.

mod conditions;
mod facets;
mod fold;
mod order;
#[cfg(test)]
pub(crate) mod samples;

use spanning_api::Timestamp;
use spanning_api::query::Window;
use spanning_api::tenant::Tenant;
use spanning_api::tenant_query::{Attention, TenantQuery};

pub use facets::FacetCounts;
pub use fold::fold;
pub use order::compare;

use crate::health;
use conditions::Conditions;

/// A row with the texts that searching and ordering need, folded once.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is shown.
    pub tenant: Tenant,
    /// Everything that can be searched, folded, one text per line.
    haystack: String,
    name: String,
    organization: Option<String>,
}

impl Row {
    /// A row of the list.
    pub fn new(tenant: Tenant) -> Self {
        let name = fold(&tenant.name);
        let organization = tenant.customer_name.as_deref().map(fold);
        let mut haystack = String::with_capacity(name.len() + 160);
        let ids = [
            Some(tenant.domain.as_str()),
            Some(tenant.id.as_str()),
            Some(tenant.ms_id.as_str()),
            tenant.customer_id.as_ref().map(|id| id.as_str()),
        ];
        haystack.push_str(&name);
        for text in organization.as_deref().into_iter().chain(ids.into_iter().flatten()) {
            haystack.push('\n');
            haystack.extend(text.chars().flat_map(char::to_lowercase));
        }
        Self { tenant, haystack, name, organization }
    }

    /// Everything that can be searched, folded as the words of a [`Filter`] are, one text per line.
    pub fn haystack(&self) -> &str {
        &self.haystack
    }
}

/// A query made ready to be asked of many rows.
pub struct Filter<'a> {
    query: &'a TenantQuery,
    conditions: Conditions<'a>,
    words: Vec<String>,
    now: Timestamp,
}

impl<'a> Filter<'a> {
    /// Makes a filter. The time decides which trials are ending and which rows are out of sync.
    pub fn new(query: &'a TenantQuery, now: Timestamp) -> Self {
        let words = fold(&query.q).split_whitespace().map(str::to_owned).collect();
        Self { query, conditions: Conditions::new(&query.filter, now), words, now }
    }

    /// What is searched for, folded: all of them have to stand in a row.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether a row is shown.
    pub fn accepts(&self, row: &Row) -> bool {
        self.plain(row) && self.status(row) && self.subscription(row) && self.region(row) && self.attention(row)
    }

    /// Everything that is no facet: search, organization, Login with IT Complete, conditions.
    fn plain(&self, row: &Row) -> bool {
        let query = self.query;
        let tenant = &row.tenant;
        query.organization.as_ref().is_none_or(|wanted| tenant.customer_id.as_ref() == Some(wanted))
            && query.it_complete.is_none_or(|wanted| tenant.login_with_it_complete == wanted)
            && self.words.iter().all(|word| row.haystack.contains(word.as_str()))
            && self.conditions.accept(row)
    }

    fn status(&self, row: &Row) -> bool {
        is_any(&self.query.status, &row.tenant.last_backup.status)
    }

    fn subscription(&self, row: &Row) -> bool {
        is_any(&self.query.subscription, &row.tenant.subscription)
    }

    fn region(&self, row: &Row) -> bool {
        is_any(&self.query.region, &row.tenant.region)
    }

    fn attention(&self, row: &Row) -> bool {
        let wanted = &self.query.attention;
        wanted.is_empty() || wanted.iter().any(|group| self.needs(row, group))
    }

    fn needs(&self, row: &Row, group: &Attention) -> bool {
        health::needs(&row.tenant, group, self.now)
    }
}

fn is_any<T: PartialEq>(wanted: &[T], value: &T) -> bool {
    wanted.is_empty() || wanted.contains(value)
}

/// The places of the rows that a query shows, in its order.
pub fn select(rows: &[Row], query: &TenantQuery, now: Timestamp) -> Vec<usize> {
    let filter = Filter::new(query, now);
    let mut places: Vec<usize> =
        rows.iter().enumerate().filter(|(_, row)| filter.accepts(row)).map(|(place, _)| place).collect();
    places.sort_by(|a, b| match (rows.get(*a), rows.get(*b)) {
        (Some(a), Some(b)) => compare(a, b, &query.sort),
        _ => std::cmp::Ordering::Equal,
    });
    places
}

/// One window of a list; empty past its end.
pub fn window<T>(list: &[T], window: Window) -> &[T] {
    let start = usize::try_from(window.offset).unwrap_or(usize::MAX).min(list.len());
    let rest = list.get(start..).unwrap_or_default();
    rest.get(..rest.len().min(window.limit as usize)).unwrap_or_default()
}

#[cfg(test)]
mod conditions_tests;
#[cfg(test)]
mod tests;
