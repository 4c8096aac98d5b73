use std::cmp::Ordering;

use proptest::prelude::*;
use spanning_api::id::OrganizationId;
use spanning_api::tenant::{BackupStatus, Region, SubscriptionKind};
use spanning_api::tenant_query::{SortColumn, SortKey};
use spanning_api::time::DAY;

use super::samples::{tenant, tenants};
use super::*;

const NOW: Timestamp = Timestamp(1_000 * DAY);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    tenants().prop_map(|list| list.into_iter().map(Row::new).collect())
}

fn sort() -> impl Strategy<Value = Vec<SortKey>> {
    let key = (prop::sample::select(SortColumn::KNOWN.to_vec()), prop::bool::ANY);
    prop::collection::vec(key.prop_map(|(column, descending)| SortKey { column, descending }), 0..4)
}

fn query() -> impl Strategy<Value = TenantQuery> {
    (
        prop::sample::select(vec!["", "a", "ALG", "organization 1", "o-2 tn_0", "zzz"]),
        prop::sample::subsequence(BackupStatus::KNOWN.to_vec(), 0..3),
        prop::sample::subsequence(SubscriptionKind::KNOWN.to_vec(), 0..3),
        prop::sample::subsequence(Region::KNOWN.to_vec(), 0..3),
        prop::sample::subsequence(Attention::KNOWN.to_vec(), 0..3),
        prop::option::of(0_u32..3),
        prop::option::of(prop::bool::ANY),
        sort(),
    )
        .prop_map(|(q, status, subscription, region, attention, organization, it_complete, sort)| TenantQuery {
            q: q.to_owned(),
            status,
            subscription,
            region,
            attention,
            organization: organization.map(|n| OrganizationId(format!("o-{n}"))),
            it_complete,
            sort,
            ..TenantQuery::default()
        })
}

fn picked(rows: &[Row], places: &[usize]) -> Vec<Row> {
    places.iter().map(|place| rows[*place].clone()).collect()
}

proptest! {
    #[test]
    fn filtering_is_a_subset_and_idempotent(rows in rows(), query in query()) {
        let places = select(&rows, &query, NOW);
        let filter = Filter::new(&query, NOW);
        for (place, row) in rows.iter().enumerate() {
            prop_assert_eq!(places.contains(&place), filter.accepts(row));
        }
        let shown = picked(&rows, &places);
        let again = select(&shown, &query, NOW);
        prop_assert_eq!(again, (0..shown.len()).collect::<Vec<_>>());
    }

    #[test]
    fn narrowing_never_shows_more(rows in rows(), query in query()) {
        let wider = TenantQuery { status: Vec::new(), attention: Vec::new(), q: String::new(), ..query.clone() };
        let wide = select(&rows, &wider, NOW);
        prop_assert!(select(&rows, &query, NOW).iter().all(|place| wide.contains(place)));
    }

    #[test]
    fn sorting_is_a_permutation_and_does_not_depend_on_the_input(rows in rows(), sort in sort()) {
        let query = TenantQuery { sort, ..TenantQuery::default() };
        let places = select(&rows, &query, NOW);
        let mut sorted = places.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..rows.len()).collect::<Vec<_>>());
        let mut backwards = rows.clone();
        backwards.reverse();
        prop_assert_eq!(picked(&rows, &places), picked(&backwards, &select(&backwards, &query, NOW)));
    }

    #[test]
    fn the_order_is_total(rows in rows(), sort in sort()) {
        for a in &rows {
            for b in &rows {
                let order = compare(a, b, &sort);
                prop_assert_eq!(order, compare(b, a, &sort).reverse());
                prop_assert_eq!(order == Ordering::Equal, a.tenant.id == b.tenant.id);
                for c in &rows {
                    if order.is_le() && compare(b, c, &sort).is_le() {
                        prop_assert!(compare(a, c, &sort).is_le());
                    }
                }
            }
        }
    }

    #[test]
    fn the_missing_come_last_in_both_directions(rows in rows(), descending: bool) {
        for (column, missing) in [
            (SortColumn::Organization, (|r| r.tenant.customer_name.is_none()) as fn(&Row) -> bool),
            (SortColumn::Storage, |r| r.tenant.storage_information.is_none()),
            (SortColumn::Alerts, |r| r.tenant.alerts.is_none()),
            (SortColumn::Synced, |r| r.tenant.synced_at.is_none()),
        ] {
            let query = TenantQuery { sort: vec![SortKey { column, descending }], ..TenantQuery::default() };
            let shown = picked(&rows, &select(&rows, &query, NOW));
            let known = shown.iter().take_while(|row| !missing(row)).count();
            prop_assert!(shown[known..].iter().all(missing));
        }
    }

    #[test]
    fn windows_put_together_are_the_whole(count in 0_usize..300, limit in 1_u32..70) {
        let list: Vec<usize> = (0..count).collect();
        let mut whole = Vec::new();
        loop {
            let part = window(&list, Window { offset: whole.len() as u64, limit });
            if part.is_empty() { break; }
            prop_assert!(part.len() <= limit as usize);
            whole.extend_from_slice(part);
        }
        prop_assert_eq!(whole, list);
    }

    #[test]
    fn facets_add_up(rows in rows(), query in query()) {
        let filter = Filter::new(&query, NOW);
        let mut counts = FacetCounts::default();
        rows.iter().for_each(|row| counts.add(row, &filter));
        let facets = counts.finish();
        let sum = |values: &[spanning_api::tenant::FacetValue]| values.iter().map(|v| v.count).sum::<u64>();
        let count = |query: TenantQuery| select(&rows, &query, NOW).len() as u64;
        prop_assert_eq!(sum(&facets.status), count(TenantQuery { status: vec![], ..query.clone() }));
        prop_assert_eq!(sum(&facets.subscription), count(TenantQuery { subscription: vec![], ..query.clone() }));
        prop_assert_eq!(sum(&facets.region), count(TenantQuery { region: vec![], ..query.clone() }));
        for value in &facets.attention {
            let group = Attention::known(&value.value).unwrap();
            prop_assert_eq!(value.count, count(TenantQuery { attention: vec![group], ..query.clone() }));
        }
        for value in facets.status.iter().filter(|v| BackupStatus::known(&v.value).is_some()) {
            let status = vec![BackupStatus::from_wire(&value.value)];
            prop_assert_eq!(value.count, count(TenantQuery { status, ..query.clone() }));
        }
    }
}

