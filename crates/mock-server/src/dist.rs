//! The built app from its folder: precompressed files, content types, caching, and the page itself
//! for every address of the console.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use spanning_mock::Response;

use crate::headers::script_hashes;

/// The folder of the built app.
pub struct Dist {
    folder: PathBuf,
    page: Mutex<Page>,
}

/// What the policy needs to know of the page that starts the app.
#[derive(Default)]
struct Page {
    /// Time and size of its file.
    version: Option<(SystemTime, u64)>,
    hashes: Vec<String>,
}

/// What a request says that decides which bytes it gets.
pub struct Wish<'a> {
    /// The path, as it came.
    pub path: &'a str,
    /// `Accept-Encoding`.
    pub encodings: &'a str,
    /// `If-None-Match`.
    pub known: &'a str,
}

impl Dist {
    /// A folder, which may not exist yet.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), page: Mutex::default() }
    }

    /// The hashes of the inline scripts of the page; read again when its file changes.
    pub fn script_hashes(&self) -> Vec<String> {
        let file = self.folder.join("index.html");
        let version = fs::metadata(&file).ok().and_then(|data| Some((data.modified().ok()?, data.len())));
        let mut page = self.page.lock().unwrap_or_else(PoisonError::into_inner);
        if page.version != version {
            let text = fs::read_to_string(&file).unwrap_or_default();
            *page = Page { version, hashes: script_hashes(&text) };
        }
        page.hashes.clone()
    }

    /// The answer to a GET. A path with a file ending is a file, or 404; any other is the page.
    pub fn answer(&self, wish: &Wish) -> Response {
        let name = wish.path.trim_start_matches('/');
        let is_file = name.rsplit('/').next().is_some_and(|last| kind_of(last).is_some());
        let name = if is_file { name } else { "index.html" };
        if name.split('/').any(|part| part.is_empty() || part.starts_with('.')) || name.contains(['\\', '%', '\0']) {
            return Response::text(404, "There is no such file.");
        }
        match self.encoded(name, wish.encodings) {
            Some((bytes, encoding)) => file(name, bytes, encoding, wish.known),
            None if !is_file => Response::text(503, "The app is not built. Run: cargo xtask demo"),
            None => Response::text(404, "There is no such file."),
        }
    }

    fn encoded(&self, name: &str, encodings: &str) -> Option<(Vec<u8>, &'static str)> {
        for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
            let path = self.folder.join(format!("{name}.{ending}"));
            if accepts(encodings, encoding) && is_current(&path, &self.folder.join(name)) {
                return fs::read(path).ok().map(|bytes| (bytes, encoding));
            }
        }
        fs::read(self.folder.join(name)).ok().map(|bytes| (bytes, ""))
    }
}

/// Whether a browser takes an encoding, by its header `Accept-Encoding` (RFC 9110, 12.5.3).
pub fn accepts(encodings: &str, wanted: &str) -> bool {
    encodings.split(',').any(|part| {
        let (name, quality) = part.split_once(';').unwrap_or((part, ""));
        let refused = quality.trim().strip_prefix("q=").and_then(|q| q.parse().ok()) == Some(0.0);
        name.trim().eq_ignore_ascii_case(wanted) && !refused
    })
}

/// A compressed copy that is older than its file belongs to an earlier build.
fn is_current(copy: &Path, file: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    matches!((time(copy), time(file)), (Some(copy), Some(file)) if copy >= file)
}

fn file(name: &str, bytes: Vec<u8>, encoding: &str, known: &str) -> Response {
    let tag = format!("\"{}\"", STANDARD.encode(&Sha256::digest(&bytes)[..12]));
    let cache = if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let base = |status| {
        let mut response =
            Response::status(status).with("cache-control", cache).with("etag", &tag).with("vary", "accept-encoding");
        if !encoding.is_empty() {
            response = response.with("content-encoding", encoding);
        }
        response
    };
    if known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag) {
        return base(304);
    }
    let mut response = base(200).with("content-type", kind_of(name).unwrap_or("application/octet-stream"));
    response.body = bytes;
    response
}

/// Whether the name changes with the content: Trunk puts hexadecimal digits into it, sixteen
/// without leading zeros.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.'])
        .any(|part| (8..=16).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn kind_of(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" | "webmanifest" | "map" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "woff2" => "font/woff2",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_long() {
        assert!(is_hashed("spanning-console-0123456789abcdef_bg.wasm"));
        assert!(is_hashed("app-0123456789abcdef.css"));
        assert!(is_hashed("spanning-console-2a9b802ba6916_bg.wasm"));
        assert!(!is_hashed("icons.svg"));
        assert!(!is_hashed("index.html"));
    }

    #[test]
    fn files_are_negotiated_and_nothing_outside_the_folder_is_read() {
        let folder = std::env::temp_dir().join(format!("spanning-dist-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "page").unwrap();
        fs::write(folder.join("a.wasm"), "plain").unwrap();
        fs::write(folder.join("a.wasm.br"), "small").unwrap();
        let dist = Dist::new(&folder);
        let get = |path, encodings, known| dist.answer(&Wish { path, encodings, known });
        assert_eq!(get("/a.wasm", "gzip, br", "").body, b"small");
        assert_eq!(get("/a.wasm", "gzip, br", "").header("content-encoding"), Some("br"));
        assert_eq!(get("/a.wasm", "br;q=0", "").body, b"plain");
        assert_eq!(get("/a.wasm", "br; q=0.000", "").body, b"plain");
        assert_eq!(get("/a.wasm", "br;q=0.5", "").body, b"small");
        assert_eq!(get("/a.wasm", "", "").header("content-type"), Some("application/wasm"));
        let tag = get("/a.wasm", "br", "").header("etag").unwrap().to_owned();
        assert_eq!(get("/a.wasm", "br", &tag).status, 304);
        assert_eq!(get("/settings/integrations", "", "").body, b"page");
        assert_eq!(get("/missing.js", "", "").status, 404);
        for path in ["/../package.json", "/..%2fx.json", "/.git/config.json", "//etc/x.json"] {
            assert_eq!(get(path, "", "").status, 404, "{path}");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
