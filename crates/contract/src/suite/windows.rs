//! Windows of lists: every list keeps to the same rules.

use serde_json::Value;
use spanning_api::endpoint::{Access, Op};
use spanning_api::page::{DEFAULT_LIMIT, MAX_LIMIT};
use spanning_api::problem::Code;

use super::caller::Caller;
use super::report::{Found, WINDOWS};
use super::{Suite, expect};
use crate::document::resolved;

pub(super) fn check(suite: &mut Suite<'_>) {
    for op in Op::ALL {
        if !suite.has_window(*op) {
            continue;
        }
        let what = "keeps to the window that was asked for";
        let (who, path) = match suite.place(*op) {
            Ok((Some(who), path)) => (who, path),
            Ok((None, _)) => continue,
            Err(why) => {
                suite.open(op.name(), what, WINDOWS, &why);
                continue;
            }
        };
        let lacks = suite.get(&who, &path).is_ok_and(|answer| answer.json()["code"] == Code::PortalLacks.as_str());
        if lacks {
            suite.open(op.name(), what, WINDOWS, "this portal cannot do it");
            continue;
        }
        let found = suite.window(&who, &path);
        suite.point(op.name(), what, WINDOWS, found);
        let found = suite.beyond(&who, &path);
        suite.point(op.name(), "is empty beyond its end", WINDOWS, found);
        for (name, value) in [("limit", "0"), ("limit", "201"), ("limit", "x"), ("offset", "-1"), ("nonsense", "1")] {
            let found = suite.bad(&who, &format!("{path}?{name}={value}"), name);
            suite.point(op.name(), &format!("refuses {name}={value}"), WINDOWS, found);
        }
    }
}

impl Suite<'_> {
    /// Whether it answers with a page. Others take the same parameters, and have no use for the window.
    fn has_window(&self, op: Op) -> bool {
        let schema = self.answer_schema(op).unwrap_or_default();
        let page = resolved(&self.document, &schema);
        op.access() != Access::Public
            && page["properties"].get("total").is_some()
            && page["properties"].get("offset").is_some()
    }

    fn window(&self, who: &Caller, path: &str) -> Found {
        let whole = self.read(who, path)?;
        let total = expect::total(&whole)?;
        expect::same(
            "the rows without a limit",
            &total.min(DEFAULT_LIMIT.into()),
            &(expect::items(&whole).len() as u64),
        )?;
        let first = self.read(who, &format!("{path}?limit=2"))?;
        expect::same("total with another limit", &total, &expect::total(&first)?)?;
        expect::same("the rows of limit=2", &total.min(2), &(expect::items(&first).len() as u64))?;
        let second = self.read(who, &format!("{path}?offset=1&limit=1"))?;
        expect::same("offset", &Value::from(1), &second["offset"])?;
        let id = |row: Option<&Value>| row.map(|row| row["id"].clone());
        expect::same("the row at offset 1", &id(expect::items(&first).get(1)), &id(expect::items(&second).first()))?;
        let most = self.read(who, &format!("{path}?limit={MAX_LIMIT}"))?;
        expect::same(
            "the rows of the largest limit",
            &total.min(MAX_LIMIT.into()),
            &(expect::items(&most).len() as u64),
        )
    }

    fn beyond(&self, who: &Caller, path: &str) -> Found {
        let total = expect::total(&self.read(who, &format!("{path}?limit=1"))?)?;
        let beyond = self.read(who, &format!("{path}?limit=1&offset={total}"))?;
        expect::same("the rows", &0, &expect::items(&beyond).len())?;
        expect::same("total", &total, &expect::total(&beyond)?)
    }

    /// A query parameter that cannot be used is told by its name.
    pub(super) fn bad(&self, who: &Caller, target: &str, name: &str) -> Found {
        let answer = self.get(who, target)?;
        expect::problem(&answer, 400, &Code::InvalidQuery)?;
        expect::names_field(&answer, name)
    }
}
