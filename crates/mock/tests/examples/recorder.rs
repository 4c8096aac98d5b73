//! Keeps the first good answer of each endpoint.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use spanning_api::endpoint::{BASE, Op};

use crate::browser::{Answer, Browser};

/// Examples by operation, in the form that the document takes them.
#[derive(Default)]
pub struct Recorder {
    pub examples: Map<String, Value>,
    pub asked: BTreeSet<&'static str>,
}

impl Recorder {
    /// Asks, and keeps what was asked and answered.
    pub fn ask(&mut self, who: &mut Browser, op: Op, id: &str, query: &str, body: Value) -> Answer {
        self.ask_with(who, op, id, query, body, &[])
    }

    /// Reads.
    pub fn get(&mut self, who: &mut Browser, op: Op, id: &str, query: &str) -> Answer {
        self.ask(who, op, id, query, Value::Null)
    }

    pub fn ask_with(
        &mut self,
        who: &mut Browser,
        op: Op,
        id: &str,
        query: &str,
        body: Value,
        headers: &[(&str, &str)],
    ) -> Answer {
        let path = op.path(&[id]);
        let target = if query.is_empty() { path } else { format!("{path}?{query}") };
        let answer = who.api(op.method().as_str(), target.strip_prefix(BASE).unwrap(), body.clone(), headers);
        assert!(matches!(answer.status, 200 | 204), "{}: {:?}", op.name(), answer.body);
        self.keep(op, id, query, body, &answer);
        answer
    }

    /// Keeps what was asked in another way.
    pub fn keep(&mut self, op: Op, id: &str, query: &str, body: Value, answer: &Answer) {
        if !self.asked.insert(op.name()) {
            return;
        }
        let mut example = Map::new();
        if op.template().contains("{}") {
            example.insert("id".to_owned(), json!(id));
        }
        if !query.is_empty() {
            let pairs = form_urlencoded::parse(query.as_bytes()).map(|(name, value)| {
                let typed = value.parse::<u64>().map_or_else(|_| json!(value), |number| json!(number));
                (name.into_owned(), typed)
            });
            example.insert("query".to_owned(), Value::Object(pairs.collect()));
        }
        for (name, value) in [("request", &body), ("answer", &answer.body)] {
            if !value.is_null() {
                example.insert(name.to_owned(), value.clone());
            }
        }
        if !example.is_empty() {
            self.examples.insert(op.name().to_owned(), Value::Object(example));
        }
    }
}

/// A text in an answer.
pub fn text(answer: &Answer, place: &str) -> String {
    let found = answer.body.pointer(place).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no {place} in {:?}", answer.body)).to_owned()
}

/// What stands behind `#` in an answer's address.
pub fn secret(answer: &Answer) -> String {
    text(answer, "/url").split_once('#').unwrap().1.to_owned()
}
