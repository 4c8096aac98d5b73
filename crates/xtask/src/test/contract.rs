//! The mock server as a back-end team would ask it: our own suite, then Schemathesis with a fixed seed.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use spanning_api::endpoint::BASE;

use super::counts::{Counts, ONE_FAILED, ONE_PASSED};
use crate::process::{Step, say};
use crate::server::{self, Features};
use crate::{paths, setup};

/// The seed of everything that is made up, and how much of it for each operation.
const SEED: &str = "7";
const EXAMPLES: &str = "10";
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";
/// The package of the suite, which is its program as well.
const SUITE: &str = "spanning-contract";

/// Runs both against a fresh server.
pub fn run(features: Features) -> Result<Counts> {
    let program = server::build("dev", features)?;
    let mut counts = Counts::default();
    for part in [suite, schemathesis] {
        let server = Server::start(&program)?;
        counts += part(server.port, features)?;
    }
    Ok(counts)
}

fn suite(port: u16, features: Features) -> Result<Counts> {
    let run = asked(port, features)?.args(["--mutations", "--quiet"]).env("CONTRACT_PASSWORD", "simulation").run()?;
    if !run.ok {
        say(&run.tail());
        return Ok(ONE_FAILED);
    }
    Ok(ONE_PASSED)
}

fn schemathesis(port: u16, features: Features) -> Result<Counts> {
    let signed_in = asked(port, features)?.args(["--cookies"]).run_ok()?.text();
    let cookies = signed_in.lines().last().context("the suite printed no cookies")?;
    // `*.localhost` is known to browsers, not to every resolver: hence the header.
    let header = |name: &str, value: &str| ["-H".to_owned(), format!("{name}: {value}")];
    let run = Step::new("Schemathesis", setup::schemathesis())
        // It keeps a folder of its own where it is started.
        .dir(paths::tools())
        .args(["run", "../crates/api/openapi.json", "--url", &format!("http://127.0.0.1:{port}{BASE}"), "--no-color"])
        .args(header("Host", &host(port)))
        .args(header("Cookie", cookies))
        .args(header("X-Spanning-Client", "schemathesis"))
        // What it makes up for security would take the place of the cookie.
        .args(["--generation-with-security-parameters", "false", "--phases", "examples,coverage,fuzzing"])
        .args(["--seed", SEED, "--max-examples", EXAMPLES, "--checks", CHECKS])
        // These would sign it out.
        .args(["--exclude-operation-id", "SignOut", "--exclude-operation-id", "SignOutEverywhere"])
        .args(["--exclude-path-regex", "^/session/"])
        .run()?;
    let text = run.text();
    let generated = text.lines().rev().find(|line| line.contains("generated")).map_or("", str::trim);
    if !run.ok || generated.is_empty() {
        say(&format!("{}\n    whole output: {}", run.tail(), run.log.display()));
        return Ok(ONE_FAILED);
    }
    say(&format!("  ok Schemathesis: {generated}"));
    Ok(ONE_PASSED)
}

/// The suite, asking that port: as the native tests built it, or built for this.
fn asked(port: u16, features: Features) -> Result<Step> {
    let step = match features {
        Features::OfTests => Step::new("contract suite", paths::target()?.join("debug").join(SUITE)),
        Features::Own => Step::cargo("contract suite").args(["run", "--quiet", "--package", SUITE, "--"]),
    };
    Ok(step.args(["--base-url", &format!("http://{}", host(port))]))
}

fn host(port: u16) -> String {
    format!("console.localhost:{port}")
}

/// A server that is stopped when this goes.
struct Server {
    program: Child,
    port: u16,
}

impl Server {
    fn start(program: &Path) -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let program = Command::new(program)
            .current_dir(paths::root())
            .args(["--memory", "--seed", SEED, "--now", "2026-03-10T09:00:00Z", "--port", &port.to_string()])
            .stdout(Stdio::null())
            .spawn()
            .context("the mock server does not start")?;
        let server = Self { program, port };
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if started.elapsed() > Duration::from_secs(30) {
                bail!("the mock server does not answer");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
