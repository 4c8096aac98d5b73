//! Every endpoint that reads: its answer has the documented shape.

use serde_json::Value;
use spanning_api::endpoint::{Access, Op};
use spanning_api::problem::Code;

use super::caller::Caller;
use super::report::{ENDPOINTS, Found, PROBLEMS};
use super::{Suite, expect};
use crate::schema;

pub(super) fn check(suite: &mut Suite<'_>) {
    const SHAPE: &str = "answers as the document says";
    for op in Op::ALL.iter().filter(|op| op.method().as_str() == "GET") {
        match suite.place(*op) {
            Ok((who, path)) => {
                let answer = suite.ask(who.as_ref(), &path);
                let lacks = answer.as_ref().is_ok_and(|a| a.json()["code"] == Code::PortalLacks.as_str());
                if lacks {
                    suite.open(op.name(), SHAPE, ENDPOINTS, "this portal cannot do it");
                    continue;
                }
                let found = answer.and_then(|answer| suite.fits(*op, &answer));
                suite.point(op.name(), SHAPE, ENDPOINTS, found);
            }
            Err(why) => suite.open(op.name(), SHAPE, ENDPOINTS, &why),
        }
    }
    unknown(suite);
}

/// Something that is not there is said not to be.
fn unknown(suite: &mut Suite<'_>) {
    let Some(who) = suite.portal.clone() else { return };
    let reads = Op::ALL.iter().filter(|op| op.method().as_str() == "GET" && op.template().contains("{}"));
    for op in reads.filter(|op| matches!(op.access(), Access::Partner | Access::Session | Access::Attempt)) {
        let answer = suite.get(&who, &op.path(&["no-such-id"]));
        let found = answer.and_then(|answer| match answer.json()["code"].as_str() {
            Some("portal_lacks") => Ok(()),
            _ => expect::problem(&answer, 404, &Code::NotFound),
        });
        suite.point(op.name(), "an unknown id is not found", PROBLEMS, found);
    }
}

impl Suite<'_> {
    fn ask(&self, who: Option<&Caller>, path: &str) -> Result<super::Answer, String> {
        match who {
            Some(who) => self.get(who, path),
            None => self.client.send(&super::Ask::new("GET", path)),
        }
    }

    /// Whether an answer has the shape of its operation.
    pub(super) fn fits(&self, op: Op, answer: &super::Answer) -> Found {
        let body = expect::ok(answer)?;
        let schema = self.answer_schema(op).unwrap_or(Value::Bool(true));
        let faults = schema::faults(&self.document, &schema, &body);
        expect::holds(faults.is_empty(), || format!("expected the schema of the answer: {}", faults.join("; ")))
    }

    /// Who can ask an endpoint that reads, and for what; else why nobody can.
    pub(super) fn place(&self, op: Op) -> Result<(Option<Caller>, String), String> {
        let portal = || self.portal.clone().ok_or_else(|| "no portal's session".to_owned());
        let tenant = || self.tenant.clone().ok_or_else(|| "no tenant's session".to_owned());
        let who = match op.access() {
            Access::Public if op.template().contains("{}") || op == Op::ListSignInTenants => {
                return Err("needs a trip through a provider".to_owned());
            }
            Access::Public => None,
            Access::Attempt => return Err("needs a link attempt".to_owned()),
            Access::Tenant => Some(tenant()?),
            Access::Partner => Some(portal()?),
            Access::Session => Some(portal().or_else(|_| tenant())?),
        };
        let id = match (op.template().split('/').nth(1), op.template().contains("{}"), &who) {
            (_, false, _) => None,
            (Some("tenants"), _, Some(who)) if op.access() == Access::Tenant => {
                self.id(who, Op::GetSession, "/scope/tenant/id")
            }
            (Some("tenants"), _, Some(who)) if self.portal.is_none() => {
                self.id(who, Op::GetSession, "/scope/tenant/id")
            }
            (Some("tenants"), _, Some(who)) => self.id(who, Op::ListTenants, "/items/0/id"),
            (Some("activity"), _, Some(who)) => self.id(who, Op::ListActivity, "/items/0/id"),
            (Some("migrations"), _, Some(who)) => self.id(who, Op::GetMigrations, "/items/0/id"),
            (Some("onboardings"), _, Some(who)) => self.id(who, Op::ListOnboardings, "/items/0/id"),
            _ => None,
        };
        match (op.template().contains("{}"), id) {
            (true, None) => Err("there is none to look at".to_owned()),
            (_, id) => Ok((who, op.path(&id.iter().map(String::as_str).collect::<Vec<_>>()))),
        }
    }

    fn id(&self, who: &Caller, list: Op, place: &str) -> Option<String> {
        let body = self.read(who, &list.path(&[])).ok()?;
        body.pointer(place)?.as_str().map(str::to_owned)
    }
}
