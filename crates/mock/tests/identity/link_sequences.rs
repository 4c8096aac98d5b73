//! Whatever people do, in whatever order, through all sites: nothing is linked without both proofs and the
//! initiator's confirmation, and what has ended stays as it is.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use spanning_api::time::MINUTE;

use crate::browser::*;

const COMPANY: &str = "k1_brightwater";
const FINAL: [&str; 5] = ["linked", "failed", "cancelled", "expired", "superseded"];

#[derive(Clone, Copy, Debug)]
enum Event {
    Start,
    /// To Microsoft, as this account, and back.
    Microsoft(&'static str),
    /// To KaseyaOne, as this user, and back.
    KaseyaOne(&'static str),
    /// To a provider; never comes back.
    Leave(&'static str),
    /// An answer that was used before.
    Replay(usize),
    /// An answer that nobody gave.
    Forge(&'static str),
    Confirm,
    /// Another administrator confirms it.
    ConfirmAsOther,
    Cancel,
    Switch(bool),
    Unlink,
    Wait(i64),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => Just(Event::Start),
        4 => prop_oneof![3 => Just(MAYA), 1 => Just(TOM), 1 => Just(PRIYA)].prop_map(Event::Microsoft),
        4 => prop_oneof![3 => Just(GRACE), 1 => Just("daniel.osei@brightwater.example")].prop_map(Event::KaseyaOne),
        1 => prop_oneof![Just("microsoft"), Just("kaseyaone")].prop_map(Event::Leave),
        2 => (0..4usize).prop_map(Event::Replay),
        1 => prop_oneof![Just("microsoft"), Just("kaseyaone")].prop_map(Event::Forge),
        4 => Just(Event::Confirm),
        1 => Just(Event::ConfirmAsOther),
        1 => Just(Event::Cancel),
        1 => any::<bool>().prop_map(Event::Switch),
        1 => Just(Event::Unlink),
        1 => prop_oneof![Just(MINUTE), Just(11 * MINUTE)].prop_map(Event::Wait),
    ]
}

/// The initiator, another administrator, and what they have seen.
struct Play {
    maya: Browser,
    priya: Browser,
    attempt: Value,
    answers: Vec<(&'static str, String)>,
    ended: BTreeMap<String, Value>,
}

impl Play {
    fn new(backend: &Shared) -> Self {
        let (maya, priya) = (Browser::signed_in(backend, MAYA), Browser::signed_in(backend, PRIYA));
        Self { maya, priya, attempt: Value::Null, answers: Vec::new(), ended: BTreeMap::new() }
    }

    fn act(&mut self, event: Event) {
        let known = !self.attempt.is_null();
        match event {
            Event::Start => {
                let answer = self.maya.call("POST", "/link-attempts", json!({ "returnTo": "integrations" }));
                if answer.status == 200 {
                    self.attempt = answer.body;
                }
            }
            Event::Microsoft(account) if known => self.there_and_back("microsoft", account),
            Event::KaseyaOne(user) if known => self.there_and_back("kaseyaone", user),
            Event::Leave(provider) if known => {
                self.maya.leaving(&self.attempt, provider, false);
            }
            Event::Replay(index) => {
                if let Some((provider, url)) = self.answers.get(index).cloned() {
                    self.maya.answer(provider, &url);
                }
            }
            Event::Forge(provider) => {
                self.maya.answer(provider, "http://console.localhost:8080/x?code=made-up&state=made-up");
            }
            Event::Confirm if known => {
                self.maya.confirm(&self.attempt, COMPANY);
            }
            Event::ConfirmAsOther if known => {
                assert_ne!(self.priya.confirm(&self.attempt, COMPANY).status, 200, "only the initiator confirms");
            }
            Event::Cancel if known => {
                let path = format!("/link-attempts/{}", self.attempt["id"].as_str().unwrap());
                self.maya.call("DELETE", &path, Value::Null);
            }
            Event::Switch(on) => {
                self.maya.switch(on, true);
            }
            Event::Unlink => {
                self.maya.unlink();
            }
            Event::Wait(time) => wait(&self.maya.backend.clone(), time),
            _ => {}
        }
    }

    fn there_and_back(&mut self, provider: &'static str, account: &str) {
        let left = self.maya.leaving(&self.attempt, provider, true);
        let Some(url) = left.body["url"].as_str().map(str::to_owned) else { return };
        let page = if provider == "microsoft" {
            self.maya.microsoft(&url, account)
        } else {
            self.maya.kaseyaone(&url, account)
        };
        // Somebody whom the provider itself refuses stays there.
        if page.url.contains("/callback?") {
            self.maya.answer(provider, &page.url);
            self.answers.push((provider, page.url));
        }
    }

    fn link(&mut self) -> Value {
        self.maya.integrations().body["kaseyaOne"].clone()
    }

    fn step(&mut self) -> String {
        self.stands().map(|now| now["step"].as_str().unwrap().to_owned()).unwrap_or_default()
    }

    fn stands(&mut self) -> Option<Value> {
        let path = format!("/link-attempts/{}", self.attempt["id"].as_str()?);
        let answer = self.maya.get(&path);
        (answer.status == 200).then_some(answer.body)
    }

    /// Every attempt that had ended is as it was; keeps the present one if it has ended.
    fn check_ends(&mut self) {
        for (id, then) in &self.ended {
            let now = self.maya.get(&format!("/link-attempts/{id}")).body;
            assert_eq!((&now["step"], &now["trouble"]), (&then["step"], &then["trouble"]), "an end changed");
        }
        if let Some(now) = self.stands()
            && FINAL.contains(&now["step"].as_str().unwrap())
        {
            self.ended.insert(now["id"].as_str().unwrap().to_owned(), now);
        }
    }
}

/// Sessions end after a while without use; a sequence is about the chain.
fn stay_signed_in(play: &mut Play) {
    for (browser, email) in [(&mut play.maya, MAYA), (&mut play.priya, PRIYA)] {
        if browser.get("/session").status == 401 {
            assert_eq!(browser.sign_in(email, "simulation").status, 200);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_linked_without_both_proofs_and_the_confirmation(events in prop::collection::vec(event(), 1..24)) {
        let backend = backend();
        let mut play = Play::new(&backend);
        let mut links = 0;
        for event in events {
            stay_signed_in(&mut play);
            let (before, step) = (play.link(), play.step());
            play.act(event);
            stay_signed_in(&mut play);
            let after = play.link();
            if after["state"] == "linked" && before["state"] != "linked" {
                prop_assert!(matches!(event, Event::Confirm), "linked by {event:?}");
                prop_assert_eq!(&step, "to_confirm");
                let proof = play.stands().unwrap();
                // Any Global Administrator of the tenant can prove it.
                let proven = proof["microsoft"]["account"].as_str().unwrap();
                prop_assert!([MAYA, PRIYA].contains(&proven), "{proven}");
                prop_assert_eq!(&proof["kaseyaOne"]["account"], GRACE);
                prop_assert_eq!(&after["company"]["id"], COMPANY);
                if before["state"] == "not_linked" {
                    links += 1;
                }
            }
            play.check_ends();
        }
        prop_assert_eq!(play.maya.count("kaseyaone_linked"), links, "one entry for each link");
    }
}

#[test]
fn the_sequences_do_reach_a_link() {
    let backend = backend();
    let mut play = Play::new(&backend);
    for event in [Event::Start, Event::Microsoft(MAYA), Event::KaseyaOne(GRACE), Event::Confirm] {
        play.act(event);
    }
    assert_eq!((play.link()["state"].as_str(), play.step().as_str()), (Some("linked"), "linked"));
}
