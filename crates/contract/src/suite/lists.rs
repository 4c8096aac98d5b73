//! The other lists: alerts, organizations, the audit trail.

use serde_json::Value;
use spanning_api::endpoint::Op;
use spanning_api::page::MAX_LIMIT;
use spanning_api::problem::Code;

use super::caller::Caller;
use super::report::{Found, LISTS};
use super::tenants::values;
use super::{Suite, expect};

pub(super) fn check(suite: &mut Suite<'_>) {
    if let Some(who) = suite.portal.clone() {
        let found = suite.alerts(&who);
        suite.point("GetAlertSummary", "severities and kinds add up to the list", LISTS, found);
        let found = suite.organizations(&who);
        suite.point("ListOrganizations", "a search finds a name", LISTS, found);
    }
    if let Some(who) = suite.tenant.clone().or_else(|| suite.portal.clone()) {
        let found = suite.newest_first(&who);
        suite.point("ListActivity", "has the newest first", LISTS, found);
        let found = suite.trail(&who);
        suite.point("ListActivity", "is narrowed by action and time", LISTS, found);
        let found = suite.as_of(&who);
        suite.point("ListActivity", "goes on from where it was begun", LISTS, found);
    }
}

impl Suite<'_> {
    fn alerts(&self, who: &Caller) -> Found {
        let answer = self.get(who, &Op::GetAlertSummary.path(&[]))?;
        if answer.json()["code"] == Code::PortalLacks.as_str() {
            return Ok(());
        }
        let (summary, path) = (expect::ok(&answer)?, Op::ListAlerts.path(&[]));
        let open = expect::total(&self.read(who, &format!("{path}?limit=1"))?)?;
        expect::same("open", &Some(open), &summary["open"].as_u64())?;
        for name in ["severity", "kind"] {
            let counts = values(&summary[name]);
            expect::same(&format!("the sum of {name}"), &open, &counts.iter().map(|(_, count)| count).sum())?;
            for (value, count) in counts {
                let page = self.read(who, &format!("{path}?{name}={value}&limit=1"))?;
                expect::same(&format!("the total of {name}={value}"), &count, &expect::total(&page)?)?;
            }
        }
        Ok(())
    }

    fn organizations(&self, who: &Caller) -> Found {
        let path = Op::ListOrganizations.path(&[]);
        let page = self.read(who, &format!("{path}?limit=1"))?;
        let Some(row) = expect::items(&page).first() else { return Ok(()) };
        let name: String = row["name"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join("+");
        if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+' || b == b'-') {
            return Ok(());
        }
        let found = self.read(who, &format!("{path}?q={}&limit={MAX_LIMIT}", name.to_lowercase()))?;
        let there = expect::items(&found).iter().any(|other| other["id"] == row["id"]);
        expect::holds(there, || format!("q={name} does not find the organization of that name"))
    }

    fn newest_first(&self, who: &Caller) -> Found {
        let page = self.read(who, &format!("{}?limit={MAX_LIMIT}", Op::ListActivity.path(&[])))?;
        let times: Vec<_> = expect::items(&page).iter().map(|entry| entry["time"].as_i64()).collect();
        expect::holds(times.is_sorted_by(|a, b| a >= b), || "an older entry comes before a newer one".to_owned())
    }

    fn trail(&self, who: &Caller) -> Found {
        let path = Op::ListActivity.path(&[]);
        let page = self.read(who, &format!("{path}?limit=1"))?;
        let Some(entry) = expect::items(&page).first() else { return Ok(()) };
        let (action, time) = (entry["action"].as_str().unwrap_or_default(), entry["time"].as_i64().unwrap_or_default());
        let own = self.read(who, &format!("{path}?action={action}&limit={MAX_LIMIT}"))?;
        let others = expect::items(&own).iter().filter(|entry| entry["action"] != action).count();
        expect::same("the entries of another action", &0, &others)?;
        let before = self.read(who, &format!("{path}?before={time}&limit=1"))?;
        let early = |entry: &Value| entry["time"].as_i64().is_some_and(|at| at < time);
        expect::holds(expect::items(&before).iter().all(early), || format!("before={time} lists a later entry"))?;
        let from = self.read(who, &format!("{path}?from={time}&limit=1"))?;
        expect::holds(!expect::items(&from).is_empty(), || format!("from={time} does not list the entry of that time"))
    }

    /// A list that was begun goes on, whatever was added meanwhile.
    fn as_of(&self, who: &Caller) -> Found {
        let path = Op::ListActivity.path(&[]);
        let first = self.read(who, &format!("{path}?limit=1"))?;
        let Some(as_of) = first["asOf"].as_str() else { return Err("expected asOf, it is missing".to_owned()) };
        let again = self.read(who, &format!("{path}?limit=1&asOf={as_of}"))?;
        expect::same("the first entry", &first["items"][0]["id"], &again["items"][0]["id"])?;
        expect::same("total", &expect::total(&first)?, &expect::total(&again)?)
    }
}
