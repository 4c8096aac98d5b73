//! The control door: other worlds, situations that travel, faults of the API.

use std::fs;
use std::time::Instant;

use serde_json::{Value, json};

use crate::support::{CONTROL, Server, free_port};

const GRACE: &str = "grace.whitfield@brightwater.example";

fn state(server: &Server) -> Value {
    server.send("console", "GET", "/__mock/state", &CONTROL, "").json()
}

fn tell(server: &Server, method: &str, name: &str, body: &Value) -> u16 {
    server.send("console", method, &format!("/__mock/{name}"), &CONTROL, &body.to_string()).status
}

fn fingerprint(server: &Server) -> String {
    server.send("console", "GET", "/__mock/fingerprint", &CONTROL, "").body
}

#[test]
fn another_world_takes_the_place_of_the_first_and_outlives_a_power_cut() {
    let folder = std::env::temp_dir().join(format!("spanning-control-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let port = free_port();
    let mut server = Server::in_folder(port, &folder);
    let cookie = server.sign_in(GRACE);
    assert_eq!(tell(&server, "POST", "world", &json!({"scenario": "no-such-thing"})), 400);
    assert_eq!(tell(&server, "POST", "world", &json!({"scenario": "linked", "tenants": 200_001})), 400);
    assert_eq!(state(&server)["scenario"], "default", "what is refused changes nothing");
    assert_eq!(tell(&server, "POST", "world", &json!({"scenario": "bad-morning", "tenants": 40})), 204);
    let now = state(&server);
    assert_eq!((&now["scenario"], &now["tenants"], &now["journal"]), (&json!("bad-morning"), &json!(40), &json!(0)));
    let gone = server.send("console", "GET", "/api/v1/session", &[("cookie", &cookie)], "");
    assert_eq!(gone.status, 401, "nobody of the old world is signed in");
    server.sign_in(GRACE);
    let before = fingerprint(&server);
    server.kill();
    // The same command line still means this folder.
    let server = Server::in_folder(port, &folder);
    assert_eq!((state(&server)["scenario"].clone(), fingerprint(&server)), (json!("bad-morning"), before));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_situation_travels_to_another_server() {
    let port = free_port();
    let mut first = Server::start(port, &["--memory"]);
    first.sign_in(GRACE);
    tell(&first, "POST", "clock", &json!({"advanceSeconds": 7_200}));
    first.sign_in("maya.lindqvist@aldergrovedental.example");
    let situation = first.send("console", "GET", "/__mock/situation", &CONTROL, "").json();
    // The clock runs on meanwhile: what counts is the time that the situation holds.
    let (before, then) = (fingerprint(&first), situation["now"].as_i64().unwrap());
    first.kill();

    let second = Server::start(port, &["--memory", "--seed", "8"]);
    assert_ne!(fingerprint(&second), before);
    assert_eq!(tell(&second, "POST", "situation", &situation), 204);
    assert_eq!(fingerprint(&second), before);
    let now = state(&second)["now"].as_i64().unwrap();
    assert!((0..30_000).contains(&(now - then)), "{then} {now}");

    let mut forged = situation.clone();
    forged["entries"][0]["revision"] = json!(9_999);
    assert_eq!(tell(&second, "POST", "situation", &forged), 503);
    assert_eq!(tell(&second, "POST", "situation", &json!({"scenario": 7})), 400);
    assert_eq!(fingerprint(&second), before, "what cannot be made leaves the world alone");
}

#[test]
fn faults_of_the_api_happen_as_planned() {
    let server = Server::start(free_port(), &["--memory"]);
    let cookie = server.sign_in(GRACE);
    let get = |path: &str| server.try_send("console", "GET", path, &[("cookie", &cookie)], "");
    let plan = |faults: Value| assert_eq!(tell(&server, "PUT", "api-faults", &faults), 204);
    assert_eq!(tell(&server, "PUT", "api-faults", &json!([{"kind": "status", "status": 200}])), 400);

    plan(json!([{"operation": "ListTenants", "kind": "status", "status": 429, "retry_after": 3, "times": 1}]));
    let refused = get("/api/v1/tenants").unwrap();
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("3")));
    assert_eq!(refused.json()["code"], "too_many_requests");
    assert_eq!(get("/api/v1/tenants").unwrap().status, 200);

    let whole = get("/api/v1/tenants").unwrap().body.len();
    plan(json!([{"kind": "cut_body", "times": 1}]));
    let cut = get("/api/v1/tenants").map_or(0, |answer| answer.body.len());
    assert!(cut < whole, "{cut} of {whole}");
    plan(json!([{"kind": "lost", "times": 1}]));
    assert!(get("/api/v1/session").is_none());
    assert_eq!(get("/api/v1/session").unwrap().status, 200);

    plan(json!([{"kind": "html", "times": 1}, {"operation": "GetSession", "kind": "latency", "milliseconds": 700}]));
    let started = Instant::now();
    assert!(get("/api/v1/session").unwrap().body.contains("<h1>Proxy</h1>"));
    assert!(started.elapsed().as_millis() >= 700);
    assert_eq!(state(&server)["faults"].as_array().unwrap().len(), 1);
    plan(json!([]));
    assert_eq!(get("/api/v1/session").unwrap().status, 200);
}
