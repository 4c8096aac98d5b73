//! What another site's page could make a browser send is not taken.

use serde_json::json;
use spanning_api::endpoint::Op;
use spanning_api::problem::Code;

use super::Suite;
use super::client::Ask;
use super::report::CROSS_SITE;

/// The request would make nothing even where it is let through: a view without a name.
pub(super) fn check(suite: &mut Suite<'_>) {
    let who = suite.portal.clone().or_else(|| suite.tenant.clone()).filter(|who| who.has_cookie());
    let base = || {
        let ask = Ask::new("POST", Op::CreateView.path(&[])).with("idempotency-key", "contract-cross-site");
        let ask = who.as_ref().map_or(ask.clone(), |who| who.prove(ask));
        ask.json(&json!({}))
    };
    let origin = suite.client.origin.clone();
    let cases = [
        ("without the console's own header", base()),
        ("from another origin", base().by_console().with("origin", "https://stranger.example")),
        ("from a frame without an origin", base().by_console().with("origin", "null")),
        (
            "that the browser calls cross-site",
            base().by_console().with("origin", origin).with("sec-fetch-site", "cross-site"),
        ),
    ];
    for (what, ask) in cases {
        let found = suite.refused(ask, 403, &Code::CrossSite);
        suite.point("CreateView", &format!("a request {what} is refused"), CROSS_SITE, found);
    }
}
