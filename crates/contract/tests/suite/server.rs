//! The simulated back end over HTTP in this process, answering as it should or in one way wrongly.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use spanning_api::Timestamp;
use spanning_mock::{Input, Request, Response, Settings, Site, Sites, World, handle};

/// Changes the question, or gives an answer of its own.
pub type Before = fn(&mut Request) -> Option<Response>;
/// Changes an answer.
pub type After = fn(&Request, &mut Response);

/// 2026-03-10T09:00:00Z.
const EPOCH: Timestamp = Timestamp(1_773_133_200_000);
const DATE: &str = "Tue, 10 Mar 2026 09:00:00 GMT";

struct Backend {
    world: Mutex<(World, u64)>,
    before: Before,
    after: After,
}

/// Serves until the process ends; gives the address.
pub fn start(before: Before, after: After) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let sites = Sites { port };
    let base = sites.origin(Site::Console);
    let settings = Settings { seed: 7, tenants: 30, scenario: String::new(), epoch: EPOCH, sites, kaseyaone: None };
    let world = Mutex::new((World::new(settings).unwrap(), 0));
    let backend = Arc::new(Backend { world, before, after });
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let backend = backend.clone();
            std::thread::spawn(move || connection(&backend, stream.unwrap()));
        }
    });
    base
}

/// Answers what comes over one connection, one after the other.
fn connection(backend: &Backend, mut stream: TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while let Some(mut request) = read(&mut reader) {
        let own = (backend.before)(&mut request);
        let mut response = own.unwrap_or_else(|| backend.answer(&request));
        (backend.after)(&request, &mut response);
        let mut text = format!("HTTP/1.1 {} -\r\ncontent-length: {}\r\n", response.status, response.body.len());
        for (name, value) in &response.headers {
            text += &format!("{name}: {value}\r\n");
        }
        let whole = [text.as_bytes(), b"\r\n", &response.body].concat();
        if stream.write_all(&whole).is_err() {
            return;
        }
    }
}

impl Backend {
    fn answer(&self, request: &Request) -> Response {
        let mut response = if request.path.starts_with("/api/") { self.api(request) } else { page(request) };
        response.set("date", DATE);
        response
    }

    fn api(&self, request: &Request) -> Response {
        let mut world = self.world.lock().unwrap();
        world.1 += 1;
        let mut entropy = [0; 32];
        entropy[..8].copy_from_slice(&world.1.to_be_bytes());
        handle(&mut world.0, request, &Input { now: EPOCH, entropy, verified: None }).response
    }
}

/// A page of the console: only its headers matter here.
fn page(request: &Request) -> Response {
    let host = request.header("host").unwrap_or_default();
    let port = host.rsplit(':').next().unwrap().parse().unwrap();
    let framed = request.path.strip_prefix("/embed/").and_then(|rest| rest.split('/').next());
    let site = Site::ALL.into_iter().find(|site| site.portal().is_some_and(|portal| Some(portal.as_str()) == framed));
    let ancestors = site.map_or("'none'".to_owned(), |site| Sites { port }.origin(site));
    Response::html(200, String::new())
        .with("content-security-policy", &format!("default-src 'none'; frame-ancestors {ancestors}"))
        .with("referrer-policy", "no-referrer")
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut words = line.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers: Vec<(String, String)> = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length").and_then(|(_, value)| value.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let (path, query) = (path.to_owned(), query.to_owned());
    Some(Request { site: Site::Console, method, path, query, headers, body, ip: "203.0.113.5".to_owned() })
}
