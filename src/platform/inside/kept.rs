//! What a demo keeps in this browser: a head, then one value for each thing that happened.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::super::{address, random, storage};
use crate::platform::address::in_fragment;

/// A demo that nobody has used for so long is forgotten, in milliseconds.
const OLD: f64 = 24.0 * 3_600_000.0;
const FAMILY: &str = "demo.";
/// When a demo was used last.
const USED: &str = "used";

/// The place of one demo.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    name: String,
}

impl Kept {
    /// That of this page's address; the address gets a new one when it has none. Old ones are forgotten.
    pub fn of_page() -> Self {
        let name = in_fragment::name().unwrap_or_else(|| {
            let name: String = random::uuid().chars().filter(char::is_ascii_alphanumeric).take(10).collect();
            address::replace(&format!("?{}={name}#{}", in_fragment::NAME, in_fragment::text()));
            name
        });
        let kept = Self { name };
        kept.touch();
        forget_old();
        kept
    }

    /// Under which name a part of it is kept.
    fn key(&self, part: &str) -> String {
        format!("{FAMILY}{}.{part}", self.name)
    }

    /// Says that the demo is in use.
    pub fn touch(&self) {
        storage::set(&self.key(USED), &js_sys::Date::now().to_string());
    }

    /// A value, if it is there and readable.
    pub fn read<T: DeserializeOwned>(&self, part: &str) -> Option<T> {
        serde_json::from_str(&storage::get(&self.key(part))?).ok()
    }

    /// Keeps a value; `false` when it will not outlive this page.
    pub fn write<T: Serialize>(&self, part: &str, value: &T) -> bool {
        serde_json::to_string(value).is_ok_and(|text| storage::set(&self.key(part), &text))
    }

    /// Forgets a value.
    pub fn forget(&self, part: &str) {
        storage::remove(&self.key(part));
    }
}

fn forget_old() {
    let names = storage::names(FAMILY);
    let now = js_sys::Date::now();
    let demo = |name: &str| name.get(FAMILY.len()..).and_then(|rest| rest.split('.').next()).map(str::to_owned);
    let in_use = |demo: &str| {
        let used = storage::get(&format!("{FAMILY}{demo}.{USED}")).and_then(|text| text.parse::<f64>().ok());
        used.is_some_and(|used| now - used < OLD)
    };
    let old = names.iter().filter(|name| demo(name).is_none_or(|demo| !in_use(&demo))).collect::<Vec<_>>();
    // Their last use last: what is left of a demo that is half forgotten is still known as old.
    old.iter().filter(|name| !name.ends_with(USED)).for_each(|name| storage::remove(name));
    old.iter().for_each(|name| storage::remove(name));
}
