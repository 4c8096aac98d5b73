//! What Playwright's JSON report says.

use anyhow::{Context, Result};
use serde_json::Value;

use super::counts::Counts;

/// Most lines of an error that are shown.
const LINES: usize = 12;

/// The outcome of all tests.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    /// How many passed and failed. One that passed when it was tried again has passed.
    pub counts: Counts,
    /// Those that failed at least once: where, what, and why.
    pub troubles: Vec<String>,
}

/// Reads a report.
pub fn read(text: &str) -> Result<Report> {
    let report: Value = serde_json::from_str(text).context("Playwright's report is no JSON")?;
    let stats = &report["stats"];
    let number = |name: &str| stats[name].as_u64().with_context(|| format!("Playwright's report has no {name}"));
    let errors = report["errors"].as_array().map_or(0, Vec::len) as u64;
    let counts = Counts { passed: number("expected")? + number("flaky")?, failed: number("unexpected")? + errors };
    let mut troubles = Vec::new();
    list(&report["suites"]).for_each(|suite| walk(suite, &mut troubles));
    Ok(Report { counts, troubles })
}

fn walk(suite: &Value, troubles: &mut Vec<String>) {
    for spec in list(&suite["specs"]) {
        for test in list(&spec["tests"]) {
            let word = match test["status"].as_str() {
                Some("unexpected") => "failed",
                Some("flaky") => "passed when it was tried again",
                _ => continue,
            };
            let message = list(&test["results"]).find_map(|result| result["error"]["message"].as_str());
            let why =
                plain(message.unwrap_or("no error is told")).lines().take(LINES).collect::<Vec<_>>().join("\n    ");
            let (file, line) = (spec["file"].as_str().unwrap_or_default(), &spec["line"]);
            let title = spec["title"].as_str().unwrap_or_default();
            troubles.push(format!("{file}:{line} {title}: {word}\n    {why}"));
        }
    }
    list(&suite["suites"]).for_each(|suite| walk(suite, troubles));
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Without the escape sequences that colour a terminal.
fn plain(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or("", |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_names_what_went_wrong() {
        let report = r#"{"errors":[],"stats":{"expected":8,"unexpected":1,"flaky":1,"skipped":2},"suites":[{"specs":[
            {"title":"good","file":"a.spec.ts","line":1,"tests":[{"status":"expected","results":[{"status":"passed"}]}]}],
            "suites":[{"specs":[
            {"title":"bad","file":"a.spec.ts","line":7,"tests":[{"status":"unexpected","results":[
                {"status":"failed","error":{"message":"\u001b[31mexpected 1\u001b[39m\nreceived 2"}}]}]},
            {"title":"shaky","file":"a.spec.ts","line":9,"tests":[{"status":"flaky","results":[
                {"status":"failed","error":{"message":"late"}},{"status":"passed"}]}]}]}]}]}"#;
        let report = read(report).unwrap();
        assert_eq!(report.counts, Counts { passed: 9, failed: 1 });
        let expected = [
            "a.spec.ts:7 bad: failed\n    expected 1\n    received 2",
            "a.spec.ts:9 shaky: passed when it was tried again\n    late",
        ];
        assert_eq!(report.troubles, expected);
    }

    #[test]
    fn a_spec_that_does_not_load_has_failed() {
        let broken =
            r#"{"errors":[{"message":"a spec does not load"}],"stats":{"expected":0,"unexpected":0,"flaky":0}}"#;
        assert_eq!(read(broken).unwrap().counts, Counts { passed: 0, failed: 1 });
        assert!(read("").is_err());
    }
}
