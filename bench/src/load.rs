//! The list over HTTP at a fixed rate. Open loop: a request counts from the moment it was due, so a slow
//! answer is not hidden by the requests that waited behind it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use spanning_api::endpoint::Op;

use crate::server::{Connection, Server};

/// Requests in a second.
const RATE: u32 = 200;
/// Connections; more than are ever busy at once, unless the server does not keep up.
const CONNECTIONS: usize = 32;
/// Starts of which the median counts.
const STARTS: usize = 3;

/// What people ask of the list.
const QUERIES: [&str; 12] = [
    "",
    "offset=50",
    "offset=50000",
    "q=dental",
    "q=har",
    "q=s",
    "sort=-storage",
    "sort=seats&offset=1000",
    "sort=lastBackup",
    "attention=failed",
    "status=failed,partial&sort=-seats",
    "q=group&subscription=trial",
];

/// Prints cold start and latencies.
pub fn run(program: &str, tenants: u32, seconds: u32) -> Result<(), String> {
    let mut starts = Vec::new();
    let mut server = Server::start(program, tenants)?;
    starts.push(server.started_in);
    for _ in 1..STARTS {
        drop(server);
        server = Server::start(program, tenants)?;
        starts.push(server.started_in);
    }
    starts.sort();
    println!("cold start, {tenants} tenants      {:>8.0} ms, median of {STARTS}", milliseconds(starts[STARTS / 2]));
    let cookie = server.sign_in()?;
    first_answers(server.port, &cookie)?;
    let (latencies, wrong) = load(server.port, &cookie, seconds)?;
    let at = |part: f64| {
        let index = (latencies.len() as f64 * part).ceil() as usize;
        latencies.get(index.saturating_sub(1)).copied().map(milliseconds).unwrap_or_default()
    };
    let kinds = QUERIES.len();
    println!(
        "list, {RATE} requests a second for {seconds} s: {kinds} kinds of query, every tenth request a new search"
    );
    println!("  p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, longest {:.1} ms", at(0.5), at(0.95), at(0.99), at(1.0));
    println!("  {} answers, {wrong} of them wrong", latencies.len());
    Ok(())
}

/// Before anything is at hand: the first list of all, and the first of each kind.
fn first_answers(port: u16, cookie: &str) -> Result<(), String> {
    let (path, mut connection) = (Op::ListTenants.path(&[]), Connection::open(port)?);
    let mut times = Vec::new();
    for query in QUERIES {
        let start = Instant::now();
        connection.send("GET", &format!("{path}?{query}"), cookie, "")?;
        times.push(milliseconds(start.elapsed()));
    }
    let later = times.iter().skip(1).copied().fold(0.0, f64::max);
    println!("first list {:.0} ms; first of another kind at most {later:.0} ms", times.first().copied().unwrap_or(0.0));
    Ok(())
}

/// What the request of a number asks for.
fn query(number: usize) -> String {
    if number % 10 < 9 {
        return QUERIES[number % QUERIES.len()].to_owned();
    }
    let letter = |at: usize| char::from(b'a' + (at % 26) as u8);
    let letters: String = [number / 10, number / 260, number * 7 / 10].map(letter).iter().collect();
    format!("q={letters}")
}

/// All latencies in order, and how many answers were no list.
fn load(port: u16, cookie: &str, seconds: u32) -> Result<(Vec<Duration>, usize), String> {
    let (path, next, count) = (Op::ListTenants.path(&[]), AtomicUsize::new(0), (RATE * seconds) as usize);
    let start = Instant::now() + Duration::from_millis(100);
    let worker = || -> Result<Vec<(Duration, bool)>, String> {
        let mut connection = Connection::open(port)?;
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return Ok(done);
            }
            let due = start + Duration::from_secs(1) * number as u32 / RATE;
            thread::sleep(due.saturating_duration_since(Instant::now()));
            let query = query(number);
            let answer = connection.send("GET", &format!("{path}?{query}"), cookie, "")?;
            done.push((due.elapsed(), answer.status == 200 && answer.length > 20));
        }
    };
    let all: Result<Vec<_>, String> = thread::scope(|scope| {
        let workers: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(worker)).collect();
        let joined = workers.into_iter().map(|worker| worker.join().map_err(|_| "a worker panicked".to_owned())?);
        joined.collect()
    });
    let all: Vec<(Duration, bool)> = all?.into_iter().flatten().collect();
    let wrong = all.iter().filter(|(_, right)| !right).count();
    let mut latencies: Vec<Duration> = all.into_iter().map(|(latency, _)| latency).collect();
    latencies.sort();
    Ok((latencies, wrong))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
