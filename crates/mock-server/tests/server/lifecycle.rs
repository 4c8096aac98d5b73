//! Starting and stopping, as people and scripts see it.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{Server, free_port, program};

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
