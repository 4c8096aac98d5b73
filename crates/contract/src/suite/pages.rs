//! Headers of the console's pages, which the same origin serves.

use serde_json::Value;
use spanning_api::endpoint::Op;

use super::client::{Answer, Ask};
use super::report::{Found, HEADERS};
use super::{Suite, expect};

type Rule = fn(&Answer) -> Found;

pub(super) fn check(suite: &mut Suite<'_>) {
    let page = suite.client.send(&Ask::new("GET", "/"));
    let rules: [(&str, Rule); 3] = [
        ("cannot be framed by anybody", |page| {
            expect::same("frame-ancestors", &vec!["'none'".to_owned()], &ancestors(page))
        }),
        ("runs no inline script but by hash", |page| {
            let policy = page.header("content-security-policy").unwrap_or_default();
            let bad = policy.contains("'unsafe-inline'") || policy.contains("'unsafe-eval'");
            expect::holds(!policy.is_empty() && !bad, || format!("the content security policy is {policy:?}"))
        }),
        ("sends no addresses to other sites", |page| {
            expect::header(page, "referrer-policy", |value| value == "no-referrer", "no-referrer")
        }),
    ];
    for (what, rule) in rules {
        let found = page.clone().and_then(|page| rule(&page));
        suite.point("the page /", what, HEADERS, found);
    }
    let options = suite.client.send(&Ask::new("GET", Op::GetSignInOptions.path(&[]))).map(|answer| answer.json());
    for host in options.unwrap_or_default()["hosts"].as_array().into_iter().flatten() {
        let portal = host["portal"].as_str().unwrap_or_default();
        let found = suite.framed(portal, &host["origins"]);
        suite.point(&format!("the pages /embed/{portal}/"), "can be framed by that portal alone", HEADERS, found);
    }
}

/// Who may frame a page.
fn ancestors(page: &Answer) -> Vec<String> {
    let policy = page.header("content-security-policy").unwrap_or_default();
    let own = policy.split("frame-ancestors ").nth(1).unwrap_or_default().split(';').next().unwrap_or_default();
    own.split_whitespace().map(str::to_owned).collect()
}

impl Suite<'_> {
    fn framed(&self, portal: &str, origins: &Value) -> Found {
        let page = self.client.send(&Ask::new("GET", format!("/embed/{portal}/")))?;
        let own: Vec<_> =
            origins.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        expect::same("frame-ancestors", &own, &ancestors(&page))?;
        expect::holds(page.header("x-frame-options").is_none(), || "x-frame-options forbids it all the same".to_owned())
    }
}
