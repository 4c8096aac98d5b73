//! The real program in a process of its own, and an HTTP client that can name any host.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What opens the control door.
pub const CONTROL: [(&str, &str); 1] = [("x-mock-control", "1")];

/// A running server; killed when dropped.
pub struct Server {
    pub child: Child,
    pub port: u16,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.body))
    }
}

pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

pub fn program(port: u16, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spanning-mock-server"));
    command.args(["--port", &port.to_string(), "--tenants", "30"]);
    if !arguments.contains(&"--now") {
        command.args(["--now", "2026-03-10T09:00:00Z"]);
    }
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

impl Server {
    pub fn start(port: u16, arguments: &[&str]) -> Self {
        let child = program(port, arguments).spawn().unwrap();
        let server = Self { child, port };
        for _ in 0..200 {
            if server.try_send("console", "GET", "/healthz", &[], "").is_some_and(|answer| answer.status == 200) {
                return server;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        panic!("the server did not start");
    }

    pub fn in_folder(port: u16, folder: &Path) -> Self {
        Self::start(port, &["--data", folder.to_str().unwrap()])
    }

    /// SIGKILL, as a power cut.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn send(&self, site: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.try_send(site, method, path, headers, body).expect("an answer")
    }

    /// `None` when the connection broke before the whole answer was there.
    pub fn try_send(
        &self,
        site: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Option<Answer> {
        send(self.port, site, method, path, headers, body)
    }

    /// Signs in to the console and gives the cookie.
    pub fn sign_in(&self, email: &str) -> String {
        let body = format!(r#"{{"email":"{email}","password":"simulation"}}"#);
        let answer = self.send("console", "POST", "/api/v1/session", &[], &body);
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
    }
}

pub fn send(port: u16, site: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Option<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    let mut text = format!("{method} {path} HTTP/1.1\r\nhost: {site}.localhost:{port}\r\nconnection: close\r\n");
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    if !body.is_empty() {
        text += "content-type: application/json\r\nx-spanning-client: test\r\n";
    }
    text += &format!("content-length: {}\r\n\r\n{body}", body.len());
    stream.write_all(text.as_bytes()).ok()?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let status = line.split(' ').nth(1)?.parse().ok()?;
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.push((name.to_lowercase(), value.to_owned()));
    }
    let wanted = headers.iter().find(|(name, _)| name == "content-length").and_then(|(_, value)| value.parse().ok());
    let mut body = Vec::new();
    reader.read_to_end(&mut body).ok()?;
    // A cut body is not an acknowledgement.
    (method == "HEAD" || wanted.is_none_or(|wanted: usize| wanted == body.len())).then_some(())?;
    Some(Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() })
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
