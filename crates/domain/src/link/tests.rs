use proptest::prelude::*;

use super::*;

const EVENTS: [Event; 10] = [
    Event::Leave(Leg::Microsoft),
    Event::Leave(Leg::Kaseyaone),
    Event::Proven(Leg::Microsoft),
    Event::Proven(Leg::Kaseyaone),
    Event::Refused(Leg::Microsoft),
    Event::Refused(Leg::Kaseyaone),
    Event::Confirm,
    Event::Cancel,
    Event::Fail,
    Event::Supersede,
];

/// The whole table: rows are states, columns are [`EVENTS`], `-` means refused.
#[test]
fn the_table_is_complete() {
    let short = |state: State| match state {
        State::Started => "S",
        State::AtMicrosoft => "AM",
        State::MicrosoftDone => "MD",
        State::AtKaseyaone => "AK",
        State::ToConfirm => "TC",
        State::Linked => "L",
        State::Failed => "F",
        State::Cancelled => "C",
        State::Expired => "E",
        State::Superseded => "X",
    };
    let rows: Vec<String> = State::ALL
        .iter()
        .map(|state| {
            let cells = EVENTS.iter().map(|event| state.on(*event).map_or("-", short));
            format!("{}: {}", short(*state), cells.collect::<Vec<_>>().join(" "))
        })
        .collect();
    let expected = [
        "S: AM - - - - - - C F X",
        "AM: AM - MD - S - - C F X",
        "MD: AM AK - - - - - C F X",
        "AK: AM AK - TC - MD - C F X",
        "TC: AM AK - - - - L C F X",
        "L: - - - - - - - - - -",
        "F: - - - - - - - - - -",
        "C: - - - - - - - - - -",
        "E: - - - - - - - - - -",
        "X: - - - - - - - - - -",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn l34_a_resting_link_needs_only_the_kaseyaone_leg_but_never_less() {
    let state = State::begin(true);
    assert_eq!(state.on(Event::Confirm), Err(Refusal::WrongStep));
    let state = state.on(Event::Leave(Leg::Kaseyaone)).and_then(|s| s.on(Event::Proven(Leg::Kaseyaone)));
    assert_eq!(state.and_then(|s| s.on(Event::Confirm)), Ok(State::Linked));
    // Whoever asks Microsoft anew has to finish it.
    let refused =
        State::begin(true).on(Event::Leave(Leg::Microsoft)).and_then(|s| s.on(Event::Refused(Leg::Microsoft)));
    assert_eq!(refused.and_then(|s| s.on(Event::Leave(Leg::Kaseyaone))), Err(Refusal::WrongStep));
}

#[test]
fn l12_a_refused_kaseyaone_leg_keeps_microsofts_evidence() {
    let state = State::AtKaseyaone.on(Event::Refused(Leg::Kaseyaone)).unwrap();
    assert!(state.has_microsoft());
    assert_eq!(state.on(Event::Leave(Leg::Kaseyaone)), Ok(State::AtKaseyaone));
}

#[test]
fn l18_expiry_wins_at_every_step_and_over_every_event() {
    let expires = Timestamp(TIME_TO_LIVE);
    for state in State::ALL.into_iter().filter(|state| !state.is_final()) {
        assert_eq!(state.at(expires, expires), State::Expired);
        assert_eq!(state.at(expires.plus(-1), expires), state);
        for event in EVENTS {
            assert_eq!(state.on_at(event, expires, expires), Err(Refusal::Expired));
        }
    }
    assert_eq!(State::Linked.at(expires.plus(1), expires), State::Linked);
}

proptest! {
    /// Whatever happens, in whatever order: linked means that the last answers of both providers were
    /// accepted, Microsoft's first, after the last time that each was asked, and then confirmed.
    #[test]
    fn never_linked_without_both_evidences_and_a_confirmation(
        events in prop::collection::vec((prop::sample::select(&EVENTS[..]), 0..TIME_TO_LIVE), 0..60),
        resumes in any::<bool>(),
    ) {
        let expires = Timestamp(TIME_TO_LIVE);
        let (mut state, mut now) = (State::begin(resumes), Timestamp(0));
        // What is resumed was proven to Microsoft when it was linked; KaseyaOne's proof is always new.
        let (mut microsoft, mut kaseyaone) = (resumes, false);
        for (event, pause) in events {
            now = now.plus(pause / 40);
            let before = state;
            match state.on_at(event, now, expires) {
                Err(_) => state = state.at(now, expires),
                Ok(next) => {
                    prop_assert!(!before.is_final());
                    prop_assert!(now < expires);
                    match event {
                        Event::Leave(Leg::Microsoft) => (microsoft, kaseyaone) = (false, false),
                        Event::Leave(Leg::Kaseyaone) => kaseyaone = false,
                        Event::Proven(Leg::Microsoft) => microsoft = true,
                        Event::Proven(Leg::Kaseyaone) => kaseyaone = microsoft,
                        Event::Confirm => prop_assert!(microsoft && kaseyaone),
                        _ => {}
                    }
                    prop_assert_eq!(next == State::Linked, event == Event::Confirm);
                    state = next;
                }
            }
            if !state.is_final() {
                prop_assert_eq!((state.has_microsoft(), state.has_kaseyaone()), (microsoft, kaseyaone));
            }
            if before.is_final() {
                prop_assert_eq!(before, state);
            }
        }
    }
}
