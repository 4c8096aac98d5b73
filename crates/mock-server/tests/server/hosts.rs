//! Sites by host name, and the headers of every console answer.

use crate::support::{CONTROL, Server, free_port};

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
        ("HEAD", "/"),
        ("GET", "/healthz"),
        ("GET", "/__mock/state"),
        ("GET", "/../../etc/passwd"),
        ("GET", "/api/openapi.json"),
        ("GET", "/api/nothing"),
        ("POST", "/csp-reports"),
        ("GET", "/link/kaseyaone/callback"),
        ("GET", "/link/microsoft/callback?code=1"),
        ("GET", "/api/v1/session"),
        ("GET", "/api/v1/nothing"),
        ("PUT", "/api/v1/session"),
        ("TRACE", "/api/v1/session"),
        ("POST", "/"),
        ("GET", "/embed/vsa10/modules/integrations/unitrends-backup"),
        ("GET", "/embed/vsa9/saas-backup/customers"),
        ("GET", "/embed/uniview2/dashboard/spanning/microsoft365"),
        ("GET", "/embed/uniview1/saas-backup/customers"),
    ] {
        let answer = server.send("console", method, path, &[], "");
        let at = format!("{method} {path}: {answer:?}");
        let policy = answer.header("content-security-policy").expect(&at);
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{at}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{at}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{at}");
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"), "{at}");
        assert!(answer.header("permissions-policy").expect(&at).contains("clipboard-write=(self)"), "{at}");
        assert!(answer.header("cache-control").is_some() || answer.body.is_empty(), "{at}");
        assert_eq!(answer.header("x-frame-options").is_none(), path.starts_with("/embed/"), "{at}");
        assert_eq!(answer.header("cross-origin-opener-policy").is_none(), path.contains("/callback"), "{at}");
    }
    let large = server.send("console", "POST", "/api/v1/organizations", &[], &"x".repeat(300 * 1024));
    assert_eq!(large.status, 413, "{large:?}");
    assert!(large.header("content-security-policy").is_some(), "{large:?}");
}

/// The HTTP library refuses it before any of our code sees it.
#[test]
fn an_address_of_64_kilobytes_is_refused_in_words() {
    let server = Server::start(free_port(), &["--memory"]);
    let long = format!("/link/microsoft/callback?code={}", "a".repeat(64 * 1024));
    for _ in 0..3 {
        let answer = server.send("console", "GET", &long, &[], "");
        assert_eq!(answer.status, 414);
        assert!(answer.body.contains("The address is too long") && answer.body.ends_with("</html>"), "{answer:?}");
        assert!(answer.header("content-security-policy").is_some(), "{answer:?}");
    }
    let fits = format!("/link/microsoft/callback?code={}", "a".repeat(65_000));
    assert_ne!(server.send("console", "GET", &fits, &[], "").status, 414);
}

#[test]
fn pages_below_embed_are_for_their_portal_only() {
    let server = Server::start(free_port(), &["--memory"]);
    for (path, host) in [
        ("/embed/vsa10/modules/integrations/unitrends-backup", Some("vsa10")),
        ("/embed/vsa9/saas-backup/customers", Some("vsa9")),
        ("/embed/uniview2/dashboard/spanning/microsoft365", Some("uniview")),
        ("/embed/uniview1/saas-backup/customers", Some("uniview1")),
        ("/embed/evil/saas-backup/customers", None),
        ("/embed", None),
        ("/settings/integrations", None),
    ] {
        let answer = server.send("console", "GET", path, &[], "");
        let policy = answer.header("content-security-policy").unwrap();
        let host = host.map_or("'none'".to_owned(), |host| format!("http://{host}.localhost:{}", server.port));
        assert!(policy.contains(&format!("frame-ancestors {host};")), "{path}: {policy}");
    }
}

#[test]
fn violations_of_the_policy_are_collected() {
    let server = Server::start(free_port(), &["--memory"]);
    let report = r#"{"csp-report":{"violated-directive":"style-src"}}"#;
    assert_eq!(server.send("console", "POST", "/csp-reports", &[], report).status, 204);
    let kept = server.send("console", "GET", "/__mock/csp-reports", &CONTROL, "").json();
    assert_eq!(kept, serde_json::json!([report]));
}

#[test]
fn portals_frame_the_console_and_hand_over_tokens() {
    let server = Server::start(free_port(), &["--memory"]);
    let page = server.send("vsa10", "GET", "/", &[], "");
    let console = format!("http://console.localhost:{}", server.port);
    assert!(page.body.contains(&format!("src=\"{console}/embed/v1/spanning-console.js\"")), "{}", page.body);
    assert!(page.body.contains("<spanning-console portal=\"vsa10\" route=\"modules/"), "{}", page.body);
    assert!(page.header("content-security-policy").unwrap().contains(&format!("frame-src {console};")));
    let (own, other) = (format!("http://vsa10.localhost:{}", server.port), console);
    let body = r#"{"email":"noor.haddad@brightwater.example"}"#;
    let token = server.send("vsa10", "POST", "/token", &[("origin", &own)], body).json();
    let bearer = format!("Bearer {}", token["token"].as_str().unwrap());
    let session = server.send("console", "GET", "/api/v1/session", &[("authorization", &bearer)], "");
    assert_eq!(session.status, 200, "{}", session.body);
    assert_eq!(server.send("vsa10", "POST", "/token", &[("origin", &other)], body).status, 403);
}

#[test]
fn the_control_door_is_shut_to_pages() {
    let server = Server::start(free_port(), &["--memory"]);
    assert_eq!(server.send("console", "GET", "/__mock/state", &[], "").status, 404);
    assert_eq!(server.send("console", "POST", "/__mock/clock", &[], r#"{"advanceSeconds":1}"#).status, 404);
    assert_eq!(server.send("console", "GET", "/__mock/state", &CONTROL, "").status, 200);
    assert_eq!(server.send("console", "POST", "/__mock/clock", &CONTROL, r#"{"advanceSeconds":-1}"#).status, 400);
}

#[test]
fn the_date_is_the_worlds() {
    let server = Server::start(free_port(), &["--memory"]);
    let answer = server.send("console", "GET", "/api/v1/session/options", &[], "");
    assert!(answer.header("date").unwrap().starts_with("Tue, 10 Mar 2026 09:00:"), "{answer:?}");
}
