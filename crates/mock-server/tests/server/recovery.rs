//! What was acknowledged is there after SIGKILL; what cannot be read is said, never skipped.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use crate::support::{CONTROL, Server, free_port, program, send};

const ADMIN: &str = "daniel.osei@brightwater.example";

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("spanning-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn organizations(server: &Server, cookie: &str, round: u64) -> BTreeSet<String> {
    let path = format!("/api/v1/organizations?q=Burst{round}x&limit=200");
    let answer = server.send("console", "GET", &path, &[("cookie", cookie)], "");
    assert_eq!(answer.status, 200, "{}", answer.body);
    let json = answer.json();
    assert!(json["total"].as_u64().unwrap() <= 200, "one window holds them all");
    json["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

/// Adds organizations until the server is gone; those that it acknowledged, and those that were asked for.
fn burst(port: u16, cookie: &str, round: u64, worker: u64) -> (Vec<String>, Vec<String>) {
    let (mut acknowledged, mut asked) = (Vec::new(), Vec::new());
    for number in 0..50 {
        let name = format!("Burst{round}x-{worker}-{number}");
        let key = format!("key-{round}-{worker}-{number}");
        let headers = [("cookie", cookie), ("idempotency-key", key.as_str())];
        asked.push(name.clone());
        match send(port, "console", "POST", "/api/v1/organizations", &headers, &format!(r#"{{"name":"{name}"}}"#)) {
            Some(answer) if answer.status < 300 => acknowledged.push(name),
            Some(answer) => panic!("{}", answer.body),
            None => break,
        }
    }
    (acknowledged, asked)
}

#[test]
fn f22_acknowledged_changes_survive_sigkill() {
    let folder = folder("sigkill");
    let mut rounds = Vec::new();
    for round in 0..20_u64 {
        let port = free_port();
        let mut server = Server::in_folder(port, &folder);
        let cookie = server.sign_in(ADMIN);
        rounds.push(std::thread::scope(|scope| {
            let workers: Vec<_> = (0..4)
                .map(|worker| {
                    scope.spawn({
                        let cookie = &cookie;
                        move || burst(port, cookie, round, worker)
                    })
                })
                .collect();
            // Where in a write this falls differs from run to run and from round to round.
            std::thread::sleep(Duration::from_millis(5 + 7 * round));
            server.kill();
            workers.into_iter().map(|worker| worker.join().unwrap()).collect::<Vec<_>>()
        }));
    }
    let server = Server::in_folder(free_port(), &folder);
    let cookie = server.sign_in(ADMIN);
    let mut kept = 0;
    for (round, workers) in (0..).zip(rounds) {
        let found = organizations(&server, &cookie, round);
        let (acknowledged, asked): (Vec<_>, Vec<_>) = workers.into_iter().unzip();
        let (acknowledged, asked) = (acknowledged.concat(), asked.concat());
        let lost: Vec<_> = acknowledged.iter().filter(|name| !found.contains(*name)).collect();
        assert!(lost.is_empty(), "round {round} lost {lost:?}");
        assert!(found.iter().all(|name| asked.contains(name)), "round {round} has something nobody asked for");
        kept += acknowledged.len();
    }
    assert!(kept > 60, "{kept} changes were acknowledged");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn f22_the_whole_state_is_the_same_after_sigkill() {
    let folder = folder("state");
    let port = free_port();
    let mut server = Server::in_folder(port, &folder);
    let cookie = server.sign_in(ADMIN);
    server.send("console", "POST", "/__mock/clock", &CONTROL, r#"{"advanceSeconds":90}"#);
    burst(port, &cookie, 0, 0);
    let fingerprint = |server: &Server| server.send("console", "GET", "/__mock/fingerprint", &CONTROL, "").body;
    let before = fingerprint(&server);
    server.kill();
    assert_eq!(fingerprint(&Server::in_folder(port, &folder)), before);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_journal_follows_its_server_to_another_port() {
    let folder = folder("moved");
    let ports = [free_port(), free_port(), free_port()];
    for (round, port) in (0u64..).zip(ports) {
        let mut server = Server::in_folder(port, &folder);
        let cookie = server.sign_in(ADMIN);
        let origin = format!("http://console.localhost:{port}");
        let key = format!("moved-{round}");
        let headers = [("cookie", cookie.as_str()), ("idempotency-key", &key), ("origin", &origin)];
        let body = format!(r#"{{"name":"Burst{round}x-moved"}}"#);
        assert_eq!(server.send("console", "POST", "/api/v1/organizations", &headers, &body).status, 200);
        for earlier in 0..=round {
            assert_eq!(organizations(&server, &cookie, earlier).len(), 1, "round {round}, made in {earlier}");
        }
        server.kill();
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn sessions_and_the_clock_survive_a_restart() {
    let folder = folder("restart");
    let mut server = Server::in_folder(free_port(), &folder);
    let cookie = server.sign_in(ADMIN);
    let moved = server.send("console", "POST", "/__mock/clock", &CONTROL, r#"{"advanceSeconds":3600}"#).json();
    server.kill();
    let server = Server::in_folder(free_port(), &folder);
    assert_eq!(server.send("console", "GET", "/api/v1/session", &[("cookie", &cookie)], "").status, 200);
    let state = server.send("console", "GET", "/__mock/state", &CONTROL, "").json();
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

    let file = folder.join("journal.redb");
    let begun = fs::read(&file).unwrap();
    fs::write(&file, &begun[..begun.len() / 2]).unwrap();
    let cut = program(free_port(), &["--data", data]).output().unwrap();
    let words = String::from_utf8_lossy(&cut.stderr).into_owned();
    assert_eq!(cut.status.code(), Some(2), "{words}");
    assert!(words.contains("damaged") && words.contains("--reset"), "{words}");

    fs::write(&file, b"not a journal").unwrap();
    let damaged = program(free_port(), &["--data", data]).output().unwrap();
    let words = String::from_utf8_lossy(&damaged.stderr).into_owned();
    assert_eq!(damaged.status.code(), Some(2));
    assert!(words.contains("--reset"), "{words}");

    drop(Server::start(free_port(), &["--data", data, "--reset"]));
    fs::remove_dir_all(folder).unwrap();
}
