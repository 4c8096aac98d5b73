use serde_json::{Value, json};
use spanning_api::endpoint::Op;
use spanning_api::organization::Organization;
use spanning_api::page::Page;
use spanning_api::problem::Code;
use spanning_api::tenant::Tenant;

use crate::bench::*;

fn organizations(bench: &mut Bench, query: &str) -> Page<Organization> {
    bench.get(Op::ListOrganizations, &[], query)
}

#[test]
fn mapping_moves_a_tenant_and_counts_follow() {
    let mut bench = Bench::new(ADMIN);
    let tenant = bench.first("attention=notMapped");
    assert_eq!(tenant.alerts, None);
    let made: Organization = bench.change(Op::CreateOrganization, &[], json!({ "name": "  New   Client " }));
    assert_eq!((made.name.as_str(), made.tenants), ("New Client", 0));
    let mapped: Tenant = bench.change(Op::MapTenant, &[tenant.id.as_str()], json!({ "organizationId": made.id }));
    assert_eq!(mapped.customer_name.as_deref(), Some("New Client"));
    assert!(mapped.alerts.is_some());
    assert_eq!(organizations(&mut bench, "q=new%20client").items[0].tenants, 1);
    assert_eq!(bench.tenants(&format!("organization={}", made.id)), [mapped]);
    let free: Tenant = bench.change(Op::MapTenant, &[tenant.id.as_str()], json!({ "organizationId": null }));
    assert_eq!(free, tenant);
    assert_eq!(organizations(&mut bench, "q=new%20client").items[0].tenants, 0);
}

#[test]
fn mapping_to_nothing_that_exists_is_refused() {
    let mut bench = Bench::new(ADMIN);
    let problem = bench.refused(Op::MapTenant, &[DEMO], "", json!({ "organizationId": "nowhere" }));
    assert_eq!((problem.code, problem.fields[0].field.as_str()), (Code::InvalidFields, "organizationId"));
    bench.sign_in(MONITOR);
    assert_eq!(bench.code(Op::MapTenant, &[DEMO], json!({})), Code::RoleMissing);
}

#[test]
fn an_admin_maps_in_their_own_groups_only() {
    let mut bench = Bench::new(SUPERUSER);
    let all = organizations(&mut bench, "limit=200").items;
    let foreign = all.iter().find(|o| o.group == "Public and nonprofit" && o.tenants > 0).unwrap();
    let there = bench.tenants(&format!("organization={}", foreign.id)).remove(0);
    let free = bench.first("attention=notMapped");
    bench.sign_in(ADMIN);
    let own = organizations(&mut bench, "limit=200").items;
    assert!(own.len() > 10 && own.iter().all(|o| o.group != foreign.group), "{own:?}");
    let problem =
        bench.refused(Op::MapTenant, &[free.id.as_str()], "", json!({ "organizationId": foreign.id.as_str() }));
    assert_eq!(problem.code, Code::InvalidFields);
    let field = &problem.fields[0];
    assert!(field.field == "organizationId" && field.message.contains(&foreign.group), "{field:?}");
    for wanted in [json!({}), json!({ "organizationId": own[0].id.as_str() })] {
        assert_eq!(bench.code(Op::MapTenant, &[there.id.as_str()], wanted), Code::OutOfScope);
    }
    bench.sign_in(SUPERUSER);
    let _: Tenant = bench.change(Op::MapTenant, &[there.id.as_str()], json!({}));
}

#[test]
fn names_of_organizations_are_checked() {
    let mut bench = Bench::new(SUPERUSER);
    let long = "x".repeat(121);
    for name in ["", "   ", "Aldergrove Dental Group", "ALDERGROVE  dental group", "a\u{7}b", long.as_str()] {
        let problem = bench.refused(Op::CreateOrganization, &[], "", json!({ "name": name }));
        assert_eq!((problem.code, problem.fields[0].field.as_str()), (Code::InvalidFields, "name"), "{name}");
    }
    assert_eq!(bench.code(Op::CreateOrganization, &[], json!({ "title": "x" })), Code::InvalidBody);
}

#[test]
fn organizations_come_in_order_and_add_up() {
    let mut bench = Bench::new(MONITOR);
    let mut all = Vec::new();
    loop {
        let page = organizations(&mut bench, &format!("limit=100&offset={}", all.len()));
        let total = page.total as usize;
        all.extend(page.items);
        if all.len() >= total {
            break;
        }
    }
    let names: Vec<_> = all.iter().map(|o| spanning_domain::tenant_list::fold(&o.name)).collect();
    assert!(names.is_sorted());
    assert!(all.iter().any(|o| o.tenants == 0) && all.iter().any(|o| o.tenants == 2));
    let listed = bench.tenants("");
    let mapped = listed.iter().filter(|tenant| tenant.customer_id.is_some()).count();
    let share = mapped * 100 / listed.len();
    assert!((80..92).contains(&share), "{share} % are mapped");
    assert_eq!(bench.code(Op::CreateOrganization, &[], Value::Null), Code::RoleMissing);
}