#[test]
fn search_finds_words_in_any_field_whatever_the_accents() {
    let mut one = tenant("Müller & Söhne");
    one.domain = "mueller-soehne.example".into();
    one.customer_name = Some("Chäteau Group".into());
    let row = Row::new(one);
    for (q, found) in [
        ("muller", true),
        ("SÖHNE müller", true),
        ("chateau", true),
        ("mueller-soehne", true),
        ("o-1", true),
        ("muller absent", false),
        // A word does not reach from one field into the next.
        ("sohnechateau", false),
    ] {
        let query = TenantQuery { q: q.to_owned(), ..TenantQuery::default() };
        assert_eq!(Filter::new(&query, NOW).accepts(&row), found, "{q}");
    }
}

#[test]
fn the_most_urgent_and_oldest_come_first_in_descending_order() {
    let make = |name: &str, status: BackupStatus, day: i64| {
        let mut one = tenant(name);
        one.last_backup.timestamp = (status != BackupStatus::NeverRun).then_some(Timestamp(day * DAY));
        one.last_backup.status = status;
        Row::new(one)
    };
    let rows = [
        make("fresh", BackupStatus::Success, 999),
        make("failed", BackupStatus::Failed, 999),
        make("failed-long-ago", BackupStatus::Failed, 990),
        make("never", BackupStatus::NeverRun, 0),
        make("partial", BackupStatus::Partial, 999),
    ];
    let query = TenantQuery { sort: vec![SortKey::parse("-lastBackup").unwrap()], ..TenantQuery::default() };
    let names: Vec<_> = select(&rows, &query, NOW).into_iter().map(|at| rows[at].tenant.name.as_str()).collect();
    assert_eq!(names, ["failed-long-ago", "failed", "partial", "never", "fresh"]);
}

#[test]
fn a_window_past_the_end_is_empty() {
    assert!(window(&[1, 2, 3], Window { offset: u64::MAX, limit: 50 }).is_empty());
    assert_eq!(window(&[1, 2, 3], Window { offset: 2, limit: 50 }), [3]);
}
