//! What was acknowledged is there after SIGKILL; what cannot be read is said, never skipped.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use crate::support::{Server, free_port, program, send};

const ADMIN: &str = "daniel.osei@brightwater.example";

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("spanning-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn organizations(server: &Server, cookie: &str) -> BTreeSet<String> {
    let answer = server.send("console", "GET", "/api/v1/organizations?q=Burst&limit=200", &[("cookie", cookie)], "");
    assert_eq!(answer.status, 200, "{}", answer.body);
    let json = answer.json();
    assert!(json["total"].as_u64().unwrap() <= 200, "one window holds them all");
    json["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn f22_acknowledged_changes_survive_sigkill() {
    let folder = folder("sigkill");
    let acknowledged = Mutex::new(BTreeSet::new());
    for round in 0..5_u64 {
        let port = free_port();
        let mut server = Server::in_folder(port, &folder);
        let cookie = server.sign_in(ADMIN);
        assert!(organizations(&server, &cookie).is_superset(&acknowledged.lock().unwrap()), "before round {round}");
        std::thread::scope(|scope| {
            for worker in 0..4 {
                let (cookie, acknowledged) = (&cookie, &acknowledged);
                scope.spawn(move || {
                    for number in 0..10 {
                        let name = format!("Burst {round}-{worker}-{number}");
                        let key = format!("key-{round}-{worker}-{number}");
                        let body = format!(r#"{{"name":"{name}"}}"#);
                        let headers = [("cookie", cookie.as_str()), ("idempotency-key", key.as_str())];
                        match send(port, "console", "POST", "/api/v1/organizations", &headers, &body) {
                            Some(answer) if answer.status < 300 => {
                                acknowledged.lock().unwrap().insert(name);
                            }
                            Some(answer) => panic!("{}", answer.body),
                            None => break,
                        }
                    }
                });
            }
            std::thread::sleep(Duration::from_millis(20 + 23 * round));
            server.kill();
        });
    }
    let server = Server::in_folder(free_port(), &folder);
    let cookie = server.sign_in(ADMIN);
    let (found, wanted) = (organizations(&server, &cookie), acknowledged.into_inner().unwrap());
    assert!(!wanted.is_empty(), "some changes were acknowledged");
    assert!(found.is_superset(&wanted), "lost: {:?}", wanted.difference(&found).collect::<Vec<_>>());
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn sessions_and_the_clock_survive_a_restart() {
    let folder = folder("restart");
    let control = [("x-mock-control", "1")];
    let mut server = Server::in_folder(free_port(), &folder);
    let cookie = server.sign_in(ADMIN);
    let moved = server.send("console", "POST", "/__mock/clock", &control, r#"{"advanceSeconds":3600}"#).json();
    server.kill();
    let server = Server::in_folder(free_port(), &folder);
    assert_eq!(server.send("console", "GET", "/api/v1/session", &[("cookie", &cookie)], "").status, 200);
    let state = server.send("console", "GET", "/__mock/state", &control, "").json();
    assert!(state["now"].as_i64().unwrap() >= moved["now"].as_i64().unwrap());
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn another_world_or_a_damaged_journal_is_refused_in_words() {
    let folder = folder("refused");
    drop(Server::in_folder(free_port(), &folder));
    let data = folder.to_str().unwrap();
    let other = program(free_port(), &["--data", data, "--seed", "8"]).output().unwrap();
    let words = String::from_utf8_lossy(&other.stderr).into_owned();
    assert_eq!(other.status.code(), Some(2));
    assert!(words.contains("another world") && words.contains("--reset"), "{words}");

    fs::write(folder.join("journal.redb"), b"not a journal").unwrap();
    let damaged = program(free_port(), &["--data", data]).output().unwrap();
    let words = String::from_utf8_lossy(&damaged.stderr).into_owned();
    assert_eq!(damaged.status.code(), Some(2));
    assert!(words.contains("--reset"), "{words}");

    drop(Server::start(free_port(), &["--data", data, "--reset"]));
    fs::remove_dir_all(folder).unwrap();
}
