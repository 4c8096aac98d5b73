//! The built app over HTTP: which bytes, how long they are kept, what runs.

use std::fs;
use std::path::PathBuf;

use crate::support::{Answer, Server, free_port};

fn dist(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("spanning-files-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in [
        ("index.html", "<script type=\"module\">one()</script>"),
        ("app-0123456789abcdef_bg.wasm", "plain wasm"),
        ("app-0123456789abcdef_bg.wasm.br", "brotli"),
        ("app-0123456789abcdef_bg.wasm.gz", "gzip"),
        ("icons.svg", "<svg/>"),
    ] {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

#[test]
fn copies_are_chosen_by_what_the_browser_takes() {
    let folder = dist("copies");
    let server = Server::start(free_port(), &["--memory", "--dist", folder.to_str().unwrap()]);
    let wasm = "/app-0123456789abcdef_bg.wasm";
    let get = |accept: &str| server.send("console", "GET", wasm, &[("accept-encoding", accept)], "");
    for (accept, body, encoding) in [
        ("gzip, deflate, br, zstd", "brotli", Some("br")),
        ("gzip", "gzip", Some("gzip")),
        ("br;q=0, gzip;q=0.5", "gzip", Some("gzip")),
        ("identity", "plain wasm", None),
        ("", "plain wasm", None),
    ] {
        let answer = get(accept);
        assert_eq!((answer.body.as_str(), answer.header("content-encoding")), (body, encoding), "{accept}");
        assert_eq!(answer.header("content-type"), Some("application/wasm"), "streaming needs exactly this");
        assert_eq!(answer.header("vary"), Some("accept-encoding"));
        assert_eq!(answer.header("cache-control"), Some("public, max-age=31536000, immutable"));
    }
    let tag = get("br").header("etag").unwrap().to_owned();
    assert_ne!(get("gzip").header("etag"), Some(tag.as_str()), "other bytes, other tag");
    let known = server.send("console", "GET", wasm, &[("accept-encoding", "br"), ("if-none-match", &tag)], "");
    assert_eq!((known.status, known.body.as_str()), (304, ""));
    assert_eq!(known.header("etag"), Some(tag.as_str()));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn addresses_get_the_page_and_missing_files_are_missing() {
    let folder = dist("addresses");
    let server = Server::start(free_port(), &["--memory", "--dist", folder.to_str().unwrap()]);
    let get = |path: &str| server.send("console", "GET", path, &[], "");
    for path in ["/", "/index.html", "/settings/integrations", "/tenants/contoso.example", "/embed/vsa9/saas-backup"] {
        let answer = get(path);
        assert_eq!((answer.status, answer.header("cache-control")), (200, Some("no-cache")), "{path}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{path}");
    }
    assert_eq!(get("/icons.svg").header("cache-control"), Some("no-cache"), "no hash in its name");
    for path in ["/gone-fedcba9876543210.js", "/../Cargo.json", "/%2e%2e/x.json", "/.git/x.json"] {
        assert_eq!(get(path).status, 404, "{path}");
    }
    let head = server.send("console", "HEAD", "/icons.svg", &[], "");
    assert_eq!((head.status, head.header("content-length"), head.body.as_str()), (200, Some("6"), ""));
    assert_eq!(server.send("console", "DELETE", "/", &[], "").status, 405);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_policy_knows_the_page_that_is_there_now() {
    let folder = dist("policy");
    let server = Server::start(free_port(), &["--memory", "--dist", folder.to_str().unwrap()]);
    let policy = |answer: &Answer| answer.header("content-security-policy").unwrap().to_owned();
    let before = policy(&server.send("console", "GET", "/", &[], ""));
    assert_eq!(before.matches("'sha256-").count(), 1, "{before}");
    fs::write(folder.join("index.html"), "<script>another()</script><script>and another</script>").unwrap();
    let after = policy(&server.send("console", "GET", "/", &[], ""));
    assert_eq!(after.matches("'sha256-").count(), 2, "{after}");
    assert!(!after.contains(before.split("'sha256-").nth(1).unwrap().split('\'').next().unwrap()));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn without_a_build_the_page_says_what_to_run() {
    let server = Server::start(free_port(), &["--memory", "--dist", "/nonexistent"]);
    let answer = server.send("console", "GET", "/", &[], "");
    assert_eq!(answer.status, 503);
    assert!(answer.body.contains("cargo xtask demo"), "{}", answer.body);
}
