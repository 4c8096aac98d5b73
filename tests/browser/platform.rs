//! What the browser itself gives.

use spanning_console::platform::random;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn names_of_actions_are_uuids_and_never_the_same() {
    let made: Vec<String> = (0..200).map(|_| random::uuid()).collect();
    for uuid in &made {
        let parts: Vec<&str> = uuid.split('-').collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{uuid}");
        assert!(uuid.chars().all(|c| c == '-' || c.is_ascii_hexdigit() && !c.is_ascii_uppercase()), "{uuid}");
        assert!(parts[2].starts_with('4') && parts[3].starts_with(['8', '9', 'a', 'b']), "{uuid}");
    }
    let mut different = made.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), made.len());
}
