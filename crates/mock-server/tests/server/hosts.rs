//! Sites by host name, and the headers of every console answer.

use crate::support::{Server, free_port};

#[test]
fn each_host_is_a_site_and_an_unknown_one_is_told_the_right_ones() {
    let server = Server::start(free_port(), &["--memory"]);
    assert_eq!(server.send("console", "GET", "/api/v1/session/options", &[], "").status, 200);
    assert_eq!(server.send("kaseyaone", "GET", "/.well-known/openid-configuration", &[], "").status, 200);
    assert_eq!(server.send("login-microsoft", "GET", "/api/v1/session/options", &[], "").status, 404);
    let lost = server.send("nowhere", "GET", "/", &[], "");
    assert_eq!(lost.status, 404);
    assert!(lost.body.contains(&format!("http://console.localhost:{}", server.port)));
}

#[test]
fn every_console_answer_has_its_headers_errors_included() {
    let server = Server::start(free_port(), &["--memory", "--dist", "/nonexistent"]);
    for (method, path) in [
        ("GET", "/"),
        ("GET", "/settings/integrations"),
        ("GET", "/missing.js"),
        ("GET", "/link/microsoft/callback?code=1"),
        ("GET", "/api/v1/session"),
        ("GET", "/api/v1/nothing"),
        ("PUT", "/api/v1/session"),
        ("TRACE", "/api/v1/session"),
        ("POST", "/"),
        ("GET", "/embed/vsa10/modules/integrations/unitrends-backup"),
    ] {
        let answer = server.send("console", method, path, &[], "");
        let at = format!("{method} {path}: {answer:?}");
        let policy = answer.header("content-security-policy").expect(&at);
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{at}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{at}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{at}");
        assert_eq!(answer.header("x-frame-options").is_none(), path.starts_with("/embed/"), "{at}");
        assert_eq!(answer.header("cross-origin-opener-policy").is_none(), path.contains("/callback"), "{at}");
    }
}

#[test]
fn the_control_door_is_shut_to_pages() {
    let server = Server::start(free_port(), &["--memory"]);
    assert_eq!(server.send("console", "GET", "/__mock/state", &[], "").status, 404);
    assert_eq!(server.send("console", "POST", "/__mock/clock", &[], r#"{"advanceSeconds":1}"#).status, 404);
    let control = [("x-mock-control", "1")];
    assert_eq!(server.send("console", "GET", "/__mock/state", &control, "").status, 200);
    assert_eq!(server.send("console", "POST", "/__mock/clock", &control, r#"{"advanceSeconds":-1}"#).status, 400);
}

#[test]
fn the_date_is_the_worlds() {
    let server = Server::start(free_port(), &["--memory"]);
    let answer = server.send("console", "GET", "/api/v1/session/options", &[], "");
    assert!(answer.header("date").unwrap().starts_with("Tue, 10 Mar 2026 09:00:"), "{answer:?}");
}
