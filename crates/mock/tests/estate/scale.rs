use std::time::Instant;

use spanning_api::endpoint::Op;
use spanning_api::tenant::{Facets, TenantSummary};

use crate::bench::*;

/// Measures; run with `cargo test --profile server -p spanning-mock --test estate -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, not a check"]
fn a_hundred_thousand_tenants() {
    let start = Instant::now();
    let mut bench = Bench::with(settings("default", 100_000), SUPERUSER);
    println!("world and sign-in      {:>8.1?}", start.elapsed());
    let mut time = |what: &str, run: &mut dyn FnMut(&mut Bench)| {
        let start = Instant::now();
        run(&mut bench);
        println!("{what:<22} {:>8.1?}", start.elapsed());
    };
    let list = |query: &'static str| {
        move |bench: &mut Bench| assert_eq!(bench.send(Op::ListTenants, &[], query, None, &[]).status, 200)
    };
    time("first list", &mut list(""));
    time("same, scrolled", &mut list("offset=50000"));
    time("sorted by storage", &mut list("sort=-storage"));
    time("sorted by three", &mut list("sort=-lastBackup,organization,-storage"));
    time("searched", &mut list("q=dental%20ridge"));
    time("facets", &mut |bench| drop(bench.get::<Facets>(Op::GetTenantFacets, &[], "")));
    time("summary", &mut |bench| drop(bench.get::<TenantSummary>(Op::GetTenantSummary, &[], "")));
    time("alerts", &mut |bench| assert_eq!(bench.send(Op::ListAlerts, &[], "", None, &[]).status, 200));
    time("a minute later", &mut |bench| {
        bench.wait(60_000);
        list("")(bench);
    });
    time("after a change", &mut |bench| {
        bench.sign_in(SUPERUSER);
        list("")(bench);
    });
    time("an hour later", &mut |bench| {
        bench.wait(3_600_000);
        list("")(bench);
    });
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default());
    }
}

/// The numbers of the world that most tests and demonstrations use.
#[test]
#[ignore = "a table, not a check"]
fn numbers_of_the_default_world() {
    let mut bench = Bench::new(SUPERUSER);
    let facets: Facets = bench.get(Op::GetTenantFacets, &[], "");
    for value in facets.status.iter().chain(&facets.subscription).chain(&facets.region).chain(&facets.attention) {
        println!("{:<22} {:>4}", value.value, value.count);
    }
    let summary: TenantSummary = bench.get(Op::GetTenantSummary, &[], "");
    println!("{summary:#?}");
    for email in [SUPERUSER, VSA10, VSA9, UNIVIEW1] {
        bench.sign_in(email);
        println!("{email:<40} {}", bench.tenants("").len());
    }
}
