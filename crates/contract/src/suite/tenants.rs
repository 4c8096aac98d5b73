//! The tenant list: what its filters mean, how it is ordered, how its counts add up.

use serde_json::Value;
use spanning_api::endpoint::Op;
use spanning_api::page::MAX_LIMIT;
use spanning_api::problem::Code;

use super::caller::Caller;
use super::report::{Found, LISTS};
use super::{Suite, expect};

type Check = fn(&Suite<'_>, &Caller) -> Found;

pub(super) fn check(suite: &mut Suite<'_>) {
    let Some(who) = suite.portal.clone() else {
        suite.open("ListTenants", "filters, order and counts", LISTS, "no portal's session");
        return;
    };
    let checks: [(&str, &str, Check); 11] = [
        ("GetTenantFacets", "status, subscription and region add up to all tenants", adds_up),
        ("GetTenantFacets", "a count is what its filter lists", counts),
        ("GetTenantFacets", "a filter leaves its own counts alone", own_counts),
        ("ListTenants", "several values of a filter are alternatives", alternatives),
        ("ListTenants", "a search finds a domain in any case", search),
        ("ListTenants", "conditions of a filter split the list", conditions),
        ("ListTenants", "on and off of a switch make up the list", switch),
        ("ListTenants", "is ordered by numbers, largest first", numbers),
        ("ListTenants", "what is not known comes last both ways", missing_last),
        ("ListTenants", "refuses what a filter does not know", unknown),
        ("GetTenantSummary", "counts the tenants of the list", summary),
    ];
    for (operation, what, rule) in checks {
        let found = rule(suite, &who);
        suite.point(operation, what, LISTS, found);
    }
}

const FACETS: [&str; 3] = ["status", "subscription", "region"];

impl Suite<'_> {
    fn tenants(&self, who: &Caller, query: &str) -> Result<Value, String> {
        self.read(who, &format!("{}?{query}", Op::ListTenants.path(&[])))
    }

    fn matching(&self, who: &Caller, query: &str) -> Result<u64, String> {
        expect::total(&self.tenants(who, &format!("{query}&limit=1"))?)
    }

    fn facets(&self, who: &Caller, query: &str) -> Result<Value, String> {
        self.read(who, &format!("{}?{query}", Op::GetTenantFacets.path(&[])))
    }
}

/// The counts of one filter: each value with how many.
pub(super) fn values(counts: &Value) -> Vec<(String, u64)> {
    let pair = |count: &Value| Some((count["value"].as_str()?.to_owned(), count["count"].as_u64()?));
    counts.as_array().into_iter().flatten().filter_map(pair).collect()
}

fn adds_up(suite: &Suite<'_>, who: &Caller) -> Found {
    let (facets, total) = (suite.facets(who, "")?, suite.matching(who, "")?);
    FACETS.iter().try_for_each(|facet| {
        expect::same(
            &format!("the sum of {facet}"),
            &total,
            &values(&facets[*facet]).iter().map(|(_, count)| count).sum(),
        )
    })
}

/// Where a row has what a filter is about.
fn of_row<'a>(row: &'a Value, facet: &str) -> &'a Value {
    if facet == "status" { &row["lastBackup"]["status"] } else { &row[facet] }
}

fn counts(suite: &Suite<'_>, who: &Caller) -> Found {
    let facets = suite.facets(who, "")?;
    for facet in FACETS {
        for (value, count) in values(&facets[facet]) {
            let page = suite.tenants(who, &format!("{facet}={value}&limit={MAX_LIMIT}"))?;
            expect::same(&format!("the total of {facet}={value}"), &count, &expect::total(&page)?)?;
            let other = expect::items(&page).iter().find(|row| of_row(row, facet) != value.as_str());
            expect::holds(other.is_none(), || format!("{facet}={value} lists a tenant with another {facet}"))?;
        }
    }
    values(&facets["attention"]).into_iter().try_for_each(|(value, count)| {
        expect::same(
            &format!("the total of attention={value}"),
            &count,
            &suite.matching(who, &format!("attention={value}"))?,
        )
    })
}

fn own_counts(suite: &Suite<'_>, who: &Caller) -> Found {
    let (all, narrowed) = (suite.facets(who, "")?, suite.facets(who, "status=failed")?);
    expect::same("status while status is filtered", &values(&all["status"]), &values(&narrowed["status"]))?;
    let failed = suite.matching(who, "status=failed")?;
    expect::same("the sum of region", &failed, &values(&narrowed["region"]).iter().map(|(_, count)| count).sum())
}

