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
