//! What has changed between two documents, and whether it breaks a client that was written for the first.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::shape::{Direction, Shapes};
use super::{Operation, operations, resolved};

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whether a client that was written for the first document can notice it.
    pub breaking: bool,
    /// Where.
    pub place: String,
    /// What.
    pub what: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.place, self.what)
    }
}

/// Every difference that a client could notice, or could use.
pub fn changes(old: &Value, new: &Value) -> Vec<Change> {
    let mut diff = Diff { old, new, shapes: Shapes::new(old, new), found: Vec::new() };
    let by_place = |document| -> BTreeMap<_, _> {
        operations(document).into_iter().map(|operation| ((operation.path, operation.method), operation)).collect()
    };
    let (before, after) = (by_place(old), by_place(new));
    for (place, operation) in &before {
        match after.get(place) {
            Some(now) => diff.operation(*operation, *now),
            None => diff.note(true, &operation.name(), "is gone"),
        }
    }
    for (_, added) in after.iter().filter(|(place, _)| !before.contains_key(*place)) {
        diff.note(false, &added.name(), "is new");
    }
    diff.found
}

struct Diff<'a> {
    old: &'a Value,
    new: &'a Value,
    shapes: Shapes<'a>,
    found: Vec<Change>,
}

impl Diff<'_> {
    fn note(&mut self, breaking: bool, place: &str, what: impl Into<String>) {
        self.found.push(Change { breaking, place: place.to_owned(), what: what.into() });
    }

    fn compare(&mut self, old: &Value, new: &Value, place: &str, direction: Direction) {
        self.shapes.compare(old, new, place, direction);
        self.found.append(&mut self.shapes.found);
    }

    fn operation(&mut self, old: Operation<'_>, new: Operation<'_>) {
        let name = old.name();
        if name != new.name() {
            self.note(true, &name, format!("is called {} now", new.name()));
        }
        self.access(old, new);
        self.parameters(old, new);
        self.request(old, new);
        self.answers(old, new);
    }

    /// A way to prove who asks that was enough before has to be enough now.
    fn access(&mut self, old: Operation<'_>, new: Operation<'_>) {
        let ways = |operation: Operation<'_>| operation.body["security"].as_array().cloned().unwrap_or_default();
        let (before, after) = (ways(old), ways(new));
        let open = after.is_empty();
        if before.is_empty() && !open {
            self.note(true, &old.name(), "asks who it is now");
        }
        for way in before.iter().filter(|way| !open && !after.contains(way)) {
            let scheme = way.as_object().and_then(|way| way.keys().next()).map_or("a way", String::as_str);
            self.note(true, &old.name(), format!("does not take {scheme} any more"));
        }
    }

    fn parameters(&mut self, old: Operation<'_>, new: Operation<'_>) {
        let same = |a: &Value, b: &Value| a["in"] == b["in"] && a["name"] == b["name"];
        let name =
            |parameter: &Value| format!("{} parameter {}", old.name(), parameter["name"].as_str().unwrap_or("?"));
        let required = |parameter: &Value| parameter["required"] == true;
        for before in old.parameters() {
            let Some(now) = new.parameters().find(|now| same(before, now)) else {
                self.note(true, &name(before), "is gone");
                continue;
            };
            if required(now) && !required(before) {
                self.note(true, &name(before), "is required now");
            }
            self.compare(&before["schema"], &now["schema"], &name(before), Direction::Request);
        }
        for added in new.parameters().filter(|now| !old.parameters().any(|before| same(before, now))) {
            self.note(required(added), &name(added), if required(added) { "is new and required" } else { "is new" });
        }
    }

    fn request(&mut self, old: Operation<'_>, new: Operation<'_>) {
        let place = format!("{} request", old.name());
        match (old.request_schema(), new.request_schema()) {
            (Some(before), Some(now)) => self.compare(before, now, &place, Direction::Request),
            (Some(_), None) => self.note(true, &place, "is not taken any more"),
            (None, Some(_)) => self.note(true, &place, "is required now"),
            (None, None) => {}
        }
    }

    fn answers(&mut self, old: Operation<'_>, new: Operation<'_>) {
        for (status, before) in old.responses() {
            let place = format!("{} answer {status}", old.name());
            let Some(now) = new.responses().find(|(other, _)| *other == status).map(|(_, now)| now) else {
                self.note(true, &place, "is gone");
                continue;
            };
            let (before, now) = (resolved(self.old, before).clone(), resolved(self.new, now).clone());
            for header in members(&before["headers"]).filter(|header| now["headers"].get(header).is_none()) {
                self.note(true, &place, format!("has no header {header} any more"));
            }
            for kind in members(&before["content"]) {
                match now["content"].get(kind) {
                    Some(content) => {
                        let schema = &before["content"][kind]["schema"];
                        self.compare(schema, &content["schema"], &place, Direction::Answer);
                    }
                    None => self.note(true, &place, format!("is not {kind} any more")),
                }
            }
        }
        for (status, _) in new.responses().filter(|(status, _)| !old.responses().any(|(other, _)| other == *status)) {
            self.note(false, &format!("{} answer {status}", old.name()), "is new");
        }
    }
}

fn members(value: &Value) -> impl Iterator<Item = &String> {
    value.as_object().into_iter().flat_map(|members| members.keys())
}