fn alternatives(suite: &Suite<'_>, who: &Caller) -> Found {
    let sum = suite.matching(who, "status=failed")? + suite.matching(who, "status=partial")?;
    expect::same("failed or partial", &sum, &suite.matching(who, "status=failed,partial")?)
}

fn search(suite: &Suite<'_>, who: &Caller) -> Found {
    let page = suite.tenants(who, "limit=1")?;
    let Some(row) = expect::items(&page).first() else { return Ok(()) };
    let domain = row["domain"].as_str().unwrap_or_default().to_uppercase();
    let found = suite.tenants(who, &format!("q={domain}&limit={MAX_LIMIT}"))?;
    let there = expect::items(&found).iter().any(|other| other["id"] == row["id"]);
    expect::holds(there, || format!("q={domain} does not find the tenant of that domain"))
}

fn conditions(suite: &Suite<'_>, who: &Caller) -> Found {
    let page = suite.tenants(who, &format!("filter=standard+%3C+20&limit={MAX_LIMIT}"))?;
    let large = |row: &&Value| row["numberOfProtectedStandardUsers"].as_u64().is_none_or(|used| used >= 20);
    expect::holds(!expect::items(&page).iter().any(|row| large(&row)), || {
        "standard < 20 lists a tenant with 20 or more Standard licences in use".to_owned()
    })?;
    let rest = suite.matching(who, "filter=standard+%3E%3D+20")?;
    expect::same("the tenants of both conditions", &suite.matching(who, "")?, &(expect::total(&page)? + rest))
}

fn switch(suite: &Suite<'_>, who: &Caller) -> Found {
    let sum = suite.matching(who, "itComplete=on")? + suite.matching(who, "itComplete=off")?;
    expect::same("on and off", &suite.matching(who, "")?, &sum)
}

fn numbers(suite: &Suite<'_>, who: &Caller) -> Found {
    let page = suite.tenants(who, &format!("sort=-standard&limit={MAX_LIMIT}"))?;
    let used: Vec<_> = expect::items(&page).iter().map(|row| row["numberOfProtectedStandardUsers"].as_u64()).collect();
    expect::holds(used.is_sorted_by(|a, b| a >= b), || "a tenant with more comes after one with less".to_owned())
}

fn missing_last(suite: &Suite<'_>, who: &Caller) -> Found {
    for sort in ["organization", "-organization", "alerts", "-alerts"] {
        let page = suite.tenants(who, &format!("sort={sort}&limit={MAX_LIMIT}"))?;
        let column = if sort.ends_with("alerts") { "alerts" } else { "customerName" };
        let known: Vec<_> = expect::items(&page).iter().map(|row| !row[column].is_null()).collect();
        expect::holds(known.is_sorted_by(|a, b| a >= b), || {
            format!("sort={sort}: a tenant without {column} is not last")
        })?;
    }
    Ok(())
}

fn unknown(suite: &Suite<'_>, who: &Caller) -> Found {
    let path = Op::ListTenants.path(&[]);
    for name in ["status", "region", "subscription", "attention", "sort", "itComplete"] {
        suite.bad(who, &format!("{path}?{name}=no-such-value"), name)?;
    }
    let answer = suite.get(who, &format!("{path}?filter=seats+%3C"))?;
    expect::problem(&answer, 400, &Code::InvalidFilter)?;
    expect::names_field(&answer, "filter")
}

fn summary(suite: &Suite<'_>, who: &Caller) -> Found {
    let answer = suite.get(who, &Op::GetTenantSummary.path(&[]))?;
    if answer.json()["code"] == Code::PortalLacks.as_str() {
        return Ok(());
    }
    let summary = expect::ok(&answer)?;
    expect::same("tenants", &Some(suite.matching(who, "")?), &summary["tenants"].as_u64())?;
    let ages = (summary["syncedAt"].as_i64(), summary["serverTime"].as_i64(), summary["nextSyncAt"].as_i64());
    expect::holds(ages.0 <= ages.1 && ages.1 <= ages.2, || {
        format!("expected synced, now and next in order, came {ages:?}")
    })
}
