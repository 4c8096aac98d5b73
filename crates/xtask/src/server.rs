//! The mock server: building it, starting it, waiting for it, stopping it.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::process::{Step, say};

/// Options of `demo` and `dev`.
#[derive(clap::Args)]
pub struct Options {
    /// Port of all addresses
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Seed of the generated world
    #[arg(long)]
    seed: Option<u64>,
    /// Number of customer tenants
    #[arg(long)]
    tenants: Option<u32>,
    /// Named scenario: faults and special states
    #[arg(long)]
    scenario: Option<String>,
    /// Folder where changes are kept
    #[arg(long)]
    data: Option<PathBuf>,
    /// Keep changes in memory only
    #[arg(long)]
    memory: bool,
    /// Forget earlier changes
    #[arg(long)]
    reset: bool,
    /// A real OpenID provider in the place of the simulated KaseyaOne login (see docs/linking.md)
    #[arg(long, value_name = "URL")]
    kaseyaone_issuer: Option<String>,
    /// What the console is registered as there
    #[arg(long, value_name = "ID", requires = "kaseyaone_issuer")]
    kaseyaone_client_id: Option<String>,
}

impl Options {
    fn forward(&self, command: &mut Command) {
        command.args(["--port", &self.port.to_string()]);
        if let Some(seed) = self.seed {
            command.args(["--seed", &seed.to_string()]);
        }
        if let Some(tenants) = self.tenants {
            command.args(["--tenants", &tenants.to_string()]);
        }
        if let Some(scenario) = &self.scenario {
            command.args(["--scenario", scenario]);
        }
        if let Some(data) = &self.data {
            // The server runs in the workspace root; the path was given where the user is.
            command.arg("--data").arg(std::path::absolute(data).unwrap_or_else(|_| data.clone()));
        }
        for (value, flag) in
            [(&self.kaseyaone_issuer, "--kaseyaone-issuer"), (&self.kaseyaone_client_id, "--kaseyaone-client-id")]
        {
            if let Some(value) = value {
                command.args([flag, value]);
            }
        }
        for (set, flag) in [(self.memory, "--memory"), (self.reset, "--reset")] {
            if set {
                command.arg(flag);
            }
        }
    }

    /// An error that says what to do when the port cannot be used.
    pub fn check_port(&self) -> Result<()> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        match TcpListener::bind(address) {
            Ok(_) => Ok(()),
            Err(error) => bail!(
                "port {} cannot be used ({error}). Choose another one, for example --port {}, or stop what uses it.",
                self.port,
                self.port.wrapping_add(1).max(1024),
            ),
        }
    }
}

/// Which of a library's features are built in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Features {
    /// Those that the server asks for.
    Own,
    /// Those that all packages and their tests ask for: after the native tests nothing is left to build.
    OfTests,
}

/// Builds the server with a cargo profile and returns its path.
pub fn build(profile: &str, features: Features) -> Result<PathBuf> {
    let scope: &[&str] = match features {
        Features::Own => &["--package", PROGRAM],
        Features::OfTests => &["--workspace", "--tests"],
    };
    let finished = Step::cargo("building the mock server")
        .args(["build", "--bin", PROGRAM, "--profile", profile])
        .args(scope)
        .run_ok()?;
    say(&format!("  ok mock server               {:>6.1} s", finished.elapsed.as_secs_f32()));
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(paths::target()?.join(folder).join(PROGRAM))
}

/// The mock server's package and program.
const PROGRAM: &str = "spanning-mock-server";

/// A running server; it and every other given program is stopped when one ends or on Ctrl-C.
pub struct Running {
    programs: Vec<Child>,
    stop: Receiver<()>,
    port: u16,
}

impl Running {
    /// Starts the server with `dist`.
    pub fn start(program: &Path, dist: &Path, options: &Options) -> Result<Self> {
        options.check_port()?;
        let (sender, stop) = channel();
        // The programs run in process groups of their own: a Ctrl-C reaches them through us, once.
        ctrlc::set_handler(move || {
            let _ = sender.send(());
        })
        .context("cannot listen for Ctrl-C")?;
        let mut command = Command::new(program);
        command.current_dir(paths::root()).arg("--dist").arg(dist);
        options.forward(&mut command);
        let mut running = Self { programs: Vec::new(), stop, port: options.port };
        running.add(command)?;
        Ok(running)
    }

    /// Starts another program beside it.
    pub fn add(&mut self, mut command: Command) -> Result<()> {
        let program = command.get_program().to_owned();
        let child = command.process_group(0).spawn().with_context(|| format!("cannot start {program:?}"))?;
        self.programs.push(child);
        Ok(())
    }

    /// Waits until the server answers; false when it was stopped before.
    pub fn wait_until_ready(&mut self) -> Result<bool> {
        let started = Instant::now();
        while !answers(self.port) {
            if self.stopped(Duration::from_millis(50))? {
                return Ok(false);
            }
            if started.elapsed() > Duration::from_secs(60) {
                self.shut_down()?;
                bail!("the mock server did not answer on port {} within 60 s", self.port);
            }
        }
        Ok(true)
    }

    /// Waits for Ctrl-C, then stops everything.
    pub fn until_stopped(&mut self) -> Result<()> {
        while !self.stopped(Duration::from_millis(500))? {}
        Ok(())
    }

    /// Waits a moment; true when Ctrl-C was pressed, an error when a program ended by itself.
    fn stopped(&mut self, moment: Duration) -> Result<bool> {
        if self.stop.recv_timeout(moment) != Err(RecvTimeoutError::Timeout) {
            self.shut_down()?;
            return Ok(true);
        }
        for index in 0..self.programs.len() {
            if let Some(status) = self.programs[index].try_wait()? {
                self.shut_down()?;
                bail!("a program ended by itself ({status}); its output is above");
            }
        }
        Ok(false)
    }

    fn shut_down(&mut self) -> Result<()> {
        for child in &mut self.programs {
            stop(child)?;
        }
        self.programs.clear();
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // After an error nothing may be left behind; the error itself is what gets reported.
        let _ = self.shut_down();
    }
}

/// Asks a program to end as Ctrl-C does, and insists after ten seconds.
fn stop(child: &mut Child) -> Result<ExitStatus> {
    let group = format!("-{}", child.id());
    Command::new("sh").args(["-c", "kill -INT \"$0\"", &group]).status()?;
    let asked = Instant::now();
    while asked.elapsed() < Duration::from_secs(10) {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill()?;
    Ok(child.wait()?)
}

fn answers(port: u16) -> bool {
    let get = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(stream, "GET /healthz HTTP/1.1\r\nHost: console.localhost:{port}\r\nConnection: close\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(String::from_utf8_lossy(&start).into_owned())
    };
    get().is_ok_and(|status| status == "HTTP/1.1 200")
}
