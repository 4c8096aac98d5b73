//! Runs a command as a named step: output to a log file, a sign of life while it takes long,
//! and the end of the log when it fails.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::paths;

const SIGN_OF_LIFE: Duration = Duration::from_secs(10);
const TAIL_LINES: usize = 60;

/// A command with a name, not started yet.
pub struct Step {
    label: String,
    command: Command,
    limit: Option<Limit>,
}

/// How long a step may take.
struct Limit {
    time: Duration,
    /// Once the log contains this text, the second limit counts.
    extended: Option<(&'static str, Duration)>,
}

/// How a step ended.
pub struct Finished {
    /// Whether it ended with exit code 0, in time.
    pub ok: bool,
    /// How long it took.
    pub elapsed: Duration,
    /// Where its whole output is.
    pub log: PathBuf,
}

impl Step {
    /// A step called `label` that runs `program` in the workspace root, own tools first on `PATH`.
    pub fn new(label: impl Into<String>, program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(paths::root()).env("PATH", paths::search_path()).stdin(Stdio::null());
        Self { label: label.into(), command, limit: None }
    }

    /// A step that runs the cargo that runs us.
    pub fn cargo(label: impl Into<String>) -> Self {
        Self::new(label, paths::cargo()).env("CARGO_TERM_COLOR", "never")
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    /// Adds an option whose value is a path.
    pub fn arg_path(mut self, option: &str, path: &Path) -> Self {
        self.command.arg(option).arg(path);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Removes an environment variable.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Sets the working folder.
    pub fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Ends the step when it takes longer than `time`.
    pub fn limit(mut self, time: Duration) -> Self {
        self.limit = Some(Limit { time, extended: None });
        self
    }

    /// Allows `time` in all once the output contains `text`.
    pub fn longer_once(mut self, text: &'static str, time: Duration) -> Self {
        if let Some(limit) = &mut self.limit {
            limit.extended = Some((text, time));
        }
        self
    }

    /// Runs the step to its end. An error means that it could not be started.
    pub fn run(mut self) -> Result<Finished> {
        let log = log_file(&self.label);
        fs::create_dir_all(paths::logs())?;
        let output = File::create(&log).with_context(|| format!("cannot write {log:?}"))?;
        self.command.stdout(output.try_clone()?).stderr(output.try_clone()?);
        let program = self.command.get_program().to_owned();
        let mut child = self.command.spawn().with_context(|| format!("{}: cannot start {program:?}", self.label))?;

        let started = Instant::now();
        let mut shown = Duration::ZERO;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break Some(status);
            }
            let elapsed = started.elapsed();
            if self.limit.as_ref().is_some_and(|l| l.over(elapsed, &log)) {
                child.kill()?;
                child.wait()?;
                break None;
            }
            if elapsed >= shown + SIGN_OF_LIFE {
                shown = elapsed;
                say(&format!("     {} {:.0} s  {}", self.label, elapsed.as_secs_f32(), last_line(&log)));
            }
            std::thread::sleep(Duration::from_millis(if elapsed.as_secs() < 2 { 20 } else { 200 }));
        };
        Ok(Finished { ok: status.is_some_and(|s| s.success()), elapsed: started.elapsed(), log })
    }

    /// Runs the step; a failure is an error that shows the end of its output.
    pub fn run_ok(self) -> Result<Finished> {
        let label = self.label.clone();
        let words: Vec<_> = [self.command.get_program()].into_iter().chain(self.command.get_args()).collect();
        let command = words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
        let finished = self.run()?;
        if !finished.ok {
            bail!(
                "{label} failed after {:.1} s\n{}\n  command: {command}\n  whole output: {}",
                finished.elapsed.as_secs_f32(),
                finished.tail(),
                finished.log.display()
            );
        }
        Ok(finished)
    }
}

impl Limit {
    fn over(&self, elapsed: Duration, log: &Path) -> bool {
        if elapsed < self.time {
            return false;
        }
        match self.extended {
            Some((text, longer)) => elapsed >= longer || !fs::read_to_string(log).unwrap_or_default().contains(text),
            None => true,
        }
    }
}

impl Finished {
    /// The whole output.
    pub fn text(&self) -> String {
        fs::read(&self.log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    /// The last lines of the output, indented.
    pub fn tail(&self) -> String {
        let text = self.text();
        let lines: Vec<&str> = text.lines().collect();
        let from = lines.len().saturating_sub(TAIL_LINES);
        lines[from..].iter().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
    }
}

/// What a quick command prints on stdout, when it succeeds.
pub fn read(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(args)
        .env("PATH", paths::search_path())
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Prints a line at once, also when the output goes to a file.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Nobody reads any more: nothing to do about it.
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}

/// Whether somebody can answer a question.
pub fn interactive() -> bool {
    std::io::stdin().is_terminal() && std::env::var_os("CI").is_none()
}

fn log_file(label: &str) -> PathBuf {
    let name: String = label.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    paths::logs().join(format!("{}.log", name.to_lowercase()))
}

fn last_line(log: &Path) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let line = text.lines().rev().find(|line| !line.trim().is_empty());
    line.unwrap_or_default().trim().chars().take(100).collect()
}
