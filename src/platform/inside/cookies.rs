//! The cookies of the simulated sites, which no browser keeps: pages that come from one host share them.

use std::collections::BTreeMap;

use spanning_mock::{Response, Site};

use super::kept::Kept;

const PART: &str = "cookies";

/// By the site's label, then by name.
type Jar = BTreeMap<String, BTreeMap<String, String>>;

/// What a request to a site sends along.
pub(super) fn header(kept: &Kept, site: Site) -> Option<String> {
    let jar: Jar = kept.read(PART)?;
    let own = jar.get(site.label())?;
    let pairs: Vec<_> = own.iter().map(|(name, value)| format!("{name}={value}")).collect();
    (!pairs.is_empty()).then(|| pairs.join("; "))
}

/// Takes what an answer of a site sets.
pub(super) fn learn(kept: &Kept, site: Site, response: &Response) {
    let set: Vec<_> = response.headers.iter().filter(|(name, _)| name == "set-cookie").collect();
    if set.is_empty() {
        return;
    }
    let mut jar: Jar = kept.read(PART).unwrap_or_default();
    let own = jar.entry(site.label().to_owned()).or_default();
    for (_, cookie) in set {
        let pair = cookie.split(';').next().unwrap_or_default();
        let Some((name, value)) = pair.split_once('=') else { continue };
        let over = value.is_empty() || cookie.split(';').any(|part| part.trim() == "Max-Age=0");
        match over {
            true => own.remove(name),
            false => own.insert(name.to_owned(), value.to_owned()),
        };
    }
    kept.write(PART, &jar);
}

/// Forgets all of them.
pub(super) fn forget(kept: &Kept) {
    kept.forget(PART);
}
