//! The black-box suite against the simulated back end, and against the same that does one thing wrongly.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod server;
mod wrong;

use spanning_contract::suite::{self, Options, Outcome, Report};

fn run(base_url: String, mutations: bool) -> Report {
    let options = Options { base_url, portal: None, tenant: None, password: String::new(), mutations };
    suite::run(&options, &mut |_| {}).unwrap()
}

#[test]
fn the_simulated_back_end_fits() {
    let base = server::start(|_| None, |_, _| {});
    for mutations in [false, true] {
        let report = run(base.clone(), mutations);
        let failures: Vec<_> = report.failures().map(ToString::to_string).collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
        assert!(report.count(|outcome| *outcome == Outcome::Fits) > 200, "{}", report.summary());
        // What needs a trip through a provider, or a job, cannot be looked at from outside.
        assert!(report.count(|outcome| matches!(outcome, Outcome::Open(_))) < 15, "{}", report.summary());
    }
}

#[test]
fn what_it_does_not_change_without_being_told_so() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static CHANGED: AtomicUsize = AtomicUsize::new(0);
    let base = server::start(
        |_| None,
        |request, response| {
            if request.method != "GET" && response.status < 300 && !request.path.ends_with("/session") {
                CHANGED.fetch_add(1, Ordering::Relaxed);
            }
        },
    );
    run(base, false);
    assert_eq!(CHANGED.load(Ordering::Relaxed), 0);
}

#[test]
fn each_wrong_back_end_fails_at_what_is_wrong_with_it() {
    let mut bad = Vec::new();
    for case in wrong::CASES {
        let report = run(server::start(case.before, case.after), true);
        let failures: Vec<_> = report.failures().map(ToString::to_string).collect();
        let said = |words: &&&str| failures.iter().any(|line| line.contains(**words));
        let missing: Vec<_> = case.expected.iter().filter(|words| !said(words)).collect();
        // Wrong in one way is told in its own place, not everywhere.
        if !missing.is_empty() || failures.len() > case.most {
            let all = failures.join("\n");
            bad.push(format!("{}: {} failures, missing {missing:?}, in\n{all}", case.name, failures.len()));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n\n"));
}

#[test]
fn a_back_end_that_is_not_there_is_a_failure_in_words() {
    let report = run("http://console.localhost:9".to_owned(), false);
    let failures: Vec<_> = report.failures().map(ToString::to_string).collect();
    assert!(failures.iter().all(|line| line.contains("has no answer")), "{failures:?}");
    assert!(failures.len() > 50);
}
