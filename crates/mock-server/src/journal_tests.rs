use proptest::prelude::*;
use proptest::sample::Index;
use spanning_api::Timestamp;
use spanning_mock::{Input, Request, Site, Sites};

use super::*;

fn settings() -> Settings {
    Settings {
        seed: 7,
        tenants: 3,
        scenario: "default".into(),
        epoch: Timestamp(1),
        sites: Sites { port: 8080 },
        kaseyaone: None,
    }
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("spanning-journal-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn entry(number: u8) -> Entry {
    let request = Request {
        site: Site::Console,
        method: "POST".into(),
        path: format!("/{number}"),
        query: String::new(),
        headers: vec![("cookie".into(), "a=b".repeat(usize::from(number)))],
        body: vec![number; 300],
        ip: "127.0.0.1".into(),
    };
    let input = Input { now: Timestamp(i64::from(number)), entropy: [number; 32], verified: None };
    Entry::Request { request: Box::new(request), input, revision: u64::from(number) }
}

/// A journal of forty entries, closed.
fn filled(folder: &Path) -> Vec<Entry> {
    let mut journal = Journal::open(folder, false, &settings()).unwrap();
    let entries: Vec<_> = (0..40).map(entry).collect();
    for entry in &entries {
        journal.push(entry).unwrap();
    }
    assert!(journal.pending().wait());
    entries
}

fn read(folder: &Path) -> Result<Vec<Entry>> {
    let journal = Journal::open(folder, false, &settings())?;
    let mut entries = Vec::new();
    journal.replay(|entry| {
        entries.push(entry);
        Ok(())
    })?;
    Ok(entries)
}

#[test]
fn what_was_written_is_read_in_order() {
    let folder = folder("order");
    let written = filled(&folder);
    assert_eq!(read(&folder).unwrap(), written);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn f22_damage_is_said_and_never_a_shorter_journal() {
    let folder = folder("damage");
    let written = filled(&folder);
    let file = folder.join("journal.redb");
    let sound = fs::read(&file).unwrap();
    let mut refused = 0;
    let mut check = |bytes: &[u8], how: String| {
        fs::write(&file, bytes).unwrap();
        match read(&folder) {
            Ok(entries) => assert_eq!(entries, written, "{how}"),
            Err(error) => {
                refused += 1;
                assert!(format!("{error:#}").contains("--reset"), "{how}: {error:#}");
            }
        }
    };
    for eighth in 0..8 {
        check(&sound[..sound.len() * eighth / 8 + 1], format!("cut at {eighth}/8"));
    }
    // A step that is no multiple of a page reaches every part of a page in the end.
    for at in (0..sound.len()).step_by(1_667) {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x20;
        check(&bytes, format!("byte {at} of {}", sound.len()));
    }
    assert!(refused > 8, "{refused} kinds of damage were noticed");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_open_journal_is_not_opened_twice() {
    let folder = folder("twice");
    let first = Journal::open(&folder, false, &settings()).unwrap();
    let second = Journal::open(&folder, false, &settings()).err().unwrap();
    assert!(format!("{second:#}").contains("in use"), "{second:#}");
    drop(first);
    Journal::open(&folder, false, &settings()).unwrap();
    fs::remove_dir_all(folder).unwrap();
}

/// Bytes that may stand where an entry should, made of one that is right.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let right = |number: u8| serde_json::to_vec(&entry(number)).unwrap();
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..200),
        // Cut off.
        (0..40_u8, any::<Index>()).prop_map(move |(number, at)| {
            let mut bytes = right(number);
            bytes.truncate(at.index(bytes.len()));
            bytes
        }),
        // A byte of it is another.
        (0..40_u8, any::<Index>(), 1..=255_u8).prop_map(move |(number, at, other)| {
            let mut bytes = right(number);
            let at = at.index(bytes.len());
            bytes[at] ^= other;
            bytes
        }),
        // A member is missing, or of another kind.
        (0..40_u8, any::<Index>(), any::<bool>()).prop_map(move |(number, at, gone)| {
            let mut value = serde_json::to_value(entry(number)).unwrap();
            let members = value.as_object_mut().unwrap();
            let name = members.keys().nth(at.index(members.len())).unwrap().clone();
            if gone {
                members.remove(&name)
            } else {
                members.insert(name, serde_json::json!([null]))
            };
            serde_json::to_vec(&value).unwrap()
        }),
    ]
}

/// Puts bytes in the place of an entry, past everything that writes entries.
fn put(folder: &Path, number: u64, bytes: &[u8]) {
    let database = Database::create(folder.join("journal.redb")).unwrap();
    let write = database.begin_write().unwrap();
    write.open_table(ENTRIES).unwrap().insert(number, bytes).unwrap();
    write.commit().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn f22_any_bytes_in_place_of_a_file_are_refused_in_words(bytes in proptest::collection::vec(any::<u8>(), 1..600)) {
        let folder = folder("bytes");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("journal.redb"), &bytes).unwrap();
        let error = Journal::open(&folder, false, &settings()).err().expect("no journal");
        prop_assert!(format!("{error:#}").contains("--reset"), "{error:#}");
        prop_assert_eq!(fs::read(folder.join("journal.redb")).unwrap(), bytes, "what is there is left alone");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn f22_a_damaged_entry_ends_the_replay_with_an_error(at in 0..12_u64, bytes in damaged()) {
        let folder = folder("entry");
        let mut journal = Journal::open(&folder, false, &settings()).unwrap();
        let written: Vec<_> = (0..12).map(entry).collect();
        written.iter().for_each(|entry| journal.push(entry).unwrap());
        prop_assert!(journal.pending().wait());
        drop(journal);
        put(&folder, at, &bytes);
        let readable: Option<Entry> = serde_json::from_slice(&bytes).ok();
        match (read(&folder), readable) {
            // A changed byte may make another entry that can be read: then that one is what is there.
            (Ok(entries), Some(other)) => {
                let mut expected = written;
                expected[usize::try_from(at).unwrap()] = other;
                prop_assert_eq!(entries, expected);
            }
            (Err(error), None) => {
                let words = format!("{error:#}");
                prop_assert!(words.contains(&format!("entry {at} of")) && words.contains("--reset"), "{words}");
            }
            (read, _) => prop_assert!(false, "{read:?}"),
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn f22_a_missing_entry_is_noticed(at in 0..11_u64) {
        let folder = folder("missing");
        let mut journal = Journal::open(&folder, false, &settings()).unwrap();
        (0..12).for_each(|number| journal.push(&entry(number)).unwrap());
        prop_assert!(journal.pending().wait());
        drop(journal);
        let database = Database::create(folder.join("journal.redb")).unwrap();
        let write = database.begin_write().unwrap();
        write.open_table(ENTRIES).unwrap().remove(at).unwrap();
        write.commit().unwrap();
        drop(database);
        let error = read(&folder).expect_err("no shorter journal");
        prop_assert!(format!("{error:#}").contains("is missing before"), "{error:#}");
        fs::remove_dir_all(folder).unwrap();
    }
}
