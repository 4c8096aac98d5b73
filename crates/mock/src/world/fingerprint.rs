//! The whole state in one value: two worlds are the same when their fingerprints are.

use super::World;
use crate::mint::digest;

impl World {
    /// A digest of everything that answers depend on. What is only kept for speed is left out.
    pub fn fingerprint(&self) -> String {
        // Taken apart in full, so that a new field cannot be forgotten here.
        let Self {
            settings,
            revision,
            estate,
            migrations,
            rows: _,
            sessions,
            lockout,
            sign_ins,
            faults,
            audit,
            integrations,
            links,
            onboardings,
            tickets,
            providers,
            bulk,
            views,
            idempotency,
        } = self;
        let mut text = format!(
            "{settings:?}\n{revision}\n{migrations:?}\n{sessions:?}\n{sign_ins:?}\n{faults:?}\n{lockout:?}\n{audit:?}\n"
        );
        text.push_str(&format!(
            "{integrations:?}\n{links:?}\n{onboardings:?}\n{tickets:?}\n{providers:?}\n{idempotency:?}\n"
        ));
        text.push_str(&format!("{bulk:?}\n{views:?}\n"));
        estate.write_state(&mut text);
        digest(&text)
    }
}
