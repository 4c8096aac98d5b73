//! A mock server as a process of its own, and connections to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use spanning_api::endpoint::{CLIENT_HEADER, Op};

/// The server; it ends with the value.
pub struct Server {
    child: Child,
    /// Its port.
    pub port: u16,
    /// Until it answered.
    pub started_in: Duration,
}

impl Server {
    /// Starts it and waits until it answers.
    pub fn start(program: &str, tenants: u32) -> Result<Self, String> {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|probe| probe.local_addr());
        let port = free.map_err(|error| error.to_string())?.port();
        let start = Instant::now();
        let child = Command::new(program)
            .args(["--port", &port.to_string(), "--tenants", &tenants.to_string()])
            .args(["--seed", "7", "--now", "2026-03-10T09:00:00Z", "--memory"])
            .stdout(Stdio::null())
            .spawn()
            .map_err(|error| format!("{program}: {error}"))?;
        let mut server = Self { child, port, started_in: Duration::ZERO };
        loop {
            let answer = Connection::open(port).and_then(|mut to| to.send("GET", "/healthz", "", ""));
            if answer.is_ok_and(|answer| answer.status == 200) {
                server.started_in = start.elapsed();
                return Ok(server);
            }
            if start.elapsed() > Duration::from_secs(60) {
                return Err("the server does not answer".to_owned());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Signs in and returns the session's cookie.
    pub fn sign_in(&self) -> Result<String, String> {
        let path = Op::SignIn.path(&[]);
        let answer = Connection::open(self.port)?.send(Op::SignIn.method().as_str(), &path, "", crate::PERSON)?;
        answer.cookie.ok_or_else(|| format!("the sign-in was refused: {}", answer.status))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing of it is kept: there is nothing to save.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The start of an answer; the body was read to its end.
pub struct Answer {
    pub status: u16,
    pub cookie: Option<String>,
    pub length: usize,
}

/// A connection that is used again and again.
pub struct Connection {
    stream: BufReader<TcpStream>,
    port: u16,
}

impl Connection {
    pub fn open(port: u16) -> Result<Self, String> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map_err(|error| error.to_string())?;
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        Ok(Self { stream: BufReader::new(stream), port })
    }

    pub fn send(&mut self, method: &str, target: &str, cookie: &str, body: &str) -> Result<Answer, String> {
        self.exchange(method, target, cookie, body).map_err(|error| error.to_string())
    }

    fn exchange(&mut self, method: &str, target: &str, cookie: &str, body: &str) -> std::io::Result<Answer> {
        let request = format!(
            "{method} {target} HTTP/1.1\r\nHost: console.localhost:{}\r\n{CLIENT_HEADER}: bench\r\nCookie: {cookie}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len(),
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let mut answer = Answer { status, cookie: None, length: 0 };
        loop {
            line.clear();
            if self.stream.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            let Some((name, value)) = line.split_once(':') else { continue };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => answer.length = value.trim().parse().unwrap_or(0),
                "set-cookie" => answer.cookie = value.trim().split(';').next().map(str::to_owned),
                _ => {}
            }
        }
        let mut rest = vec![0; answer.length];
        self.stream.read_exact(&mut rest)?;
        Ok(answer)
    }
}
