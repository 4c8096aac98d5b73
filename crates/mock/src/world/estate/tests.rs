use std::collections::HashSet;

use spanning_api::tenant::SubscriptionKind;
use spanning_api::time::DAY;

use super::*;
use crate::sites::Sites;

/// 2026-03-10T09:00:00Z.
const EPOCH: Timestamp = Timestamp(1_773_133_200_000);

fn estate(tenants: u32, seed: u64) -> Estate {
    let settings =
        Settings { seed, tenants, scenario: String::new(), epoch: EPOCH, sites: Sites { port: 8080 }, kaseyaone: None };
    Estate::new(&settings, Scenario::Default)
}

#[test]
fn everything_is_found_by_what_names_it() {
    let estate = estate(250, 7);
    for record in estate.records() {
        let brief = estate.tenant_ref(&record.id).unwrap();
        assert_eq!(estate.by_directory(&record.directory), Some(brief.clone()));
        assert_eq!(estate.by_domain(&record.domain), Some(brief));
        assert_eq!(estate.find(&record.id), Found::Here(record.index));
    }
    assert_eq!(estate.find(&TenantId::from("tn_nothing")), Found::Nowhere);
    let ids: HashSet<_> = estate.records().iter().map(|record| &record.id).collect();
    assert_eq!(ids.len(), 250);
}

#[test]
fn a_removed_tenant_is_found_nowhere_and_gives_back_what_it_had() {
    let mut estate = estate(250, 7);
    let paid = |record: &&TenantRecord| record.organization.is_some() && record.subscription.renews_months > 0;
    let record = estate.records().iter().skip(1).find(paid).unwrap().clone();
    let kind = record.subscription.kind.clone();
    let before = estate.pools.free(&kind);
    let organization = record.organization.unwrap();
    let tenants = estate.organizations.at(organization).unwrap().tenants;
    estate.remove(record.index, EPOCH);
    assert_eq!(estate.find(&record.id), Found::Removed(EPOCH));
    assert_eq!(estate.tenant_ref(&record.id), None);
    assert_eq!(estate.by_directory(&record.directory), None);
    assert_eq!(estate.by_domain(&record.domain), None);
    assert_eq!(estate.listed_in(&record.id, &PortalKind::Uniview2, EPOCH), None);
    assert_eq!(estate.pools.free(&kind).standard, before.standard + record.standard.total);
    assert_eq!(estate.organizations.at(organization).unwrap().tenants, tenants - 1);
}

#[test]
fn every_subscription_is_there_and_paid_ones_renew() {
    let estate = estate(250, 7);
    for kind in SubscriptionKind::KNOWN {
        assert!(estate.records().iter().any(|record| record.subscription_at(EPOCH).0 == *kind), "{kind}");
    }
    for record in estate.records().iter().filter(|record| record.subscription.renews_months > 0) {
        for days in [0, 100, 2000] {
            let now = EPOCH.plus(days * DAY);
            let (kind, ends_at) = record.subscription_at(now);
            assert_eq!(kind, record.subscription.kind);
            assert!(ends_at > now && ends_at.since(now) <= 1100 * DAY);
        }
    }
}

#[test]
fn worlds_of_many_seeds_keep_their_promises() {
    for seed in 0..40 {
        let estate = estate(120, seed);
        let demo = &estate.records()[0];
        assert_eq!((demo.id.as_str(), demo.directory.as_str()), (DEMO_TENANT, DEMO_DIRECTORY));
        assert!(demo.listed.iter().all(Option::is_some) && demo.organization.is_some());
        assert_eq!(demo.subscription.kind, SubscriptionKind::Spanning);
        assert!(demo.standard.used <= demo.standard.total && demo.archived.used <= demo.archived.total);
        for record in estate.records() {
            assert!(record.listed.iter().any(Option::is_some), "{} is listed nowhere", record.name);
            assert!(record.added_at <= EPOCH);
            assert!(record.standard.used + record.unprotected > 0);
            assert!(record.first_sync.is_none_or(|first| first > EPOCH));
            assert!(record.first_sync.is_none() || record.standard.used == 0);
        }
        let counted: u32 = estate.organizations.search("").iter().map(|o| o.tenants).sum();
        let mapped = estate.records().iter().filter(|record| record.organization.is_some()).count();
        assert_eq!(counted as usize, mapped);
    }
}
