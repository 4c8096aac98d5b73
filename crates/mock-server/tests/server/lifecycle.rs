//! Starting and stopping, as people and scripts see it.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{CONTROL, Server, free_port, program};

#[test]
fn it_says_where_everything_is_and_who_can_sign_in() {
    let port = free_port();
    let mut child = program(port, &["--memory"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    let mut words = Vec::new();
    let mut part = [0; 4096];
    // What it says comes at once, also into a pipe.
    while !String::from_utf8_lossy(&words).contains("Ctrl-C") {
        let read = out.read(&mut part).unwrap();
        assert!(read > 0, "{}", String::from_utf8_lossy(&words));
        words.extend_from_slice(&part[..read]);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let words = String::from_utf8_lossy(&words);
    for site in ["console", "vsa10", "vsa9", "uniview", "uniview1", "evil", "login-microsoft", "kaseyaone"] {
        assert!(words.contains(&format!("http://{site}.localhost:{port}")), "{site} in {words}");
    }
    for wanted in ["/api/openapi.json", "maya.lindqvist@", "password"] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
}

#[test]
fn it_stops_when_told_to() {
    for signal in ["-INT", "-TERM"] {
        let mut server = Server::start(free_port(), &["--memory"]);
        let told = Instant::now();
        assert!(Command::new("kill").args([signal, &server.child.id().to_string()]).status().unwrap().success());
        assert_eq!(server.child.wait().unwrap().code(), Some(0), "{signal}");
        assert!(told.elapsed() < Duration::from_secs(5), "{signal}");
    }
}

#[test]
fn a_taken_port_and_a_wrong_word_are_told() {
    let server = Server::start(free_port(), &["--memory"]);
    for (port, arguments, wanted) in [
        (server.port, ["--memory", "--seed", "7"], "--port"),
        (free_port(), ["--memory", "--scenario", "nonsense"], "bad-morning"),
        (free_port(), ["--memory", "--now", "yesterday"], "2026-03-10T09:00:00Z"),
    ] {
        let output = program(port, &arguments).output().unwrap();
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(words.contains(wanted), "{words}");
    }
}

#[test]
fn a_fault_of_a_login_site_is_planned_through_the_control_door() {
    let server = Server::start(free_port(), &["--memory"]);
    let cookie = server.sign_in("maya.lindqvist@aldergrovedental.example");
    let post = |path: &str, key: &str, body: &str| {
        let headers = [("cookie", &*cookie), ("idempotency-key", key), ("sec-fetch-site", "same-origin")];
        let answer = server.send("console", "POST", path, &headers, body);
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    };
    let attempt = post("/api/v1/link-attempts", "attempt", r#"{"returnTo":"integrations"}"#);
    let away = format!("/api/v1/link-attempts/{}/departure", attempt["id"].as_str().unwrap());
    let url = post(&away, "away", r#"{"provider":"microsoft"}"#)["url"].as_str().unwrap().to_owned();
    let (_, path) = url.split_once(&format!(":{}", server.port)).unwrap();
    let login = || server.send("login-microsoft", "GET", path, &[], "").status;

    let plan = r#"{"site":"microsoft","kind":"unavailable"}"#;
    assert_eq!(server.send("console", "POST", "/__mock/faults", &[], plan).status, 404, "without the header");
    assert_eq!(login(), 303);
    assert_eq!(server.send("console", "POST", "/__mock/faults", &CONTROL, plan).status, 204);
    assert_eq!((login(), login()), (503, 303), "once");
    for wrong in [r#"{"site":"console","kind":"unavailable"}"#, "{}", "nonsense"] {
        let answer = server.send("console", "POST", "/__mock/faults", &CONTROL, wrong);
        assert_eq!(answer.status, 400, "{wrong}");
        assert!(answer.body.contains("kind"), "{answer:?}");
    }
}
